// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/settings.h"

#include "services/protocol/json.h"
#include "services/protocol/object_reader.h"

#include <limits>

namespace ventanilla::protocol {
namespace {

constexpr std::size_t kMaximumFile = std::size_t{64} * 1024;
constexpr std::size_t kMaximumRegister = std::size_t{1024} * 1024;
constexpr std::size_t kMaximumRows = 4096;
constexpr std::size_t kThumbprint = 32;
constexpr std::size_t kMaximumBanks = 64;
constexpr std::size_t kMaximumBranches = 256;
constexpr Length kName{1, 64};
constexpr Length kShown{1, 120};
constexpr Length kUrl{9, 200};
constexpr std::int64_t kMaximumVersion = std::int64_t{1} << 52U;

std::string url(ObjectReader& in, std::string_view name)
{
    auto found = in.text(name, kUrl);
    if (!found.starts_with("https://")) {
        in.refuse(name, "is not an https address");
    }
    return found;
}

std::uint16_t port(ObjectReader& in, std::string_view name)
{
    return static_cast<std::uint16_t>(
        in.integer(name, 1, std::numeric_limits<std::uint16_t>::max()));
}

} // namespace

Result<CitySettings> CitySettings::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaximumFile));
    CitySettings settings;
    ObjectReader in{object};
    settings.city = in.text("city", kName);
    settings.trial = in.boolean("trial");
    for (const auto& item : in.items("banks", kMaximumBanks)) {
        ObjectReader bank{item};
        settings.banks.push_back({bank.text("recipient", kName), url(bank, "url")});
        in.adopt(bank.finish());
    }
    VN_CHECK(in.finish());
    return settings;
}

std::string CitySettings::dump() const
{
    auto list = Json::array();
    for (const auto& bank : banks) {
        auto one = Json::object();
        one.set("recipient", bank.recipient).set("url", bank.url);
        list.push(std::move(one));
    }
    auto object = Json::object();
    object.set("city", city).set("trial", trial).set("banks", std::move(list));
    return object.dump();
}

Result<BankSettings> BankSettings::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaximumFile));
    BankSettings settings;
    ObjectReader in{object};
    settings.city = in.text("city", kName);
    settings.cityUrl = url(in, "city_url");
    settings.trial = in.boolean("trial");
    for (const auto& item : in.items("recipients", kMaximumBanks)) {
        ObjectReader one{item};
        BankSettings::Recipient recipient{
            one.text("recipient", kName), one.text("name", kShown), {}};
        for (const auto& row : one.items("branches", kMaximumBranches)) {
            ObjectReader branch{row};
            recipient.branches.push_back({branch.text("key", kName), branch.text("name", kShown)});
            one.adopt(branch.finish());
        }
        settings.recipients.push_back(std::move(recipient));
        in.adopt(one.finish());
    }
    VN_CHECK(in.finish());
    return settings;
}

std::string BankSettings::dump() const
{
    auto list = Json::array();
    for (const auto& recipient : recipients) {
        auto one = Json::object();
        auto branches = Json::array();
        for (const auto& branch : recipient.branches) {
            branches.push(Json::object().set("key", branch.key).set("name", branch.name));
        }
        one.set("recipient", recipient.recipient).set("name", recipient.name);
        one.set("branches", std::move(branches));
        list.push(std::move(one));
    }
    auto object = Json::object();
    object.set("city", city).set("city_url", cityUrl).set("trial", trial);
    object.set("recipients", std::move(list));
    return object.dump();
}

Result<TrialPorts> TrialPorts::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaximumFile));
    ObjectReader in{object};
    const TrialPorts ports{port(in, "city"), port(in, "desk"), port(in, "bank"), port(in, "inbox")};
    VN_CHECK(in.finish());
    return ports;
}

std::string TrialPorts::dump() const
{
    auto object = Json::object();
    object.set("city", city).set("desk", desk).set("bank", bank).set("inbox", inbox);
    return object.dump();
}

Result<SealingKeys> SealingKeys::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaximumRegister));
    SealingKeys keys;
    ObjectReader in{object};
    for (const auto& item : in.items("keys", kMaximumRows)) {
        ObjectReader row{item};
        keys.rows.push_back({row.text("aud", kName),
                             row.base64Url("kid", kThumbprint),
                             row.text("file", kUrl),
                             row.day("since"),
                             row.text("destroyed", {0, 10})});
        in.adopt(row.finish());
    }
    VN_CHECK(in.finish());
    return keys;
}

std::string SealingKeys::dump() const
{
    auto list = Json::array();
    for (const auto& row : rows) {
        auto one = Json::object();
        one.set("aud", row.audience).set("kid", row.kid).set("file", row.file);
        one.set("since", row.since).set("destroyed", row.destroyed);
        list.push(std::move(one));
    }
    auto object = Json::object();
    object.set("keys", std::move(list));
    return object.dump();
}

Result<SignedVersions> SignedVersions::parse(std::string_view json)
{
    VN_TRY(const auto object, Json::parse(json, kMaximumFile));
    ObjectReader in{object};
    const SignedVersions versions{in.integer("version", 0, kMaximumVersion),
                                  in.integer("keys_version", 0, kMaximumVersion)};
    VN_CHECK(in.finish());
    return versions;
}

std::string SignedVersions::dump() const
{
    auto object = Json::object();
    object.set("version", version).set("keys_version", keysVersion);
    return object.dump();
}

} // namespace ventanilla::protocol
