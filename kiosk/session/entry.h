// SPDX-License-Identifier: EUPL-1.2
//
// What residents type, cleaned of stray spaces and judged: an answer names the field that needs a
// look.
#pragma once

#include "kiosk/domain/person.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::session {

/// What is wrong with a typed value; the words for it are chosen by the screen.
enum class EntryFault {
    None,
    Empty,
    TooLong,
    ForeignCharacter,
    NoSuchDate,
    InTheFuture,
    TooLongAgo,
    NotAPhoneNumber,
    NotAnEmail,
    NotAState,
    NotAPostalCode,
};

/// "2026-11-22".
[[nodiscard]] std::string isoDay(std::chrono::year_month_day day);
/// Without spaces at the ends, single spaces between words, no control characters.
[[nodiscard]] std::string tidy(std::string_view text);
[[nodiscard]] PersonName tidied(const PersonName& name);
[[nodiscard]] Address tidied(const Address& address);

/// One name alone is a name. Letters of any script, spaces, hyphens, apostrophes, full stops.
[[nodiscard]] EntryFault judgeName(const PersonName& name);
/// @p today absent: the clock is not believed and the future cannot be told.
[[nodiscard]] EntryFault judgeBirthDate(const PartialDate& date, std::optional<PartialDate> today);
/// Street, city, state and postal code are needed; care-of and unit are not.
[[nodiscard]] EntryFault judgeAddress(const Address& address);
/// Ten digits, with or without the leading 1 and any punctuation; or an e-mail address.
[[nodiscard]] EntryFault judgeContact(const Contact& contact);
/// "+12035550100" for a number that judgeContact() takes; other text unchanged but tidy.
[[nodiscard]] Contact tidied(const Contact& contact);

} // namespace ventanilla::session
