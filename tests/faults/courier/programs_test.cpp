// SPDX-License-Identifier: EUPL-1.2
//
// The real courier and the real city are killed again and again while residents go on accepting.
#include "kiosk/base/child_process.h"
#include "kiosk/base/line_socket.h"
#include "kiosk/base/random.h"
#include "services/jose/bundle_verifier.h"
#include "services/jose/parcel_sealer.h"
#include "services/protocol/courier_socket.h"
#include "services/protocol/settings.h"
#include "services/spool/folder_spool.h"
#include "services/store/files/private_files.h"
#include "services/store/sqlite/database.h"
#include "tests/support/sample_parcels.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <functional>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;
using protocol::CourierReply;
using protocol::CourierRequest;

std::string program(const char* name)
{
    return programFolder() + "/../bin/" + name;
}

class Trial
{
public:
    Trial()
    {
        auto admin = start("ventanilla-admin", {"trial", "--state", state(), "--kiosk-delay-zero"});
        EXPECT_TRUE(waitFor([&admin] { return admin.poll().has_value(); }, 30s));
        const auto ports = store::readWholeFile(state() + "/trial.json");
        m_ports = protocol::TrialPorts::parse(ports.value()).value();
    }

    void startCity()
    {
        m_city = start("ventanilla-city",
                       {"--data",
                        state() + "/city",
                        "--listen",
                        "127.0.0.1:" + std::to_string(m_ports.city),
                        "--desk",
                        "127.0.0.1:" + std::to_string(m_ports.desk)});
    }
    void startCourier()
    {
        m_courier = start("ventanilla-courier",
                          {"--data",
                           kiosk() + "/courier",
                           "--spool",
                           kiosk() + "/spool",
                           "--socket",
                           socketPath(),
                           "--city",
                           "https://127.0.0.1:" + std::to_string(m_ports.city)});
    }
    void killCity() { m_city = ChildProcess{}; }
    void killCourier() { m_courier = ChildProcess{}; }

    std::optional<CourierReply> ask(const CourierRequest& request) const
    {
        auto socket = LineSocket::connect(socketPath());
        if (!socket || !socket->send(request.dump())) {
            return std::nullopt;
        }
        const auto line = socket->receiveWithin(5s);
        const auto reply =
            line ? CourierReply::parse(line->text) : Result<CourierReply>{line.error()};
        return reply ? std::optional{*reply} : std::nullopt;
    }

    /// Looks every few milliseconds.
    static bool waitFor(const std::function<bool()>& condition, std::chrono::seconds limit)
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (!condition()) {
            if (std::chrono::steady_clock::now() > end) {
                return false;
            }
            ::poll(nullptr, 0, 20);
        }
        return true;
    }

    std::int64_t countIn(const std::string& table) const
    {
        auto database = store::Database::open(state() + "/city/city.sqlite").value();
        auto row = database.query("SELECT count(*) FROM " + table).value();
        EXPECT_TRUE(row.step().value());
        return row.integer(0);
    }

    [[nodiscard]] std::string state() const { return m_folder / "state"; }
    [[nodiscard]] std::string kiosk() const { return state() + "/kiosk"; }

private:
    static ChildProcess start(const char* name, std::vector<std::string> arguments)
    {
        return ChildProcess::start({program(name), std::move(arguments), {}, {}, false}).value();
    }
    [[nodiscard]] std::string socketPath() const { return m_folder / "courier.sock"; }

    test::TemporaryFolder m_folder;
    protocol::TrialPorts m_ports;
    ChildProcess m_city;
    ChildProcess m_courier;
};

/// A resident process as the spool sees it.
class Resident
{
public:
    Resident(const Trial& trial, int number)
        : m_random(static_cast<std::uint64_t>(number))
        , m_number(number)
    {
        const auto root = store::readWholeFile(trial.kiosk() + "/trial-root.pub").value();
        const auto verifier =
            jose::makeBundleVerifier(jose::Ed25519PublicKey::fromJwk(root).value(), true);
        m_sealer =
            jose::ParcelSealer::create(verifier->verify(trial.state() + "/city/bundle", {}).value())
                .value();
        const auto path = trial.kiosk() + "/spool/s-" + std::to_string(number);
        std::filesystem::create_directories(path);
        UniqueFd folder{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        m_spool = spool::FolderSpool::open(std::move(folder)).value();
    }

    Loc applies()
    {
        auto application = test::sampleApplication(static_cast<std::uint64_t>(m_number));
        application.jti = ParcelId::mint(m_random);
        application.code = Code::mint(m_random);
        EXPECT_TRUE(m_spool->store(m_sealer->seal(application).value()));
        return m_sealer->locOf(application.code);
    }
    void isIntroduced()
    {
        auto referral = test::sampleReferral(static_cast<std::uint64_t>(m_number));
        referral.jti = ParcelId::mint(m_random);
        referral.code = Code::mint(m_random);
        const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        referral.issuedAt = today;
        referral.expires = today + std::chrono::days{30};
        EXPECT_TRUE(m_spool->store(m_sealer->seal(referral).value()));
    }

private:
    SeededRandom m_random;
    int m_number;
    std::unique_ptr<jose::ParcelSealer> m_sealer;
    std::unique_ptr<spool::FolderSpool> m_spool;
};

bool allIsDelivered(const Trial& trial)
{
    CourierRequest request;
    request.what = CourierRequest::Do::Network;
    static_cast<void>(trial.ask(request));
    request.what = CourierRequest::Do::Queue;
    const auto reply = trial.ask(request);
    const bool queueEmpty = reply && reply->waiting && reply->waiting->empty();
    return queueEmpty && trial.countIn("application") + trial.countIn("forward") > 0;
}

TEST(CourierPrograms, KilledAgainAndAgainDeliverEachParcelOnce)
{
    constexpr int kResidents = 12;
    Trial trial;
    SeededRandom random{11};
    trial.startCity();
    trial.startCourier();
    Loc last;
    for (int number = 1; number <= kResidents; ++number) {
        Resident resident{trial, number};
        last = resident.applies();
        resident.isIntroduced();
        ::poll(nullptr, 0, static_cast<int>(random.below(120)));
        if (random.below(2) == 0) {
            trial.killCity();
            trial.startCity();
        }
        if (random.below(2) == 0) {
            trial.killCourier();
            trial.startCourier();
        }
    }
    ASSERT_TRUE(Trial::waitFor(
        [&trial] { return allIsDelivered(trial) && trial.countIn("receipt") == 2 * kResidents; },
        40s));
    EXPECT_EQ(trial.countIn("application"), kResidents);
    EXPECT_EQ(trial.countIn("forward"), kResidents);
    EXPECT_EQ(trial.countIn("chain_gap"), 0);

    CourierRequest status;
    status.what = CourierRequest::Do::Status;
    status.loc = last.text;
    const auto reply = trial.ask(status);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->error, std::nullopt);
    EXPECT_NE(reply->status, DeliveryStatus::Unknown);
}

} // namespace
} // namespace ventanilla
