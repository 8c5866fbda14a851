// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/device.h"

#include "services/http/tls.h"
#include "services/jose/jws.h"
#include "services/protocol/json.h"
#include "services/store/files/private_files.h"

#include <algorithm>
#include <utility>

namespace ventanilla::courier {
namespace {

constexpr std::size_t kMaxJwks = std::size_t{64} * 1024;

} // namespace

Device::Device(std::string name, jose::P256PrivateKey key)
    : m_name(std::move(name))
    , m_key(std::move(key))
{}

Result<std::unique_ptr<Device>> Device::load(const std::string& folder)
{
    VN_TRY(auto name, http::commonNameOf(folder + "/device.pem"));
    VN_TRY(auto pem, store::readWholeFile(folder + "/device.key"));
    auto key = jose::P256PrivateKey::fromPem(pem);
    wipe(pem);
    if (!key) {
        return key.error();
    }
    return std::make_unique<Device>(std::move(name), *std::move(key));
}

Result<std::string> Device::sign(const protocol::Record& record)
{
    return jose::signJws({std::string{jose::jws_type::kRecord}, m_name}, record.dump(), m_key);
}

Result<ReceiptKeys> ReceiptKeys::parse(std::string_view jwks, std::string city)
{
    VN_TRY(const auto document, protocol::Json::parse(jwks, kMaxJwks));
    const auto* keys = document.find("keys");
    const auto* items = keys != nullptr ? keys->items() : nullptr;
    if (items == nullptr) {
        return Error{ErrorKind::InvalidInput, "receipt keys are no JWKS"};
    }
    ReceiptKeys parsed;
    parsed.m_city = std::move(city);
    for (const auto& item : *items) {
        VN_TRY(auto key, jose::P256PublicKey::fromJwk(item.dump()));
        parsed.m_keys.push_back(std::move(key));
    }
    return parsed;
}

Result<void>
ReceiptKeys::check(std::string_view body, const Sending& sending, const std::string& device) const
{
    VN_TRY(const auto answer, protocol::ReceiptAnswer::parse(body));
    VN_TRY(const auto header, jose::readJwsHeader(answer.receipt, jose::jws_type::kReceipt));
    const auto key = std::ranges::find_if(m_keys, [&header](const jose::P256PublicKey& candidate) {
        return candidate.thumbprint() == header.kid;
    });
    if (key == m_keys.end()) {
        return Error{ErrorKind::InvalidInput, "receipt by a key that is not known"};
    }
    VN_TRY(const auto payload, jose::verifyJws(answer.receipt, jose::jws_type::kReceipt, *key));
    VN_TRY(const auto receipt, protocol::Receipt::parse(payload));
    if (receipt.jti != sending.jti || receipt.sha256 != sending.sha256 ||
        receipt.device != device || receipt.city != m_city)
    {
        return Error{ErrorKind::InvalidInput, "receipt for something else"};
    }
    return {};
}

} // namespace ventanilla::courier
