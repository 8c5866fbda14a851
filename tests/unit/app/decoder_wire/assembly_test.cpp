// SPDX-License-Identifier: EUPL-1.2
//
// Evidence cut into messages and put together again.
#include "kiosk/app/decoder_wire/assembly.h"

#include "kiosk/app/decoder_wire/codec.h"
#include "tests/unit/app/decoder_wire/any_message.h"

#include <gtest/gtest.h>

namespace ventanilla::decoder_wire {
namespace {

Pixels pixels(std::size_t size)
{
    return {Sensitive{std::vector<std::uint8_t>(size)}};
}

EvidenceHead headWithPortrait(std::uint32_t size)
{
    EvidenceHead head;
    head.portraitSize = size;
    return head;
}

TEST(EvidenceAssembly, GivesBackWhatWasSplit)
{
    SeededRandom random{5};
    AnyMessage any{random};
    for (int round = 0; round < 100; ++round) {
        const auto sent = any.evidence();
        const auto pieces = split(sent, 42);
        ASSERT_TRUE(encode(FromDecoder{pieces.head}));
        EvidenceAssembly assembly;
        auto whole = assembly.take(pieces.head);
        for (const auto& chunk : pieces.chunks) {
            ASSERT_TRUE(whole);
            EXPECT_FALSE(*whole);
            whole = assembly.take(chunk);
        }
        ASSERT_TRUE(whole);
        ASSERT_TRUE(*whole);
        const auto& got = (*whole)->evidence;
        EXPECT_EQ((*whole)->epoch, 42U);
        EXPECT_EQ(got.portraitJpeg, sent.portraitJpeg);
        EXPECT_EQ(got.checks, sent.checks);
        ASSERT_EQ(got.fields.size(), sent.fields.size());
        for (std::size_t i = 0; i < got.fields.size(); ++i) {
            EXPECT_EQ(got.fields[i].value, sent.fields[i].value);
            EXPECT_EQ(got.fields[i].doubtful, sent.fields[i].doubtful);
            ASSERT_EQ(got.fields[i].crop.has_value(), sent.fields[i].crop.has_value());
            if (got.fields[i].crop) {
                EXPECT_EQ(got.fields[i].crop->pixels, sent.fields[i].crop->pixels);
            }
        }
    }
}

TEST(EvidenceAssembly, IsWholeAtOnceWithoutPixels)
{
    EvidenceAssembly assembly;
    const auto whole = assembly.take(EvidenceHead{});
    ASSERT_TRUE(whole);
    EXPECT_TRUE(*whole);
}

TEST(EvidenceAssembly, LeavesOutACropWhosePixelsDoNotFitItsSize)
{
    Evidence evidence;
    evidence.fields.resize(1);
    evidence.fields[0].crop =
        LineCrop{10, 10, Sensitive<std::vector<std::uint8_t>>{std::vector<std::uint8_t>(99)}};
    EXPECT_FALSE(split(evidence, 0).head.evidence.fields[0].crop);
}

TEST(EvidenceAssembly, RefusesPixelsWithoutAHead)
{
    EvidenceAssembly assembly;
    EXPECT_FALSE(assembly.take(pixels(1)));
}

TEST(EvidenceAssembly, RefusesMorePixelsThanWerePromised)
{
    EvidenceAssembly assembly;
    ASSERT_TRUE(assembly.take(headWithPortrait(10)));
    EXPECT_FALSE(assembly.take(pixels(11)));
}

TEST(EvidenceAssembly, RefusesAFloodOfTinyChunks)
{
    EvidenceAssembly assembly;
    ASSERT_TRUE(assembly.take(headWithPortrait(10)));
    EXPECT_FALSE(assembly.take(pixels(1)));
}

TEST(EvidenceAssembly, RefusesASecondHeadBeforeTheFirstIsWhole)
{
    EvidenceAssembly assembly;
    ASSERT_TRUE(assembly.take(headWithPortrait(10)));
    EXPECT_FALSE(assembly.take(EvidenceHead{}));
}

TEST(EvidenceAssembly, RefusesAHeadThatPromisesMoreThanTheBound)
{
    EvidenceHead head;
    head.evidence.fields.resize(5);
    for (auto& field : head.evidence.fields) {
        field.crop = LineCrop{1024, 1024, {}};
    }
    EvidenceAssembly assembly;
    EXPECT_FALSE(assembly.take(std::move(head)));
}

} // namespace
} // namespace ventanilla::decoder_wire
