// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/confinement/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace ventanilla::confinement {
namespace {

// Debian 12's headers know ABI 2; the kernel that runs may know more.
constexpr std::uint64_t kTruncate = std::uint64_t{1} << 14U;    // ABI 3
constexpr std::uint64_t kIoctlDevice = std::uint64_t{1} << 15U; // ABI 5
constexpr std::uint64_t kBindTcp = 1;                           // ABI 4
constexpr std::uint64_t kConnectTcp = 2;                        // ABI 4
constexpr std::uint64_t kScopeAbstractSockets = 1;              // ABI 6
constexpr std::uint64_t kScopeSignals = 2;                      // ABI 6

constexpr std::uint64_t kFirstRights = (std::uint64_t{1} << 13U) - 1; // ABI 1
constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kExecute = LANDLOCK_ACCESS_FS_EXECUTE;
constexpr std::uint64_t kWrite = LANDLOCK_ACCESS_FS_WRITE_FILE;
constexpr std::uint64_t kMake = LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE;
constexpr std::uint64_t kKeep =
    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_MAKE_SOCK;
constexpr std::uint64_t kFileRights =
    LANDLOCK_ACCESS_FS_READ_FILE | kExecute | kWrite | kTruncate | kIoctlDevice;

struct RulesetAttributes
{
    std::uint64_t files = 0;
    std::uint64_t network = 0; // ABI 4
    std::uint64_t scoped = 0;  // ABI 6
};

std::size_t sizeFor(int abi)
{
    if (abi >= 6) {
        return sizeof(RulesetAttributes);
    }
    return abi >= 4 ? 2 * sizeof(std::uint64_t) : sizeof(std::uint64_t);
}

std::uint64_t handledBy(int abi)
{
    std::uint64_t rights = kFirstRights;
    rights |= abi >= 2 ? std::uint64_t{LANDLOCK_ACCESS_FS_REFER} : 0;
    rights |= abi >= 3 ? kTruncate : 0;
    rights |= abi >= 5 ? kIoctlDevice : 0;
    return rights;
}

std::uint64_t bitsOf(PathRights rights)
{
    switch (rights) {
    case PathRights::Read:
        return kRead;
    case PathRights::ReadAndExecute:
        return kRead | kExecute;
    case PathRights::ReadAndWrite:
        return kRead | kWrite | kTruncate | kIoctlDevice;
    case PathRights::MakeFiles:
        return kRead | kWrite | kTruncate | kMake;
    case PathRights::Keep:
        return kRead | kWrite | kTruncate | kMake | kKeep;
    }
    return 0;
}

} // namespace

int landlockAbi()
{
    const auto abi =
        ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return abi > 0 ? static_cast<int>(abi) : 0;
}

Landlock::Landlock(Signals signals, Tcp tcp)
    : m_abi(landlockAbi())
    , m_handled(handledBy(m_abi))
{
    if (m_abi == 0) {
        return;
    }
    RulesetAttributes attributes;
    attributes.files = m_handled;
    attributes.network = tcp == Tcp::None ? kBindTcp | kConnectTcp : kBindTcp;
    attributes.scoped = signals == Signals::OwnDomain ? kScopeAbstractSockets | kScopeSignals : 0;
    m_ruleset = UniqueFd{
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeFor(m_abi), 0))};
}

bool Landlock::allow(const std::string& path, PathRights rights)
{
    const UniqueFd place{::open(path.c_str(), O_PATH | O_CLOEXEC)};
    return place.valid() && allow(place.get(), rights);
}

bool Landlock::allow(int folder, PathRights rights)
{
    struct stat status
    {};
    if (!m_ruleset || ::fstat(folder, &status) != 0) {
        return false;
    }
    // A rule for a file may not hold rights that only a folder can have.
    const auto possible = S_ISDIR(status.st_mode) ? m_handled : m_handled & kFileRights;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = bitsOf(rights) & possible;
    rule.parent_fd = folder;
    return ::syscall(
               SYS_landlock_add_rule, m_ruleset.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

Standing Landlock::enforce()
{
    if (m_abi == 0) {
        return Standing::Absent;
    }
    const bool enforced =
        m_ruleset.valid() && ::syscall(SYS_landlock_restrict_self, m_ruleset.get(), 0) == 0;
    m_ruleset.reset();
    return enforced ? Standing::Holds : Standing::Failed;
}

} // namespace ventanilla::confinement
