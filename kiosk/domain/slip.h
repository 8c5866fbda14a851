// SPDX-License-Identifier: EUPL-1.2
//
// A slip of paper for the resident: lines of words and at most one QR code.
#pragma once

#include "kiosk/base/sensitive.h"

#include <optional>
#include <string>
#include <vector>

namespace ventanilla {

struct SlipLine
{
    enum class Style { Title, Text, Code, Rule };

    Style style = Style::Text;
    SensitiveText text; ///< UTF-8, one paragraph; wrapped by the printer.
};

struct Slip
{
    std::string language; ///< BCP 47: fonts and direction.
    std::vector<SlipLine> lines;
    std::optional<SensitiveText> qr;
};

} // namespace ventanilla
