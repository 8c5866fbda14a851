// SPDX-License-Identifier: EUPL-1.2
//
// The inbox for the bank's people: one card for each referral, its two words large.
#pragma once

#include "kiosk/domain/code.h"
#include "services/http/message.h"
#include "services/protocol/settings.h"
#include "services/store/bank_store.h"

#include <functional>

namespace ventanilla::bank {

/// GET /, POST /find (code), POST /referral (jti, act) from its buttons and, in a trial alone, GET
/// /trial/inbox.json.
class InboxPage
{
public:
    struct Acts
    {
        std::function<void()> wakeReporter;
        std::function<Result<bool>(const Code&)> redeem; ///< As Vouchers::redeem.
    };

    InboxPage(const protocol::BankSettings& settings, store::BankStore& store, Acts acts)
        : m_settings(settings)
        , m_store(store)
        , m_acts(std::move(acts))
    {}

    [[nodiscard]] http::Response answer(const http::Request& request) const;

private:
    [[nodiscard]] http::Response page() const;
    [[nodiscard]] http::Response list() const;
    [[nodiscard]] Result<std::string> cardUnder(const std::string& loc) const;
    [[nodiscard]] std::string answerTo(const Code& code) const;
    [[nodiscard]] http::Response find(const http::Request& request) const;
    [[nodiscard]] http::Response act(const http::Request& request) const;
    [[nodiscard]] std::string cardOf(const store::InboxRow& row) const;

    const protocol::BankSettings& m_settings;
    store::BankStore& m_store;
    Acts m_acts;
};

} // namespace ventanilla::bank
