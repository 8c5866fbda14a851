// SPDX-License-Identifier: EUPL-1.2
//
// Consular cards in several designs: languages, label places, faces. None is that of a state.
#pragma once

#include "tests/support/specimens/documents.h"

namespace ventanilla::specimens {

enum class ConsularDesign {
    SpanishEnglish, ///< Labels above, dd/mm/yyyy: the one of drawConsularFront().
    Portuguese,     ///< The name in one line, light letters on a dark band, DejaVu.
    French,         ///< Months by name, a serif face.
    Beside,         ///< Spanish labels before their values on the same line.
};
inline constexpr int kConsularDesigns = 4;

[[nodiscard]] QImage
drawConsularCard(const Person& person, ConsularDesign design, double pixelsPerMillimetre);

} // namespace ventanilla::specimens
