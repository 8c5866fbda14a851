// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/policy_source.h"

#include <gtest/gtest.h>

namespace ventanilla::admin {
namespace {

constexpr policy::Day kToday{std::chrono::year{2026}, std::chrono::March, std::chrono::day{1}};
constexpr const char* kTrial = "installer/policies/trial";

TEST(WithDays, PutsDaysInThePlaceOfMarks)
{
    EXPECT_EQ(withDays("a = \"@today\"", kToday), "a = \"2026-03-01\"");
    EXPECT_EQ(withDays("a = \"@today-1\"\nb = \"@today+31\"", kToday),
              "a = \"2026-02-28\"\nb = \"2026-04-01\"");
}

TEST(WithDays, RefusesAMarkThatIsNoOffset)
{
    for (const char* bad :
         {"\"@today+\"", "\"@today5\"", "\"@today+x\"", "\"@today+99999\"", "\"@today+1"})
    {
        EXPECT_FALSE(withDays(bad, kToday)) << bad;
    }
}

TEST(TrialPolicySource, IsAPolicyWithoutErrors)
{
    const auto source = readPolicySource(kTrial, kToday, ReferralDelay::AsWritten);
    ASSERT_TRUE(source) << source.error().what();
    EXPECT_EQ(source->city, "new-haven");
    const auto policy = checkPolicy(*source, kToday);
    ASSERT_TRUE(policy) << policy.error().what();
    EXPECT_EQ(policy->kiosk.referralDelayMinimum, std::chrono::minutes{60});
    EXPECT_EQ(policy->banksOn(kToday).size(), 2U);
}

TEST(TrialPolicySource, CanSendReferralsAtOnce)
{
    const auto source = readPolicySource(kTrial, kToday, ReferralDelay::Zero);
    ASSERT_TRUE(source) << source.error().what();
    const auto policy = checkPolicy(*source, kToday);
    ASSERT_TRUE(policy) << policy.error().what();
    EXPECT_EQ(policy->kiosk.referralDelayMinimum, std::chrono::minutes{0});
    EXPECT_EQ(policy->kiosk.referralDelayMaximum, std::chrono::minutes{0});
    EXPECT_EQ(policy->kiosk.referralValidDays, 30);
}

TEST(PolicyRemarks, ListWhatAnOfficeShouldKnow)
{
    const auto source = readPolicySource(kTrial, kToday, ReferralDelay::AsWritten);
    auto policy = *checkPolicy(*source, kToday);
    policy.banks[0].suspended = true;
    const auto remarks = remarksOn(policy, kToday);
    ASSERT_EQ(remarks.size(), 5U);
    EXPECT_EQ(remarks[2], "bank harbor is not offered: suspended or facts too old.");
}

} // namespace
} // namespace ventanilla::admin
