// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/line_socket.h"

#include <gtest/gtest.h>

#include <array>

#include <fcntl.h>

namespace ventanilla {
namespace {

class LineSocketPair : public testing::Test
{
protected:
    LineSocketPair()
    {
        auto pair = LineSocket::pair();
        m_near = std::move(pair->first);
        m_far = LineSocket{std::move(pair->second)};
    }
    Line receive()
    {
        auto line = m_far.receiveWithin(std::chrono::seconds{5});
        return line ? std::move(*line) : Line{"nothing came", {}};
    }

    LineSocket m_near;
    LineSocket m_far;
    UniqueFd m_file{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
};

TEST_F(LineSocketPair, KeepsLinesApart)
{
    ASSERT_TRUE(m_near.send("one"));
    ASSERT_TRUE(m_near.send(""));
    ASSERT_TRUE(m_near.send("three"));
    EXPECT_EQ(receive().text, "one");
    EXPECT_EQ(receive().text, "");
    EXPECT_EQ(receive().text, "three");
}

TEST_F(LineSocketPair, GivesADescriptorToTheLineThatItCameWith)
{
    const std::array fds{m_file.get()};
    ASSERT_TRUE(m_near.send("plain"));
    ASSERT_TRUE(m_near.send("carries", fds));
    ASSERT_TRUE(m_near.send("plain again"));
    EXPECT_TRUE(receive().fds.empty());
    EXPECT_EQ(receive().fds.size(), 1U);
    EXPECT_TRUE(receive().fds.empty());
}

TEST_F(LineSocketPair, GivesADescriptorToALineOfSeveralReads)
{
    const std::array fds{m_file.get()};
    const std::string wide(150000, 'w');
    ASSERT_TRUE(m_near.send("plain"));
    ASSERT_TRUE(m_near.send(wide, fds));
    ASSERT_TRUE(m_near.send("plain again"));
    EXPECT_TRUE(receive().fds.empty());
    const auto line = receive();
    EXPECT_EQ(line.text, wide);
    EXPECT_EQ(line.fds.size(), 1U);
    EXPECT_TRUE(receive().fds.empty());
}

TEST_F(LineSocketPair, SaysThatThePeerIsGone)
{
    m_near.close();
    const auto gone = m_far.receiveWithin(std::chrono::seconds{5});
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().kind(), ErrorKind::Unavailable);
}

} // namespace
} // namespace ventanilla
