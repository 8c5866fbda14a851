// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/policy/policy.h"

#include "kiosk/policy/parse.h"
#include "kiosk/policy/toml_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ventanilla::policy {
namespace {

using Parse = Result<void> (*)(const std::string&, Policy&);
constexpr std::array<std::pair<std::string_view, Parse>, 5> kFiles{{
    {"policy.toml", parsePolicyFile},
    {"banks.toml", parseBanksFile},
    {"retention.toml", parseRetentionFile},
    {"languages.toml", parseLanguagesFile},
    {"kiosk.toml", parseKioskFile},
}};

const PolicyFiles::File* fileNamed(const PolicyFiles& files, std::string_view name)
{
    for (const auto& file : files.files) {
        if (file.path == name || file.path == "files/" + std::string{name}) {
            return &file;
        }
    }
    return nullptr;
}

bool covers(const FeeRow& row, int age)
{
    return age >= row.fromAge.value_or(0) && (!row.belowAge || age < *row.belowAge);
}

} // namespace

Result<Policy> Policy::parse(const PolicyFiles& files)
{
    Policy policy;
    policy.city = files.city;
    policy.recipient = "city:" + files.city;
    policy.version = files.version;
    policy.trial = files.trial;
    policy.graceDays = files.graceDays;
    const auto notAfter = parseDay(files.notAfter);
    if (!notAfter) {
        return Error{ErrorKind::InvalidInput, "manifest: not_after is no day"};
    }
    policy.notAfter = *notAfter;
    for (const auto& [name, parseFile] : kFiles) {
        const auto* file = fileNamed(files, name);
        if (file == nullptr) {
            return Error{ErrorKind::InvalidInput, "the bundle lacks " + std::string{name}};
        }
        VN_CHECK(parseFile(file->content, policy));
    }
    return policy;
}

std::string Policy::reference() const
{
    return city + "/" + std::to_string(version);
}

const DocumentRule* Policy::document(std::string_view documentClass) const
{
    for (const auto& rule : documents) {
        if (rule.documentClass == documentClass) {
            return &rule;
        }
    }
    return nullptr;
}

const Bank* Policy::bank(std::string_view key) const
{
    for (const auto& one : banks) {
        if (one.key == key) {
            return &one;
        }
    }
    return nullptr;
}

Validity Policy::validityOn(Day today) const
{
    using std::chrono::days;
    using std::chrono::sys_days;
    if (sys_days{today} <= sys_days{notAfter}) {
        return Validity::Current;
    }
    return sys_days{today} <= sys_days{notAfter} + days{graceDays} ? Validity::Grace
                                                                   : Validity::Past;
}

int Policy::feeCents(std::optional<int> age) const
{
    int highest = 0;
    for (const auto& row : fees.rows) {
        if (age && covers(row, *age)) {
            return row.cents;
        }
        highest = std::max(highest, row.cents);
    }
    return age ? 0 : highest;
}

std::vector<Bank> Policy::banksOn(Day today) const
{
    using std::chrono::days;
    using std::chrono::sys_days;
    std::vector<Bank> offered;
    for (const auto& one : banks) {
        const auto age = sys_days{today} - sys_days{one.facts.asOf};
        const bool fresh = age >= days{0} && age <= days{kiosk.bankFactMaxAgeDays};
        if (banksSuspended || one.suspended || !fresh) {
            continue;
        }
        Bank open = one;
        std::erase_if(open.branches, [](const Branch& branch) { return branch.suspended; });
        if (!open.branches.empty()) {
            offered.push_back(std::move(open));
        }
    }
    return offered;
}

} // namespace ventanilla::policy
