// SPDX-License-Identifier: EUPL-1.2
//
// Signs a policy bundle: root over keys, policy key over the manifest, time key over freshness.
#pragma once

#include "kiosk/base/result.h"
#include "services/admin/policy_source.h"
#include "services/jose/key_set.h"
#include "services/protocol/settings.h"

#include <chrono>
#include <string>
#include <vector>

namespace ventanilla::admin {

struct BundleKeys
{
    jose::Ed25519PrivateKey root;
    jose::Ed25519PrivateKey policyKey;
    jose::Ed25519PrivateKey timeKey;
    std::vector<jose::RecipientKey> recipients;
    std::vector<jose::P256PublicKey> receipts;
};

struct BundleTerms
{
    protocol::SignedVersions versions;
    policy::Day notAfter{};
    int graceDays = 30;
    std::chrono::sys_seconds now{};
};

/// The files of a bundle folder: keys.jws, manifest.jws, fresh.jws and files/*.toml.
[[nodiscard]] Result<std::vector<PolicyFiles::File>>
signBundle(const PolicySource& source, const BundleKeys& keys, const BundleTerms& terms);

/// Puts the bundle into @p folder; the signatures come last, so that half a bundle never verifies
/// as a whole one.
[[nodiscard]] Result<void> writeBundle(const std::string& folder,
                                       const std::vector<PolicyFiles::File>& files);

} // namespace ventanilla::admin
