// SPDX-License-Identifier: EUPL-1.2
//
// How a printed name may stand in a machine-readable zone (Doc 9303-3, 6.A). Only ever in this
// direction: a zone cannot be turned back into accented text, because MANUEL contains UE too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::reading::agreement {

/// No component needs more; beyond it the later alternatives are left out.
inline constexpr std::size_t kMaxCandidates = 64;

/// The components of @p utf8 (split at blanks and hyphens, apostrophes and other signs dropped),
/// each with every spelling in A-Z that Doc 9303 allows for it: MUÑOZ gives MUNOZ and MUNXXOZ. The
/// first is the usual one. Letters of other scripts are dropped: a component without Latin letters
/// has no candidates and is left out.
[[nodiscard]] std::vector<std::vector<std::string>> zoneSpellings(std::string_view utf8);

} // namespace ventanilla::reading::agreement
