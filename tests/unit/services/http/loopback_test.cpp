// SPDX-License-Identifier: EUPL-1.2
//
// Client and server meet over mutual TLS on loopback.
#include "services/http/client.h"
#include "services/http/server.h"
#include "services/http/tls.h"
#include "tests/support/certificates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace ventanilla::http {
namespace {

using namespace std::chrono_literals;

const test::Certificates& certificates()
{
    static const test::Certificates made;
    return made;
}

ServerOptions serverOptions()
{
    ServerOptions options;
    options.tls = ServerTls{certificates().file("server.pem"),
                            certificates().file("server.key"),
                            certificates().file("ca.pem")};
    options.patience = 2s;
    return options;
}

ClientOptions clientOptions(const std::string& who = "device", const std::string& ca = "ca")
{
    ClientOptions options;
    options.tls = {certificates().file(ca + ".pem"),
                   certificates().file(who + ".pem"),
                   certificates().file(who + ".key")};
    options.connect = 2s;
    options.total = 4s;
    return options;
}

std::string urlOf(const Server& server, const std::string& target)
{
    return "https://127.0.0.1:" + std::to_string(server.port()) + target;
}

Response echo(const Request& request)
{
    return {200,
            {{"Content-Type", "text/plain"}, {"X-Peer", request.peer.commonName}},
            request.method + " " + request.target + " " + request.body};
}

TEST(HttpLoopback, CarriesRequestAndAnswer)
{
    auto server = Server::start(serverOptions(), echo).value();
    auto client = Client::make(clientOptions()).value();
    const auto got = client.get(urlOf(server, "/v1/bundle?x=1"));
    ASSERT_TRUE(got) << toString(got.error());
    EXPECT_EQ(got->status, 200);
    EXPECT_EQ(got->body, "GET /v1/bundle?x=1 ");
    EXPECT_EQ(find(got->headers, "content-type"), "text/plain");

    const auto posted = client.post(urlOf(server, "/v1/parcels"), "parcel", {});
    ASSERT_TRUE(posted);
    EXPECT_EQ(posted->body, "POST /v1/parcels parcel");
}

TEST(HttpLoopback, TellsTheHandlerWhoAsks)
{
    Peer seen;
    auto server = Server::start(serverOptions(), [&seen](const Request& request) {
                      seen = request.peer;
                      return Response{};
                  }).value();
    auto client = Client::make(clientOptions()).value();
    ASSERT_TRUE(client.get(urlOf(server, "/")));
    EXPECT_EQ(seen.commonName, "kiosk-7");
    EXPECT_EQ(seen.fingerprint.size(), 64U);
    EXPECT_FALSE(seen.certificate.empty());
}

TEST(HttpLoopback, TurnsAwayAStranger)
{
    auto server = Server::start(serverOptions(), echo).value();
    auto client = Client::make(clientOptions("stranger")).value();
    const auto answer = client.get(urlOf(server, "/"));
    ASSERT_FALSE(answer);
    // TLS 1.3 lets the client finish its handshake before it hears that it is not wanted.
    EXPECT_TRUE(answer.error() == RoadFault::Cut || answer.error() == RoadFault::TlsRefused);
}

TEST(HttpLoopback, RefusesAServerFromAnotherCa)
{
    auto server = Server::start(serverOptions(), echo).value();
    auto client = Client::make(clientOptions("device", "other-ca")).value();
    const auto answer = client.get(urlOf(server, "/"));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(), RoadFault::Intercepted);
}

TEST(HttpLoopback, JudgesDatesByALowerBoundWhereTheClockIsNotBelieved)
{
    auto server = Server::start(serverOptions(), echo).value();
    auto options = clientOptions();
    // Long before the certificate began: nobody can say that it is too early.
    options.lowerBound = [] { return std::chrono::sys_seconds{std::chrono::hours{24 * 365}}; };
    EXPECT_TRUE(Client::make(options).value().get(urlOf(server, "/")));
    // Long after it ended: that much is sure.
    options.lowerBound = [] { return std::chrono::sys_seconds{std::chrono::hours{24 * 36'500}}; };
    const auto late = Client::make(options).value().get(urlOf(server, "/"));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error(), RoadFault::WrongTime);
}

TEST(HttpLoopback, TrustsNoOtherAuthorityWhereTheClockIsNotBelieved)
{
    auto server = Server::start(serverOptions(), echo).value();
    auto options = clientOptions("device", "other-ca");
    options.lowerBound = [] { return std::chrono::sys_seconds{std::chrono::hours{24 * 365}}; };
    const auto answer = Client::make(options).value().get(urlOf(server, "/"));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(), RoadFault::Intercepted);
}

TEST(HttpLoopback, SpeaksNoPlainHttp)
{
    ServerOptions options;
    auto server = Server::start(options, echo).value();
    auto client = Client::make(clientOptions()).value();
    const auto answer = client.get("http://127.0.0.1:" + std::to_string(server.port()) + "/");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(), RoadFault::OurConfig);
}

TEST(HttpLoopback, FollowsNoRedirect)
{
    std::atomic<int> asked{0};
    auto server = Server::start(serverOptions(), [&asked](const Request&) {
                      ++asked;
                      return Response{302, {{"Location", "/elsewhere"}}, {}};
                  }).value();
    auto client = Client::make(clientOptions()).value();
    const auto answer = client.get(urlOf(server, "/"));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 302);
    EXPECT_EQ(asked, 1);
}

TEST(HttpLoopback, CapsTheBody)
{
    auto options = serverOptions();
    options.maxBody = 1000;
    auto server = Server::start(options, echo).value();
    auto client = Client::make(clientOptions()).value();
    EXPECT_EQ(client.post(urlOf(server, "/"), std::string(1000, 'x'), {})->status, 200);
    EXPECT_EQ(client.post(urlOf(server, "/"), std::string(1001, 'x'), {})->status, 413);
}

TEST(HttpLoopback, AnswersTheSenderOfABodyThatIsMuchTooLong)
{
    auto options = serverOptions();
    options.maxBody = 1000;
    options.tooLarge = {413, {{"Content-Type", "application/problem+json"}}, "the whole answer"};
    auto server = Server::start(options, echo).value();
    const std::string body(std::size_t{8} * 1024 * 1024, 'x');
    for (int i = 0; i < 10; ++i) {
        auto client = Client::make(clientOptions()).value();
        const auto answer = client.post(urlOf(server, "/"), body, {});
        ASSERT_TRUE(answer) << toString(answer.error());
        EXPECT_EQ(answer->status, 413);
        EXPECT_EQ(find(answer->headers, "Content-Type"), "application/problem+json");
        EXPECT_EQ(answer->body, "the whole answer");
    }
}

TEST(HttpLoopback, CapsTheAnswer)
{
    auto server = Server::start(serverOptions(), [](const Request&) {
                      return Response{200, {}, std::string(5000, 'x')};
                  }).value();
    auto options = clientOptions();
    options.maxAnswer = 4999;
    auto client = Client::make(options).value();
    const auto answer = client.get(urlOf(server, "/"));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(), RoadFault::TooLong);
}

TEST(HttpLoopback, SurvivesAHandlerThatThrows)
{
    auto server = Server::start(serverOptions(), [](const Request& request) -> Response {
                      if (request.target == "/bad") {
                          throw std::runtime_error{"secret"};
                      }
                      return {};
                  }).value();
    auto client = Client::make(clientOptions()).value();
    const auto bad = client.get(urlOf(server, "/bad"));
    ASSERT_TRUE(bad);
    EXPECT_EQ(bad->status, 500);
    EXPECT_EQ(bad->body, "");
    EXPECT_EQ(client.get(urlOf(server, "/good"))->status, 200);
}

TEST(HttpLoopback, SaysNoConnectionWhenNobodyListens)
{
    auto server = Server::start(serverOptions(), echo).value();
    const auto url = urlOf(server, "/");
    server.stop();
    auto client = Client::make(clientOptions()).value();
    const auto answer = client.get(url);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(), RoadFault::NoConnection);
}

TEST(HttpLoopback, LetsARunningHandlerAnswerWhenStopped)
{
    std::mutex mutex;
    std::condition_variable changed;
    bool inside = false;
    bool leave = false;
    auto server = Server::start(serverOptions(), [&](const Request&) {
                      std::unique_lock lock{mutex};
                      inside = true;
                      changed.notify_all();
                      changed.wait(lock, [&] { return leave; });
                      return Response{200, {}, "done"};
                  }).value();
    const auto url = urlOf(server, "/");
    Outcome answer = tl::unexpected{RoadFault::Stopped};
    std::thread asking{[&] { answer = Client::make(clientOptions()).value().get(url); }};
    std::thread stopping;
    {
        std::unique_lock lock{mutex};
        changed.wait(lock, [&] { return inside; });
        stopping = std::thread{[&] { server.stop(); }};
        leave = true;
        changed.notify_all();
    }
    asking.join();
    stopping.join();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "done");
}

TEST(HttpServer, KeepsPlainHttpOnLoopback)
{
    ServerOptions options;
    options.endpoint.address = "0.0.0.0";
    EXPECT_EQ(Server::start(options, echo).error().kind(), ErrorKind::InvalidInput);
}

TEST(HttpServer, CallsATakenPortAConflict)
{
    ServerOptions options;
    auto first = Server::start(options, echo).value();
    options.endpoint.port = first.port();
    EXPECT_EQ(Server::start(options, echo).error().kind(), ErrorKind::Conflict);
}

TEST(HttpServer, RefusesACertificateThatIsNone)
{
    auto options = serverOptions();
    options.tls->certificateFile = "/dev/null";
    EXPECT_EQ(Server::start(options, echo).error().kind(), ErrorKind::InvalidInput);
}

TEST(HttpTls, ReadsTheNameInACertificate)
{
    EXPECT_EQ(commonNameOf(certificates().file("device.pem")).value(), "kiosk-7");
    EXPECT_EQ(commonNameOf("/nowhere").error().kind(), ErrorKind::NotFound);
    EXPECT_EQ(commonNameOf("/dev/null").error().kind(), ErrorKind::InvalidInput);
}

TEST(HttpClient, SaysWhenItsOwnKeyCannotBeUsed)
{
    auto server = Server::start(serverOptions(), echo).value();
    auto options = clientOptions();
    options.tls.keyFile = "/dev/null";
    const auto answer = Client::make(options).value().get(urlOf(server, "/"));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(), RoadFault::OurConfig);
}

} // namespace
} // namespace ventanilla::http
