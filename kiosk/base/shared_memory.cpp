// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/shared_memory.h"

#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ventanilla {

Result<SharedMemory> SharedMemory::create(const char* name, std::size_t size)
{
    UniqueFd fd{::memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    if (!fd || ::ftruncate(fd.get(), static_cast<off_t>(size)) != 0 ||
        ::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
    {
        return Error{ErrorKind::Internal, "no shared memory to be had"};
    }
    return map(std::move(fd), Access::ReadWrite);
}

Result<SharedMemory> SharedMemory::map(UniqueFd fd, Access access)
{
    // Without the seals a peer could shrink the memory under us: SIGBUS.
    const int seals = ::fcntl(fd.get(), F_GET_SEALS);
    const int wanted = F_SEAL_SHRINK | F_SEAL_GROW;
    struct stat status
    {};
    if (seals < 0 || (seals & wanted) != wanted || ::fstat(fd.get(), &status) != 0 ||
        status.st_size <= 0)
    {
        return Error{ErrorKind::InvalidInput, "the descriptor is no sealed memory"};
    }
    SharedMemory memory;
    memory.m_size = static_cast<std::size_t>(status.st_size);
    memory.m_writable = access == Access::ReadWrite;
    const int protection = memory.m_writable ? PROT_READ | PROT_WRITE : PROT_READ;
    void* address = ::mmap(nullptr, memory.m_size, protection, MAP_SHARED, fd.get(), 0);
    if (address == MAP_FAILED) {
        return Error{ErrorKind::Internal, "cannot map the shared memory"};
    }
    ::madvise(address, memory.m_size, MADV_DONTDUMP);
    memory.m_address = static_cast<std::byte*>(address);
    memory.m_fd = std::move(fd);
    return memory;
}

SharedMemory::SharedMemory(SharedMemory&& other) noexcept
    : m_fd(std::move(other.m_fd))
    , m_address(std::exchange(other.m_address, nullptr))
    , m_size(std::exchange(other.m_size, 0))
    , m_writable(other.m_writable)
{}

SharedMemory& SharedMemory::operator=(SharedMemory&& other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_address, other.m_address);
    std::swap(m_size, other.m_size);
    std::swap(m_writable, other.m_writable);
    return *this;
}

SharedMemory::~SharedMemory()
{
    if (m_address != nullptr) {
        ::munmap(m_address, m_size);
    }
}

void SharedMemory::wipe()
{
    if (m_writable && m_address != nullptr) {
        // Punching a hole gives the pages back; the kernel zeroes them before anyone sees them
        // again.
        ::madvise(m_address, m_size, MADV_REMOVE);
    }
}

Result<FrameRing> FrameRing::create(const char* name, std::size_t slots, std::size_t slotSize)
{
    VN_TRY(auto memory, SharedMemory::create(name, slots * slotSize));
    return FrameRing{std::move(memory), slots};
}

std::span<std::byte> FrameRing::slot(std::size_t index) const
{
    if (index >= m_slots) {
        return {};
    }
    return m_memory.bytes().subspan(index * slotSize(), slotSize());
}

} // namespace ventanilla
