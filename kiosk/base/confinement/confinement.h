// SPDX-License-Identifier: EUPL-1.2
//
// Walls that a process builds around itself before it touches what comes from outside.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ventanilla::confinement {

enum class Wall : std::uint8_t {
    NoNewPrivileges, ///< A program started from here gains nothing.
    NotDumpable,     ///< No core file; other processes of the user cannot look inside.
    Limits,          ///< Address space, descriptors and core size are bounded.
    Files,           ///< landlock: no path but the named ones.
    SystemCalls,     ///< seccomp: what is not on the list is refused.
    Memory,          ///< mlockall: no page of it is ever written to swap.
};
inline constexpr std::size_t kWalls = 6;

/// Stable name of @p wall for the log.
[[nodiscard]] const char* toString(Wall wall);

enum class Standing : std::uint8_t {
    Holds,
    Absent, ///< This kernel does not know it, or a limit of the system forbids it.
    Failed, ///< The kernel knows it and refused.
};
[[nodiscard]] const char* toString(Standing standing);

struct Report
{
    std::array<Standing, kWalls> standings{};
    int landlockAbi = 0; ///< 0: none.

    [[nodiscard]] Standing of(Wall wall) const { return standings[static_cast<std::size_t>(wall)]; }
    void set(Wall wall, Standing standing) { standings[static_cast<std::size_t>(wall)] = standing; }
    [[nodiscard]] bool allHold() const;
    [[nodiscard]] bool anyFailed() const;
    /// Bit n stands for Wall n.
    [[nodiscard]] std::uint32_t bits() const;
};

/// Highest landlock ABI of this kernel; 0 when there is none.
[[nodiscard]] int landlockAbi();

/// For ventanilla-decoder: no path, no socket, no program, no new process; the descriptors that are
/// open stay. @p addressSpace bounds what a hostile picture can make it allocate, in bytes.
/// Threads may still be started. To be called while there is one thread.
Report confineDecoder(std::size_t addressSpace);

/// Which Unix sockets a resident process may still make.
enum class Sockets {
    None,    ///< Those that it was given are all that it has.
    Listens, ///< It may listen in a folder of its own, and calls nobody. Trial only.
    Connects ///< It must call its display by itself.
};

/// What a resident process still reaches. Paths that do not exist are left out.
struct ResidentPaths
{
    std::vector<std::string> readable;   ///< Folders and files that Qt, fonts and we read.
    std::vector<std::string> executable; ///< Read and execute: the decoder and system libraries.
    std::vector<std::string> writable;   ///< Read, write, ioctl: devices.
    std::string listens;                 ///< Folder for a socket of its own; empty: none.
    int spoolFolder = -1; ///< Descriptor of its own spool folder: files may be made there.
    Sockets sockets = Sockets::None;
};

/// System paths that Qt Quick needs to start and draw.
[[nodiscard]] ResidentPaths systemPathsForQt();

/// For ventanilla-resident: the paths above, no network, no tracing of others.
/// To be called while there is one thread.
Report confineResident(const ResidentPaths& paths);

/// For ventanilla-courier: @p folders are its own, the system's are to read; it starts no program,
/// opens no device and no display, listens on no port. To be called while there is one thread.
Report confineCourier(const std::vector<std::string>& folders);

/// One line that names each wall and how it stands.
void log(const Report& report);

} // namespace ventanilla::confinement
