// SPDX-License-Identifier: EUPL-1.2
//
// landlock without a library: rules are made for the ABI that the kernel has at run time.
#pragma once

#include "kiosk/base/confinement/confinement.h"
#include "kiosk/base/unique_fd.h"

#include <cstdint>
#include <string>

namespace ventanilla::confinement {

/// Which rights of a path stay.
enum class PathRights {
    Read,
    ReadAndExecute,
    ReadAndWrite,
    MakeFiles, ///< Read, write and create plain files.
    Keep,      ///< Everything in a folder of one's own but programs and devices.
};

/// Everything that the kernel can forbid is forbidden, but what is added here.
class Landlock
{
public:
    enum class Signals { Anywhere, OwnDomain };
    enum class Tcp { None, Outwards };

    explicit Landlock(Signals signals, Tcp tcp = Tcp::None);

    /// False when the path does not exist or the kernel refuses the rule.
    bool allow(const std::string& path, PathRights rights);
    bool allow(int folder, PathRights rights);
    /// Needs no_new_privs.
    [[nodiscard]] Standing enforce();
    [[nodiscard]] int abi() const { return m_abi; }

private:
    int m_abi = 0;
    std::uint64_t m_handled = 0;
    UniqueFd m_ruleset;
};

} // namespace ventanilla::confinement
