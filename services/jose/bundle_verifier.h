// SPDX-License-Identifier: EUPL-1.2
//
// Believes a policy bundle from its root down: keys.json, manifest.json, each file's hash.
#pragma once

#include "kiosk/ports/delivery.h"
#include "services/jose/keys.h"
#include "services/protocol/policy_files.h"

#include <string>

namespace ventanilla::jose {

/// Which root the verifier was given: a city's own, or that of a trial.
enum class RootKind { Production, Trial };

/// Reentrant.
class PolicyBundleVerifier : public BundleVerifier
{
public:
    explicit PolicyBundleVerifier(Ed25519PublicKey root, RootKind kind = RootKind::Trial);

    /// Whether the dates have passed is the policy's business, not the verifier's.
    /// A file that the manifest does not name is not read.
    [[nodiscard]] Result<PolicyFiles> verify(const std::string& folder,
                                             const PolicyFloor& floor) override;

private:
    Ed25519PublicKey m_root;
    RootKind m_kind;
};

/// The time key's word in @p folder, verified down from @p root. Fails with NotFound or
/// InvalidInput.
[[nodiscard]] Result<protocol::FreshFile> verifyFresh(const std::string& folder,
                                                      const Ed25519PublicKey& root);

} // namespace ventanilla::jose
