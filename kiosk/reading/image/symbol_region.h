// SPDX-License-Identifier: EUPL-1.2
//
// Parts of a picture that may hold a barcode, turned level and made larger: what a barcode library
// needs where it fails on the whole picture.
#pragma once

#include "kiosk/reading/image/picture.h"

#include <vector>

namespace ventanilla::reading {

/// At most @p most regions of dense black-and-white texture, the largest first, deskewed.
/// Those of few pixels are enlarged twice and lightly smoothed.
[[nodiscard]] std::vector<Picture> symbolRegions(const GreyView& picture, std::size_t most);

} // namespace ventanilla::reading
