// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/policy/evaluate.h"

#include <algorithm>
#include <utility>

namespace ventanilla::policy {
namespace {

struct Sums
{
    int identity = 0;
    int residency = 0;
    bool photo = false;
    bool birthDate = false;

    void add(const DocumentRule& rule)
    {
        identity += rule.identityPoints;
        residency += rule.residencyPoints;
        photo = photo || rule.hasPhoto;
        birthDate = birthDate || rule.hasBirthDate;
    }
};

PaperStanding dateStanding(const DocumentRule& rule, const PaperSeen& paper)
{
    if (paper.expiry == ExpiryStanding::Expired && paper.daysExpired > rule.maxExpiredDays) {
        return PaperStanding::Expired;
    }
    if (rule.use == DocumentRule::Use::Identity && paper.expiry == ExpiryStanding::Unknown) {
        return PaperStanding::DateUnknown;
    }
    if (rule.maxAgeDays && !paper.ageDays) {
        return PaperStanding::DateUnknown;
    }
    if (rule.maxAgeDays && *paper.ageDays > *rule.maxAgeDays) {
        return PaperStanding::TooOld;
    }
    return PaperStanding::Counts;
}

PaperStanding standingOf(const DocumentRule* rule, const PaperSeen& paper)
{
    if (rule == nullptr) {
        return PaperStanding::NotRecognised;
    }
    if (!rule->accepted) {
        return PaperStanding::NotAccepted;
    }
    const auto date = dateStanding(*rule, paper);
    if (date != PaperStanding::Counts) {
        return date;
    }
    if (paper.disagrees) {
        return PaperStanding::ChecksDisagree;
    }
    if (rule->needsMachineReading && !paper.machineReadable) {
        return PaperStanding::NeedsMachineReading;
    }
    return PaperStanding::Counts;
}

std::vector<Missing> missingOf(const Rules& rules, const Sums& sums)
{
    std::vector<Missing> missing;
    if (sums.identity < rules.identityMinimum) {
        missing.push_back(Missing::Identity);
    }
    if (rules.photoNeeded && !sums.photo) {
        missing.push_back(Missing::Photo);
    }
    if (rules.birthDateNeeded && !sums.birthDate) {
        missing.push_back(Missing::BirthDate);
    }
    if (sums.residency < rules.residencyMinimum) {
        missing.push_back(Missing::Residency);
    }
    if (sums.identity + sums.residency < rules.totalMinimum) {
        missing.push_back(Missing::Total);
    }
    return missing;
}

bool has(const std::vector<Missing>& missing, Missing what)
{
    return std::find(missing.begin(), missing.end(), what) != missing.end();
}

bool identityMet(const std::vector<Missing>& missing)
{
    return !has(missing, Missing::Identity) && !has(missing, Missing::Photo) &&
           !has(missing, Missing::BirthDate);
}

/// Classes of which one more paper would leave less missing.
std::vector<std::string>
helpful(const Policy& policy, const Sums& sums, const std::vector<Missing>& missing)
{
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const auto& rule : policy.documents) {
        if (!rule.accepted) {
            continue;
        }
        Sums with = sums;
        with.add(rule);
        const auto left = missingOf(policy.rules, with).size();
        if (left < missing.size()) {
            ranked.emplace_back(left, rule.documentClass);
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return a.first < b.first;
    });
    std::vector<std::string> classes;
    classes.reserve(ranked.size());
    for (auto& [left, name] : ranked) {
        classes.push_back(std::move(name));
    }
    return classes;
}

} // namespace

PaperSeen paperSeen(const Evidence& evidence, std::optional<Day> today)
{
    using namespace std::chrono;
    PaperSeen seen{evidence.documentClass,
                   evidence.expiry,
                   evidence.daysExpired,
                   evidence.machineReadable,
                   std::nullopt,
                   false};
    for (const auto& check : evidence.checks) {
        seen.disagrees = seen.disagrees || check.result == CheckResult::Disagrees;
    }
    for (const auto& field : evidence.fields) {
        const auto* date = std::get_if<BirthDate>(&field.value);
        if (field.name != FieldName::IssueDate || date == nullptr || !today) {
            continue;
        }
        const auto& issued = date->reveal();
        const Day on{year{issued.year}, month{issued.month}, day{issued.day}};
        if (issued.year != 0 && on.ok()) {
            seen.ageDays = static_cast<int>((sys_days{*today} - sys_days{on}).count());
        }
    }
    // A paper that is dated after today cannot be judged by its date.
    if (seen.ageDays && *seen.ageDays < 0) {
        seen.ageDays.reset();
    }
    return seen;
}

Standing evaluate(const Policy& policy, const std::vector<PaperSeen>& papers)
{
    Standing standing;
    Sums sums;
    std::vector<std::string> counted;
    for (const auto& paper : papers) {
        const auto* rule = policy.document(paper.documentClass);
        auto verdict = standingOf(rule, paper);
        const bool twice =
            std::find(counted.begin(), counted.end(), paper.documentClass) != counted.end();
        if (verdict == PaperStanding::Counts && twice) {
            verdict = PaperStanding::SameKindTwice;
        }
        if (verdict == PaperStanding::Counts) {
            sums.add(*rule);
            counted.push_back(paper.documentClass);
        }
        standing.papers.push_back(verdict);
    }
    standing.missing = missingOf(policy.rules, sums);
    const bool totalMet = !has(standing.missing, Missing::Total);
    standing.residencyMet = !has(standing.missing, Missing::Residency);
    // A total that is short while residency stands can only be short of identity.
    standing.identityMet = identityMet(standing.missing) && (totalMet || !standing.residencyMet);
    standing.wouldHelp = helpful(policy, sums, standing.missing);
    return standing;
}

} // namespace ventanilla::policy
