// SPDX-License-Identifier: EUPL-1.2
//
// Banks and credit unions as the city last heard from them: dated facts, never advice.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace ventanilla::policy {

using Day = std::chrono::year_month_day;

struct Branch
{
    std::string key;
    std::string name;
    std::string street;
    std::string hours;
    std::string phone;
    bool suspended = false;
};

/// Who may join or open.
enum class Membership { Anyone, LivesOrWorksInCity };
enum class SsnNeeded { No, Yes, ItinInstead };
/// How a bank takes a document class.
enum class DocumentRole { Primary, Secondary, No };

struct AcceptedDocument
{
    std::string documentClass;
    DocumentRole role = DocumentRole::No;
};

struct BankFacts
{
    Day asOf{};
    std::string confirmedBy;
    std::string phone; ///< Of whoever confirmed them.
    Membership membership = Membership::Anyone;
    int openingDepositCents = 0;
    int monthlyFeeCents = 0;
    SsnNeeded ssn = SsnNeeded::No;
    bool secondPaper = false; ///< A second paper is asked for beside the first.
    std::vector<std::string> languages;
    std::vector<AcceptedDocument> documents;
};

struct Bank
{
    enum class Kind { Bank, CreditUnion };

    std::string key;       ///< "harbor".
    std::string recipient; ///< "bank:harbor", the audience of its parcels.
    std::string name;
    Kind kind = Kind::Bank;
    bool suspended = false;
    BankFacts facts;
    std::vector<Branch> branches;
};

} // namespace ventanilla::policy
