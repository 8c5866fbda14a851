// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/decode.h"

#include "kiosk/reading/mrz/line_network.h"

#include <gtest/gtest.h>

#include <cmath>

namespace ventanilla::reading {
namespace {

// Doc 9303-4, appendix B.
const std::vector<std::string> kSpecimen{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                         "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};

/// Cells that are sure of @p lines.
std::vector<cv::Mat> sureOf(const std::vector<std::string>& lines)
{
    std::vector<cv::Mat> cells;
    for (const std::string& line : lines) {
        cv::Mat cell(static_cast<int>(line.size()), kLetters, CV_32F, cv::Scalar(std::log(1e-6)));
        for (std::size_t k = 0; k < line.size(); ++k) {
            cell.at<float>(static_cast<int>(k), static_cast<int>(kZoneAlphabet.find(line[k]))) =
                -0.001F;
        }
        cells.push_back(cell);
    }
    return cells;
}

/// The cell at @p line, @p column now leans to @p wrong by @p nats.
void lean(std::vector<cv::Mat>& cells, int line, int column, char wrong, float nats)
{
    cv::Mat& cell = cells[static_cast<std::size_t>(line)];
    float top = -100;
    for (int c = 0; c < kLetters; ++c) {
        top = std::max(top, cell.at<float>(column, c));
    }
    cell.at<float>(column, static_cast<int>(kZoneAlphabet.find(wrong))) = top + nats;
}

TEST(DecodeZone, ReadsASureZoneAsItIs)
{
    const DecodedZone zone = decodeZone(sureOf(kSpecimen));
    EXPECT_EQ(zone.lines, kSpecimen);
    EXPECT_EQ(zone.kind, ZoneKind::Td3);
    EXPECT_TRUE(zone.digitsHold);
    EXPECT_TRUE(zone.certain);
    EXPECT_TRUE(zone.doubtful.empty());
}

TEST(DecodeZone, SettlesATossUpByTheCheckDigit)
{
    auto cells = sureOf(kSpecimen);
    lean(cells, 1, 3, '6', 1.5F); // L896902C3
    const DecodedZone zone = decodeZone(cells);
    EXPECT_EQ(zone.lines, kSpecimen);
    EXPECT_GT(zone.cost, 1);
    EXPECT_FALSE(zone.doubtful.empty());
}

TEST(DecodeZone, NeverForcesACheckDigitThatIsPrintedWrong)
{
    auto printed = kSpecimen;
    printed[1][9] = '7';
    const DecodedZone zone = decodeZone(sureOf(printed));
    EXPECT_EQ(zone.lines, printed);
    EXPECT_FALSE(zone.digitsHold);
    EXPECT_FALSE(zone.certain);
}

TEST(DecodeZone, LeavesADocumentOfWrongDigitsAlone)
{
    auto printed = kSpecimen;
    printed[1][9] = '7';
    printed[1][19] = '3';
    auto cells = sureOf(printed);
    lean(cells, 1, 21, '7', 2.5F); // an expiry that its digit would turn back
    const DecodedZone zone = decodeZone(cells);
    EXPECT_EQ(zone.lines[1][21], '7');
}

TEST(DecodeZone, ReadsLettersAndDigitsByTheField)
{
    auto cells = sureOf(kSpecimen);
    lean(cells, 0, 9, '5', 2);  // ERIK5SON
    lean(cells, 1, 13, 'Z', 2); // a letter in a date
    lean(cells, 1, 12, '0', 2); // UT0
    EXPECT_EQ(decodeZone(cells).lines, kSpecimen);
}

TEST(DecodeZone, KeepsAStrayCharacterThatIsPlainlyThere)
{
    auto stray = kSpecimen;
    stray[0][9] = '5';
    const DecodedZone zone = decodeZone(sureOf(stray));
    EXPECT_EQ(zone.lines, stray);
    EXPECT_FALSE(zone.certain);
}

/// Nothing is seen of the cell.
void hide(std::vector<cv::Mat>& cells, int line, int column)
{
    cells[static_cast<std::size_t>(line)].row(column).setTo(std::log(1.0 / kLetters));
}

TEST(DecodeZone, LetsADigitStandInForOneHiddenCharacterOnly)
{
    auto cells = sureOf(kSpecimen);
    hide(cells, 1, 14); // of the birth date
    const DecodedZone one = decodeZone(cells);
    EXPECT_EQ(one.lines, kSpecimen);
    hide(cells, 1, 15);
    const DecodedZone two = decodeZone(cells);
    EXPECT_FALSE(two.certain);
}

TEST(DecodeZone, FindsNoDatesInRowsOfFillers)
{
    EXPECT_TRUE(decodeZone(sureOf(kSpecimen)).isDated);
    EXPECT_FALSE(decodeZone(sureOf({std::string(44, '<'), std::string(44, '<')})).isDated);
}

TEST(DecodeZone, AsksWhenANameCharacterIsHidden)
{
    auto cells = sureOf(kSpecimen);
    hide(cells, 0, 7);
    EXPECT_FALSE(decodeZone(cells).certain);
}

TEST(DecodeZone, AsksWhenCharactersThatCountTheSameAreNearlyAlike)
{
    auto cells = sureOf(kSpecimen);
    lean(cells, 1, 1, 'S', -0.3F); // an 8 counts what an S counts
    EXPECT_FALSE(decodeZone(cells).certain);
}

TEST(DecodeZone, AsksWhenTheFirstLetterBeginsNoZone)
{
    auto cells = sureOf(kSpecimen);
    lean(cells, 0, 0, 'T', 14);
    EXPECT_FALSE(decodeZone(cells).certain);
}

TEST(DecodeZone, MarksANameCharacterThatIsATossUp)
{
    auto cells = sureOf(kSpecimen);
    lean(cells, 0, 5, 'F', -0.2F);
    const DecodedZone zone = decodeZone(cells);
    EXPECT_FALSE(zone.certain);
    ASSERT_EQ(zone.doubtful.size(), 1U);
    EXPECT_EQ(zone.doubtful[0], (std::pair<std::uint8_t, std::uint8_t>{0, 5}));
}

struct Zone
{
    const char* name;
    ZoneKind kind;
    std::vector<std::string> lines;
};

class EveryFormat : public testing::TestWithParam<Zone>
{};

TEST_P(EveryFormat, IsToldByItsSizeAndFirstCharacter)
{
    const DecodedZone zone = decodeZone(sureOf(GetParam().lines));
    EXPECT_EQ(zone.kind, GetParam().kind);
    EXPECT_EQ(zone.lines, GetParam().lines);
    EXPECT_TRUE(zone.digitsHold);
}

// Doc 9303-5, -6 and -7, appendices.
INSTANTIATE_TEST_SUITE_P(Specimens,
                         EveryFormat,
                         testing::Values(Zone{"Td1",
                                              ZoneKind::Td1,
                                              {"I<UTOD231458907<<<<<<<<<<<<<<<",
                                               "7408122F1204159UTO<<<<<<<<<<<6",
                                               "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"}},
                                         Zone{"Td2",
                                              ZoneKind::Td2,
                                              {"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
                                               "D231458907UTO7408122F1204159<<<<<<<6"}},
                                         Zone{"MrvA",
                                              ZoneKind::MrvA,
                                              {"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                               "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"}},
                                         Zone{"MrvB",
                                              ZoneKind::MrvB,
                                              {"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
                                               "L8988901C4XXX4009078F9612109<<<<<<<<"}}),
                         [](const testing::TestParamInfo<Zone>& row) {
                             return std::string(row.param.name);
                         });

} // namespace
} // namespace ventanilla::reading
