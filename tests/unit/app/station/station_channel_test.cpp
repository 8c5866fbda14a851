// SPDX-License-Identifier: EUPL-1.2
//
// The messages between station and resident process survive the way, and foreign lines do not.
#include "kiosk/app/station_channel/station_channel.h"

#include <gtest/gtest.h>

#include <fcntl.h>

namespace ventanilla::app {
namespace {

using namespace std::chrono_literals;

UniqueFd anyFd()
{
    return UniqueFd{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
}

struct Ends
{
    LineSocket here;
    LineSocket there;
};

Ends makeEnds()
{
    auto pair = LineSocket::pair();
    return {std::move(pair->first), LineSocket{std::move(pair->second)}};
}

TEST(StationChannel, CarriesTheDescriptorsOfConfigure)
{
    auto ends = makeEnds();
    Configure configure;
    configure.trial = true;
    configure.courierSocket = "/run/courier.sock";
    configure.policy = anyFd();
    configure.spoolFolder = anyFd();
    ASSERT_TRUE(send(ends.here, ToResident{std::move(configure)}));
    const auto message = parseToResident(*ends.there.receiveWithin(1s));
    ASSERT_TRUE(message);
    const auto& got = std::get<Configure>(*message);
    EXPECT_TRUE(got.trial);
    EXPECT_EQ(got.courierSocket, "/run/courier.sock");
    EXPECT_TRUE(got.policy.valid());
    EXPECT_TRUE(got.spoolFolder.valid());
}

TEST(StationChannel, RefusesConfigureWithoutItsDescriptors)
{
    const auto message = parseToResident(Line{R"({"say":"configure","trial":true})", {}});
    ASSERT_FALSE(message);
    EXPECT_EQ(message.error().kind(), ErrorKind::InvalidInput);
}

TEST(StationChannel, RefusesLinesThatAreNoMessage)
{
    for (const char* text :
         {"", "{", "[]", "{\"say\":5}", "{\"say\":\"open-the-door\"}", "\xff\xfe"}) {
        EXPECT_FALSE(parseToResident(Line{text, {}})) << text;
        EXPECT_FALSE(parseToStation(Line{text, {}})) << text;
    }
}

TEST(StationChannel, SaysDoneWithAPaperLeft)
{
    auto ends = makeEnds();
    ASSERT_TRUE(send(ends.here, ToStation{Done{true}}));
    const auto message = parseToStation(*ends.there.receiveWithin(1s));
    ASSERT_TRUE(message);
    EXPECT_TRUE(std::get<Done>(*message).paperLeft);
}

TEST(StationChannel, BringsThePolicyThroughSealedMemoryUnchanged)
{
    PolicyFiles files;
    files.city = "new-haven";
    files.version = 7;
    files.keysVersion = 3;
    files.notAfter = "2027-01-01";
    files.graceDays = 14;
    files.files = {{"policy.toml", std::string{"a = \"\xc3\xb1\"\n\0x", 11}}};
    files.recipientsJwks = R"({"keys":[]})";
    auto memory = policyToMemory(files);
    ASSERT_TRUE(memory);
    const auto back = policyFromMemory(*std::move(memory));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->city, files.city);
    EXPECT_EQ(back->version, 7);
    EXPECT_EQ(back->files.at(0).content, files.files.at(0).content);
    EXPECT_EQ(back->recipientsJwks, files.recipientsJwks);
}

TEST(StationChannel, RefusesMemoryThatIsNotSealed)
{
    EXPECT_FALSE(policyFromMemory(anyFd()));
}

} // namespace
} // namespace ventanilla::app
