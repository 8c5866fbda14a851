// SPDX-License-Identifier: EUPL-1.2
//
// The places a test or a photographer wants to stand at, and the way there.
#pragma once

#include "kiosk/ui/stage.h"
#include "tests/support/session_fakes.h"

#include <functional>
#include <string>
#include <vector>

namespace ventanilla::test {

/// A stage with devices that do what they are told.
struct StageRoom
{
    StageRoom();

    void lay(Evidence evidence);
    /// "large": text at 200 %; "contrast": high contrast; anything else: as delivered.
    void dress(const QString& variant) const;
    [[nodiscard]] session::Journey& journey() { return stage.journey(); }

    policy::Policy policy;
    FakeRoom room;
    ui::Stage stage;
};

struct Station
{
    const char* name;
    std::function<void(StageRoom&, const std::string& language)> walk;
};

/// Each screen in each of its states.
[[nodiscard]] const std::vector<Station>& stations();

} // namespace ventanilla::test
