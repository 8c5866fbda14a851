// SPDX-License-Identifier: EUPL-1.2
//
// A page's printed lines to Evidence, each field with the picture of its own line.
#pragma once

#include "kiosk/domain/evidence.h"
#include "kiosk/reading/agreement/evidence.h"
#include "kiosk/reading/text/text_reader.h"

namespace ventanilla::reading {

struct PrintedEvidence
{
    Evidence evidence;
    float confidence = 0; ///< 0 to 1, mean over the characters of all lines.
    /// What the reader is there for was found: a name and a birth date, or an address.
    bool useful = false;
};

/// Characters below the reader's belief are marked doubtful: a wrong field that looks certain is
/// worse than none.
[[nodiscard]] PrintedEvidence printedEvidence(const PageText& text,
                                              const agreement::Circumstances& circumstances);

[[nodiscard]] LineCrop cropOf(const Picture& picture);

} // namespace ventanilla::reading
