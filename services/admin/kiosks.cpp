// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/kiosks.h"

#include "services/admin/keys_on_disk.h"
#include "services/jose/thumbprint.h"
#include "services/protocol/settings.h"
#include "services/store/files/private_files.h"
#include "services/store/sqlite/city_store_sqlite.h"

#include <algorithm>

namespace ventanilla::admin {
namespace {

/// The name in the certificate of the kit: it opens the door for enrolment alone.
constexpr const char* kKnocker = "enrolment";
constexpr std::size_t kLongestName = 32;

/// A name stands in certificates, records and logs: short and plain, never a person's.
Result<void> checkName(const std::string& name)
{
    const bool plain = std::ranges::all_of(
        name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    if (name.empty() || name.size() > kLongestName || !plain || name == kKnocker) {
        return Error{ErrorKind::InvalidInput,
                     "a kiosk's name has at most 32 small letters, digits and dashes"};
    }
    return {};
}

Result<std::string> makeKit(const StateFolder& state, std::chrono::sys_seconds now)
{
    const auto kit = state / "admin/enrolment-kit";
    VN_CHECK(store::ensurePrivateFolder(kit));
    VN_TRY(const auto authority, ensureAuthority(state.authority(), state.authorityKey(), now));
    VN_CHECK(store::writePrivateFile(kit + "/ca.pem", authority.pem()));
    const jose::CertificateOrder knocker{kKnocker, jose::CertificateOrder::Use::Client, {}, {}, {}};
    VN_CHECK(ensureTls({kit + "/enrolment.pem", kit + "/enrolment.key"}, knocker, authority, now));
    const auto root = state / "kiosk/trial-root.pub";
    if (store::fileExists(root)) {
        VN_TRY(const auto key, store::readWholeFile(root));
        VN_CHECK(store::writePrivateFile(kit + "/trial-root.pub", key));
    }
    return kit;
}

} // namespace

Result<std::unique_ptr<store::CityStore>> openCity(const StateFolder& state)
{
    const auto file = state / "city/settings.json";
    if (!store::fileExists(file)) {
        return Error{ErrorKind::NotFound, "there is no city in this state folder"};
    }
    VN_TRY(const auto text, store::readWholeFile(file));
    VN_TRY(const auto settings, protocol::CitySettings::parse(text));
    return store::CityStoreSqlite::open(state / "city/city.sqlite", settings.city);
}

Result<EnrolmentOffer> offerEnrolment(const StateFolder& state,
                                      const std::string& name,
                                      std::chrono::minutes validFor,
                                      const Clock& clock,
                                      Random& random)
{
    VN_CHECK(checkName(name));
    if (validFor < std::chrono::minutes{1} || validFor > kLongestOffer) {
        return Error{ErrorKind::InvalidInput,
                     "a code is valid for a minute at least, a week at most"};
    }
    VN_TRY(const auto city, openCity(state));
    auto code = Code::mint(random);
    const auto now = clock.now();
    VN_CHECK(city->putEnrolment(
        {jose::sha256Base64Url(code.reveal()), name, (now + validFor).time_since_epoch().count()}));
    VN_TRY(auto kit, makeKit(state, now));
    return EnrolmentOffer{std::move(code), std::move(kit)};
}

Result<void> revokeKiosk(const StateFolder& state, const std::string& name)
{
    VN_TRY(const auto city, openCity(state));
    return city->revokeDevice(name);
}

} // namespace ventanilla::admin
