// SPDX-License-Identifier: EUPL-1.2
//
// JSON as we take it: one value, bounded, each member once.
#include "services/protocol/json.h"

#include "services/protocol/object_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace ventanilla::protocol {
namespace {

bool accepts(std::string_view text)
{
    return Json::parse(text, 4096).has_value();
}

TEST(Json, WritesWhatItRead)
{
    constexpr std::string_view kText =
        R"({"a":[1,-2,true,false,null],"b":{"c":"é \" \\ \u0001"},"d":9007199254740993,"e":0.5})";
    const auto json = Json::parse(kText, 4096);
    ASSERT_TRUE(json);
    EXPECT_EQ(json->dump(), kText);
}

TEST(Json, TakesSpacesAroundTheValue)
{
    EXPECT_TRUE(accepts("  {}   \n"));
}

TEST(Json, RefusesWhatIsNotExactlyOneValue)
{
    for (const auto* text :
         {"", "{", "{}x", "{} {}", "{\"a\":1,}", "[1,]", "nul", "{'a':1}", "// a\n{}"})
    {
        EXPECT_FALSE(accepts(text)) << text;
    }
}

TEST(Json, RefusesAMemberNamedTwice)
{
    EXPECT_FALSE(accepts(R"({"a":1,"a":2})"));
    EXPECT_FALSE(accepts(R"({"b":{"a":1,"\u0061":2}})"));
    EXPECT_TRUE(accepts(R"({"a":{"a":1}})"));
}

TEST(Json, RefusesBadUtf8)
{
    EXPECT_TRUE(accepts("\"\xc3\xa9\""));
    EXPECT_FALSE(accepts("\"\xc3\""));
    EXPECT_FALSE(accepts("\"\xc0\xaf\""));
    EXPECT_FALSE(accepts("\"\xed\xa0\x80\""));
    EXPECT_FALSE(accepts(R"("\ud800")"));
}

TEST(Json, RefusesMoreLevelsThanAMessageHas)
{
    const std::string deepest(Json::kMaxDepth, '[');
    EXPECT_TRUE(accepts(deepest + std::string(Json::kMaxDepth, ']')));
    EXPECT_FALSE(accepts("[" + deepest + std::string(Json::kMaxDepth + 1, ']')));
}

TEST(Json, RefusesTextsBeyondTheBoundAndNumbersBeyondSixtyFourBits)
{
    EXPECT_FALSE(Json::parse("[1234]", 5));
    EXPECT_FALSE(accepts("9223372036854775808"));
    EXPECT_TRUE(accepts("9223372036854775807"));
}

TEST(Json, SaysNothingOfWhatItRefused)
{
    const auto refused = Json::parse(R"({"name":"Lucia",,})", 4096);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().what().find("Lucia"), std::string::npos);
}

class ObjectReaderTest : public testing::Test
{
protected:
    /// Whether an object is accepted whose members `text`, `count` and `flag` are read.
    static bool reads(std::string_view text)
    {
        const auto json = Json::parse(text, 4096);
        EXPECT_TRUE(json);
        ObjectReader in{*json};
        (void)in.text("text", {1, 4});
        (void)in.integer("count", 1, 9);
        (void)in.boolean("flag");
        return in.finish().has_value();
    }
};

TEST_F(ObjectReaderTest, TakesExactlyTheMembersAskedFor)
{
    EXPECT_TRUE(reads(R"({"text":"abcd","count":9,"flag":false})"));
    EXPECT_TRUE(reads(R"({"flag":true,"count":1,"text":"a"})"));
    EXPECT_FALSE(reads(R"({"text":"a","count":1,"flag":true,"more":1})"));
    EXPECT_FALSE(reads(R"({"text":"a","count":1})"));
}

TEST_F(ObjectReaderTest, RefusesOtherKindsAndValuesOutOfBounds)
{
    EXPECT_FALSE(reads(R"({"text":1,"count":1,"flag":true})"));
    EXPECT_FALSE(reads(R"({"text":"","count":1,"flag":true})"));
    EXPECT_FALSE(reads(R"({"text":"abcde","count":1,"flag":true})"));
    EXPECT_FALSE(reads(R"({"text":"a\n","count":1,"flag":true})"));
    EXPECT_FALSE(reads(R"({"text":"a","count":0,"flag":true})"));
    EXPECT_FALSE(reads(R"({"text":"a","count":10,"flag":true})"));
    EXPECT_FALSE(reads(R"({"text":"a","count":1.0,"flag":true})"));
    EXPECT_FALSE(reads(R"({"text":"a","count":"1","flag":true})"));
    EXPECT_FALSE(reads(R"({"text":"a","count":1,"flag":1})"));
    EXPECT_FALSE(reads(R"({"text":null,"count":1,"flag":true})"));
    EXPECT_FALSE(reads("[]"));
}

TEST(IsDay, TakesOnlyDaysThatExist)
{
    EXPECT_TRUE(isDay("2026-11-21"));
    EXPECT_TRUE(isDay("2024-02-29"));
    for (const auto* text : {"2025-02-29",
                             "2026-13-01",
                             "2026-00-10",
                             "2026-11-31",
                             "26-11-21",
                             "2026-11-2",
                             "2026/11/21",
                             "2026-11-21 ",
                             "+026-11-21",
                             "2026--1-21"})
    {
        EXPECT_FALSE(isDay(text)) << text;
    }
}

} // namespace
} // namespace ventanilla::protocol
