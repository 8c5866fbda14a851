// SPDX-License-Identifier: EUPL-1.2
//
// Two plain words by which a resident knows that a caller is the bank and not somebody else.
#pragma once

#include "kiosk/base/random.h"

#include <span>
#include <string>
#include <string_view>

namespace ventanilla::session {

/// The list for @p language (BCP 47); English for a language without one.
[[nodiscard]] std::span<const std::string_view> wordList(std::string_view language);

/// Two different words, "river lantern".
[[nodiscard]] std::string twoWords(Random& random, std::string_view language);

} // namespace ventanilla::session
