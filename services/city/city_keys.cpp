// SPDX-License-Identifier: EUPL-1.2
#include "services/city/city_keys.h"

#include "services/store/files/private_files.h"

#include <utility>

namespace ventanilla::city {
namespace {

template <typename Key>
Result<Key> read(const std::string& path)
{
    auto content = store::readWholeFile(path);
    if (!content) {
        return content.error();
    }
    const SensitiveText text{*std::move(content)};
    return Key::fromJwk(text.reveal());
}

} // namespace

Result<CityKeys> CityKeys::load(const std::string& folder, const std::string& recipient)
{
    VN_TRY(auto opener, jose::ParcelOpener::following({recipient}, folder + "/sealing"));
    VN_TRY(auto receipt, read<jose::P256PrivateKey>(folder + "/receipt.jwk"));
    VN_TRY(auto forward, read<jose::P256PrivateKey>(folder + "/forward.jwk"));
    VN_TRY(auto timeKey, read<jose::Ed25519PrivateKey>(folder + "/time.jwk"));
    return CityKeys{std::move(opener), std::move(receipt), std::move(forward), std::move(timeKey)};
}

} // namespace ventanilla::city
