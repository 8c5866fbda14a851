// SPDX-License-Identifier: EUPL-1.2
//
// Any grey picture as a page of print: lines within it, cuts of the network's shape; any scores as
// characters.
#include "kiosk/base/result.h"
#include "kiosk/reading/text/line_finder.h"
#include "kiosk/reading/text/text_cut.h"
#include "kiosk/reading/text/text_decode.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace ventanilla::reading;

namespace {

void checkPage(const std::vector<std::uint8_t>& bytes, int width)
{
    const int height = static_cast<int>(bytes.size()) / width;
    if (height < 1) {
        return;
    }
    const cv::Mat page(height, width, CV_8UC1, const_cast<std::uint8_t*>(bytes.data()));
    for (const FoundLine& line : findLines(page)) {
        VN_ASSERT(std::isfinite(line.length()) && line.capital >= 1);
        for (const TextCut& cut : cutText(page, line)) {
            VN_ASSERT(cut.pixels.rows == TextNetwork::kHeight &&
                      cut.pixels.cols <= TextNetwork::kWidths.back());
        }
    }
}

void checkScores(const std::vector<std::uint8_t>& bytes)
{
    constexpr std::size_t kRow = TextNetwork::kClasses;
    const int rows = static_cast<int>(bytes.size() / kRow);
    cv::Mat scores(rows, static_cast<int>(kRow), CV_32F);
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < static_cast<int>(kRow); ++x) {
            const auto at = static_cast<std::size_t>(y) * kRow + static_cast<std::size_t>(x);
            scores.at<float>(y, x) = -static_cast<float>(bytes[at]) / 16;
        }
    }
    constexpr int kBetween = static_cast<int>(kBaseCount) + 1;
    const auto text = decodeText({scores.colRange(0, kBetween), scores.colRange(kBetween, kRow)});
    VN_ASSERT(text.size() <= static_cast<std::size_t>(rows));
    for (const ReadCharacter& character : text) {
        VN_ASSERT(character.letter != 0);
        VN_ASSERT(character.confidence >= 0 && character.confidence <= 1.001F);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kMost = 40'000;
    if (size < 2) {
        return 0;
    }
    const std::vector<std::uint8_t> bytes(data + 1, data + std::min(size, kMost));
    checkPage(bytes, 16 + data[0]);
    checkScores(bytes);
    return 0;
}
