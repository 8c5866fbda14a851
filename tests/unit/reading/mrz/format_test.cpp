// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/format.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ventanilla::reading::mrz {
namespace {

TEST(Formats, CoverEveryPositionExactlyOnce)
{
    for (const auto& format : allFormats()) {
        std::vector<std::vector<int>> seen(format.lines, std::vector<int>(format.lineLength, 0));
        for (const auto& field : format.fields) {
            for (std::size_t i = 0; i < field.span.length; ++i) {
                ++seen.at(field.span.line).at(field.span.begin + i);
            }
        }
        for (const auto& line : seen) {
            EXPECT_TRUE(std::ranges::all_of(line, [](int n) { return n == 1; })) << format.name;
        }
    }
}

TEST(Formats, AreFoundByTheirKind)
{
    for (const auto kind :
         {ZoneKind::Td1, ZoneKind::Td2, ZoneKind::Td3, ZoneKind::MrvA, ZoneKind::MrvB})
    {
        EXPECT_EQ(formatOf(kind).kind, kind);
    }
}

TEST(Formats, GiveVisasNoCompositeDigit)
{
    EXPECT_EQ(formatOf(ZoneKind::MrvA).find(ZoneField::CompositeCheck), nullptr);
    EXPECT_EQ(formatOf(ZoneKind::MrvB).find(ZoneField::CompositeCheck), nullptr);
    EXPECT_NE(formatOf(ZoneKind::Td3).find(ZoneField::CompositeCheck), nullptr);
}

TEST(KindOf, GoesByShapeAndFirstCharacter)
{
    const auto lines = [](std::size_t count, std::size_t length, char first) {
        std::vector<std::string> made(count, std::string(length, '<'));
        made.front().front() = first;
        return made;
    };
    EXPECT_EQ(kindOf(lines(3, 30, 'I')), ZoneKind::Td1);
    EXPECT_EQ(kindOf(lines(2, 36, 'I')), ZoneKind::Td2);
    EXPECT_EQ(kindOf(lines(2, 36, 'V')), ZoneKind::MrvB);
    EXPECT_EQ(kindOf(lines(2, 44, 'P')), ZoneKind::Td3);
    EXPECT_EQ(kindOf(lines(2, 44, 'V')), ZoneKind::MrvA);
    EXPECT_EQ(kindOf(lines(3, 44, 'P')), std::nullopt);
    EXPECT_EQ(kindOf(lines(2, 43, 'P')), std::nullopt);
    EXPECT_EQ(kindOf(lines(1, 30, 'I')), std::nullopt);
    EXPECT_EQ(kindOf({}), std::nullopt);
}

TEST(StateCodes, AreSortedAndThreeCharactersLong)
{
    const auto codes = stateCodes();
    EXPECT_TRUE(std::ranges::is_sorted(codes));
    EXPECT_TRUE(std::ranges::all_of(codes, [](std::string_view code) { return code.size() == 3; }));
    EXPECT_GE(codes.size(), 249U);
}

TEST(StateCodes, KnowTheAdditionsOfDoc9303)
{
    for (const auto* code : {"D<<",
                             "RKS",
                             "UNK",
                             "GBD",
                             "GBS",
                             "EUE",
                             "UNO",
                             "XXA",
                             "XXB",
                             "XXC",
                             "XXX",
                             "XPO",
                             "ANT",
                             "UTO",
                             "IAO"})
    {
        EXPECT_TRUE(isStateCode(code)) << code;
    }
    for (const auto* code : {"D", "DEU<", "QQQ", "mex", ""}) {
        EXPECT_FALSE(isStateCode(code)) << code;
    }
}

} // namespace
} // namespace ventanilla::reading::mrz
