// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/parcel_facts.h"

#include "services/jose/jwe.h"
#include "services/jose/thumbprint.h"

namespace ventanilla::courier {
namespace {

// A withdrawal goes with what it withdraws: its recipient tells which.
Chain chainOf(const jose::JweHeader& header)
{
    namespace type = jose::parcel_type;
    if (header.typ == type::kAudit) {
        return Chain::Audit;
    }
    if (header.typ == type::kReferral || header.typ == type::kVoucher) {
        return Chain::Referrals;
    }
    return header.aud.starts_with("bank:") ? Chain::Referrals : Chain::Applications;
}

} // namespace

Result<ParcelFacts> factsOf(std::string_view jwe)
{
    VN_TRY(const auto header, jose::readJweHeader(jwe));
    ParcelFacts facts;
    facts.jti = header.jti;
    facts.aud = header.aud;
    facts.chain = chainOf(header);
    facts.isWithdrawal = header.typ == jose::parcel_type::kWithdrawal;
    facts.loc = header.loc;
    facts.exp = header.exp;
    facts.sha256 = jose::sha256Base64Url(jwe);
    return facts;
}

} // namespace ventanilla::courier
