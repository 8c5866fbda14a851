// SPDX-License-Identifier: EUPL-1.2
#include "services/city/vault.h"

#include "services/jose/primitives.h"
#include "services/protocol/application.h"

#include <algorithm>
#include <string>

namespace ventanilla::city {
namespace {

using protocol::Json;
using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kIvSize = std::tuple_size_v<jose::GcmIv>;
constexpr std::size_t kTagSize = std::tuple_size_v<jose::GcmTag>;
constexpr std::size_t kMaximumMember = std::size_t{128} * 1024;

/// A sealed member cannot be moved to another place or person.
std::string placeOf(std::string_view jti, std::string_view member)
{
    return "vn-slot-1|" + std::string{jti} + "|" + std::string{member};
}

/// An absent member is sealed as nothing: the file does not tell who gave what.
std::string textOf(const Json& application, std::string_view member)
{
    const auto* value = application.find(member);
    return value != nullptr ? value->dump() : std::string{};
}

Result<Bytes> seal(const jose::SecretKey& key, const std::string& place, const SensitiveText& text)
{
    jose::GcmIv iv{};
    VN_CHECK(jose::fillRandom(iv));
    VN_TRY(const auto sealed, jose::gcmSeal(key, iv, place, text.reveal()));
    Bytes bytes{iv.begin(), iv.end()};
    bytes.insert(bytes.end(), sealed.tag.begin(), sealed.tag.end());
    bytes.insert(bytes.end(), sealed.ciphertext.begin(), sealed.ciphertext.end());
    return bytes;
}

Result<SensitiveText> open(const jose::SecretKey& key, const std::string& place, const Bytes& bytes)
{
    if (bytes.size() < kIvSize + kTagSize) {
        return Error{ErrorKind::InvalidInput, "a sealed member is too short"};
    }
    jose::GcmIv iv{};
    jose::GcmSealed sealed;
    const auto* at = bytes.data();
    std::copy_n(at, kIvSize, iv.begin());
    std::copy_n(at + kIvSize, kTagSize, sealed.tag.begin());
    sealed.ciphertext.assign(at + kIvSize + kTagSize, at + bytes.size());
    return jose::gcmOpen(key, iv, place, sealed);
}

} // namespace

Result<store::ApplicationRow> sealApplication(const Application& application, const Loc& loc)
{
    const auto text = protocol::writeApplication(application);
    VN_TRY(const auto members, Json::parse(text.reveal(), text.reveal().size()));
    jose::SecretKey key;
    VN_CHECK(jose::fillRandom(key.bytes()));
    store::ApplicationRow row;
    row.jti = application.jti.text;
    row.loc = loc.text;
    row.day = application.day;
    row.policy = application.policy;
    row.identityMet = application.outcome.identityMet;
    row.residencyMet = application.outcome.residencyMet;
    row.seenByPerson = application.outcome.seenByPerson;
    row.guardianPresent = application.outcome.guardianPresent;
    row.slotKey.assign(key.bytes().begin(), key.bytes().end());
    for (std::size_t i = 0; i < row.sealed.size(); ++i) {
        const auto member = store::kPersonalMembers.at(i);
        const SensitiveText value{textOf(members, member)};
        VN_TRY(row.sealed.at(i), seal(key, placeOf(row.jti, member), value));
    }
    return row;
}

Result<Json> openApplication(const store::ApplicationRow& row, std::string_view audience)
{
    jose::SecretKey key;
    if (row.slotKey.size() != key.bytes().size()) {
        return Error{ErrorKind::NotFound, "the key of this application is destroyed"};
    }
    std::copy(row.slotKey.begin(), row.slotKey.end(), key.bytes().begin());
    auto application = Json::object();
    application.set("v", 1).set("aud", audience).set("jti", row.jti).set("day", row.day);
    for (std::size_t i = 0; i < row.sealed.size(); ++i) {
        const auto member = store::kPersonalMembers.at(i);
        VN_TRY(const auto text, open(key, placeOf(row.jti, member), row.sealed.at(i)));
        if (!text.reveal().empty()) {
            VN_TRY(auto value, Json::parse(text.reveal(), kMaximumMember));
            application.set(member, std::move(value));
        }
    }
    application.set("identity_met", row.identityMet).set("residency_met", row.residencyMet);
    application.set("seen_by_person", row.seenByPerson);
    application.set("guardian_present", row.guardianPresent).set("policy", row.policy);
    return application;
}

} // namespace ventanilla::city
