// SPDX-License-Identifier: EUPL-1.2
//
// Socket files, foreign peers, and peers that misbehave.
#include "kiosk/base/line_socket.h"

#include <gtest/gtest.h>

#include <filesystem>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;

class SocketFile : public testing::Test
{
protected:
    SocketFile()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "vn-line-XXXXXX").string();
        m_folder = ::mkdtemp(pattern.data());
        m_path = (m_folder / "test.sock").string();
    }
    ~SocketFile() override { std::filesystem::remove_all(m_folder); }

    std::filesystem::path m_folder;
    std::string m_path;
};

TEST_F(SocketFile, IsForItsOwnerAloneAndTellsThePeer)
{
    auto listener = LineListener::listen(m_path);
    ASSERT_TRUE(listener.has_value());
    struct stat status
    {};
    ASSERT_EQ(::stat(m_path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);

    EXPECT_FALSE(listener->accept()->has_value());
    auto near = LineSocket::connect(m_path);
    ASSERT_TRUE(near.has_value());
    auto peer = listener->accept();
    ASSERT_TRUE(peer.has_value() && peer->has_value());
    EXPECT_EQ((*peer)->second, ::getuid());
    ASSERT_TRUE(near->send("hello").has_value());
    EXPECT_EQ((*peer)->first.receiveWithin(5s)->text, "hello");
}

TEST_F(SocketFile, ReplacesAStaleOne)
{
    ASSERT_TRUE(LineListener::listen(m_path).has_value());
    EXPECT_FALSE(LineSocket::connect(m_path).has_value());
    ASSERT_TRUE(LineListener::listen(m_path).has_value());
}

TEST_F(SocketFile, SaysThatNobodyListens)
{
    EXPECT_EQ(LineSocket::connect(m_path).error().kind(), ErrorKind::Unavailable);
    EXPECT_EQ(LineSocket::connect(std::string(200, 'x')).error().kind(), ErrorKind::InvalidInput);
    EXPECT_FALSE(LineListener::listen((m_folder / "no" / "such").string()).has_value());
}

class RoughPeer : public testing::Test
{
protected:
    RoughPeer()
    {
        auto pair = LineSocket::pair();
        m_near = std::move(pair->first);
        m_far = std::move(pair->second);
    }
    void write(const std::string& bytes) const
    {
        EXPECT_EQ(::send(m_far.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL),
                  static_cast<ssize_t>(bytes.size()));
    }

    LineSocket m_near;
    UniqueFd m_far;
};

TEST_F(RoughPeer, SendsALineInPieces)
{
    write("on");
    EXPECT_FALSE(m_near.receive()->has_value());
    write("e\ntw");
    EXPECT_EQ((*m_near.receive())->text, "one");
    EXPECT_FALSE(m_near.receive()->has_value());
    write("o\n");
    EXPECT_EQ((*m_near.receive())->text, "two");
}

TEST_F(RoughPeer, SaysNothingInTime)
{
    const auto line = m_near.receiveWithin(10ms);
    ASSERT_FALSE(line.has_value());
    EXPECT_EQ(line.error().kind(), ErrorKind::TimedOut);
}

TEST_F(RoughPeer, SendsALineWithoutEnd)
{
    const std::string piece(65536, 'x');
    Result<std::optional<Line>> line{std::optional<Line>{}};
    for (std::size_t sent = 0; sent <= LineSocket::kMaxLine && line.has_value();
         sent += piece.size()) {
        write(piece);
        line = m_near.receive();
    }
    ASSERT_FALSE(line.has_value());
    EXPECT_EQ(line.error().kind(), ErrorKind::InvalidInput);
}

TEST_F(RoughPeer, DoesNotRead)
{
    const std::string text(200000, 'x');
    Result<void> sent{};
    for (int i = 0; i < 100 && sent; ++i) {
        sent = m_near.send(text);
    }
    ASSERT_FALSE(sent.has_value());
    EXPECT_EQ(sent.error().kind(), ErrorKind::Unavailable);
}

TEST_F(RoughPeer, IsGoneWhileWeWrite)
{
    m_far.reset();
    EXPECT_EQ(m_near.send("x").error().kind(), ErrorKind::Unavailable);
}

TEST_F(RoughPeer, LeavesLinesThatCameBeforeItWent)
{
    write("last words\n");
    m_far.reset();
    EXPECT_EQ(m_near.receiveWithin(5s)->text, "last words");
    EXPECT_FALSE(m_near.receiveWithin(5s).has_value());
}

TEST(ClosedLineSocket, NeitherSendsNorReceives)
{
    LineSocket socket;
    EXPECT_FALSE(socket.isOpen());
    EXPECT_EQ(socket.send("x").error().kind(), ErrorKind::Unavailable);
    EXPECT_EQ(socket.receive().error().kind(), ErrorKind::Unavailable);
}

} // namespace
} // namespace ventanilla
