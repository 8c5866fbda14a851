// SPDX-License-Identifier: EUPL-1.2
//
// Hundreds of parcels through a network that does everything wrong, while residents, courier and
// city are killed at random; and a kiosk that is carried away with all its keys.
#include "services/http/client.h"
#include "services/jose/jwe.h"
#include "services/jose/keys.h"
#include "tests/faults/courier/spool_resident.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include <sys/wait.h>
#include <unistd.h>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;
using protocol::CourierRequest;
using test::TrialPrograms;

constexpr int kOfOneResident = 10;
constexpr std::size_t kJtiLength = 22;
/// What every sample application and referral says in the clear before it is sealed.
constexpr std::array kReadable{"12 Example Street", "maple river", "Núñez"};

int numberFrom(const char* variable, int otherwise)
{
    const char* text = std::getenv(variable);
    return text != nullptr ? std::atoi(text) : otherwise;
}

/// Between courier and city.
class Gate
{
public:
    Gate(const TrialPrograms& trial, int seed)
        : m_leaks(trial.state() + "/leaks")
    {
        const auto portFile = trial.state() + "/gate.port";
        std::vector<std::string> arguments{VN_GATE,
                                           "--to",
                                           std::to_string(trial.cityPort()),
                                           "--port-file",
                                           portFile,
                                           "--leaks",
                                           m_leaks,
                                           "--seed",
                                           std::to_string(seed)};
        for (const char* mark : kReadable) {
            arguments.insert(arguments.end(), {"--mark", mark});
        }
        m_process = ChildProcess::start({"/usr/bin/python3", arguments, {}, {}, false}).value();
        EXPECT_TRUE(TrialPrograms::waitFor([&] { return store::fileExists(portFile); }, 30s));
        m_port = static_cast<std::uint16_t>(std::stoi(test::readFile(portFile)));
    }
    ~Gate() { m_process.stop(2s); }
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    void behave() const { m_process.signal(SIGUSR1); }
    [[nodiscard]] bool sawPlaintext() const { return store::fileExists(m_leaks); }

private:
    std::string m_leaks;
    ChildProcess m_process;
    std::uint16_t m_port = 0;
};

/// In a process of its own: accepts parcels and says so on @p pipe once each is durable.
[[noreturn]] void serveResidents(const TrialPrograms& trial, int number, int pipe)
{
    test::Resident resident{trial, number};
    for (int i = 0; i < kOfOneResident; ++i) {
        if (i % 3 == 2) {
            resident.isIntroduced();
        } else {
            resident.applies();
        }
        if (::write(pipe, resident.lastJti().data(), kJtiLength) != kJtiLength) {
            ::_exit(1);
        }
    }
    ::_exit(0);
}

/// What was accepted before the process ended or was killed.
std::vector<std::string> acceptedBy(const TrialPrograms& trial, int number, Random& random)
{
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        serveResidents(trial, number, ends[1]);
    }
    ::close(ends[1]);
    if (random.below(3) == 0) {
        ::poll(nullptr, 0, static_cast<int>(random.below(60)));
        ::kill(child, SIGKILL);
    }
    std::vector<std::string> accepted;
    std::array<char, kJtiLength> jti{};
    while (::read(ends[0], jti.data(), jti.size()) == kJtiLength) {
        accepted.emplace_back(jti.data(), jti.size());
    }
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    return accepted;
}

void killAtRandom(TrialPrograms& trial, Random& random)
{
    ::poll(nullptr, 0, static_cast<int>(random.below(150)));
    if (random.below(3) == 0) {
        trial.killCity();
        trial.startCity();
    }
    if (random.below(3) == 0) {
        trial.killCourier();
        trial.startCourier();
    }
}

void hurry(const TrialPrograms& trial)
{
    CourierRequest request;
    request.what = CourierRequest::Do::Network;
    static_cast<void>(trial.ask(request));
}

std::set<std::string> columnOf(const std::string& file, const std::string& query)
{
    auto database = store::Database::open(file).value();
    auto row = database.query(query).value();
    std::set<std::string> values;
    while (row.step().value()) {
        values.insert(row.text(0));
    }
    return values;
}

std::set<std::string> receiptsOf(const TrialPrograms& trial)
{
    return columnOf(trial.state() + "/city/city.sqlite", "SELECT jti FROM receipt");
}

bool queueIsEmpty(const TrialPrograms& trial)
{
    CourierRequest request;
    request.what = CourierRequest::Do::Queue;
    const auto reply = trial.ask(request);
    return reply && reply->waiting && reply->waiting->empty();
}

std::vector<std::string> filesOf(const std::string& folder)
{
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path().string());
        }
    }
    return files;
}

void expectNothingReadable(const TrialPrograms& trial, const Gate& gate)
{
    EXPECT_FALSE(gate.sawPlaintext());
    for (const auto& file : filesOf(trial.kiosk())) {
        const auto content = test::readFile(file);
        for (const char* text : kReadable) {
            EXPECT_EQ(content.find(text), std::string::npos) << file;
        }
    }
}

TEST(CourierStorm, LosesNothingDoublesNothingAndShowsNothing)
{
    const int parcels = numberFrom("VN_PARCELS", 500);
    SeededRandom random{static_cast<std::uint64_t>(numberFrom("VN_SEED", 1))};
    TrialPrograms trial;
    trial.startCity();
    const Gate gate{trial, numberFrom("VN_SEED", 1)};
    trial.moveCityDoor(gate.port());
    trial.startCourier();

    std::set<std::string> accepted;
    for (int number = 1; static_cast<int>(accepted.size()) < parcels; ++number) {
        for (const auto& jti : acceptedBy(trial, number, random)) {
            EXPECT_TRUE(accepted.insert(jti).second);
        }
        killAtRandom(trial, random);
        hurry(trial);
    }
    gate.behave();
    const std::chrono::seconds limit{60 + parcels / 2};
    const bool drained = TrialPrograms::waitFor(
        [&] {
            hurry(trial);
            ::poll(nullptr, 0, 200);
            return queueIsEmpty(trial) && receiptsOf(trial).size() >= accepted.size();
        },
        limit);
    ASSERT_TRUE(drained) << receiptsOf(trial).size() << " of " << accepted.size();

    const auto receipts = receiptsOf(trial);
    for (const auto& jti : accepted) {
        EXPECT_TRUE(receipts.contains(jti));
    }
    // A resident killed between the name and the word "accepted" leaves one parcel more.
    std::printf("%zu accepted, %zu at the city\n", accepted.size(), receipts.size());
    EXPECT_EQ(trial.countIn("application") + trial.countIn("forward"),
              static_cast<std::int64_t>(receipts.size()));
    EXPECT_EQ(trial.countIn("chain_gap"), 0);
    expectNothingReadable(trial, gate);
}

/// Every private key that lies in a folder, of whatever form.
std::vector<jose::P256PrivateKey> keysIn(const std::string& folder)
{
    std::vector<jose::P256PrivateKey> keys;
    for (const auto& file : filesOf(folder)) {
        const auto content = test::readFile(file);
        for (auto key :
             {jose::P256PrivateKey::fromPem(content), jose::P256PrivateKey::fromJwk(content)}) {
            if (key) {
                keys.push_back(*std::move(key));
            }
        }
    }
    return keys;
}

std::size_t openedWith(const std::vector<jose::P256PrivateKey>& keys,
                       const std::set<std::string>& parcels)
{
    std::size_t opened = 0;
    for (const auto& parcel : parcels) {
        for (const auto& key : keys) {
            opened += jose::openJwe(parcel, jose::parcel_type::kApplication, key) ? 1 : 0;
        }
    }
    return opened;
}

TEST(SeizedKiosk, OpensNothingThatItHasQueued)
{
    TrialPrograms trial;
    trial.startCourier();
    test::Resident resident{trial, 1};
    resident.applies();
    resident.isIntroduced();
    const auto file = trial.kiosk() + "/courier/courier.sqlite";
    ASSERT_TRUE(TrialPrograms::waitFor(
        [&] { return columnOf(file, "SELECT jwe FROM body").size() == 2; }, 30s));
    trial.killCourier();

    const auto parcels = columnOf(file, "SELECT jwe FROM body");
    const auto onTheBox = keysIn(trial.kiosk());
    EXPECT_FALSE(onTheBox.empty());
    EXPECT_EQ(openedWith(onTheBox, parcels), 0U);
    // The city's own key shows that the attempt can succeed.
    EXPECT_EQ(openedWith(keysIn(trial.state() + "/city/keys/sealing"), parcels), 1U);
}

bool holdsText(const std::string& folder, const std::string& text)
{
    const auto files = filesOf(folder);
    return std::ranges::any_of(files, [&](const std::string& file) {
        return test::readFile(file).find(text) != std::string::npos;
    });
}

TEST(SeizedKiosk, AsksTheCityAboutNobody)
{
    TrialPrograms trial;
    trial.startCity();
    trial.startCourier();
    test::Resident resident{trial, 1};
    const auto loc = resident.applies();
    ASSERT_TRUE(TrialPrograms::waitFor([&] { return trial.countIn("application") == 1; }, 30s));
    ASSERT_TRUE(TrialPrograms::waitFor([&] { return queueIsEmpty(trial); }, 30s));
    // The courier goes on for a moment after the last receipt.
    const auto told = [&] { return holdsText(trial.kiosk(), loc.text); };
    EXPECT_TRUE(TrialPrograms::waitFor([&] { return !told(); }, 10s));
    trial.killCourier();
    EXPECT_FALSE(told());

    http::ClientOptions options;
    const auto device = trial.kiosk() + "/device/";
    options.tls = {device + "ca.pem", device + "device.pem", device + "device.key"};
    auto client = http::Client::make(options).value();
    const auto statusOf = [&](const std::string& code) {
        const auto url = "https://127.0.0.1:" + std::to_string(trial.cityPort()) + "/v1/status/";
        return client.get(url + code).value().status;
    };
    // Whoever has the slip's code can ask; what lies on the box cannot tell it any more.
    EXPECT_EQ(statusOf(loc.text), 200);
}

} // namespace
} // namespace ventanilla
