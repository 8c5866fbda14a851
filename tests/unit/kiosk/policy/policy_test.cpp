// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/policy/policy.h"

#include "tests/unit/kiosk/policy/trial_policy.h"

#include <gtest/gtest.h>

#include <ostream>

namespace ventanilla::policy {
namespace {

using test::kPolicyDay;
using test::trialFiles;
using test::trialFilesWith;
using namespace std::chrono_literals;

Day plus(Day day, int count)
{
    return Day{std::chrono::sys_days{day} + std::chrono::days{count}};
}

TEST(TrialPolicy, IsReadWhole)
{
    const auto policy = Policy::parse(trialFiles());
    ASSERT_TRUE(policy) << policy.error().what();
    EXPECT_EQ(policy->reference(), "new-haven/7");
    EXPECT_EQ(policy->recipient, "city:new-haven");
    EXPECT_EQ(policy->rules.totalMinimum, 4);
    EXPECT_EQ(policy->documents.size(), 13U);
    EXPECT_FALSE(policy->document("visa")->accepted);
    EXPECT_EQ(policy->document("passport")->maxExpiredDays, 1095);
    EXPECT_EQ(policy->document("library_card"), nullptr);
    ASSERT_EQ(policy->languages.size(), 2U);
    EXPECT_EQ(policy->languages[1].name, "Español");
    ASSERT_EQ(policy->banks.size(), 2U);
    EXPECT_EQ(policy->banks[1].branches.size(), 2U);
    EXPECT_EQ(policy->banks[1].facts.ssn, SsnNeeded::ItinInstead);
    EXPECT_EQ(policy->kiosk.referralDelayMaximum, 1440min);
    EXPECT_FALSE(policy->retention[1].authority);
    EXPECT_EQ(policy->retention[0].authority->scheduleItem, "TRIAL-1");
}

struct BadFile
{
    const char* why;
    const char* file;
    const char* from;
    const char* to;
    const char* said;

    friend std::ostream& operator<<(std::ostream& out, const BadFile& row)
    {
        return out << row.why;
    }
};

class RefusedPolicy : public testing::TestWithParam<BadFile>
{};

TEST_P(RefusedPolicy, NamesTheFileAndTheKey)
{
    const auto& row = GetParam();
    const auto policy = Policy::parse(trialFilesWith(row.file, row.from, row.to));
    ASSERT_FALSE(policy);
    EXPECT_EQ(policy.error().kind(), ErrorKind::InvalidInput);
    EXPECT_EQ(policy.error().what(), row.said);
}

INSTANTIATE_TEST_SUITE_P(
    Rows,
    RefusedPolicy,
    testing::Values(
        BadFile{"OtherCity",
                "policy.toml",
                "\"new-haven\"",
                "\"elsewhere\"",
                "policy.toml: city is not the city of the manifest"},
        BadFile{"MistypedKey",
                "policy.toml",
                "photo_needed",
                "foto_needed",
                "policy.toml: rules.foto_needed is not a key that we know"},
        BadFile{"NumberAsText",
                "policy.toml",
                "total_minimum = 4",
                "total_minimum = \"4\"",
                "policy.toml: rules.total_minimum must be a whole number within its limits"},
        BadFile{"MinimumOfZero",
                "policy.toml",
                "identity_minimum = 3",
                "identity_minimum = 0",
                "policy.toml: rules.identity_minimum must be a whole number within its limits"},
        BadFile{"ClassTwice",
                "policy.toml",
                "\"national_id\"",
                "\"passport\"",
                "policy.toml: document[1].class stands there twice"},
        BadFile{"AcceptedForNothing",
                "policy.toml",
                "identity_points = 3",
                "identity_points = 0",
                "policy.toml: document[0].accepted without points says nothing"},
        BadFile{"ImpossibleDay",
                "banks.toml",
                "2026-03-10",
                "2026-02-30",
                "banks.toml: bank[0].facts.as_of must be a day, YYYY-MM-DD"},
        BadFile{"UnknownWord",
                "banks.toml",
                "\"lives_or_works_in_city\"",
                "\"citizens\"",
                "banks.toml: bank[0].facts.membership is not one of the words allowed"},
        BadFile{"BankTwice",
                "banks.toml",
                "key = \"elm\"",
                "key = \"harbor\"",
                "banks.toml: bank[1].key stands there twice"},
        BadFile{"DelayUpsideDown",
                "kiosk.toml",
                "delay_maximum_minutes = 1440",
                "delay_maximum_minutes = 59",
                "kiosk.toml: referral.delay_maximum_minutes is below the minimum"},
        BadFile{"NotToml",
                "languages.toml",
                "[[language]]",
                "[[language",
                "languages.toml: not TOML, line 3"}),
    [](const auto& row) { return std::string{row.param.why}; });

TEST(PolicyFiles, WithoutOneOfTheFilesAreRefused)
{
    auto files = trialFiles();
    files.files.pop_back();
    const auto policy = Policy::parse(files);
    ASSERT_FALSE(policy);
    EXPECT_EQ(policy.error().what(), "the bundle lacks kiosk.toml");
}

TEST(PolicyFiles, OutsideATrialNeedReviewedWordsAndARealDelay)
{
    auto files = trialFiles();
    files.trial = false;
    EXPECT_FALSE(Policy::parse(files));
}

TEST(PolicyValidity, EndsAfterTheGrace)
{
    const auto policy = *Policy::parse(trialFiles());
    const auto last = policy.notAfter;
    EXPECT_EQ(policy.validityOn(last), Validity::Current);
    EXPECT_EQ(policy.validityOn(plus(last, 1)), Validity::Grace);
    EXPECT_EQ(policy.validityOn(plus(last, 30)), Validity::Grace);
    EXPECT_EQ(policy.validityOn(plus(last, 31)), Validity::Past);
}

TEST(PolicyFees, FollowTheAge)
{
    const auto policy = *Policy::parse(trialFiles());
    EXPECT_EQ(policy.feeCents(17), 500);
    EXPECT_EQ(policy.feeCents(18), 1000);
    EXPECT_EQ(policy.feeCents(64), 1000);
    EXPECT_EQ(policy.feeCents(65), 500);
    EXPECT_EQ(policy.feeCents(std::nullopt), 1000);
}

TEST(PolicyBanks, AreOfferedWhileTheirFactsAreYoung)
{
    const auto policy = *Policy::parse(trialFiles());
    EXPECT_EQ(policy.banksOn(kPolicyDay).size(), 2U);
    EXPECT_EQ(policy.banksOn(plus(kPolicyDay, 25)).size(), 2U);
    EXPECT_TRUE(policy.banksOn(plus(kPolicyDay, 26)).empty());
    EXPECT_TRUE(policy.banksOn(plus(kPolicyDay, -6)).empty()) << "facts from the future";
}

TEST(PolicyBanks, DisappearWhenSuspended)
{
    auto policy = *Policy::parse(trialFiles());
    policy.banks[1].branches[0].suspended = true;
    EXPECT_EQ(policy.banksOn(kPolicyDay)[1].branches.size(), 1U);
    policy.banks[1].branches[1].suspended = true;
    EXPECT_EQ(policy.banksOn(kPolicyDay).size(), 1U);
    policy.banksSuspended = true;
    EXPECT_TRUE(policy.banksOn(kPolicyDay).empty());
}

} // namespace
} // namespace ventanilla::policy
