// SPDX-License-Identifier: EUPL-1.2
//
// What the kiosk senses and shows beside the screen. Absent hardware is normal.
#pragma once

#include "kiosk/base/result.h"

#include <optional>
#include <string>

namespace ventanilla {

enum class PresenceState { Unknown, SomebodyThere, NobodyThere };

class Presence
{
public:
    Presence() = default;
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;
    virtual ~Presence() = default;

    [[nodiscard]] virtual int readableFd() const = 0;
    [[nodiscard]] virtual Result<std::optional<PresenceState>> next() = 0;
};

enum class StatusLight { Off, Ready, Working, NeedsStaff, PaperLeft };

class Lights
{
public:
    Lights() = default;
    Lights(const Lights&) = delete;
    Lights& operator=(const Lights&) = delete;
    virtual ~Lights() = default;

    virtual void tray(bool on) = 0;
    virtual void status(StatusLight light) = 0;
};

/// Speaks what is on the screen. Interruptible; volume and speed are reset per person.
class Speech
{
public:
    Speech() = default;
    Speech(const Speech&) = delete;
    Speech& operator=(const Speech&) = delete;
    virtual ~Speech() = default;

    /// False: there is no voice for @p language and none is borrowed from another.
    [[nodiscard]] virtual bool hasVoice(const std::string& language) const = 0;
    virtual Result<void> say(const std::string& language, const std::string& text) = 0;
    virtual void stop() = 0;
};

} // namespace ventanilla
