// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/image/decode.h"

#include "tests/unit/reading/image/pictures.h"

#include <gtest/gtest.h>

namespace ventanilla::reading {
namespace {

using namespace ventanilla::test;

constexpr int kWidth = 64;
constexpr int kHeight = 32;

int pixel(const Picture& picture, int x, int y)
{
    return picture.pixels()[static_cast<std::size_t>(y) * picture.stride() +
                            static_cast<std::size_t>(x * picture.channels())];
}

Bytes jpeg()
{
    return jpegOf(halves(kWidth, kHeight), kWidth, kHeight);
}
Bytes png()
{
    return pngOf(halves(kWidth, kHeight), kWidth, kHeight, PNG_FORMAT_GRAY);
}

TEST(DecodePicture, ReadsJpegAndPngAlike)
{
    for (const Bytes& file : {jpeg(), png()}) {
        const auto picture = decodePicture(file, Layout::Grey);
        ASSERT_TRUE(picture);
        EXPECT_EQ(picture->width(), kWidth);
        EXPECT_EQ(picture->height(), kHeight);
        EXPECT_NEAR(pixel(*picture, 20, 20), 30, 12);
        EXPECT_NEAR(pixel(*picture, 50, 20), 220, 12);
    }
}

TEST(DecodePicture, GivesThreeChannelsWhenAskedForColour)
{
    const auto picture = decodePicture(jpeg(), Layout::Bgr);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->channels(), 3);
}

TEST(DecodePicture, HalvesAJpegOnRequest)
{
    const auto picture = decodePicture(jpeg(), Layout::Grey, 2);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->width(), kWidth / 2);
}

TEST(DecodePicture, MakesTransparencyWhite)
{
    std::vector<std::uint8_t> clear(std::size_t{kWidth} * kHeight * 4, 0);
    const auto picture =
        decodePicture(pngOf(clear, kWidth, kHeight, PNG_FORMAT_RGBA), Layout::Grey);
    ASSERT_TRUE(picture);
    EXPECT_EQ(pixel(*picture, 5, 5), 255);
}

struct Turn
{
    std::uint8_t orientation;
    int width;
    int cornerX; ///< Where the bright corner has gone.
    int cornerY;
    int darkX; ///< Where a point of the dark half has gone.
    int darkY;
};

class ExifTurn : public testing::TestWithParam<Turn>
{};

TEST_P(ExifTurn, IsUndone)
{
    const Turn& turn = GetParam();
    const auto picture =
        decodePicture(withOrientation(jpeg(), turn.orientation, true), Layout::Grey);
    ASSERT_TRUE(picture);
    ASSERT_EQ(picture->width(), turn.width);
    EXPECT_NEAR(pixel(*picture, turn.cornerX, turn.cornerY), 220, 14);
    EXPECT_NEAR(pixel(*picture, turn.darkX, turn.darkY), 30, 14);
}

// EXIF 2.32, 4.6.4 A: where row 0 and column 0 of the stored picture belong.
INSTANTIATE_TEST_SUITE_P(AllEight,
                         ExifTurn,
                         testing::Values(Turn{1, kWidth, 3, 3, 10, 24},
                                         Turn{2, kWidth, 60, 3, 53, 24},
                                         Turn{3, kWidth, 60, 28, 53, 7},
                                         Turn{4, kWidth, 3, 28, 10, 7},
                                         Turn{5, kHeight, 3, 3, 24, 10},
                                         Turn{6, kHeight, 28, 3, 7, 10},
                                         Turn{7, kHeight, 28, 60, 7, 53},
                                         Turn{8, kHeight, 3, 60, 24, 53}),
                         [](const auto& row) {
                             return "Orientation" + std::to_string(row.param.orientation);
                         });

TEST(DecodePicture, RefusesWhatIsNoPicture)
{
    for (const Bytes& file : {Bytes{},
                              bytesOf("%PDF-1.7 not a picture"),
                              bytesOf("\xFF\xD8\xFFnonsense"),
                              bytesOf("\x89PNG\r\n\x1A\nxx")})
    {
        const auto picture = decodePicture(file, Layout::Grey);
        ASSERT_FALSE(picture);
        EXPECT_EQ(picture.error().kind(), ErrorKind::InvalidInput);
    }
}

TEST(DecodePicture, RefusesAPictureThatEndsTooEarly)
{
    for (Bytes file : {jpeg(), png()}) {
        file.resize(file.size() * 2 / 3);
        const auto picture = decodePicture(file, Layout::Grey);
        ASSERT_FALSE(picture);
        EXPECT_EQ(picture.error().kind(), ErrorKind::InvalidInput);
    }
}

/// A JPEG whose header claims another size than its data.
Bytes claiming(Bytes file, std::uint16_t width, std::uint16_t height)
{
    for (std::size_t i = 0; i + 8 < file.size(); ++i) {
        if (file[i] == std::byte{0xFF} && file[i + 1] == std::byte{0xC0}) {
            file[i + 5] = std::byte(height >> 8U);
            file[i + 6] = std::byte(height & 0xFFU);
            file[i + 7] = std::byte(width >> 8U);
            file[i + 8] = std::byte(width & 0xFFU);
            break;
        }
    }
    return file;
}

TEST(DecodePicture, RefusesTwoHundredMegapixelsByTheHeader)
{
    for (const Bytes& file : {claiming(jpeg(), 20000, 10000), claiming(jpeg(), 20001, 10)}) {
        const auto picture = decodePicture(file, Layout::Grey);
        ASSERT_FALSE(picture);
        EXPECT_EQ(picture.error().kind(), ErrorKind::Unsupported);
    }
}

TEST(DecodePicture, RefusesAFileBeyondThirtyTwoMegabytes)
{
    Bytes file = jpeg();
    file.resize(kLargestFile + 1);
    const auto picture = decodePicture(file, Layout::Grey);
    ASSERT_FALSE(picture);
    EXPECT_EQ(picture.error().kind(), ErrorKind::Unsupported);
}

TEST(DecodePreview, IsHalfSizeBgrx)
{
    std::vector<std::byte> out(std::size_t{kWidth / 2} * (kHeight / 2) * 4);
    const auto size = decodePreview(jpeg(), out);
    ASSERT_TRUE(size);
    EXPECT_EQ(size->width, kWidth / 2);
    EXPECT_EQ(size->height, kHeight / 2);
    EXPECT_NEAR(std::to_integer<int>(out[std::size_t{4} * 28]), 220, 14);
}

TEST(DecodePreview, RefusesABufferThatIsTooSmall)
{
    std::vector<std::byte> out(std::size_t{kWidth / 2} * (kHeight / 2) * 4 - 1);
    const auto size = decodePreview(jpeg(), out);
    ASSERT_FALSE(size);
    EXPECT_EQ(size.error().kind(), ErrorKind::Unsupported);
}

TEST(Yuyv, GivesLumaAndPreview)
{
    Bytes frame;
    for (const std::uint8_t luma : halves(kWidth, kHeight)) {
        frame.push_back(std::byte{luma});
        frame.push_back(std::byte{128});
    }
    const auto grey = greyOfYuyv(frame, kWidth, kHeight);
    ASSERT_TRUE(grey);
    EXPECT_EQ(pixel(*grey, 50, 20), 220);
    std::vector<std::byte> out(std::size_t{kWidth / 2} * (kHeight / 2) * 4);
    EXPECT_TRUE(previewOfYuyv(frame, kWidth, kHeight, out));
    frame.pop_back();
    EXPECT_FALSE(greyOfYuyv(frame, kWidth, kHeight));
}

} // namespace
} // namespace ventanilla::reading
