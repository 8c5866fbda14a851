// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/policy_changes.h"

#include "kiosk/policy/toml_table.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

namespace ventanilla::admin {
namespace {

using policy::Bank;
using policy::DocumentRule;
using policy::Policy;

/// Collects sentences about one thing that has a name.
class Sentences
{
public:
    explicit Sentences(std::vector<std::string>& all)
        : m_all(all)
    {}
    void about(std::string what) { m_what = std::move(what); }
    void say(std::string_view words) { m_all.push_back(m_what + " " + std::string{words}); }
    void number(std::string_view name, std::int64_t before, std::int64_t after)
    {
        changed(name, std::to_string(before), std::to_string(after));
    }
    void number(std::string_view name, std::optional<int> before, std::optional<int> after)
    {
        changed(
            name, before ? std::to_string(*before) : "any", after ? std::to_string(*after) : "any");
    }
    void yesNo(std::string_view name, bool before, bool after)
    {
        changed(name, before ? "yes" : "no", after ? "yes" : "no");
    }
    void changed(std::string_view name, const std::string& before, const std::string& after)
    {
        if (before != after) {
            say(std::string{name} + ": " + before + " becomes " + after + ".");
        }
    }

private:
    std::vector<std::string>& m_all;
    std::string m_what;
};

/// Pairs rows of the same name; one side alone was added or taken away.
template <typename Row>
void eachRow(Sentences& said,
             const std::vector<Row>& before,
             const std::vector<Row>& after,
             const std::function<std::string(const Row&)>& nameOf,
             const std::function<void(const Row&, const Row&)>& compare)
{
    for (const auto& old : before) {
        const auto found = std::ranges::find(after, nameOf(old), nameOf);
        said.about(nameOf(old));
        if (found == after.end()) {
            said.say("is taken away.");
        } else {
            compare(old, *found);
        }
    }
    for (const auto& fresh : after) {
        if (std::ranges::find(before, nameOf(fresh), nameOf) == before.end()) {
            said.about(nameOf(fresh));
            said.say("is new.");
        }
    }
}

void compareDocuments(Sentences& said, const DocumentRule& before, const DocumentRule& after)
{
    said.yesNo("accepted", before.accepted, after.accepted);
    said.number("points for identity",
                std::int64_t{before.identityPoints},
                std::int64_t{after.identityPoints});
    said.number("points for residency",
                std::int64_t{before.residencyPoints},
                std::int64_t{after.residencyPoints});
    said.yesNo("shows a photo", before.hasPhoto, after.hasPhoto);
    said.yesNo("shows the birth date", before.hasBirthDate, after.hasBirthDate);
    said.yesNo("must be read by machine", before.needsMachineReading, after.needsMachineReading);
    said.number("days after its expiry",
                std::int64_t{before.maxExpiredDays},
                std::int64_t{after.maxExpiredDays});
    said.number("days since its issue at most", before.maxAgeDays, after.maxAgeDays);
}

std::string documentsOf(const Bank& bank)
{
    std::string words;
    for (const auto& document : bank.facts.documents) {
        constexpr std::string_view kRoles[] = {"primary", "secondary", "no"};
        words += (words.empty() ? "" : ", ") + document.documentClass + " " +
                 std::string{kRoles[static_cast<std::size_t>(document.role)]};
    }
    return words;
}

std::string branchesOf(const Bank& bank)
{
    std::string words;
    for (const auto& branch : bank.branches) {
        words +=
            (words.empty() ? "" : ", ") + branch.key + (branch.suspended ? " (suspended)" : "");
    }
    return words;
}

void compareBanks(Sentences& said, const Bank& before, const Bank& after)
{
    said.yesNo("suspended", before.suspended, after.suspended);
    said.changed(
        "facts as of", policy::formatDay(before.facts.asOf), policy::formatDay(after.facts.asOf));
    said.number("opening deposit in cents",
                std::int64_t{before.facts.openingDepositCents},
                std::int64_t{after.facts.openingDepositCents});
    said.number("monthly fee in cents",
                std::int64_t{before.facts.monthlyFeeCents},
                std::int64_t{after.facts.monthlyFeeCents});
    said.number("who may join (row of the list)",
                static_cast<std::int64_t>(before.facts.membership),
                static_cast<std::int64_t>(after.facts.membership));
    said.number("SSN asked for (row of the list)",
                static_cast<std::int64_t>(before.facts.ssn),
                static_cast<std::int64_t>(after.facts.ssn));
    said.yesNo("asks for a second paper", before.facts.secondPaper, after.facts.secondPaper);
    said.changed("documents", documentsOf(before), documentsOf(after));
    said.changed("branches", branchesOf(before), branchesOf(after));
}

std::string feesOf(const Policy& policy)
{
    std::string words;
    for (const auto& row : policy.fees.rows) {
        words += (words.empty() ? "" : ", ") + std::to_string(row.cents) + " cents from age " +
                 std::to_string(row.fromAge.value_or(0)) +
                 (row.belowAge ? " below " + std::to_string(*row.belowAge) : "");
    }
    return words;
}

std::string authorityOf(const policy::RetentionRow& row)
{
    return row.authority ? row.authority->scheduleItem + " " + row.authority->approvalNumber
                         : "none: frozen";
}

void compareRules(Sentences& said, const Policy& before, const Policy& after)
{
    const auto& old = before.rules;
    const auto& fresh = after.rules;
    said.about("rules:");
    said.number("points for identity",
                std::int64_t{old.identityMinimum},
                std::int64_t{fresh.identityMinimum});
    said.number("points for residency",
                std::int64_t{old.residencyMinimum},
                std::int64_t{fresh.residencyMinimum});
    said.number("points in all", std::int64_t{old.totalMinimum}, std::int64_t{fresh.totalMinimum});
    said.yesNo("a photo is needed", old.photoNeeded, fresh.photoNeeded);
    said.yesNo("the birth date is needed", old.birthDateNeeded, fresh.birthDateNeeded);
    said.about("ages:");
    said.number(
        "youngest resident", std::int64_t{before.ages.minimum}, std::int64_t{after.ages.minimum});
    said.number("with a guardian below",
                std::int64_t{before.ages.guardianBelow},
                std::int64_t{after.ages.guardianBelow});
    said.about("fees:");
    said.changed("rows", feesOf(before), feesOf(after));
    said.yesNo("can be waived", before.fees.waivable, after.fees.waivable);
    said.about("card:");
    said.number("years of validity",
                std::int64_t{before.cardValidYears},
                std::int64_t{after.cardValidYears});
}

void compareKiosk(Sentences& said,
                  const policy::KioskRules& before,
                  const policy::KioskRules& after)
{
    said.about("kiosk:");
    said.number("minutes until a referral leaves, at least",
                std::int64_t{before.referralDelayMinimum.count()},
                std::int64_t{after.referralDelayMinimum.count()});
    said.number("minutes until a referral leaves, at most",
                std::int64_t{before.referralDelayMaximum.count()},
                std::int64_t{after.referralDelayMaximum.count()});
    said.number("days that a referral is valid",
                std::int64_t{before.referralValidDays},
                std::int64_t{after.referralValidDays});
    said.number("seconds until the idle warning",
                std::int64_t{before.idleWarning.count()},
                std::int64_t{after.idleWarning.count()});
    said.number("seconds of its countdown",
                std::int64_t{before.idleCountdown.count()},
                std::int64_t{after.idleCountdown.count()});
    said.number("days that a bank's facts are good",
                std::int64_t{before.bankFactMaxAgeDays},
                std::int64_t{after.bankFactMaxAgeDays});
}

} // namespace

std::vector<std::string> changesBetween(const Policy& before, const Policy& after)
{
    std::vector<std::string> all;
    Sentences said{all};
    compareRules(said, before, after);
    eachRow<DocumentRule>(
        said,
        before.documents,
        after.documents,
        [](const auto& row) { return "document " + row.documentClass; },
        [&said](const auto& a, const auto& b) { compareDocuments(said, a, b); });
    eachRow<policy::Office>(
        said,
        before.offices,
        after.offices,
        [](const auto& row) { return "office " + row.key; },
        [&said](const auto& a, const auto& b) {
            said.changed("street", a.street, b.street);
            said.changed("hours", a.hours, b.hours);
            said.changed("phone", a.phone, b.phone);
        });
    eachRow<policy::Language>(
        said,
        before.languages,
        after.languages,
        [](const auto& row) { return "language " + row.tag; },
        [&said](const auto& a, const auto& b) {
            said.changed("reviewed by", a.textsReviewed, b.textsReviewed);
        });
    eachRow<Bank>(
        said,
        before.banks,
        after.banks,
        [](const auto& row) { return "bank " + row.key; },
        [&said](const auto& a, const auto& b) { compareBanks(said, a, b); });
    said.about("banks:");
    said.yesNo("all suspended", before.banksSuspended, after.banksSuspended);
    eachRow<policy::RetentionRow>(
        said,
        before.retention,
        after.retention,
        [](const auto& row) { return "retention of " + row.what; },
        [&said](const auto& a, const auto& b) {
            said.number("days kept", std::int64_t{a.keepDays}, std::int64_t{b.keepDays});
            said.changed("authority", authorityOf(a), authorityOf(b));
        });
    compareKiosk(said, before.kiosk, after.kiosk);
    return all;
}

} // namespace ventanilla::admin
