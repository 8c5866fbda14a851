// SPDX-License-Identifier: EUPL-1.2
#include "services/city/devices.h"

#include "services/jose/certificates.h"
#include "services/store/files/private_files.h"

#include <filesystem>
#include <system_error>

namespace ventanilla::city {
namespace {

Result<void> importDevice(store::CityStore& store, const std::filesystem::path& file)
{
    VN_TRY(const auto jwk, store::readWholeFile(file));
    VN_TRY(const auto key, jose::P256PublicKey::fromJwk(jwk));
    const auto name = file.stem().string();
    VN_TRY(const auto known, store.device(name));
    if (known && known->publicJwk == key.jwk()) {
        return {};
    }
    return store.putDevice({name, key.jwk(), known && known->revoked});
}

} // namespace

Result<store::DeviceRow> enrolledDevice(store::CityStore& store, const http::Peer& peer)
{
    VN_TRY(auto device, store.device(peer.commonName));
    if (!device || device->revoked) {
        return Error{ErrorKind::NotFound, "no such enrolled device"};
    }
    const auto shown = jose::keyOfCertificate(peer.certificate);
    const auto enrolled = jose::P256PublicKey::fromJwk(device->publicJwk);
    if (!shown || !enrolled || !(*shown == *enrolled)) {
        return Error{ErrorKind::NotFound, "a device with another key than the enrolled one"};
    }
    return *std::move(device);
}

CertificateAge ageOf(const http::Peer& peer, std::chrono::sys_seconds now)
{
    const auto validity = jose::validityOf(peer.certificate);
    if (!validity || now < validity->notBefore || now > validity->notAfter + kRenewableFor) {
        return CertificateAge::TooOld;
    }
    return now > validity->notAfter ? CertificateAge::Renewable : CertificateAge::Current;
}

Result<void> importDevices(store::CityStore& store, const std::string& folder)
{
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator{folder, failed}) {
        if (entry.path().extension() != ".jwk") {
            continue;
        }
        VN_CHECK(importDevice(store, entry.path()));
    }
    return {};
}

} // namespace ventanilla::city
