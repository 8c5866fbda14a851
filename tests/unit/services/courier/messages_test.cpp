// SPDX-License-Identifier: EUPL-1.2
//
// The courier's wire messages: there and back, and what is refused.
#include "services/protocol/courier_messages.h"

#include <gtest/gtest.h>

#include <array>

namespace ventanilla::protocol {
namespace {

const std::string kJti(22, 'A');
const std::string kHash(43, 'A');

Record record()
{
    return {kJti, "city:new-haven", Chain::Referrals, 2, kHash, kHash, "2026-03-04"};
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

TEST(CourierRecord, ComesBackAsItWas)
{
    EXPECT_EQ(Record::parse(record().dump()).value(), record());
    auto first = record();
    first.seq = 1;
    first.prev = "";
    EXPECT_EQ(Record::parse(first.dump()).value(), first);
}

TEST(CourierRecord, RefusesWhatBreaksTheContract)
{
    const auto good = record().dump();
    const std::array bad{replaced(good, "\"seq\":2", "\"seq\":0"),
                         replaced(good, "\"seq\":2", "\"seq\":1"),
                         replaced(good, "\"v\":1", "\"v\":2"),
                         replaced(good, "referrals", "letters"),
                         replaced(good, "2026-03-04", "2026-02-30"),
                         replaced(good, kJti, "short"),
                         replaced(good, "{", "{\"name\":\"x\","),
                         std::string{"[]"}};
    for (const auto& json : bad) {
        EXPECT_FALSE(Record::parse(json)) << json;
    }
}

TEST(CourierPost, TellsATombstoneFromAParcel)
{
    EXPECT_EQ(ParcelPost::parse(ParcelPost{"r", "p"}.dump())->parcel, "p");
    EXPECT_EQ(ParcelPost::parse(ParcelPost{"r", std::nullopt}.dump())->parcel, std::nullopt);
    EXPECT_FALSE(ParcelPost::parse(R"({"record":"r"})"));
}

TEST(CourierReceipt, ComesBackAsItWas)
{
    const Receipt receipt{kJti, kHash, "kiosk-7", "2026-03-04", "new-haven"};
    EXPECT_EQ(Receipt::parse(receipt.dump()).value(), receipt);
}

TEST(CourierProblem, KnowsItsOwnKind)
{
    const Problem ours{std::string{Problem::kOurs} + "bad-parcel", "Bad parcel", 422};
    EXPECT_TRUE(Problem::parse(ours.dump())->isOurs());
    EXPECT_FALSE(Problem::parse(R"({"type":"about:blank","status":422,"more":{}})")->isOurs());
    EXPECT_FALSE(Problem::parse(R"({"title":"no type"})"));
}

TEST(CourierStatus, KeepsEveryWord)
{
    for (int i = 0; i <= static_cast<int>(DeliveryStatus::Withdrawn); ++i) {
        const StatusAnswer answer{static_cast<DeliveryStatus>(i)};
        EXPECT_EQ(StatusAnswer::parse(answer.dump())->status, answer.status);
    }
    EXPECT_FALSE(StatusAnswer::parse(R"({"status":"lost"})"));
}

TEST(CourierBundle, CarriesFilesAsTheyAre)
{
    const std::string bytes{"a\0\xff", 3};
    const auto back = BundleAnswer::parse(BundleAnswer{{{"files/policy.toml", bytes}}}.dump());
    ASSERT_TRUE(back);
    ASSERT_EQ(back->files.size(), 1U);
    EXPECT_EQ(back->files.front().path, "files/policy.toml");
    EXPECT_EQ(back->files.front().content, bytes);
}

TEST(CourierBundle, RefusesPathsThatLeaveTheFolder)
{
    for (const auto* path : {"../x", "/etc/x", "", "a//b", "a/../../b", "a/", "A b"}) {
        EXPECT_FALSE(BundleAnswer::parse(BundleAnswer{{{path, "x"}}}.dump())) << path;
    }
}

} // namespace
} // namespace ventanilla::protocol
