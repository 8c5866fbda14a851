// SPDX-License-Identifier: EUPL-1.2
//
// Licence barcodes of people who do not exist.
#pragma once

#include "kiosk/reading/aamva/parse.h"

#include <string>
#include <utility>
#include <vector>

namespace ventanilla::reading::aamva {

using Elements = std::vector<std::pair<std::string, std::string>>;

/// The published Virginia specimen's values.
[[nodiscard]] Elements virginia();
/// As @p elements, with @p id set to @p value.
[[nodiscard]] Elements with(Elements elements, const std::string& id, const std::string& value);

/// A well-formed barcode of version 02 or later.
[[nodiscard]] std::string barcode(const Elements& elements,
                                  const std::string& version = "10",
                                  const std::string& issuer = "636000");

/// Every string in @p licence, one after the other; breaks the build when a member is added and not
/// listed.
[[nodiscard]] std::string everythingIn(const Licence& licence);

[[nodiscard]] std::string joined(const std::vector<SensitiveText>& parts);

} // namespace ventanilla::reading::aamva
