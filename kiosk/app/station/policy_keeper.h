// SPDX-License-Identifier: EUPL-1.2
//
// The policy that this station goes by: verified, never lower than one seen before, in sealed
// memory.
#pragma once

#include "kiosk/app/station/station_file.h"
#include "kiosk/base/unique_fd.h"
#include "kiosk/ports/delivery.h"

#include <string>

namespace ventanilla::app {

class PolicyKeeper
{
public:
    PolicyKeeper(BundleVerifier& verifier, StationFile& file, std::string folder)
        : m_verifier(verifier)
        , m_file(file)
        , m_folder(std::move(folder))
    {}

    /// Looks for a changed bundle. True when another policy stands from now on.
    /// Fails while no bundle was ever accepted; later failures leave the old one standing.
    Result<bool> refresh();

    [[nodiscard]] bool hasPolicy() const { return m_memory.valid(); }
    /// Sealed memory with the policy in force; see policyFromMemory().
    [[nodiscard]] int policyFd() const { return m_memory.get(); }

private:
    BundleVerifier& m_verifier;
    StationFile& m_file;
    std::string m_folder;
    std::string m_stamp; ///< What the manifest on disk looked like when it was last judged.
    std::int64_t m_version = -1;
    UniqueFd m_memory;
};

} // namespace ventanilla::app
