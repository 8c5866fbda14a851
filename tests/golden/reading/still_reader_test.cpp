// SPDX-License-Identifier: EUPL-1.2
#include "tests/golden/reading/drawn.h"

#include <gtest/gtest.h>

namespace ventanilla::reading {
namespace {

using namespace ventanilla::test;

InspectReading readImage(const QImage& image, int quality = 85)
{
    StillReader reader(models());
    auto reading = reader.read(fileOf(image, "JPG", quality), {});
    EXPECT_TRUE(reading);
    return reading ? *std::move(reading) : InspectReading{};
}

struct Paper
{
    const char* name;
    std::size_t person;
    double pixelsPerMillimetre;
    double degrees;
};

std::string rowName(const testing::TestParamInfo<Paper>& row)
{
    std::string name = std::string(row.param.name) + "_person" + std::to_string(row.param.person) +
                       "_at" + std::to_string(static_cast<int>(row.param.pixelsPerMillimetre)) +
                       "px_turned" + std::to_string(static_cast<int>(row.param.degrees));
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

class DrawnPaper : public testing::TestWithParam<Paper>
{};

TEST_P(DrawnPaper, IsReadCharacterForCharacter)
{
    const Paper& row = GetParam();
    const auto document = paper(row.name, row.person, row.pixelsPerMillimetre);
    const InspectReading reading = readImage(turned(document.picture, row.degrees));
    ASSERT_TRUE(reading.mrz);
    EXPECT_EQ(*reading.mrz, document.mrz);
    EXPECT_TRUE(reading.mrzDigits);
}

INSTANTIATE_TEST_SUITE_P(Zones,
                         DrawnPaper,
                         testing::Values(Paper{"passport", 0, 12, 0},
                                         Paper{"passport", 1, 7, 180},
                                         Paper{"passport", 2, 12, 90},
                                         Paper{"passport", 3, 12, 270},
                                         Paper{"passport", 4, 16, 21},
                                         Paper{"national", 0, 12, 0},
                                         Paper{"national", 1, 12, 180},
                                         Paper{"national", 2, 16, 90}),
                         rowName);

TEST(StillReader, SaysThatACleanPassportNeedsNoQuestion)
{
    const auto document = paper("passport", 0, 12);
    const InspectReading reading = readImage(document.picture);
    EXPECT_EQ(reading.kind, ZoneKind::Td3);
    EXPECT_TRUE(reading.mrzValid);
    EXPECT_EQ(reading.mrzDoubt, document.mrz);
}

TEST(StillReader, FindsNoZoneOnAWaterBill)
{
    const InspectReading reading = readImage(paper("bill", 0, 8).picture);
    EXPECT_FALSE(reading.mrz);
    EXPECT_FALSE(reading.kind);
}

TEST(StillReader, ReadsTheBarcodeOfALicenceBack)
{
    const auto document = paper("licence", 0, 12);
    const InspectReading reading = readImage(document.picture);
    ASSERT_EQ(reading.barcodes.size(), 1U);
    EXPECT_EQ(reading.barcodes[0].format, "PDF417");
}

TEST(StillReader, ReadsABarcodeThatLiesAskew)
{
    for (const double degrees : {6.0, 17.0, 140.0}) {
        const InspectReading reading = readImage(turned(paper("licence", 1, 12).picture, degrees));
        EXPECT_EQ(reading.barcodes.size(), 1U) << degrees;
    }
}

TEST(StillReader, PassesOnWhyAFileIsNoPicture)
{
    StillReader reader(models());
    const auto reading = reader.read({}, {});
    ASSERT_FALSE(reading);
    EXPECT_EQ(reading.error().kind(), ErrorKind::InvalidInput);
}

TEST(Models, RefuseWhatIsNoNetwork)
{
    const std::vector<std::byte> nonsense(1000, std::byte{42});
    const auto loaded = Models::load(nonsense);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().kind(), ErrorKind::InvalidInput);
}

} // namespace
} // namespace ventanilla::reading
