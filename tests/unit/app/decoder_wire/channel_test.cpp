// SPDX-License-Identifier: EUPL-1.2
//
// Messages and descriptors over the socket pair, and peers that do not keep to it.
#include "kiosk/app/decoder_wire/channel.h"

#include "kiosk/base/shared_memory.h"

#include <gtest/gtest.h>

#include <sys/socket.h>

namespace ventanilla::decoder_wire {
namespace {

using namespace std::chrono_literals;
using Waiting = Channel::Waiting;

struct Ends
{
    Channel ours;
    Channel theirs;
};

Ends makeEnds()
{
    auto pair = Channel::pair();
    VN_ASSERT(pair.has_value());
    return {std::move(pair->first), Channel{std::move(pair->second)}};
}

TEST(DecoderChannel, KeepsMessagesApart)
{
    auto ends = makeEnds();
    const std::vector<std::byte> first(3);
    const std::vector<std::byte> second(kMaxMessage, std::byte{7});
    ASSERT_TRUE(ends.ours.send(first, Waiting::ReturnsAtOnce));
    ASSERT_TRUE(ends.ours.send(second, Waiting::ReturnsAtOnce));
    EXPECT_EQ(ends.theirs.receiveWithin(1s)->bytes.reveal(), first);
    EXPECT_EQ(ends.theirs.receiveWithin(1s)->bytes.reveal(), second);
}

TEST(DecoderChannel, CarriesADescriptor)
{
    auto ends = makeEnds();
    const auto memory = SharedMemory::create("test", 4096);
    memory->bytes()[5] = std::byte{9};
    const int fd = memory->fd();
    ASSERT_TRUE(ends.ours.send(std::vector<std::byte>(1), Waiting::ReturnsAtOnce, {&fd, 1}));
    auto packet = ends.theirs.receiveWithin(1s);
    ASSERT_TRUE(packet);
    ASSERT_EQ(packet->fds.size(), 1U);
    const auto same = SharedMemory::map(std::move(packet->fds[0]), SharedMemory::Access::ReadOnly);
    ASSERT_TRUE(same);
    EXPECT_EQ(same->bytes()[5], std::byte{9});
}

TEST(DecoderChannel, RefusesAMessageThatIsTooLong)
{
    auto ends = makeEnds();
    const std::vector<std::byte> tooLong(kMaxMessage + 1);
    ASSERT_TRUE(ends.theirs.send(tooLong, Waiting::ReturnsAtOnce));
    const auto packet = ends.ours.receive(Waiting::ReturnsAtOnce);
    ASSERT_FALSE(packet);
    EXPECT_EQ(packet.error().kind(), ErrorKind::InvalidInput);
}

TEST(DecoderChannel, SaysThatThePeerIsGone)
{
    auto ends = makeEnds();
    ends.theirs = Channel{};
    const auto packet = ends.ours.receive(Waiting::ReturnsAtOnce);
    ASSERT_FALSE(packet);
    EXPECT_EQ(packet.error().kind(), ErrorKind::Unavailable);
    EXPECT_FALSE(ends.ours.send(std::vector<std::byte>(1), Waiting::ReturnsAtOnce));
}

TEST(DecoderChannel, SaysThatNothingIsThereYet)
{
    auto ends = makeEnds();
    const auto packet = ends.ours.receive(Waiting::ReturnsAtOnce);
    ASSERT_TRUE(packet);
    EXPECT_FALSE(*packet);
    EXPECT_EQ(ends.ours.receiveWithin(1ms).error().kind(), ErrorKind::TimedOut);
}

TEST(DecoderChannel, DoesNotWaitForAPeerThatDoesNotRead)
{
    auto ends = makeEnds();
    const std::vector<std::byte> message(kMaxMessage);
    Result<void> sent;
    for (int i = 0; i < 1000 && sent; ++i) {
        sent = ends.ours.send(message, Waiting::ReturnsAtOnce);
    }
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().kind(), ErrorKind::Unavailable);
}

} // namespace
} // namespace ventanilla::decoder_wire
