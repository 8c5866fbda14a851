// SPDX-License-Identifier: EUPL-1.2
//
// Makes a kiosk known to its city by a code of use once: key, certificate, trust.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"
#include "services/http/client.h"

#include <string>

namespace ventanilla::courier {

struct EnrolmentOptions
{
    SensitiveText code; ///< As typed.
    std::string kit;    ///< Folder from `ventanilla-admin kiosk code`.
    std::string kiosk;  ///< Holds device/ afterwards.
    std::string city;   ///< "https://host:port".
    std::string proxy;  ///< Empty: none.
};

/// Makes device/device.key where there is none, and leaves device.pem and ca.pem beside it. Gives
/// the kiosk's name. The key stays when a try fails, so that a lost answer can be asked for again.
/// Every failure is a sentence for whoever stands before the kiosk.
[[nodiscard]] Result<std::string> enrol(const EnrolmentOptions& options);

/// Why the city was not heard, in words for an installer.
[[nodiscard]] std::string roadInWords(http::RoadFault fault, const std::string& city);

} // namespace ventanilla::courier
