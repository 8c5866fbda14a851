// SPDX-License-Identifier: EUPL-1.2
//
// What passes between exchange and bank.
#include "services/protocol/bank_messages.h"

#include <gtest/gtest.h>

#include <string>

namespace ventanilla::protocol {
namespace {

TEST(Forward, IsTheSameBytesForTheSameValues)
{
    const Forward forward{{"jti"}, "bank:harbor", "loc", 86400, 172800, "hash"};
    EXPECT_EQ(
        write(forward),
        R"({"jti":"jti","aud":"bank:harbor","loc":"loc","iat":86400,"exp":172800,"sha256":"hash"})");
    const Forward withdrawal{{"jti"}, "bank:harbor", "loc", 86400, std::nullopt, "hash"};
    EXPECT_EQ(write(withdrawal).find("exp"), std::string::npos);
}

TEST(ForwardBody, SurvivesTheWire)
{
    const ForwardBody body{"a..b", 86400, "c.d.e.f.g"};
    const auto read = readForwardBody(write(body));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, body);
}

TEST(ForwardBody, TellsNoMoreThanTheDay)
{
    EXPECT_FALSE(readForwardBody(write(ForwardBody{"a..b", 86401, "c"})));
    EXPECT_FALSE(readForwardBody(R"({"forward":"a..b","iat":86400})"));
    EXPECT_FALSE(
        readForwardBody(R"({"forward":"a..b","iat":86400,"parcel":"c","device":"kiosk-1"})"));
}

TEST(ReferralReport, SurvivesWithEveryWord)
{
    for (const auto* word : {"received", "contacted", "finished", "withdrawn", "expired"}) {
        const auto status = referralStatusOf(word);
        ASSERT_TRUE(status);
        const auto read = readReferralReport(write(ReferralReport{*status, std::nullopt}));
        ASSERT_TRUE(read);
        EXPECT_EQ(read->status, *status);
    }
    for (const auto answer :
         {WithdrawalAnswer::Erased, WithdrawalAnswer::KeptByLaw, WithdrawalAnswer::NoAnswerYet})
    {
        const ReferralReport report{ReferralStatus::Withdrawn, answer};
        EXPECT_EQ(readReferralReport(write(report)), report);
    }
}

TEST(ReferralReport, RefusesAnythingBeyondItsWords)
{
    EXPECT_FALSE(readReferralReport(R"({"status":"opened"})"));
    EXPECT_FALSE(readReferralReport(R"({"status":"declined"})"));
    EXPECT_FALSE(readReferralReport(R"({"status":"received","withdrawal":"erased"})"));
    EXPECT_FALSE(readReferralReport(R"({"status":"received","account":"1"})"));
}

TEST(VoucherAnswer, SurvivesTheWire)
{
    EXPECT_EQ(readVoucherAnswer(writeVoucherAnswer("a.b.c.d.e")), "a.b.c.d.e");
    EXPECT_FALSE(readVoucherAnswer("{}"));
}

} // namespace
} // namespace ventanilla::protocol
