// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/check_digit.h"

#include <gtest/gtest.h>

#include <string>

namespace ventanilla::reading::mrz {
namespace {

struct Unit
{
    std::string name;
    std::string text;
    char digit;
};

class CheckDigitUnits : public testing::TestWithParam<Unit>
{};

TEST_P(CheckDigitUnits, ComputeAsPublished)
{
    EXPECT_EQ(checkDigit(GetParam().text), GetParam().digit);
}

INSTANTIATE_TEST_SUITE_P(
    CheckDigit,
    CheckDigitUnits,
    testing::Values(Unit{"Date", "520727", '3'},
                    Unit{"ShortNumber", "AB2134<<<", '5'},
                    Unit{"Td2Composite", "HA672242<658022549601086<<<<<<<<<<<<<<0", '8'},
                    Unit{"Td1Composite", "D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<", '2'},
                    Unit{"UnknownDate", "<<<<<<", '0'},
                    Unit{"YearAlone", "74<<<<", '1'},
                    Unit{"YearAndMonth", "7408<<", '7'},
                    Unit{"Nothing", "", '0'}),
    [](const auto& row) { return row.param.name; });

TEST(CheckDigit, RefusesForeignCharacters)
{
    EXPECT_EQ(checkDigit("12a456"), '\0');
    EXPECT_EQ(checkDigit("12 456"), '\0');
}

TEST(CheckDigit, CannotTellCharactersApartThatAreEqualModuloTen)
{
    for (const std::string set :
         {"0AKU<", "1BLV", "2CMW", "3DNX", "4EOY", "5FPZ", "6GQ", "7HR", "8IS", "9JT"})
    {
        for (const char c : set) {
            EXPECT_EQ(checkDigit(std::string{"12"} + c),
                      checkDigit(std::string{"12"} + set.front()));
        }
    }
}

TEST(CheckSum, GoesOnCountingAcrossRuns)
{
    CheckSum sum;
    sum.add("D23145890");
    sum.add("734");
    EXPECT_EQ(sum.digit(), '9');
    EXPECT_EQ(sum.digit(), checkDigit("D23145890734"));
}

} // namespace
} // namespace ventanilla::reading::mrz
