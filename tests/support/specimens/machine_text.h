// SPDX-License-Identifier: EUPL-1.2
//
// What machines read on the specimens. Written apart from kiosk/reading, so that it can judge it.
#pragma once

#include "tests/support/specimens/people.h"

#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::specimens {

/// Doc 9303-3, 4.9: weights 7, 3, 1.
[[nodiscard]] char checkDigit(std::string_view text);
/// Doc 9303-3, 6.A, the shorter choices: Ñ is N, Ü is U. Apostrophes go, hyphens and spaces become
/// fillers.
[[nodiscard]] std::string mrzLetters(const std::string& text);

/// Two lines of 44. Issuer and nationality UTO.
[[nodiscard]] std::vector<std::string> td3Lines(const Person& person);
/// Three lines of 30.
[[nodiscard]] std::vector<std::string> td1Lines(const Person& person);
/// AAMVA 2020 (version 10), Connecticut's number, one subfile.
[[nodiscard]] std::string aamvaText(const Person& person);
/// Our own invention: no consulate publishes what its code holds. UTF-8, within Latin-1.
[[nodiscard]] std::string consularText(const Person& person);

} // namespace ventanilla::specimens
