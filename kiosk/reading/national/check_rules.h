// SPDX-License-Identifier: EUPL-1.2
//
// Check rules of national numbers. All are typo detectors: a number that holds proves nothing about
// its issue, and one that does not hold is a warning, since some issued numbers break their own
// rule. Blanks, dots and hyphens between the characters are passed over.
#pragma once

#include <string_view>

namespace ventanilla::reading::national {

/// Mexico, CURP, 18 characters (Ñ in UTF-8): shape, date, state and check digit.
[[nodiscard]] bool curpHolds(std::string_view text);
/// Guatemala, CUI, 13 digits: check digit, department, municipality.
[[nodiscard]] bool cuiHolds(std::string_view text);
/// El Salvador, DUI, 9 digits.
[[nodiscard]] bool duiHolds(std::string_view text);
/// Ecuador, cédula, 10 digits: province, third digit, check digit.
[[nodiscard]] bool ecuadorianCedulaHolds(std::string_view text);
/// Dominican Republic, cédula, 11 digits.
[[nodiscard]] bool dominicanCedulaHolds(std::string_view text);
/// Brazil, CPF, 11 digits.
[[nodiscard]] bool cpfHolds(std::string_view text);
/// Peru, DNI, 8 digits and the verifier.
[[nodiscard]] bool peruvianDniHolds(std::string_view text);

} // namespace ventanilla::reading::national
