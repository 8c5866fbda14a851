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
        : m_root(*jose::Ed25519PublicKey::fromJwk(readFile(m_trial.path("kiosk/trial-root.pub"))))
        , m_verifier(jose::makeBundleVerifier(m_root, true))
    {
        const auto authority = *jose::CertificateAuthority::load(
            readFile(m_trial.path("admin/ca.pem")),
            *jose::P256PrivateKey::fromJwk(readFile(m_trial.path("admin/ca.key"))));
        // The city's own certificate is younger than anything that the kiosk remembers.
        const auto server =
            *jose::P256PrivateKey::fromPem(readFile(m_trial.path("city/tls/server.key")));
        test::writeFile(m_trial.path("city/tls/server.pem"),
                        *authority.issue({"city:new-haven",
                                          jose::CertificateOrder::Use::Server,
                                          {"127.0.0.1"},
                                          m_now - std::chrono::hours{1},
                                          m_now + days{365}},
                                         server.publicKey()));
        const auto device =
            *jose::P256PrivateKey::fromPem(readFile(m_trial.path("kiosk/device/device.key")));
        test::writeFile(m_trial.path("kiosk/device/device.pem"),
                        *authority.issue({"kiosk-1",
                                          jose::CertificateOrder::Use::Client,
                                          {},
                                          m_now - days{400},
                                          m_now - days{35}},
                                         device.publicKey()));
        const auto timeKey =
            *jose::Ed25519PrivateKey::fromJwk(readFile(m_trial.path("city/keys/time.jwk")));
        const protocol::FreshFile last{
            "new-haven", (m_now - days{100}).time_since_epoch().count(), 1};
        test::writeFile(
            m_trial.path("kiosk/bundle/fresh.jws"),
            *jose::signJws({std::string{jose::jws_type::kFresh}, timeKey.publicKey().thumbprint()},
                           protocol::write(last),
                           timeKey));
    }
    ~LostClock() override
    {
        const std::uint64_t one = 1;
        (void)!::write(m_stop.get(), &one, sizeof one);
    }

    void startCourier()
    {
        courier::CourierOptions options;
        options.data = m_trial.path("kiosk/courier");
        options.spool = m_trial.path("kiosk/spool");
        options.device = m_trial.path("kiosk/device");
        options.bundle = m_trial.path("kiosk/bundle");
        options.socket = m_trial.path("courier.sock");
        options.city = "https://127.0.0.1:" + std::to_string(m_trial.ports().city);
        options.guests = {::getuid()};
        auto made = courier::Courier::make(options, {m_clock, m_random, *m_verifier, &m_root});
        ASSERT_TRUE(made) << made.error().what();
        m_courier = *std::move(made);
        m_running = std::jthread{[this] { m_courier->run(m_stop.get()); }};
    }
    std::optional<protocol::ServiceState> service()
    {
        protocol::CourierRequest request;
        request.what = protocol::CourierRequest::Do::Time;
        const auto reply = m_trial.ask(request);
        return reply ? reply->service : std::nullopt;
    }

    RunningDelivery m_trial;
    std::chrono::sys_seconds m_now = SystemClock{}.now();
    ClockOf1970 m_clock;
    SystemRandom m_random;
    jose::Ed25519PublicKey m_root;
    std::unique_ptr<BundleVerifier> m_verifier;
    UniqueFd m_stop{::eventfd(0, EFD_CLOEXEC)};
    std::unique_ptr<courier::Courier> m_courier;
    std::jthread m_running;
};

TEST_F(LostClock, IsBackInServiceWithoutAVisit)
{
    m_trial.send(m_trial.application());
    m_trial.start("city");
    (void)RunningDelivery::eventually(
        [this] { return !m_trial.page(m_trial.ports().desk, "/").empty(); });
    startCourier();
    EXPECT_TRUE(RunningDelivery::eventually([this] { return m_trial.applications().size() == 1; }));
    std::optional<protocol::ServiceState> state;
    EXPECT_TRUE(RunningDelivery::eventually([&] {
        state = service();
        return state && state->blocked.empty();
    }));
    ASSERT_TRUE(state);
    EXPECT_FALSE(state->clockBelieved);
    EXPECT_LT(std::abs(state->now - m_now.time_since_epoch().count()), 600);
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
