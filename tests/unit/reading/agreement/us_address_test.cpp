// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/us_address.h"

#include <gtest/gtest.h>

namespace ventanilla::reading::agreement {
namespace {

TEST(CityLine, TellsCityStateAndPostalCode)
{
    const auto address = cityLine("NEW HAVEN, CT 06511-1234");
    ASSERT_TRUE(address.has_value());
    EXPECT_EQ(address->city.reveal(), "NEW HAVEN");
    EXPECT_EQ(address->state.reveal(), "CT");
    EXPECT_EQ(address->postalCode.reveal(), "06511-1234");
    EXPECT_EQ(cityLine("West Haven Ct 06516")->city.reveal(), "West Haven");
}

TEST(CityLine, RefusesOtherLines)
{
    for (const auto* text :
         {"", "06511", "CT 06511", "NEW HAVEN", "NEW HAVEN, XX 06511", "Account 1234 00000 99"})
    {
        EXPECT_FALSE(cityLine(text).has_value()) << text;
    }
}

TEST(TakeStreetLine, TellsStreetAndUnit)
{
    Address address;
    ASSERT_TRUE(takeStreetLine("123 Main St, Apt 4B", address));
    EXPECT_EQ(address.street.reveal(), "123 Main St");
    EXPECT_EQ(address.unit.reveal(), "Apt 4B");
    ASSERT_TRUE(takeStreetLine("12 ELM STREET #3", address));
    EXPECT_EQ(address.street.reveal(), "12 ELM STREET");
    EXPECT_EQ(address.unit.reveal(), "#3");
    ASSERT_TRUE(takeStreetLine("P.O. Box 77", address));
    EXPECT_EQ(address.street.reveal(), "P.O. Box 77");
}

TEST(TakeStreetLine, RefusesNamesAndDates)
{
    Address address;
    for (const auto* text : {"", "ANA LOPEZ", "12 AUG 1974", "2026", "12 34 56"}) {
        EXPECT_FALSE(takeStreetLine(text, address)) << text;
    }
}

} // namespace
} // namespace ventanilla::reading::agreement
