// SPDX-License-Identifier: EUPL-1.2
//
// Peers that stall, cut, crowd or send what is no HTTP, on plain sockets.
#include "kiosk/base/unique_fd.h"
#include "services/http/client.h"
#include "services/http/server.h"
#include "tests/support/certificates.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ventanilla::http {
namespace {

using namespace std::chrono_literals;

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

UniqueFd dial(std::uint16_t port)
{
    UniqueFd fd{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const auto address = loopback(port);
    EXPECT_EQ(::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    return fd;
}

void say(const UniqueFd& fd, std::string_view text)
{
    EXPECT_EQ(::send(fd.get(), text.data(), text.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(text.size()));
}

/// Everything until the server hangs up; "(open)" when it does not within @p limit.
std::string hear(const UniqueFd& fd, std::chrono::milliseconds limit)
{
    std::string all;
    std::array<char, 4096> part{};
    for (;;) {
        pollfd waiting{fd.get(), POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(limit.count())) <= 0) {
            return all + "(open)";
        }
        const auto size = ::recv(fd.get(), part.data(), part.size(), 0);
        if (size <= 0) {
            return all;
        }
        all.append(part.data(), static_cast<std::size_t>(size));
    }
}

Server plainServer(ServerOptions options = {})
{
    options.patience = 300ms;
    return Server::start(options,
                         [](const Request&) {
                             return Response{200, {}, "hello"};
                         })
        .value();
}

TEST(HttpRoughPeer, HangsUpOnSilence)
{
    auto server = plainServer();
    const auto fd = dial(server.port());
    EXPECT_EQ(hear(fd, 3s), "");
}

TEST(HttpRoughPeer, HangsUpOnHalfARequest)
{
    auto server = plainServer();
    const auto fd = dial(server.port());
    say(fd, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
    EXPECT_EQ(hear(fd, 3s), "");
}

TEST(HttpRoughPeer, AnswersGarbageWith400AndHangsUp)
{
    auto server = plainServer();
    const auto fd = dial(server.port());
    say(fd, "hello there\r\n\r\n");
    const auto answer = hear(fd, 3s);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400")) << answer;
    EXPECT_FALSE(answer.ends_with("(open)"));
}

TEST(HttpRoughPeer, AnswersEndlessHeadersWith431)
{
    ServerOptions options;
    options.maxHeader = 1000;
    auto server = plainServer(options);
    const auto fd = dial(server.port());
    say(fd, "GET / HTTP/1.1\r\nX: " + std::string(2000, 'x'));
    EXPECT_TRUE(hear(fd, 3s).starts_with("HTTP/1.1 431"));
}

TEST(HttpRoughPeer, ClosesOneConnectionTooMany)
{
    ServerOptions options;
    options.maxConnections = 2;
    options.patience = 300ms;
    auto server = plainServer(options);
    const auto first = dial(server.port());
    const auto second = dial(server.port());
    say(second, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto third = dial(server.port());
    EXPECT_EQ(hear(third, 3s), "");
    // Once the silent two are gone there is room again.
    static_cast<void>(hear(first, 3s));
    static_cast<void>(hear(second, 3s));
    const auto fourth = dial(server.port());
    say(fourth, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(hear(fourth, 3s).ends_with("hello"));
}

TEST(HttpRoughPeer, ServesOthersBesideSixtyFourIdleOnes)
{
    auto server = plainServer();
    std::vector<UniqueFd> idle;
    for (int i = 0; i < 64; ++i) {
        idle.push_back(dial(server.port()));
    }
    const auto fd = dial(server.port());
    say(fd, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(hear(fd, 200ms).ends_with("hello"));
}

TEST(HttpRoughPeer, TurnsPlainHttpAwayFromTheTlsPort)
{
    static const test::Certificates certificates;
    ServerOptions options;
    options.tls = ServerTls{certificates.file("server.pem"),
                            certificates.file("server.key"),
                            certificates.file("ca.pem")};
    auto server = plainServer(options);
    const auto fd = dial(server.port());
    say(fd, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(hear(fd, 3s).find("hello"), std::string::npos);
}

/// Accepts once and does @p act with the connection.
class RoughServer
{
public:
    template <typename Act>
    explicit RoughServer(Act act)
        : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        auto address = loopback(0);
        const auto* generic = reinterpret_cast<const sockaddr*>(&address);
        EXPECT_EQ(::bind(m_listener.get(), generic, sizeof address), 0);
        EXPECT_EQ(::listen(m_listener.get(), 4), 0);
        socklen_t size = sizeof address;
        ::getsockname(m_listener.get(), reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread{[this, act] {
            const UniqueFd fd{::accept(m_listener.get(), nullptr, nullptr)};
            act(fd);
        }};
    }
    RoughServer(const RoughServer&) = delete;
    RoughServer& operator=(const RoughServer&) = delete;
    ~RoughServer() { m_thread.join(); }
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(m_port); }

private:
    UniqueFd m_listener;
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

RoadFault faultAgainst(const RoughServer& server)
{
    static const test::Certificates certificates;
    ClientOptions options;
    options.tls = {certificates.file("ca.pem"),
                   certificates.file("device.pem"),
                   certificates.file("device.key")};
    options.connect = 300ms;
    options.total = 600ms;
    const auto answer = Client::make(options).value().get(server.url());
    EXPECT_FALSE(answer);
    return answer ? RoadFault::Stopped : answer.error();
}

TEST(HttpClientRoughRoad, TimesOutOnAPeerThatStalls)
{
    const RoughServer server{[](const UniqueFd& fd) { static_cast<void>(hear(fd, 2s)); }};
    EXPECT_EQ(faultAgainst(server), RoadFault::TimedOut);
}

TEST(HttpClientRoughRoad, SaysTlsWhenTheHandshakeIsTorn)
{
    const RoughServer server{[](const UniqueFd& fd) {
        std::array<char, 16> some{};
        static_cast<void>(::recv(fd.get(), some.data(), some.size(), 0));
        say(fd, std::string_view{"\x16\x03\x03\x00\x10half", 9});
    }};
    EXPECT_EQ(faultAgainst(server), RoadFault::TlsRefused);
}

TEST(HttpClientRoughRoad, SaysTlsWhenThePeerSpeaksPlainHttp)
{
    const RoughServer server{[](const UniqueFd& fd) { say(fd, "HTTP/1.1 200 OK\r\n\r\n"); }};
    EXPECT_EQ(faultAgainst(server), RoadFault::TlsRefused);
}

} // namespace
} // namespace ventanilla::http
