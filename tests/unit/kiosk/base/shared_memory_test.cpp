// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/shared_memory.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace ventanilla {
namespace {

constexpr std::size_t kSize = 8192;

UniqueFd copyOf(int fd)
{
    return UniqueFd{::fcntl(fd, F_DUPFD_CLOEXEC, 3)};
}

UniqueFd memoryWithSeals(int seals)
{
    UniqueFd fd{::memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    EXPECT_EQ(::ftruncate(fd.get(), kSize), 0);
    EXPECT_EQ(::fcntl(fd.get(), F_ADD_SEALS, seals), 0);
    return fd;
}

TEST(SharedMemory, IsSeenByBothSides)
{
    auto writer = SharedMemory::create("test", kSize);
    ASSERT_TRUE(writer.has_value());
    auto reader = SharedMemory::map(copyOf(writer->fd()), SharedMemory::Access::ReadOnly);
    ASSERT_TRUE(reader.has_value());
    writer->bytes()[kSize - 1] = std::byte{42};
    EXPECT_EQ(reader->bytes().size(), kSize);
    EXPECT_EQ(reader->bytes()[kSize - 1], std::byte{42});
}

TEST(SharedMemory, CannotBeShrunkGrownOrUnsealed)
{
    const auto memory = SharedMemory::create("test", kSize);
    ASSERT_TRUE(memory.has_value());
    EXPECT_NE(::ftruncate(memory->fd(), 1), 0);
    EXPECT_NE(::ftruncate(memory->fd(), kSize * 2), 0);
    EXPECT_NE(::fcntl(memory->fd(), F_ADD_SEALS, F_SEAL_WRITE), 0);
}

TEST(SharedMemory, RefusesMemoryThatAPeerCouldResize)
{
    for (const int seals : {0, F_SEAL_SHRINK, F_SEAL_GROW}) {
        const auto memory =
            SharedMemory::map(memoryWithSeals(seals), SharedMemory::Access::ReadOnly);
        ASSERT_FALSE(memory.has_value());
        EXPECT_EQ(memory.error().kind(), ErrorKind::InvalidInput);
    }
    EXPECT_TRUE(SharedMemory::map(memoryWithSeals(F_SEAL_SHRINK | F_SEAL_GROW),
                                  SharedMemory::Access::ReadOnly)
                    .has_value());
}

TEST(SharedMemory, RefusesOtherDescriptors)
{
    EXPECT_FALSE(SharedMemory::map(UniqueFd{::open("/dev/null", O_RDWR | O_CLOEXEC)},
                                   SharedMemory::Access::ReadOnly)
                     .has_value());
    EXPECT_FALSE(SharedMemory::map(UniqueFd{}, SharedMemory::Access::ReadOnly).has_value());
}

TEST(SharedMemory, RefusesToBeEmpty)
{
    EXPECT_FALSE(SharedMemory::create("test", 0).has_value());
}

TEST(SharedMemory, WipesForBothSides)
{
    auto writer = SharedMemory::create("test", kSize);
    ASSERT_TRUE(writer.has_value());
    auto reader = SharedMemory::map(copyOf(writer->fd()), SharedMemory::Access::ReadOnly);
    ASSERT_TRUE(reader.has_value());
    std::ranges::fill(writer->bytes(), std::byte{0x5A});
    writer->wipe();
    EXPECT_TRUE(
        std::ranges::all_of(reader->bytes(), [](std::byte b) { return b == std::byte{0}; }));
}

TEST(SharedMemory, MovesItsMapping)
{
    auto memory = SharedMemory::create("test", kSize);
    ASSERT_TRUE(memory.has_value());
    memory->bytes()[0] = std::byte{7};
    SharedMemory moved{std::move(*memory)};
    EXPECT_EQ(moved.bytes()[0], std::byte{7});
    SharedMemory assigned;
    assigned = std::move(moved);
    EXPECT_EQ(assigned.bytes()[0], std::byte{7});
}

TEST(FrameRing, GivesEqualSlotsAndNothingOutOfRange)
{
    const auto ring = FrameRing::create("test", 4, 4096);
    ASSERT_TRUE(ring.has_value());
    EXPECT_EQ(ring->slots(), 4U);
    EXPECT_EQ(ring->slotSize(), 4096U);
    EXPECT_EQ(ring->slot(3).data(), ring->slot(0).data() + std::ptrdiff_t{3} * 4096);
    EXPECT_TRUE(ring->slot(4).empty());
    EXPECT_TRUE(ring->slot(SIZE_MAX).empty());
    EXPECT_TRUE(FrameRing{}.slot(0).empty());
    EXPECT_EQ(FrameRing{}.slotSize(), 0U);
}

} // namespace
} // namespace ventanilla
