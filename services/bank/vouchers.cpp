// SPDX-License-Identifier: EUPL-1.2
#include "services/bank/vouchers.h"

#include "services/bank/inbox_row.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/bank_messages.h"

namespace ventanilla::bank {

Result<bool> Vouchers::redeem(const Code& code)
{
    const std::scoped_lock lock{m_mutex};
    const auto loc = jose::locOf(code);
    for (const auto& bank : m_parts.settings.recipients) {
        const auto answer =
            m_parts.road(bank.recipient, "/v1/vouchers/" + loc.text + "/redeem", "{}");
        if (answer && answer->status == 200) {
            return keep(answer->body, loc).map([] { return true; });
        }
        if (!answer || answer->status != 404) {
            return Error{ErrorKind::Unavailable, "the city cannot be asked for a voucher"};
        }
    }
    return false;
}

Result<void> Vouchers::keep(const std::string& body, const Loc& loc)
{
    VN_TRY(const auto parcel, protocol::readVoucherAnswer(body));
    VN_TRY(const auto opened, m_parts.opener.open(parcel));
    const auto* voucher = std::get_if<Referral>(&opened.content);
    if (voucher == nullptr || opened.header.loc != loc.text ||
        voucher->expires <= m_parts.clock.now()) {
        return Error{ErrorKind::InvalidInput, "the city gave something else than the voucher"};
    }
    return m_parts.store.takeReferral({opened.header.jti, jose::sha256Base64Url(parcel)},
                                      rowOf(*voucher, opened.header));
}

} // namespace ventanilla::bank
