// SPDX-License-Identifier: EUPL-1.2
//
// Bytes from outside as a picture: header, pixels, preview and EXIF. Whatever is accepted has the
// size it says.
#include "kiosk/base/result.h"
#include "kiosk/reading/image/decode.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

using namespace ventanilla;
using namespace ventanilla::reading;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    const auto header = readHeader(bytes);
    // Large headers cost time, not insight.
    constexpr std::int64_t kMostPixels = 1'000'000;
    if (!header || static_cast<std::int64_t>(header->width) * header->height > kMostPixels) {
        return 0;
    }
    const auto picture = decodePicture(bytes, Layout::Grey);
    if (picture) {
        VN_ASSERT(picture->pixels().size() ==
                  picture->stride() * static_cast<std::size_t>(picture->height()));
    }
    static std::vector<std::byte> preview(4 * kMostPixels);
    (void)decodePreview(bytes, preview);
    return 0;
}
