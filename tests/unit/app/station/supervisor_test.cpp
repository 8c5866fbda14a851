// SPDX-License-Identifier: EUPL-1.2
//
// The station's hand-over against real child processes that behave or do not.
#include "kiosk/app/station/supervisor.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <set>

#include <fcntl.h>

namespace ventanilla::app {
namespace {

using namespace std::chrono_literals;

/// Accepts whatever `next` says, unless it lies below the floor.
class FakeVerifier : public BundleVerifier
{
public:
    Result<PolicyFiles> verify(const std::string& /*folder*/, const PolicyFloor& floor) override
    {
        if (next.version < floor.version) {
            return Error{ErrorKind::Conflict, "older than one seen before"};
        }
        return next;
    }
    PolicyFiles next;
};

class NullOpener : public DeviceOpener
{
public:
    Result<OpenDevice> open(const std::string& name) override
    {
        asked.insert(name);
        return OpenDevice{UniqueFd{::open("/dev/null", O_RDONLY | O_CLOEXEC)}, "80"};
    }
    std::set<std::string> asked;
};

/// Real time scaled by tests that let hours pass.
class OffsetClock : public SystemClock
{
public:
    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override
    {
        return SystemClock::steadyNow() + offset;
    }
    std::chrono::milliseconds offset{0};
};

class SupervisorTest : public ::testing::Test
{
protected:
    SupervisorTest()
    {
        std::string pattern = std::filesystem::temp_directory_path() / "station-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
        std::filesystem::create_directories(m_folder + "/spool");
        std::filesystem::create_directories(m_folder + "/bundle");
        std::filesystem::create_directories(m_folder + "/programs");
        std::ofstream{m_folder + "/bundle/manifest.jws"} << "1";
        std::filesystem::create_symlink(VN_FAKE_RESIDENT,
                                        m_folder + "/programs/ventanilla-resident");
        m_file.emplace(*StationFile::open(m_folder + "/station.sqlite"));
        m_verifier.next.version = 1;
    }
    ~SupervisorTest() override
    {
        m_supervisor.reset();
        std::filesystem::remove_all(m_folder);
    }

    void start(const std::string& manner)
    {
        ResidentOptions options;
        options.programs = m_folder + "/programs";
        options.spool = m_folder + "/spool";
        options.arguments = {manner};
        m_policy.emplace(m_verifier, *m_file, m_folder + "/bundle");
        ASSERT_TRUE(m_policy->refresh());
        m_supervisor.emplace(Supervisor::Parts{m_clock, m_random, *m_policy, *m_file, m_devices},
                             options,
                             SupervisorLimits{});
    }

    /// Steps until @p reached or ten seconds have passed.
    bool until(const std::function<bool()>& reached)
    {
        const auto end = std::chrono::steady_clock::now() + 10s;
        while (std::chrono::steady_clock::now() < end) {
            if (reached()) {
                return true;
            }
            m_supervisor->step(20ms, -1);
        }
        return false;
    }

    std::size_t count(Standing standing)
    {
        std::size_t number = 0;
        for (const auto& resident : m_supervisor->residents()) {
            number += resident.standing == standing ? 1 : 0;
        }
        return number;
    }
    bool steady() { return count(Standing::Live) == 1 && count(Standing::Spare) == 1; }
    pid_t livePid()
    {
        for (const auto& resident : m_supervisor->residents()) {
            if (resident.standing == Standing::Live) {
                return resident.pid();
            }
        }
        return -1;
    }

    std::string m_folder;
    OffsetClock m_clock;
    SystemRandom m_random;
    FakeVerifier m_verifier;
    NullOpener m_devices;
    std::optional<StationFile> m_file;
    std::optional<PolicyKeeper> m_policy;
    std::optional<Supervisor> m_supervisor;
};

TEST_F(SupervisorTest, KeepsOneLiveAndOneSpare)
{
    start("");
    EXPECT_TRUE(until([&] { return steady(); }));
}

TEST_F(SupervisorTest, GivesEveryProcessASpoolFolderOfItsOwn)
{
    start("");
    ASSERT_TRUE(until([&] { return steady(); }));
    std::size_t written = 0;
    for (const auto& folder : std::filesystem::directory_iterator{m_folder + "/spool"}) {
        EXPECT_TRUE(folder.path().filename().string().starts_with("s-"));
        written += std::filesystem::exists(folder.path() / "hello") ? 1 : 0;
    }
    EXPECT_EQ(written, 2U);
}

TEST_F(SupervisorTest, HandsOverWhenAPersonIsDone)
{
    start("quick");
    std::set<pid_t> served;
    EXPECT_TRUE(until([&] {
        // A quick one is done within a single step: it may never be seen live.
        for (const auto& resident : m_supervisor->residents()) {
            if (resident.standing == Standing::Live || resident.standing == Standing::Leaving) {
                served.insert(resident.pid());
            }
        }
        return served.size() >= 3;
    }));
}

TEST_F(SupervisorTest, PutsTheSpareInPlaceOfAProcessThatDied)
{
    start("");
    ASSERT_TRUE(until([&] { return steady(); }));
    const auto first = livePid();
    ASSERT_EQ(::kill(first, SIGKILL), 0);
    EXPECT_TRUE(until([&] { return steady() && livePid() != first; }));
}

TEST_F(SupervisorTest, EndsALiveProcessThatNoLongerBeats)
{
    start("silent");
    ASSERT_TRUE(until([&] { return steady(); }));
    const auto first = livePid();
    m_clock.offset += 11s;
    EXPECT_TRUE(until([&] { return livePid() > 0 && livePid() != first; }));
}

TEST_F(SupervisorTest, WaitsLongerEachTimeAProcessDiesAtItsStart)
{
    start("dies-at-once");
    std::size_t starts = 0;
    const auto end = std::chrono::steady_clock::now() + 1500ms;
    while (std::chrono::steady_clock::now() < end) {
        m_supervisor->step(20ms, -1);
    }
    for (const auto& folder : std::filesystem::directory_iterator{m_folder + "/spool"}) {
        starts += folder.is_directory() ? 1 : 0;
    }
    EXPECT_GE(starts, 1U);
    EXPECT_LE(starts, 2U);
}

TEST_F(SupervisorTest, OpensADeviceWhenTheLiveProcessAsks)
{
    start("wants-camera");
    ASSERT_TRUE(until([&] { return steady(); }));
    EXPECT_TRUE(until([&] { return m_devices.asked.contains("document-camera"); }));
}

TEST_F(SupervisorTest, RenewsTheSpareAfterAnHour)
{
    start("");
    ASSERT_TRUE(until([&] { return steady(); }));
    std::set<pid_t> before;
    for (const auto& resident : m_supervisor->residents()) {
        before.insert(resident.pid());
    }
    m_clock.offset += 1h + 1s;
    EXPECT_TRUE(until([&] {
        for (const auto& resident : m_supervisor->residents()) {
            if (resident.standing == Standing::Spare && !before.contains(resident.pid())) {
                return true;
            }
        }
        return false;
    }));
}

TEST_F(SupervisorTest, GivesTheNextPersonANewPolicyAndNeverAnOlderOne)
{
    start("");
    ASSERT_TRUE(until([&] { return steady(); }));
    const auto live = livePid();
    m_verifier.next.version = 2;
    std::ofstream{m_folder + "/bundle/manifest.jws"} << "a longer one";
    m_clock.offset += 6s;
    ASSERT_TRUE(until([&] { return m_file->floor()->version == 2; }));
    EXPECT_TRUE(until([&] { return steady(); }));
    EXPECT_EQ(livePid(), live);
    m_verifier.next.version = 1;
    std::ofstream{m_folder + "/bundle/manifest.jws"} << "an even longer one";
    EXPECT_FALSE(m_policy->refresh());
    EXPECT_TRUE(m_policy->hasPolicy());
}

TEST_F(SupervisorTest, RenewsAFirstScreenThatStandsIdleWhenThePolicyChanges)
{
    start("idle");
    ASSERT_TRUE(until([&] { return steady(); }));
    const auto old = livePid();
    m_verifier.next.version = 2;
    std::ofstream{m_folder + "/bundle/manifest.jws"} << "a longer one";
    m_clock.offset += 6s;
    EXPECT_TRUE(until([&] { return steady() && livePid() != old; }));
}

} // namespace
} // namespace ventanilla::app
