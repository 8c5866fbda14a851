// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/parcel_opener.h"

#include "services/jose/thumbprint.h"
#include "services/protocol/application.h"
#include "services/protocol/referral.h"
#include "services/protocol/withdrawal.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include <sys/stat.h>

namespace ventanilla::jose {
namespace {

Result<ParcelContent> readContent(std::string_view typ, std::string_view plaintext)
{
    if (typ == parcel_type::kApplication) {
        VN_TRY(auto application, protocol::readApplication(plaintext));
        return ParcelContent{std::move(application)};
    }
    if (typ == parcel_type::kReferral || typ == parcel_type::kVoucher) {
        const auto kind =
            typ == parcel_type::kVoucher ? Referral::Kind::Voucher : Referral::Kind::Introduction;
        VN_TRY(auto referral, protocol::readReferral(plaintext, kind));
        return ParcelContent{std::move(referral)};
    }
    if (typ == parcel_type::kWithdrawal) {
        VN_TRY(auto withdrawal, protocol::readWithdrawal(plaintext));
        return ParcelContent{std::move(withdrawal)};
    }
    return Error{ErrorKind::Unsupported, "no reader for this type of parcel"};
}

template <typename Message>
bool agrees(const Message& inner, const JweHeader& outer)
{
    return inner.audience == outer.aud && inner.jti.text == outer.jti &&
           locOf(inner.code).text == outer.loc;
}

bool agrees(const Referral& inner, const JweHeader& outer)
{
    return agrees<Referral>(inner, outer) && protocol::wireExpiry(inner.expires) == outer.exp &&
           inner.expires > inner.issuedAt;
}

/// Changes whenever a file comes into the folder or leaves it.
std::string stampOf(const std::string& folder)
{
    struct stat found = {};
    if (::stat(folder.c_str(), &found) != 0) {
        return {};
    }
    return std::to_string(found.st_mtim.tv_sec) + "." + std::to_string(found.st_mtim.tv_nsec);
}

} // namespace

ParcelOpener::ParcelOpener(std::string self, KeyRing keys)
    : ParcelOpener(std::vector<std::string>{std::move(self)}, std::move(keys))
{}

ParcelOpener::ParcelOpener(std::vector<std::string> selves, KeyRing keys)
    : m_selves(std::move(selves))
    , m_keys(std::move(keys))
{}

struct ParcelOpener::Followed
{
    std::string folder;
    std::mutex mutex;
    KeyRing keys;
    std::string stamp;
};

Result<ParcelOpener> ParcelOpener::following(std::vector<std::string> selves, std::string folder)
{
    auto followed = std::make_shared<Followed>();
    followed->stamp = stampOf(folder);
    VN_TRY(followed->keys, KeyRing::load(folder));
    followed->folder = std::move(folder);
    ParcelOpener opener{std::move(selves), {}};
    opener.m_followed = std::move(followed);
    return opener;
}

Result<P256PrivateKey> ParcelOpener::keyFor(const std::string& kid) const
{
    if (!m_followed) {
        return m_keys.find(kid);
    }
    const std::scoped_lock lock{m_followed->mutex};
    if (auto stamp = stampOf(m_followed->folder); stamp != m_followed->stamp) {
        VN_TRY(m_followed->keys, KeyRing::load(m_followed->folder));
        m_followed->stamp = std::move(stamp);
    }
    return m_followed->keys.find(kid);
}

Result<OpenedParcel> ParcelOpener::open(std::string_view compact) const
{
    VN_TRY(const auto stated, readJweHeader(compact));
    if (std::ranges::find(m_selves, stated.aud) == m_selves.end()) {
        return Error{ErrorKind::InvalidInput, "parcel is for another recipient"};
    }
    VN_TRY(const auto key, keyFor(stated.kid));
    VN_TRY(auto opened, openJwe(compact, stated.typ, key));
    VN_TRY(auto content, readContent(opened.header.typ, opened.plaintext.reveal()));
    const bool agreed =
        std::visit([&opened](const auto& inner) { return agrees(inner, opened.header); }, content);
    if (!agreed) {
        return Error{ErrorKind::InvalidInput, "parcel says one thing inside and another outside"};
    }
    return OpenedParcel{std::move(opened.header), std::move(content)};
}

} // namespace ventanilla::jose
