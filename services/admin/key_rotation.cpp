// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/key_rotation.h"

#include "kiosk/base/encoding.h"
#include "kiosk/policy/toml_table.h"
#include "services/admin/keys_on_disk.h"
#include "services/admin/policy_signing.h"
#include "services/admin/trial.h"
#include "services/protocol/json.h"
#include "services/store/files/private_files.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <unistd.h>

namespace ventanilla::admin {
namespace {

using protocol::SealingKeys;
using std::chrono::days;
using std::chrono::sys_days;

constexpr days kOverdue{90};
constexpr std::size_t kMaxHeader = 4096;
constexpr std::array<const char*, 3> kChains{"applications", "referrals", "audit"};

Result<SealingKeys> readRegister(const StateFolder& state)
{
    if (!store::fileExists(state.sealingRegister())) {
        return SealingKeys{};
    }
    VN_TRY(const auto text, store::readWholeFile(state.sealingRegister()));
    return SealingKeys::parse(text);
}

Result<void> writeRegister(const StateFolder& state, const SealingKeys& keys)
{
    return store::writePrivateFile(state.sealingRegister(), keys.dump());
}

std::string today(const Clock& clock)
{
    return policy::formatDay(dayOf(clock.now()));
}

/// "bank:harbor" has its keys with the bank, everybody else with the city.
std::string fileFor(const std::string& audience, const std::string& kid)
{
    const std::string bank = "bank:";
    return audience.starts_with(bank)
               ? "bank/keys/" + audience.substr(bank.size()) + "-" + kid + ".jwk"
               : "city/keys/sealing/" + kid + ".jwk";
}

Result<void> addKey(const StateFolder& state, const std::string& audience, const Clock& clock)
{
    VN_TRY(const auto key, jose::P256PrivateKey::generate());
    const auto kid = key.publicKey().thumbprint();
    const SealingKeys::Row row{audience, kid, fileFor(audience, kid), today(clock), {}};
    // The private half must be where it is needed before anybody can seal to the public one.
    VN_CHECK(store::writePrivateFile(state / row.file, key.jwk().reveal()));
    return noteSealingKey(state, row);
}

/// The bytes are overwritten first; what the file system kept elsewhere is its own affair, which is
/// why the state folder belongs on an encrypted disk.
Result<void> destroy(const std::string& path)
{
    if (!store::fileExists(path)) {
        return {};
    }
    VN_TRY(const auto content, store::readWholeFile(path));
    VN_CHECK(store::overwriteFile(path, std::string(content.size(), '\0')));
    if (::unlink(path.c_str()) != 0) {
        return Error{ErrorKind::Unavailable, "a drained key cannot be removed"};
    }
    return {};
}

std::string kidIn(const std::string& header)
{
    const auto bytes = fromBase64Url(header);
    const auto json =
        bytes ? protocol::Json::parse(std::string{bytes->begin(), bytes->end()}, kMaxHeader)
              : Result<protocol::Json>{bytes.error()};
    const auto* kid = json ? json->find("kid") : nullptr;
    return kid != nullptr && kid->text() != nullptr ? *kid->text() : std::string{};
}

/// Everything that the judgement of one older key needs.
struct Judge
{
    store::CityStore& city;
    const SealingKeys& keys;
    std::vector<store::DeviceRow> devices;
    std::set<std::string> forwarded; ///< kid of what the exchange still holds.
    std::string cityAudience;

    /// How many rotations of the city's keys came before @p kid; -1: it is not one of them.
    [[nodiscard]] int generationOf(const std::string& audience, const std::string& kid) const
    {
        int generation = 0;
        for (const auto& row : keys.rows) {
            if (row.audience != audience) {
                continue;
            }
            if (row.kid == kid) {
                return generation;
            }
            ++generation;
        }
        return -1;
    }

    /// Keys of all audiences change together: generations can be compared across them.
    [[nodiscard]] Result<std::string> hindrance(const store::DeviceRow& device,
                                                int generation) const
    {
        VN_TRY(const auto beat, city.heartbeat(device.name));
        if (!beat) {
            return device.name + " has never said which key it uses";
        }
        if (generationOf(cityAudience, beat->sealsWith) <= generation) {
            return device.name + " still seals with it";
        }
        for (std::size_t i = 0; i < kChains.size(); ++i) {
            VN_TRY(const auto chain, city.chain(device.name, kChains.at(i)));
            if (chain.highest < beat->chains.at(i) || chain.missing > 0) {
                return device.name + " has sent what has not arrived (" + kChains.at(i) + ")";
            }
        }
        return std::string{};
    }

    [[nodiscard]] Result<std::vector<std::string>> waitsFor(const SealingKeys::Row& row) const
    {
        std::vector<std::string> reasons;
        const int generation = generationOf(row.audience, row.kid);
        for (const auto& device : devices) {
            if (!device.writtenOffBy.empty()) {
                continue;
            }
            VN_TRY(auto reason, hindrance(device, generation));
            if (!reason.empty()) {
                reasons.push_back(std::move(reason));
            }
        }
        if (forwarded.contains(row.kid)) {
            reasons.emplace_back("the exchange holds parcels that are sealed with it");
        }
        return reasons;
    }
};

bool isNewest(const SealingKeys& keys, const SealingKeys::Row& row)
{
    const auto later = std::find_if(keys.rows.rbegin(), keys.rows.rend(), [&row](const auto& one) {
        return one.audience == row.audience;
    });
    return later->kid == row.kid;
}

bool isOverdue(const SealingKeys::Row& row, const Clock& clock)
{
    const auto since = policy::parseDay(row.since);
    return since && sys_days{dayOf(clock.now())} - sys_days{*since} > kOverdue;
}

Result<Judge> judgeOf(const StateFolder& state, const SealingKeys& keys, store::CityStore& city)
{
    VN_TRY(const auto text, store::readWholeFile(state / "city/settings.json"));
    VN_TRY(const auto settings, protocol::CitySettings::parse(text));
    VN_TRY(auto devices, city.devices());
    VN_TRY(const auto headers, city.forwardHeaders());
    Judge judge{city, keys, std::move(devices), {}, settings.recipient()};
    for (const auto& header : headers) {
        judge.forwarded.insert(kidIn(header));
    }
    return judge;
}

} // namespace

Result<std::vector<jose::RecipientKey>> newestSealingKeys(const StateFolder& state,
                                                          const std::vector<std::string>& audiences)
{
    VN_TRY(const auto keys, readRegister(state));
    std::vector<jose::RecipientKey> newest;
    for (const auto& audience : audiences) {
        for (const auto& row : keys.rows) {
            if (row.audience != audience || !isNewest(keys, row)) {
                continue;
            }
            VN_TRY(const auto key, ensureP256Key(state / row.file));
            newest.push_back({audience, key.publicKey()});
        }
    }
    return newest;
}

Result<void> noteSealingKey(const StateFolder& state, const SealingKeys::Row& row)
{
    VN_TRY(auto keys, readRegister(state));
    const bool known = std::ranges::count(keys.rows, row.kid, &SealingKeys::Row::kid) > 0;
    if (known) {
        return {};
    }
    keys.rows.push_back(row);
    return writeRegister(state, keys);
}

Result<protocol::SignedVersions> rotateKeys(const StateFolder& state, const Clock& clock)
{
    VN_TRY(const auto standing, sourceInForce(state));
    if (!standing) {
        return Error{ErrorKind::NotFound, "no policy is in force"};
    }
    const policy::Day end{sys_days{dayOf(clock.now())} + days{365}};
    VN_TRY(const auto policy, checkPolicy(*standing, end));
    VN_CHECK(addKey(state, policy.recipient, clock));
    for (const auto& bank : policy.banks) {
        VN_CHECK(addKey(state, bank.recipient, clock));
    }
    return signForCity(state, *standing, policy, clock, KeysChange::Yes);
}

namespace {

/// Destroys the private half of @p row unless something waits for it.
Result<Drained>
drain(const StateFolder& state, const Judge& judge, SealingKeys::Row& row, const Clock& clock)
{
    Drained drained{row.audience, row.kid, false, isOverdue(row, clock), {}};
    VN_TRY(drained.waitsFor, judge.waitsFor(row));
    if (drained.waitsFor.empty()) {
        VN_CHECK(destroy(state / row.file));
        row.destroyed = today(clock);
        drained.destroyed = true;
    }
    return drained;
}

} // namespace

Result<std::vector<Drained>>
drainKeys(const StateFolder& state, store::CityStore& city, const Clock& clock)
{
    VN_TRY(auto keys, readRegister(state));
    VN_TRY(const auto judge, judgeOf(state, keys, city));
    std::vector<Drained> all;
    for (auto& row : keys.rows) {
        if (!row.destroyed.empty() || isNewest(keys, row)) {
            continue;
        }
        VN_TRY(auto drained, drain(state, judge, row, clock));
        all.push_back(std::move(drained));
    }
    VN_CHECK(writeRegister(state, keys));
    return all;
}

} // namespace ventanilla::admin
