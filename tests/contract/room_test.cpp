// SPDX-License-Identifier: EUPL-1.2
//
// What presence sensors and lights behind the ports must do, asked of the dock's.
#include "drivers/virtual/virtual_room.h"
#include "tests/support/running_dock.h"

#include <gtest/gtest.h>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;

std::optional<PresenceState> stateWithin(Presence& presence, std::chrono::milliseconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < end) {
        (void)test::waitReadable(presence.readableFd(), 100ms);
        const auto state = presence.next();
        if (!state || *state) {
            return state.value_or(std::nullopt);
        }
    }
    return std::nullopt;
}

TEST(PresenceContract, TellsWhoIsThereAtFirstAndWhenItChanges)
{
    test::RunningDock dock;
    drivers::VirtualPresence presence{dock.connect()};
    EXPECT_EQ(stateWithin(presence, 5s), PresenceState::NobodyThere);
    dock.ask(R"({"do":"presence","somebody":true})");
    EXPECT_EQ(stateWithin(presence, 5s), PresenceState::SomebodyThere);
    dock.ask(R"({"do":"unplug","device":"presence"})");
    EXPECT_EQ(stateWithin(presence, 5s), PresenceState::Unknown);
}

TEST(LightsContract, ShineAsTheyAreTold)
{
    test::RunningDock dock;
    drivers::VirtualLights lights{dock.connect()};
    lights.tray(true);
    lights.status(StatusLight::PaperLeft);
    std::string state;
    for (int i = 0; i < 50 && state.find("paper-left") == std::string::npos; ++i) {
        state = dock.ask(R"({"do":"state"})");
    }
    EXPECT_NE(state.find(R"("status":"paper-left","tray":true)"), std::string::npos) << state;
}

TEST(LightsContract, OfAnAbsentDockHarmNobody)
{
    test::RunningDock dock;
    drivers::VirtualLights lights{dock.connect()};
    dock.end();
    lights.tray(true);
    lights.status(StatusLight::Ready);
    drivers::VirtualPresence presence{LineSocket{}};
    EXPECT_FALSE(presence.next());
}

} // namespace
} // namespace ventanilla
