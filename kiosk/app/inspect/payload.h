// SPDX-License-Identifier: EUPL-1.2
//
// `ventanilla-inspect mrz` and `aamva`: one payload, taken apart field by field.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/person.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace ventanilla::inspect {

/// The lines of one zone. Fail with InvalidInput or Unsupported as the parsers do.
[[nodiscard]] Result<nlohmann::ordered_json> mrzFields(std::string_view payload,
                                                       const std::optional<PartialDate>& today);
/// The bytes of one licence barcode.
[[nodiscard]] Result<nlohmann::ordered_json> aamvaFields(std::string_view payload,
                                                         const std::optional<PartialDate>& today);

/// YYYY-MM-DD. Nothing when it is no day.
[[nodiscard]] std::optional<PartialDate> dayIn(std::string_view text);

} // namespace ventanilla::inspect
