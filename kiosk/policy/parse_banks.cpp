// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/policy/parse.h"
#include "kiosk/policy/toml_table.h"

#include <algorithm>

namespace ventanilla::policy {
namespace {

constexpr int kMaximumCents = 1'000'000;

const TomlTable::Words<Bank::Kind> kKinds{{"bank", Bank::Kind::Bank},
                                          {"credit_union", Bank::Kind::CreditUnion}};
const TomlTable::Words<Membership> kMemberships{
    {"anyone", Membership::Anyone}, {"lives_or_works_in_city", Membership::LivesOrWorksInCity}};
const TomlTable::Words<SsnNeeded> kSsnNeeds{
    {"no", SsnNeeded::No}, {"yes", SsnNeeded::Yes}, {"itin_instead", SsnNeeded::ItinInstead}};
const TomlTable::Words<DocumentRole> kRoles{{"primary", DocumentRole::Primary},
                                            {"secondary", DocumentRole::Secondary},
                                            {"no", DocumentRole::No}};

void readFacts(TomlTable& table, BankFacts& facts)
{
    facts.asOf = table.day("as_of");
    facts.confirmedBy = table.text("confirmed_by");
    facts.phone = table.text("phone");
    facts.membership = table.word("membership", kMemberships);
    facts.openingDepositCents = table.number("deposit_cents", 0, kMaximumCents);
    facts.monthlyFeeCents = table.number("monthly_fee_cents", 0, kMaximumCents);
    facts.ssn = table.word("ssn_needed", kSsnNeeds);
    facts.secondPaper = table.flag("second_paper", false);
    facts.languages = table.texts("languages");
    table.each("document", [&facts](TomlTable& row) {
        facts.documents.push_back({row.text("class"), row.word("role", kRoles)});
    });
}

void readBank(TomlTable& table, Bank& bank)
{
    bank.key = table.text("key");
    bank.recipient = "bank:" + bank.key;
    bank.name = table.text("name");
    bank.kind = table.word("kind", kKinds);
    bank.suspended = table.flag("suspended", false);
    table.table("facts", [&bank](TomlTable& facts) { readFacts(facts, bank.facts); });
    table.each("branch", [&bank](TomlTable& row) {
        bank.branches.push_back({row.text("key"),
                                 row.text("name"),
                                 row.text("street"),
                                 row.text("hours"),
                                 row.text("phone"),
                                 row.flag("suspended", false)});
    });
    if (bank.branches.empty()) {
        table.fault("branch", "needs at least one row");
    }
}

void addBank(TomlTable& table, Policy& policy)
{
    Bank bank;
    readBank(table, bank);
    if (policy.bank(bank.key) != nullptr) {
        table.fault("key", "stands there twice");
    }
    policy.banks.push_back(std::move(bank));
}

} // namespace

Result<void> parseBanksFile(const std::string& content, Policy& policy)
{
    return TomlTable::read("banks.toml", content, [&policy](TomlTable& file) {
        policy.banksSuspended = file.flag("suspended", false);
        file.each("bank", [&policy](TomlTable& table) { addBank(table, policy); });
    });
}

} // namespace ventanilla::policy
