// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/policy_signing.h"

#include "services/admin/policy_changes.h"
#include "services/admin/trial.h"
#include "services/jose/bundle_verifier.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace ventanilla::admin {
namespace {

using test::readFile;

constexpr std::chrono::sys_seconds kNow{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};
constexpr const char* kTrial = "installer/policies/trial";

class PolicySigning : public testing::Test
{
protected:
    PolicySigning()
    {
        const auto made = prepareTrial({m_folder / "state", kTrial, ReferralDelay::Zero}, m_clock);
        EXPECT_TRUE(made) << made.error().what();
        std::filesystem::copy(kTrial, m_folder / "new", std::filesystem::copy_options::recursive);
    }

    void edit(const std::string& file, const std::string& from, const std::string& to)
    {
        const auto path = m_folder / ("new/" + file);
        auto content = readFile(path);
        const auto at = content.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        test::writeFile(path, content.replace(at, from.size(), to));
    }
    Result<SignOutcome> sign(std::set<std::string> acknowledged = {})
    {
        return signPolicy(m_state,
                          {m_folder / "new",
                           m_folder / "new/examples",
                           ReferralDelay::Zero,
                           std::move(acknowledged)},
                          m_clock);
    }
    Result<policy::Policy> served()
    {
        const auto root =
            *jose::Ed25519PublicKey::fromJwk(readFile(m_state / "kiosk/trial-root.pub"));
        VN_TRY(const auto files,
               jose::makeBundleVerifier(root, true)->verify(m_state / "city/bundle", {}));
        return policy::Policy::parse(files);
    }

    test::TemporaryFolder m_folder;
    ManualClock m_clock{kNow};
    StateFolder m_state{m_folder / "state"};
};

TEST_F(PolicySigning, SignsWhatChangesNobodysOutcome)
{
    edit("policy.toml", "hours = \"Mon-Fri 09:00-16:30\"", "hours = \"Mon-Fri 09:00-18:00\"");
    const auto outcome = sign();
    ASSERT_TRUE(outcome) << outcome.error().what();
    ASSERT_TRUE(outcome->versions);
    EXPECT_EQ(outcome->versions->version, 2);
    EXPECT_EQ(outcome->changes,
              std::vector<std::string>{"office city-hall hours: Mon-Fri 09:00-16:30 becomes "
                                       "Mon-Fri 09:00-18:00."});
    EXPECT_EQ(served()->version, 2);
}

TEST_F(PolicySigning, RefusesAChangeOfOutcomeThatNobodyAcknowledged)
{
    edit("policy.toml", "max_expired_days = 1095", "max_expired_days = 365");
    const auto refused = sign();
    ASSERT_TRUE(refused) << refused.error().what();
    EXPECT_FALSE(refused->versions);
    ASSERT_EQ(refused->unacknowledged.size(), 1U);
    const auto& changed = refused->unacknowledged.front();
    EXPECT_EQ(changed.resident, "expired-passport");
    EXPECT_EQ(changed.before.find("identity met"), 0U) << changed.before;
    EXPECT_NE(changed.after.find("passport expired too long ago"), std::string::npos);
    EXPECT_EQ(served()->version, 1) << "nothing was signed";
    EXPECT_FALSE(sign({"somebody-else"})->versions);
    EXPECT_TRUE(sign({"expired-passport"})->versions);
    EXPECT_EQ(served()->document("passport")->maxExpiredDays, 365);
}

TEST_F(PolicySigning, SignsNothingThatAStationWouldRefuse)
{
    edit("policy.toml", "total_minimum = 4", "total_minimum = 400");
    EXPECT_FALSE(sign());
}

TEST_F(PolicySigning, SuspendsABankAtOnceAndChangesNothingElse)
{
    const auto before = *served();
    const auto versions = suspendBank(m_state, "harbor", true, m_clock);
    ASSERT_TRUE(versions) << versions.error().what();
    const auto after = *served();
    EXPECT_EQ(after.version, 2);
    EXPECT_TRUE(after.bank("harbor")->suspended);
    EXPECT_FALSE(after.bank("elm")->suspended);
    EXPECT_EQ(changesBetween(before, after),
              std::vector<std::string>{"bank harbor suspended: no becomes yes."});
    ASSERT_TRUE(suspendBank(m_state, "harbor", false, m_clock));
    EXPECT_TRUE(changesBetween(before, *served()).empty());
    EXPECT_FALSE(suspendBank(m_state, "nobody", true, m_clock));
}

TEST_F(PolicySigning, SaysInWordsWhatIsTakenAwayAndWhatIsNew)
{
    edit("policy.toml", "class = \"visa\"", "class = \"library_card\"");
    edit("policy.toml", "identity_minimum = 3", "identity_minimum = 2");
    const auto outcome = sign();
    ASSERT_TRUE(outcome) << outcome.error().what();
    EXPECT_EQ(outcome->changes,
              (std::vector<std::string>{"rules: points for identity: 3 becomes 2.",
                                        "document visa is taken away.",
                                        "document library_card is new."}));
}

TEST(PolicyExamples, RefuseATypingError)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder / "a.toml", "[[resident]]\nname = \"a\"\nage = 30\npapper = 1\n");
    EXPECT_FALSE(readExamples(folder.path()));
    EXPECT_FALSE(readExamples(folder / "nowhere"));
}

} // namespace
} // namespace ventanilla::admin
