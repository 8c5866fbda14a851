// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/jws.h"

#include "kiosk/base/encoding.h"
#include "services/jose/compact.h"
#include "services/jose/signature.h"
#include "services/protocol/object_reader.h"

#include <algorithm>
#include <array>

namespace ventanilla::jose {
namespace {

constexpr std::string_view kEs256 = "ES256";
constexpr std::string_view kEdDsa = "EdDSA";

Error refused(const char* why)
{
    return Error{ErrorKind::InvalidInput, why};
}

std::string_view algOf(const P256PublicKey& /*key*/)
{
    return kEs256;
}

std::string_view algOf(const Ed25519PublicKey& /*key*/)
{
    return kEdDsa;
}

struct Signed
{
    std::string header;
    std::string payload;
    std::string signature;
};

template <typename Key>
Result<Signed> makeParts(const JwsHeader& header, std::string_view payload, const Key& key)
{
    protocol::Json json;
    json.set("alg", algOf(key.publicKey())).set("kid", header.kid).set("typ", header.typ);
    Signed parts;
    parts.header = toBase64Url(bytesOf(json.dump()));
    parts.payload = toBase64Url(bytesOf(payload));
    VN_TRY(const auto signature, signRaw(key, parts.header + "." + parts.payload));
    parts.signature = toBase64Url(signature);
    return parts;
}

template <typename Key>
Result<std::string> makeCompact(const JwsHeader& header, std::string_view payload, const Key& key)
{
    VN_TRY(const auto parts, makeParts(header, payload, key));
    return parts.header + "." + parts.payload + "." + parts.signature;
}

struct ReadJws
{
    JwsHeader header;
    bool edDsa = false;
};

Result<ReadJws> readHeader(std::string_view part, std::string_view typ)
{
    VN_TRY(const auto json, readProtected(part));
    VN_TRY(const auto stated, typOf(json));
    if (stated != typ) {
        return refused("typ is not the one expected");
    }
    protocol::ObjectReader in{json};
    ReadJws read;
    read.header.typ = in.text("typ", {1, 64});
    read.edDsa = in.word("alg", {kEs256, kEdDsa}) == 1;
    read.header.kid = in.text("kid", {1, 128});
    VN_CHECK(in.finish());
    return read;
}

/// Whether the signature over header and @p payload (base64url) holds.
template <typename Key>
Result<void> check(const std::array<std::string_view, 3>& parts,
                   std::string_view typ,
                   std::string_view payload,
                   const Key& key)
{
    VN_TRY(const auto read, readHeader(parts[0], typ));
    if ((algOf(key) == kEdDsa) != read.edDsa) {
        return refused("algorithm is not that of the key");
    }
    VN_TRY(const auto bytes, fromBase64Url(parts[2]));
    Signature signature{};
    if (bytes.size() != signature.size()) {
        return refused("signature has the wrong size");
    }
    std::ranges::copy(bytes, signature.begin());
    std::string input{parts[0]};
    input.append(".").append(payload);
    if (!verifyRaw(key, signature, input)) {
        return refused("signature does not hold");
    }
    return {};
}

template <typename Key>
Result<std::string> verifyCompact(std::string_view compact, std::string_view typ, const Key& key)
{
    if (compact.size() > kMaxJws) {
        return refused("signed text is longer than its bound");
    }
    VN_TRY(const auto parts, splitCompact<3>(compact));
    VN_CHECK(check(parts, typ, parts[1], key));
    VN_TRY(const auto payload, fromBase64Url(parts[1]));
    return std::string{payload.begin(), payload.end()};
}

} // namespace

Result<std::string>
signJws(const JwsHeader& header, std::string_view payload, const P256PrivateKey& key)
{
    return makeCompact(header, payload, key);
}

Result<std::string>
signJws(const JwsHeader& header, std::string_view payload, const Ed25519PrivateKey& key)
{
    return makeCompact(header, payload, key);
}

Result<std::string>
signDetachedJws(const JwsHeader& header, std::string_view payload, const P256PrivateKey& key)
{
    VN_TRY(const auto parts, makeParts(header, payload, key));
    return parts.header + ".." + parts.signature;
}

Result<JwsHeader> readJwsHeader(std::string_view compact, std::string_view typ)
{
    if (compact.size() > kMaxJws) {
        return refused("signed text is longer than its bound");
    }
    VN_TRY(const auto parts, splitCompact<3>(compact));
    VN_TRY(auto read, readHeader(parts[0], typ));
    return std::move(read.header);
}

Result<std::string>
verifyJws(std::string_view compact, std::string_view typ, const P256PublicKey& key)
{
    return verifyCompact(compact, typ, key);
}

Result<std::string>
verifyJws(std::string_view compact, std::string_view typ, const Ed25519PublicKey& key)
{
    return verifyCompact(compact, typ, key);
}

Result<void> verifyDetachedJws(std::string_view compact,
                               std::string_view typ,
                               std::string_view payload,
                               const P256PublicKey& key)
{
    if (compact.size() > kMaxJws) {
        return refused("signed text is longer than its bound");
    }
    VN_TRY(const auto parts, splitCompact<3>(compact));
    if (!parts[1].empty()) {
        return refused("payload is not detached");
    }
    return check(parts, typ, toBase64Url(bytesOf(payload)), key);
}

} // namespace ventanilla::jose
