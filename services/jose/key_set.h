// SPDX-License-Identifier: EUPL-1.2
//
// Sets of keys: recipients' public keys by audience, receipt keys and private keys by kid.
#pragma once

#include "services/jose/keys.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::jose {

struct RecipientKey
{
    std::string audience; ///< "city:new-haven", "bank:harbor".
    P256PublicKey key;
};

/// {"keys":[...]}: each key with kid (its thumbprint), use "enc" and aud. The first key of an
/// audience is the one to use.
[[nodiscard]] std::string writeRecipients(const std::vector<RecipientKey>& recipients);
/// Fails with InvalidInput, also when a kid is not the key's thumbprint.
[[nodiscard]] Result<std::vector<RecipientKey>> readRecipients(std::string_view jwks);

/// {"keys":[...]}: each key with kid and use "sig".
[[nodiscard]] std::string writeKeySet(const std::vector<P256PublicKey>& keys);
[[nodiscard]] Result<std::vector<P256PublicKey>> readKeySet(std::string_view jwks);
/// The key with this thumbprint. Fails with NotFound.
[[nodiscard]] Result<P256PublicKey> findKey(const std::vector<P256PublicKey>& keys,
                                            std::string_view kid);

/// The private keys that a recipient still holds, newest and older ones, by thumbprint.
class KeyRing
{
public:
    /// Reads every *.jwk of @p folder. Fails with NotFound (no folder, no key) or InvalidInput.
    [[nodiscard]] static Result<KeyRing> load(const std::string& folder);

    void add(P256PrivateKey key);
    /// Fails with NotFound: destroyed, or never ours.
    [[nodiscard]] Result<P256PrivateKey> find(std::string_view kid) const;
    [[nodiscard]] std::size_t size() const { return m_keys.size(); }

private:
    std::map<std::string, P256PrivateKey, std::less<>> m_keys;
};

} // namespace ventanilla::jose
