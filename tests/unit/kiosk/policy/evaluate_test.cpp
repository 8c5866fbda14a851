// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/policy/evaluate.h"

#include "tests/unit/kiosk/policy/trial_policy.h"

#include <gtest/gtest.h>

#include <ostream>

namespace ventanilla::policy {
namespace {

using test::kPolicyDay;
using test::trialFiles;

constexpr auto kCurrent = ExpiryStanding::Current;

PaperSeen paper(const char* documentClass, ExpiryStanding expiry = kCurrent, int daysExpired = 0)
{
    PaperSeen seen;
    seen.documentClass = documentClass;
    seen.expiry = expiry;
    seen.daysExpired = daysExpired;
    seen.machineReadable = true;
    return seen;
}

PaperSeen proof(const char* documentClass, std::optional<int> ageDays)
{
    auto seen = paper(documentClass, ExpiryStanding::NoDate);
    seen.ageDays = ageDays;
    return seen;
}

PaperSeen disagreeing(PaperSeen seen)
{
    seen.disagrees = true;
    return seen;
}

struct Case
{
    const char* name;
    std::vector<PaperSeen> papers;
    bool identityMet;
    bool residencyMet;
    std::vector<PaperStanding> standings;

    friend std::ostream& operator<<(std::ostream& out, const Case& row) { return out << row.name; }
};

class Papers : public testing::TestWithParam<Case>
{};

TEST_P(Papers, AreJudgedByThePolicy)
{
    const auto policy = *Policy::parse(trialFiles());
    const auto standing = evaluate(policy, GetParam().papers);
    EXPECT_EQ(standing.identityMet, GetParam().identityMet);
    EXPECT_EQ(standing.residencyMet, GetParam().residencyMet);
    EXPECT_EQ(standing.papers, GetParam().standings);
}

using PS = PaperStanding;
INSTANTIATE_TEST_SUITE_P(
    Rows,
    Papers,
    testing::Values(
        Case{"Nothing", {}, false, false, {}},
        Case{"PassportAlone", {paper("passport")}, true, false, {PS::Counts}},
        Case{"ConsularIdAndBill",
             {paper("consular_id"), proof("utility_bill", 20)},
             true,
             true,
             {PS::Counts, PS::Counts}},
        Case{"LicenceAndLease",
             {paper("us_licence"), proof("lease", std::nullopt)},
             true,
             true,
             {PS::Counts, PS::Counts}},
        Case{"BillAlone", {proof("utility_bill", 60)}, false, true, {PS::Counts}},
        Case{"BillOfADayTooOld",
             {paper("passport"), proof("utility_bill", 61)},
             true,
             false,
             {PS::Counts, PS::TooOld}},
        Case{"BillWithoutADate",
             {paper("passport"), proof("utility_bill", std::nullopt)},
             true,
             false,
             {PS::Counts, PS::DateUnknown}},
        Case{"PassportInItsGrace",
             {paper("passport", ExpiryStanding::Expired, 1095)},
             true,
             false,
             {PS::Counts}},
        Case{"PassportPastItsGrace",
             {paper("passport", ExpiryStanding::Expired, 1096)},
             false,
             false,
             {PS::Expired}},
        Case{"ConsularIdExpiredYesterday",
             {paper("consular_id", ExpiryStanding::Expired, 1)},
             false,
             false,
             {PS::Expired}},
        Case{"IdentityOfUnknownDate",
             {paper("national_id", ExpiryStanding::Unknown)},
             false,
             false,
             {PS::DateUnknown}},
        Case{"IdentityThatNeverExpires",
             {paper("national_id", ExpiryStanding::NoDate)},
             true,
             false,
             {PS::Counts}},
        Case{"Visa", {paper("visa")}, false, false, {PS::NotAccepted}},
        Case{"Unrecognised", {paper("")}, false, false, {PS::NotRecognised}},
        Case{"BirthCertificateTwice",
             {paper("birth_certificate"), paper("birth_certificate")},
             false,
             false,
             {PS::Counts, PS::SameKindTwice}},
        Case{
            "ChecksDisagree", {disagreeing(paper("passport"))}, false, false, {PS::ChecksDisagree}},
        Case{"FailedPaperBesideAGoodOne",
             {paper("passport", ExpiryStanding::Expired, 2000), paper("passport")},
             true,
             false,
             {PS::Expired, PS::Counts}}),
    [](const auto& row) { return std::string{row.param.name}; });

TEST(Evaluate, SaysWhatWouldHelp)
{
    const auto policy = *Policy::parse(trialFiles());
    const auto nothing = evaluate(policy, {});
    EXPECT_EQ(nothing.wouldHelp.front(), "passport");
    const auto standing = evaluate(policy, {paper("passport")});
    EXPECT_EQ(standing.missing, (std::vector{Missing::Residency, Missing::Total}));
    EXPECT_EQ(standing.wouldHelp.front(), "utility_bill");
    EXPECT_TRUE(
        evaluate(policy, {paper("passport"), proof("lease", std::nullopt)}).wouldHelp.empty());
}

TEST(Evaluate, AsksForMachineReadingWhereThePolicyDoes)
{
    auto policy = *Policy::parse(trialFiles());
    for (auto& rule : policy.documents) {
        rule.needsMachineReading = rule.documentClass == "passport";
    }
    auto typed = paper("passport");
    typed.machineReadable = false;
    EXPECT_EQ(evaluate(policy, {typed}).papers, (std::vector{PS::NeedsMachineReading}));
}

TEST(Evaluate, CountsAShortTotalAsMissingIdentity)
{
    auto policy = *Policy::parse(trialFiles());
    policy.rules.totalMinimum = 5;
    const auto standing = evaluate(policy, {paper("passport"), proof("lease", std::nullopt)});
    EXPECT_FALSE(standing.identityMet);
    EXPECT_TRUE(standing.residencyMet);
}

TEST(PaperSeenFromEvidence, AgesTheProofAndDropsTheRest)
{
    Evidence evidence;
    evidence.documentClass = "utility_bill";
    evidence.fields.push_back(
        {FieldName::IssueDate, BirthDate{PartialDate{2026, 2, 13}}, {}, std::nullopt});
    evidence.checks.push_back({"mrz.digits", CheckResult::Disagrees, "mrz.digits.wrong"});
    const auto seen = paperSeen(evidence, kPolicyDay);
    EXPECT_EQ(seen.ageDays, 30);
    EXPECT_TRUE(seen.disagrees);
    EXPECT_FALSE(paperSeen(evidence, std::nullopt).ageDays);
}

TEST(PaperSeenFromEvidence, DoesNotTrustADayAfterToday)
{
    Evidence evidence;
    evidence.fields.push_back(
        {FieldName::IssueDate, BirthDate{PartialDate{2026, 3, 16}}, {}, std::nullopt});
    EXPECT_FALSE(paperSeen(evidence, kPolicyDay).ageDays);
}

} // namespace
} // namespace ventanilla::policy
