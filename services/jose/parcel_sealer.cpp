// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/parcel_sealer.h"

#include "services/jose/jwe.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/application.h"
#include "services/protocol/referral.h"
#include "services/protocol/withdrawal.h"

namespace ventanilla::jose {
namespace {

template <typename Message>
JweHeader headerOf(std::string_view typ, const Message& message)
{
    JweHeader header;
    header.typ = typ;
    header.aud = message.audience;
    header.jti = message.jti.text;
    header.loc = jose::locOf(message.code).text;
    return header;
}

} // namespace

Result<std::unique_ptr<ParcelSealer>> ParcelSealer::create(const PolicyFiles& files)
{
    VN_TRY(auto recipients, readRecipients(files.recipientsJwks));
    return std::make_unique<ParcelSealer>(std::move(recipients));
}

ParcelSealer::ParcelSealer(std::vector<RecipientKey> recipients)
    : m_recipients(std::move(recipients))
{}

Result<P256PublicKey> ParcelSealer::keyOf(std::string_view audience) const
{
    for (const auto& recipient : m_recipients) {
        if (recipient.audience == audience) {
            return recipient.key;
        }
    }
    return Error{ErrorKind::NotFound, "the policy has no sealing key for this recipient"};
}

Result<SealedParcel> ParcelSealer::seal(const Application& application)
{
    VN_TRY(const auto key, keyOf(application.audience));
    const auto plaintext = protocol::writeApplication(application);
    VN_CHECK(protocol::readApplication(plaintext.reveal()));
    VN_TRY(auto jwe,
           sealJwe(headerOf(parcel_type::kApplication, application), key, plaintext.reveal()));
    return SealedParcel{application.jti, SealedParcel::Chain::Applications, std::move(jwe)};
}

Result<SealedParcel> ParcelSealer::seal(const Referral& referral)
{
    VN_TRY(const auto key, keyOf(referral.audience));
    const auto plaintext = protocol::writeReferral(referral);
    VN_CHECK(protocol::readReferral(plaintext.reveal(), referral.kind));
    const bool voucher = referral.kind == Referral::Kind::Voucher;
    auto header = headerOf(voucher ? parcel_type::kVoucher : parcel_type::kReferral, referral);
    header.exp = protocol::wireExpiry(referral.expires);
    VN_TRY(auto jwe, sealJwe(std::move(header), key, plaintext.reveal()));
    return SealedParcel{referral.jti, SealedParcel::Chain::Referrals, std::move(jwe)};
}

Result<SealedParcel> ParcelSealer::seal(const Withdrawal& withdrawal)
{
    VN_TRY(const auto key, keyOf(withdrawal.audience));
    const auto plaintext = protocol::writeWithdrawal(withdrawal);
    VN_CHECK(protocol::readWithdrawal(plaintext.reveal()));
    VN_TRY(auto jwe,
           sealJwe(headerOf(parcel_type::kWithdrawal, withdrawal), key, plaintext.reveal()));
    const bool referral = withdrawal.of == Withdrawal::Of::Referral;
    const auto chain =
        referral ? SealedParcel::Chain::Referrals : SealedParcel::Chain::Applications;
    return SealedParcel{withdrawal.jti, chain, std::move(jwe)};
}

Loc ParcelSealer::locOf(const Code& code) const
{
    return jose::locOf(code);
}

} // namespace ventanilla::jose
