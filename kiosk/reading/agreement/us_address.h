// SPDX-License-Identifier: EUPL-1.2
//
// Finds a mailing address in the United States among printed lines.
#pragma once

#include "kiosk/domain/person.h"

#include <optional>
#include <string_view>

namespace ventanilla::reading::agreement {

/// "NEW HAVEN, CT 06511" and "NEW HAVEN CT 06511-1234": fills city, state and postal code.
[[nodiscard]] std::optional<Address> cityLine(std::string_view utf8);

/// "123 MAIN ST APT 4", "PO BOX 12": fills street and unit into @p address; false when it is no
/// street.
[[nodiscard]] bool takeStreetLine(std::string_view utf8, Address& address);

/// "APT 4", "UNIT 2B", "#3".
[[nodiscard]] bool isUnitLine(std::string_view utf8);

} // namespace ventanilla::reading::agreement
