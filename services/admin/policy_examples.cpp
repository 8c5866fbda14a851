// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/policy_examples.h"

#include "kiosk/policy/toml_table.h"
#include "services/store/files/private_files.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace ventanilla::admin {
namespace {

using policy::PaperStanding;
using policy::TomlTable;

constexpr int kOldest = 130;
constexpr int kLongest = 36'525;

policy::PaperSeen readPaper(TomlTable& row)
{
    policy::PaperSeen paper;
    paper.documentClass = row.text("class");
    paper.machineReadable = row.flag("machine_readable", false);
    paper.disagrees = row.flag("disagrees", false);
    paper.daysExpired = row.optionalNumber("days_expired", 1, kLongest).value_or(0);
    paper.ageDays = row.optionalNumber("age_days", 0, kLongest);
    paper.expiry = paper.daysExpired > 0 ? ExpiryStanding::Expired : ExpiryStanding::Current;
    if (row.flag("expiry_unknown", false)) {
        paper.expiry = ExpiryStanding::Unknown;
    }
    return paper;
}

Result<void> readFile(const std::filesystem::path& path, std::vector<ExampleResident>& all)
{
    VN_TRY(const auto content, store::readWholeFile(path.string()));
    return TomlTable::read(path.filename().string(), content, [&all](TomlTable& file) {
        file.each("resident", [&all](TomlTable& row) {
            ExampleResident resident;
            resident.name = row.text("name");
            resident.age = row.number("age", 0, kOldest);
            row.each("paper", [&resident](TomlTable& paper) {
                resident.papers.push_back(readPaper(paper));
            });
            if (std::ranges::count(all, resident.name, &ExampleResident::name) > 0) {
                row.fault("name", "stands there twice");
            }
            all.push_back(std::move(resident));
        });
    });
}

const char* inWords(PaperStanding standing)
{
    switch (standing) {
    case PaperStanding::Counts:
        return "counts";
    case PaperStanding::NotRecognised:
        return "not recognised";
    case PaperStanding::NotAccepted:
        return "not accepted";
    case PaperStanding::Expired:
        return "expired too long ago";
    case PaperStanding::TooOld:
        return "too old";
    case PaperStanding::DateUnknown:
        return "a person looks at its date";
    case PaperStanding::NeedsMachineReading:
        return "must be read by machine";
    case PaperStanding::ChecksDisagree:
        return "a person looks at it";
    case PaperStanding::SameKindTwice:
        return "the same kind twice";
    }
    VN_ASSERT(false);
}

std::string dollars(int cents)
{
    constexpr int kCents = 100;
    std::array<char, 24> text{};
    (void)std::snprintf(text.data(), text.size(), "$%d.%02d", cents / kCents, cents % kCents);
    return text.data();
}

} // namespace

Result<std::vector<ExampleResident>> readExamples(const std::string& folder)
{
    std::error_code failed;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator{folder, failed}) {
        if (entry.path().extension() == ".toml") {
            paths.push_back(entry.path());
        }
    }
    std::ranges::sort(paths);
    std::vector<ExampleResident> all;
    for (const auto& path : paths) {
        VN_CHECK(readFile(path, all));
    }
    if (all.empty()) {
        return Error{ErrorKind::NotFound, "there are no example residents in " + folder};
    }
    return all;
}

std::string
outcomeOf(const policy::Policy& policy, const ExampleResident& resident, policy::Day today)
{
    if (resident.age < policy.ages.minimum) {
        return "too young for a card";
    }
    const auto standing = policy::evaluate(policy, resident.papers);
    std::string words = standing.identityMet ? "identity met" : "identity needs a person's help";
    words += standing.residencyMet ? "; residency met" : "; residency needs a person's help";
    for (std::size_t i = 0; i < standing.papers.size(); ++i) {
        if (standing.papers.at(i) != PaperStanding::Counts) {
            words +=
                "; " + resident.papers.at(i).documentClass + " " + inWords(standing.papers.at(i));
        }
    }
    words += resident.age < policy.ages.guardianBelow ? "; with a guardian" : "";
    words += "; fee " + dollars(policy.feeCents(resident.age));
    words += policy.fees.waivable ? " or waived" : "";
    const auto banks = policy.banksOn(today);
    words += banks.empty() ? "; no bank is offered" : "; banks:";
    for (const auto& bank : banks) {
        words += " " + bank.key;
    }
    return words;
}

std::vector<ChangedOutcome> changedOutcomes(const policy::Policy& before,
                                            const policy::Policy& after,
                                            const std::vector<ExampleResident>& residents,
                                            policy::Day today)
{
    std::vector<ChangedOutcome> changed;
    for (const auto& resident : residents) {
        auto was = outcomeOf(before, resident, today);
        auto will = outcomeOf(after, resident, today);
        if (was != will) {
            changed.push_back({resident.name, std::move(was), std::move(will)});
        }
    }
    return changed;
}

} // namespace ventanilla::admin
