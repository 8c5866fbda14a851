// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/image/exif.h"

#include "tests/unit/reading/image/pictures.h"

#include <gtest/gtest.h>

namespace ventanilla::reading {
namespace {

using namespace ventanilla::test;

const Bytes& plain()
{
    static const Bytes jpeg = jpegOf(halves(16, 8), 16, 8);
    return jpeg;
}

TEST(ExifOrientation, IsOneWithoutExif)
{
    EXPECT_EQ(exifOrientation(plain()), 1);
}

TEST(ExifOrientation, IsReadInBothByteOrders)
{
    EXPECT_EQ(exifOrientation(withOrientation(plain(), 6, true)), 6);
    EXPECT_EQ(exifOrientation(withOrientation(plain(), 8, false)), 8);
}

TEST(ExifOrientation, IsOneForAValueThatDoesNotExist)
{
    EXPECT_EQ(exifOrientation(withOrientation(plain(), 9, true)), 1);
    EXPECT_EQ(exifOrientation(withOrientation(plain(), 0, true)), 1);
}

TEST(ExifOrientation, SurvivesEveryTruncation)
{
    const Bytes whole = withOrientation(plain(), 6, true);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const int orientation = exifOrientation(std::span(whole).first(size));
        EXPECT_TRUE(orientation == 1 || orientation == 6);
    }
}

} // namespace
} // namespace ventanilla::reading
