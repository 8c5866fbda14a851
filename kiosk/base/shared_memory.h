// SPDX-License-Identifier: EUPL-1.2
//
// Memory between two processes: a memfd, sealed against shrinking and growing, mapped by both.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/unique_fd.h"

#include <cstddef>
#include <span>
#include <utility>

namespace ventanilla {

class SharedMemory
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// New zeroed memory of @p size bytes, sealed (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL).
    [[nodiscard]] static Result<SharedMemory> create(const char* name, std::size_t size);
    /// Maps a descriptor that came from outside. Refuses one without both size seals.
    [[nodiscard]] static Result<SharedMemory> map(UniqueFd fd, Access access);

    SharedMemory() = default;
    SharedMemory(SharedMemory&& other) noexcept;
    SharedMemory& operator=(SharedMemory&& other) noexcept;
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;
    ~SharedMemory();

    [[nodiscard]] int fd() const { return m_fd.get(); }
    /// Gives the descriptor away; the mapping stays until this object goes.
    [[nodiscard]] UniqueFd takeFd() { return std::move(m_fd); }
    /// Must not be written when mapped ReadOnly.
    [[nodiscard]] std::span<std::byte> bytes() const { return {m_address, m_size}; }
    void wipe();

private:
    UniqueFd m_fd;
    std::byte* m_address = nullptr;
    std::size_t m_size = 0;
    bool m_writable = false;
};

/// Equal slots in shared memory. Who may touch a slot is agreed by messages, not here.
class FrameRing
{
public:
    FrameRing() = default;
    FrameRing(SharedMemory memory, std::size_t slots)
        : m_memory(std::move(memory))
        , m_slots(slots)
    {}
    /// Fails with Internal when the kernel gives no memory.
    [[nodiscard]] static Result<FrameRing>
    create(const char* name, std::size_t slots, std::size_t slotSize);

    [[nodiscard]] std::size_t slots() const { return m_slots; }
    [[nodiscard]] std::size_t slotSize() const
    {
        return m_slots == 0 ? 0 : m_memory.bytes().size() / m_slots;
    }
    /// Empty for an index out of range: the index may come from a lying peer.
    [[nodiscard]] std::span<std::byte> slot(std::size_t index) const;
    [[nodiscard]] const SharedMemory& memory() const { return m_memory; }
    void wipe() { m_memory.wipe(); }

private:
    SharedMemory m_memory;
    std::size_t m_slots = 0;
};

/// Frames from a camera to the decoder: undecoded bytes, four slots.
inline constexpr std::size_t kCameraRingSlots = 4;
inline constexpr std::size_t kCameraRingSlotSize = std::size_t{32} * 1024 * 1024;
/// Half-size BGRx previews from the decoder to the screen.
inline constexpr std::size_t kPreviewRingSlots = 3;
inline constexpr std::size_t kPreviewRingSlotSize = std::size_t{1920} * 1080 * 4;

} // namespace ventanilla
