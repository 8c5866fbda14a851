// SPDX-License-Identifier: EUPL-1.2
#include "drivers/printer/slip_raster.h"

#include "tests/support/offscreen.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ventanilla::drivers {
namespace {

class SlipRaster : public testing::Test
{
protected:
    SlipRaster() { test::offscreenApplication(); }

    static SlipLine line(SlipLine::Style style, std::string text)
    {
        return {style, SensitiveText{std::move(text)}};
    }
    static Slip slip(std::string language, std::string text)
    {
        return {std::move(language), {line(SlipLine::Style::Text, std::move(text))}, std::nullopt};
    }
    static bool isBlack(const Raster& raster, std::uint32_t x, std::uint32_t y)
    {
        const auto byte = raster.bits.reveal()[(std::size_t{y} * raster.width + x) / 8];
        return (byte & (0x80U >> (x % 8))) != 0;
    }
    /// First and last column with ink.
    static std::pair<std::uint32_t, std::uint32_t> inkColumns(const Raster& raster)
    {
        std::uint32_t first = raster.width;
        std::uint32_t last = 0;
        for (std::uint32_t i = 0; i < raster.width * raster.height; ++i) {
            if (isBlack(raster, i % raster.width, i / raster.width)) {
                first = std::min(first, i % raster.width);
                last = std::max(last, i % raster.width);
            }
        }
        return {first, last};
    }
};

TEST_F(SlipRaster, IsAsWideAsThePaper)
{
    for (const auto paper : {PaperWidth::Mm58, PaperWidth::Mm80}) {
        const auto raster = drawSlip(slip("en", "Your application was accepted."), paper);
        ASSERT_TRUE(raster);
        EXPECT_EQ(raster->width, static_cast<std::uint32_t>(paper));
        EXPECT_EQ(raster->bits.reveal().size(), std::size_t{raster->width} / 8 * raster->height);
        const auto [first, last] = inkColumns(*raster);
        EXPECT_GE(first, 12U);
        EXPECT_LT(last, raster->width - 12);
    }
}

TEST_F(SlipRaster, WrapsALongParagraphInsteadOfCuttingIt)
{
    const std::string word = "solicitud ";
    std::string text;
    for (int i = 0; i < 40; ++i) {
        text += word;
    }
    const auto single = drawSlip(slip("es", word), PaperWidth::Mm58);
    const auto many = drawSlip(slip("es", text), PaperWidth::Mm58);
    ASSERT_TRUE(single && many);
    EXPECT_GT(many->height, single->height + 300);
    EXPECT_LT(inkColumns(*many).second, many->width - 12);
}

TEST_F(SlipRaster, BreaksAWordThatIsWiderThanThePaper)
{
    const auto raster = drawSlip(slip("en", std::string(60, 'W')), PaperWidth::Mm58);
    ASSERT_TRUE(raster);
    EXPECT_LT(inkColumns(*raster).second, raster->width - 12);
}

TEST_F(SlipRaster, KeepsACodeOnOneLine)
{
    const Slip code{"en", {line(SlipLine::Style::Code, "7K3M-9QXD-2TVA-8W4R")}, std::nullopt};
    const auto raster = drawSlip(code, PaperWidth::Mm58);
    ASSERT_TRUE(raster);
    EXPECT_LT(raster->height, 110U);
    EXPECT_LT(inkColumns(*raster).second, raster->width - 12);
}

TEST_F(SlipRaster, SetsArabicFromTheRight)
{
    const auto raster = drawSlip(slip("ar", "مرحبا"), PaperWidth::Mm80);
    ASSERT_TRUE(raster);
    const auto [first, last] = inkColumns(*raster);
    EXPECT_GT(first, raster->width / 2);
    EXPECT_GT(last, raster->width - 40);
}

TEST_F(SlipRaster, DrawsTheThreeCornersOfAQrCode)
{
    Slip with{"en", {}, SensitiveText{"VNR1:city:new-haven:7K3M9QXD2TVA8W4R"}};
    const auto raster = drawSlip(with, PaperWidth::Mm58);
    ASSERT_TRUE(raster);
    const auto [first, last] = inkColumns(*raster);
    // A finder pattern's outer ring: seven modules of ink in its first row.
    std::uint32_t top = 0;
    while (!isBlack(*raster, first, top)) {
        ++top;
    }
    std::uint32_t run = 0;
    while (isBlack(*raster, first + run, top)) {
        ++run;
    }
    EXPECT_EQ(run % 7, 0U);
    EXPECT_TRUE(isBlack(*raster, last, top));
    EXPECT_NEAR(first, raster->width - 1 - last, 9);
}

TEST_F(SlipRaster, RefusesWhatNoPrinterCanPrint)
{
    Slip endless;
    endless.lines.assign(2000, line(SlipLine::Style::Text, "x"));
    EXPECT_FALSE(drawSlip(endless, PaperWidth::Mm58));
    const Slip fat{"en", {}, SensitiveText{std::string(4000, 'q')}};
    const auto refused = drawSlip(fat, PaperWidth::Mm80);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind(), ErrorKind::InvalidInput);
}

} // namespace
} // namespace ventanilla::drivers
