// SPDX-License-Identifier: EUPL-1.2
//
// The device's own hand: signs records and knows a receipt that is meant for it.
#pragma once

#include "kiosk/base/result.h"
#include "services/courier/queue.h"
#include "services/jose/keys.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::courier {

class Device : public RecordSigner
{
public:
    Device(std::string name, jose::P256PrivateKey key);
    /// Reads device.pem (for the name) and device.key in @p folder. Refuses both when other users
    /// could have read the key.
    [[nodiscard]] static Result<std::unique_ptr<Device>> load(const std::string& folder);

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] Result<std::string> sign(const protocol::Record& record) override;
    /// A readiness report as a vn-report+jws.
    [[nodiscard]] Result<std::string> signReport(std::string_view report) const;

private:
    std::string m_name;
    jose::P256PrivateKey m_key;
};

/// The keys by which a city signs receipts.
class ReceiptKeys
{
public:
    ReceiptKeys() = default;
    /// Takes a JWKS. Fails with InvalidInput.
    [[nodiscard]] static Result<ReceiptKeys> parse(std::string_view jwks, std::string city);

    /// The body of a 200 or 201. Fails with InvalidInput unless it is this city's receipt for
    /// exactly this parcel from exactly this device.
    [[nodiscard]] Result<void>
    check(std::string_view body, const Sending& sending, const std::string& device) const;

private:
    std::string m_city;
    std::vector<jose::P256PublicKey> m_keys;
};

} // namespace ventanilla::courier
