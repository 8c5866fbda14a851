// SPDX-License-Identifier: EUPL-1.2
//
// Machine-readable zones of ICAO specimens and synthetic people, with what must be read from them.
#pragma once

#include "kiosk/reading/mrz/parse.h"

#include <string>
#include <vector>

namespace ventanilla::reading::mrz {

struct Vector
{
    std::string quirk; ///< Row name.
    std::vector<std::string> lines;
    ZoneKind kind;
    std::string number;
    std::string primary; ///< Components joined by one space.
    std::string secondary;
    PartialDate birth;  ///< All zero: unknown.
    PartialDate expiry; ///< On 21 November 2026.
    Digits digits;
    std::string issuer;
    std::string nationality;
};

inline constexpr PartialDate kToday{2026, 11, 21};

[[nodiscard]] const std::vector<Vector>& goodVectors();

} // namespace ventanilla::reading::mrz
