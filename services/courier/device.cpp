// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/device.h"

#include "services/http/tls.h"
#include "services/jose/jws.h"
#include "services/jose/key_set.h"
#include "services/store/files/private_files.h"

#include <utility>

namespace ventanilla::courier {
Device::Device(std::string name, jose::P256PrivateKey key)
    : m_name(std::move(name))
    , m_key(std::move(key))
{}

Result<std::unique_ptr<Device>> Device::load(const std::string& folder)
{
    if (!store::fileExists(folder + "/device.pem")) {
        return Error{ErrorKind::NotFound, "this kiosk is not enrolled: run --enrol first"};
    }
    VN_CHECK(store::requirePrivate(folder));
    VN_CHECK(store::requirePrivate(folder + "/device.key"));
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

Result<std::string> Device::signReport(std::string_view report) const
{
    return jose::signJws({"vn-report+jws", m_name}, report, m_key);
}

Result<ReceiptKeys> ReceiptKeys::parse(std::string_view jwks, std::string city)
{
    ReceiptKeys parsed;
    parsed.m_city = std::move(city);
    VN_TRY(parsed.m_keys, jose::readKeySet(jwks));
    return parsed;
}

Result<void>
ReceiptKeys::check(std::string_view body, const Sending& sending, const std::string& device) const
{
    VN_TRY(const auto answer, protocol::ReceiptAnswer::parse(body));
    VN_TRY(const auto header, jose::readJwsHeader(answer.receipt, jose::jws_type::kReceipt));
    VN_TRY(const auto key, jose::findKey(m_keys, header.kid));
    VN_TRY(const auto payload, jose::verifyJws(answer.receipt, jose::jws_type::kReceipt, key));
    VN_TRY(const auto receipt, protocol::Receipt::parse(payload));
    if (receipt.jti != sending.jti || receipt.sha256 != sending.sha256 ||
        receipt.device != device || receipt.city != m_city)
    {
        return Error{ErrorKind::InvalidInput, "receipt for something else"};
    }
    return {};
}

} // namespace ventanilla::courier
