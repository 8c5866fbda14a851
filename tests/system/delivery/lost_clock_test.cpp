// SPDX-License-Identifier: EUPL-1.2
//
// A kiosk that was off for a hundred days, whose clock stands at 1970 and who hears no NTP.
#include "kiosk/base/unique_fd.h"
#include "services/courier/courier.h"
#include "services/jose/bundle_verifier.h"
#include "services/jose/certificates.h"
#include "services/jose/jws.h"
#include "tests/system/delivery/running_delivery.h"

#include <gtest/gtest.h>

#include <thread>

#include <sys/eventfd.h>
#include <unistd.h>

namespace ventanilla {
namespace {

using std::chrono::days;
using test::readFile;
using test::RunningDelivery;

/// Its battery was empty: it began to count when it was switched on.
class ClockOf1970 : public Clock
{
public:
    [[nodiscard]] std::chrono::sys_seconds now() const override
    {
        return std::chrono::sys_seconds{
            std::chrono::floor<std::chrono::seconds>(steadyNow() - m_start)};
    }
    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override
    {
        return std::chrono::steady_clock::now();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

class LostClock : public testing::Test
{
protected:
    LostClock()
        : root(*jose::Ed25519PublicKey::fromJwk(readFile(trial.path("kiosk/trial-root.pub"))))
        , verifier(jose::makeBundleVerifier(root, true))
    {
        const auto authority = *jose::CertificateAuthority::load(
            readFile(trial.path("admin/ca.pem")),
            *jose::P256PrivateKey::fromJwk(readFile(trial.path("admin/ca.key"))));
        // The city's own certificate is younger than anything that the kiosk remembers.
        const auto server =
            *jose::P256PrivateKey::fromPem(readFile(trial.path("city/tls/server.key")));
        test::writeFile(trial.path("city/tls/server.pem"),
                        *authority.issue({"city:new-haven",
                                          jose::CertificateOrder::Use::Server,
                                          {"127.0.0.1"},
                                          now - std::chrono::hours{1},
                                          now + days{365}},
                                         server.publicKey()));
        const auto device =
            *jose::P256PrivateKey::fromPem(readFile(trial.path("kiosk/device/device.key")));
        test::writeFile(trial.path("kiosk/device/device.pem"),
                        *authority.issue({"kiosk-1",
                                          jose::CertificateOrder::Use::Client,
                                          {},
                                          now - days{400},
                                          now - days{35}},
                                         device.publicKey()));
        const auto timeKey =
            *jose::Ed25519PrivateKey::fromJwk(readFile(trial.path("city/keys/time.jwk")));
        const protocol::FreshFile last{
            "new-haven", (now - days{100}).time_since_epoch().count(), 1};
        test::writeFile(
            trial.path("kiosk/bundle/fresh.jws"),
            *jose::signJws({std::string{jose::jws_type::kFresh}, timeKey.publicKey().thumbprint()},
                           protocol::write(last),
                           timeKey));
    }
    ~LostClock() override
    {
        const std::uint64_t one = 1;
        (void)!::write(stop.get(), &one, sizeof one);
    }

    void startCourier()
    {
        courier::CourierOptions options;
        options.data = trial.path("kiosk/courier");
        options.spool = trial.path("kiosk/spool");
        options.device = trial.path("kiosk/device");
        options.bundle = trial.path("kiosk/bundle");
        options.socket = trial.path("courier.sock");
        options.city = "https://127.0.0.1:" + std::to_string(trial.ports().city);
        options.guests = {::getuid()};
        auto made = courier::Courier::make(options, {clock, random, *verifier, &root});
        ASSERT_TRUE(made) << made.error().what();
        courier = *std::move(made);
        running = std::jthread{[this] { courier->run(stop.get()); }};
    }
    std::optional<protocol::ServiceState> service()
    {
        protocol::CourierRequest request;
        request.what = protocol::CourierRequest::Do::Time;
        const auto reply = trial.ask(request);
        return reply ? reply->service : std::nullopt;
    }

    RunningDelivery trial;
    std::chrono::sys_seconds now = SystemClock{}.now();
    ClockOf1970 clock;
    SystemRandom random;
    jose::Ed25519PublicKey root;
    std::unique_ptr<BundleVerifier> verifier;
    UniqueFd stop{::eventfd(0, EFD_CLOEXEC)};
    std::unique_ptr<courier::Courier> courier;
    std::jthread running;
};

TEST_F(LostClock, IsBackInServiceWithoutAVisit)
{
    trial.send(trial.application());
    trial.start("city");
    (void)RunningDelivery::eventually(
        [this] { return !trial.page(trial.ports().desk, "/").empty(); });
    startCourier();
    EXPECT_TRUE(RunningDelivery::eventually([this] { return trial.applications().size() == 1; }));
    std::optional<protocol::ServiceState> state;
    EXPECT_TRUE(RunningDelivery::eventually([&] {
        state = service();
        return state && state->blocked.empty();
    }));
    ASSERT_TRUE(state);
    EXPECT_FALSE(state->clockBelieved);
    EXPECT_LT(std::abs(state->now - now.time_since_epoch().count()), 600);
}

TEST_F(LostClock, ClosesWithAReasonWhileTheCityIsAway)
{
    startCourier();
    const auto state = service();
    ASSERT_TRUE(state);
    EXPECT_EQ(state->blocked, std::vector<std::string>{"clock-implausible"});
}

} // namespace
} // namespace ventanilla
