// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/national/check_rules.h"

#include <gtest/gtest.h>

#include <string>

namespace ventanilla::reading::national {
namespace {

struct Rule
{
    std::string name;
    bool (*holds)(std::string_view);
    std::string good;
    std::string bad;
};

class CheckRules : public testing::TestWithParam<Rule>
{};

TEST_P(CheckRules, HoldForAGoodNumberAndFailForABadOne)
{
    EXPECT_TRUE(GetParam().holds(GetParam().good));
    EXPECT_FALSE(GetParam().holds(GetParam().bad));
}

TEST_P(CheckRules, FailForEveryOtherLength)
{
    const auto& good = GetParam().good;
    EXPECT_FALSE(GetParam().holds(good + "0"));
    EXPECT_FALSE(GetParam().holds(good.substr(1)));
    EXPECT_FALSE(GetParam().holds(""));
}

TEST_P(CheckRules, NoticeAWrongLastDigit)
{
    auto text = GetParam().good;
    for (char c = '0'; c <= '9'; ++c) {
        if (c != GetParam().good.back()) {
            text.back() = c;
            EXPECT_FALSE(GetParam().holds(text)) << text;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    National,
    CheckRules,
    testing::Values(Rule{"Curp", curpHolds, "HEGG560427MVZRRL04", "OEAF771012HMCRGR09"},
                    Rule{"CurpPublished", curpHolds, "BOXW310820HNERXN09", "BADD110313HCMLNS09"},
                    Rule{"CurpSynthetic", curpHolds, "MUEM900131MDFXJR00", "MUEM900132MDFXJR00"},
                    Rule{"CurpLeapDay", curpHolds, "PEXJ800229HNEXXS06", "PEXJ810229HNEXXS06"},
                    Rule{"CurpState", curpHolds, "HEGG560427MVZRRL04", "HEGG560427MQQRRL04"},
                    Rule{"Dui", duiHolds, "00016297-5", "00016279-5"},
                    Rule{"Ecuador", ecuadorianCedulaHolds, "1710034065", "2510034065"},
                    Rule{"EcuadorThirdDigit", ecuadorianCedulaHolds, "1710034065", "1780034065"},
                    Rule{"Dominican", dominicanCedulaHolds, "00113918205", "00113918250"},
                    Rule{"Cpf", cpfHolds, "390.533.447-05", "390.533.474-05"},
                    Rule{"CpfEqualDigits", cpfHolds, "39053344705", "11111111111"},
                    Rule{"Peru", peruvianDniHolds, "10117410-2", "10117401-2"}),
    [](const auto& row) { return row.param.name; });

TEST(CuiHolds, ChecksDigitDepartmentAndMunicipality)
{
    // Synthetic: 1234567 8 -> sum 2+6+12+20+30+42+56+72 = 240, 240 mod 11 = 9.
    EXPECT_TRUE(cuiHolds("1234 56789 0101"));
    EXPECT_FALSE(cuiHolds("1234567880101"));
    EXPECT_FALSE(cuiHolds("1234567892301"));
    EXPECT_FALSE(cuiHolds("1234567890001"));
    EXPECT_FALSE(cuiHolds("1234567890100"));
    EXPECT_FALSE(cuiHolds("1234567890199"));
}

TEST(CurpHolds, CountsEnyeAsOneCharacter)
{
    int holding = 0;
    for (char digit = '0'; digit <= '9'; ++digit) {
        holding += curpHolds(std::string{"MU\xC3\x91M900131MDFXJR0"} + digit) ? 1 : 0;
    }
    EXPECT_EQ(holding, 1);
}

} // namespace
} // namespace ventanilla::reading::national
