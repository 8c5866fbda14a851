// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/jwe.h"

#include "kiosk/base/encoding.h"
#include "services/jose/compact.h"
#include "services/jose/primitives.h"
#include "services/protocol/object_reader.h"

#include <algorithm>
#include <array>

namespace ventanilla::jose {
namespace {

constexpr std::string_view kAlg = "ECDH-ES+A256KW";
constexpr std::string_view kEnc = "A256GCM";
constexpr std::int64_t kLastExp = 253402300799; // The last second of year 9999.
constexpr std::int64_t kDay = 86400;

struct ParcelRule
{
    std::string_view typ;
    bool loc;
    bool exp;
};
constexpr std::array<ParcelRule, 7> kParcelRules{{
    {parcel_type::kApplication, true, false},
    {parcel_type::kAmendment, true, false},
    {parcel_type::kHandover, true, false},
    {parcel_type::kWithdrawal, true, false},
    {parcel_type::kReferral, true, true},
    {parcel_type::kVoucher, true, true},
    {parcel_type::kAudit, false, false},
}};

const ParcelRule* ruleOf(std::string_view typ)
{
    const auto* const found = std::ranges::find_if(
        kParcelRules, [typ](const ParcelRule& rule) { return rule.typ == typ; });
    return found == kParcelRules.end() ? nullptr : found;
}

Error refused(const char* why)
{
    return Error{ErrorKind::InvalidInput, why};
}

protocol::Json headerJson(const JweHeader& header, const P256PublicKey& ephemeral)
{
    protocol::Json json;
    auto epk = protocol::Json::parse(ephemeral.jwk(), ephemeral.jwk().size());
    VN_ASSERT(epk);
    json.set("alg", kAlg).set("enc", kEnc).set("kid", header.kid).set("epk", *std::move(epk));
    json.set("typ", header.typ).set("aud", header.aud).set("jti", header.jti);
    if (header.loc) {
        json.set("loc", *header.loc);
    }
    if (header.exp) {
        json.set("exp", *header.exp);
    }
    return json;
}

struct ReadHeader
{
    JweHeader header;
    std::string epk; ///< As JSON; the point is not yet checked.
};

/// Everything but alg, enc and epk is copied out; whatever is not in the rule's set is refused,
/// and with it zip, crit, jku, jwk, x5u, x5c, apu and apv.
Result<ReadHeader> readMembers(const protocol::Json& json, const ParcelRule& rule)
{
    protocol::ObjectReader in{json};
    ReadHeader read;
    read.header.typ = in.word("typ", {rule.typ}) == 0 ? rule.typ : "";
    (void)in.word("alg", {kAlg});
    (void)in.word("enc", {kEnc});
    read.header.kid = in.base64Url("kid", 32);
    read.header.aud = in.text("aud", {1, 64});
    read.header.jti = in.base64Url("jti", 16);
    if (rule.loc) {
        read.header.loc = in.base64Url("loc", 32);
    }
    if (rule.exp) {
        read.header.exp = in.integer("exp", 1, kLastExp);
        if (*read.header.exp % kDay != 0) {
            in.refuse("exp", "is not the start of a day");
        }
    }
    const auto& epk = in.child("epk");
    VN_CHECK(in.finish());

    protocol::ObjectReader point{epk};
    (void)point.word("kty", {"EC"});
    (void)point.word("crv", {"P-256"});
    (void)point.base64Url("x", 32);
    (void)point.base64Url("y", 32);
    VN_CHECK(point.finish());
    read.epk = epk.dump();
    return read;
}

template <std::size_t N>
Result<std::array<std::uint8_t, N>> fixedBytes(std::string_view part)
{
    VN_TRY(const auto bytes, fromBase64Url(part));
    if (bytes.size() != N) {
        return refused("a part of the compact form has the wrong size");
    }
    std::array<std::uint8_t, N> fixed{};
    std::ranges::copy(bytes, fixed.begin());
    return fixed;
}

Result<SecretKey> keyEncryptionKey(const P256PrivateKey& ours, const P256PublicKey& theirs)
{
    VN_TRY(const auto z, agree(ours, theirs));
    return concatKdf(z, {kAlg, {}, {}, 256});
}

Result<ReadHeader> readParcelHeader(std::string_view part, std::string_view typ)
{
    VN_TRY(const auto json, readProtected(part));
    VN_TRY(const auto stated, typOf(json));
    if (stated != typ) {
        return refused("typ is not the one expected");
    }
    const auto* rule = ruleOf(typ);
    if (rule == nullptr) {
        return refused("typ is none of ours");
    }
    return readMembers(json, *rule);
}

} // namespace

Result<std::string>
sealJwe(JweHeader header, const P256PublicKey& recipient, std::string_view plaintext)
{
    header.kid = recipient.thumbprint();
    const auto* rule = ruleOf(header.typ);
    if (rule == nullptr) {
        return refused("typ is none of ours");
    }
    VN_TRY(const auto ephemeral, P256PrivateKey::generate());
    const auto json = headerJson(header, ephemeral.publicKey());
    VN_CHECK(readMembers(json, *rule));

    SecretKey cek;
    GcmIv iv{};
    VN_CHECK(fillRandom(cek.bytes()));
    VN_CHECK(fillRandom(iv));
    VN_TRY(const auto kek, keyEncryptionKey(ephemeral, recipient));
    VN_TRY(const auto wrapped, wrapKey(kek, cek));

    std::string compact = toBase64Url(bytesOf(json.dump()));
    VN_TRY(const auto sealed, gcmSeal(cek, iv, compact, plaintext));
    compact.reserve(compact.size() + sealed.ciphertext.size() * 4 / 3 + 128);
    compact.append(".").append(toBase64Url(wrapped));
    compact.append(".").append(toBase64Url(iv));
    compact.append(".").append(toBase64Url(bytesOf(sealed.ciphertext)));
    compact.append(".").append(toBase64Url(sealed.tag));
    return compact;
}

Result<JweHeader> readJweHeader(std::string_view compact)
{
    if (compact.size() > kMaxJwe) {
        return refused("parcel is longer than its bound");
    }
    VN_TRY(const auto parts, splitCompact<5>(compact));
    VN_TRY(const auto json, readProtected(parts[0]));
    VN_TRY(const auto typ, typOf(json));
    const auto* rule = ruleOf(typ);
    if (rule == nullptr) {
        return Error{ErrorKind::Unsupported, "typ is none of ours"};
    }
    VN_TRY(auto read, readMembers(json, *rule));
    return std::move(read.header);
}

Result<OpenedJwe> openJwe(std::string_view compact, std::string_view typ, const P256PrivateKey& key)
{
    if (compact.size() > kMaxJwe) {
        return refused("parcel is longer than its bound");
    }
    VN_TRY(const auto parts, splitCompact<5>(compact));
    VN_TRY(auto read, readParcelHeader(parts[0], typ));
    if (read.header.kid != key.publicKey().thumbprint()) {
        return Error{ErrorKind::NotFound, "parcel is sealed to another key"};
    }
    VN_TRY(const auto wrapped, fixedBytes<40>(parts[1]));
    VN_TRY(const auto iv, fixedBytes<12>(parts[2]));
    VN_TRY(const auto ciphertext, fromBase64Url(parts[3]));
    GcmSealed sealed;
    sealed.ciphertext.assign(ciphertext.begin(), ciphertext.end());
    VN_TRY(sealed.tag, fixedBytes<16>(parts[4]));

    VN_TRY(const auto ephemeral, P256PublicKey::fromJwk(read.epk));
    VN_TRY(const auto kek, keyEncryptionKey(key, ephemeral));
    VN_TRY(const auto cek, unwrapKey(kek, wrapped));
    VN_TRY(auto plaintext, gcmOpen(cek, iv, parts[0], sealed));
    return OpenedJwe{std::move(read.header), std::move(plaintext)};
}

} // namespace ventanilla::jose
