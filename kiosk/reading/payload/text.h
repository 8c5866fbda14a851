// SPDX-License-Identifier: EUPL-1.2
//
// Text inside outside bytes: character sets, blanks, separators, dates in digits.
#pragma once

#include "kiosk/domain/person.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::reading::payload {

[[nodiscard]] bool isUtf8(std::string_view bytes);
/// @p bytes as they are when they are UTF-8, otherwise read as ISO 8859-1. Control characters
/// become spaces.
[[nodiscard]] std::string utf8Of(std::string_view bytes);
/// Without blanks and NULs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// The runs between any of @p separators, trimmed; empty runs are kept.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text,
                                                  std::string_view separators);
/// The words of a name: split at blanks, empty ones left out, in UTF-8.
[[nodiscard]] std::vector<SensitiveText> words(std::string_view bytes);
/// A number of ASCII digits only; nothing when there is anything else, nothing at all or more than
/// 9 digits.
[[nodiscard]] std::optional<int> number(std::string_view text);

enum class DateOrder { YearFirst, MonthFirst, DayFirst };
/// Eight digits, or parts between '-', '/', '.' or blanks. Nothing when it is no day of the
/// calendar.
[[nodiscard]] std::optional<PartialDate> date(std::string_view text, DateOrder order);

} // namespace ventanilla::reading::payload
