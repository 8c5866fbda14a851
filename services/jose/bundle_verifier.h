// SPDX-License-Identifier: EUPL-1.2
//
// Believes a policy bundle from its root down: keys.json, manifest.json, each file's hash.
#pragma once

#include "kiosk/ports/delivery.h"
#include "services/jose/keys.h"
#include "services/protocol/policy_files.h"

#include <memory>
#include <string>

namespace ventanilla::jose {

/// Reentrant. @p root is a city's own key, or a trial's when @p trial.
///
/// Whether the dates have passed is the policy's business, not the verifier's; a file that the
/// manifest does not name is not read. The paths in the answer are those of the manifest:
/// "files/policy.toml".
[[nodiscard]] std::unique_ptr<BundleVerifier> makeBundleVerifier(Ed25519PublicKey root, bool trial);

/// The time key's word in @p folder, verified down from @p root. Fails with NotFound or
/// InvalidInput.
[[nodiscard]] Result<protocol::FreshFile> verifyFresh(const std::string& folder,
                                                      const Ed25519PublicKey& root);

/// The same for a word that came by itself, by the time key of the bundle in @p folder.
[[nodiscard]] Result<protocol::FreshFile>
verifyFreshWord(std::string_view compact, const std::string& folder, const Ed25519PublicKey& root);

} // namespace ventanilla::jose
