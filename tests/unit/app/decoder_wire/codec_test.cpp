// SPDX-License-Identifier: EUPL-1.2
//
// Decoder messages: what is sent arrives, and whatever lies is refused.
#include "kiosk/app/decoder_wire/codec.h"

#include "tests/unit/app/decoder_wire/any_message.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace ventanilla::decoder_wire {
namespace {

std::vector<std::byte> encoded(const FromDecoder& message)
{
    const auto bytes = encode(message);
    EXPECT_TRUE(bytes);
    return bytes ? bytes->reveal() : std::vector<std::byte>{};
}

EvidenceHead headWith(FieldName name, decltype(FieldEvidence::value) value)
{
    EvidenceHead head;
    FieldEvidence field;
    field.name = name;
    field.value = std::move(value);
    head.evidence.fields.push_back(std::move(field));
    return head;
}

TEST(DecoderCodec, WhatTheDecoderSaysArrivesUnchanged)
{
    SeededRandom random{1};
    AnyMessage any{random};
    for (int round = 0; round < 500; ++round) {
        const auto first = encoded(any.fromDecoder());
        const auto read = decodeFromDecoder(first);
        ASSERT_TRUE(read);
        EXPECT_EQ(encoded(*read), first);
    }
}

TEST(DecoderCodec, WhatTheResidentProcessSaysArrivesUnchanged)
{
    SeededRandom random{2};
    AnyMessage any{random};
    for (int round = 0; round < 500; ++round) {
        const auto first = encode(any.toDecoder());
        ASSERT_TRUE(first);
        const auto read = decodeToDecoder(first->reveal());
        ASSERT_TRUE(read);
        EXPECT_EQ(encode(*read)->reveal(), first->reveal());
    }
}

TEST(DecoderCodec, KeepsEachValueOfAPreview)
{
    const Preview sent{7, 2, 960, 540, Guidance::Glare, PageOutline{{{{0.25F, 0.5F}}}}};
    const auto read = decodeFromDecoder(encoded(sent));
    ASSERT_TRUE(read);
    const auto& preview = std::get<Preview>(*read);
    EXPECT_EQ(preview.epoch, 7U);
    EXPECT_EQ(preview.slot, 2U);
    EXPECT_EQ(preview.width, 960);
    EXPECT_EQ(preview.height, 540);
    EXPECT_EQ(preview.guidance, Guidance::Glare);
    ASSERT_TRUE(preview.outline);
    EXPECT_EQ(preview.outline->corners[0].y, 0.5F);
}

TEST(DecoderCodec, RefusesEveryTruncation)
{
    SeededRandom random{3};
    AnyMessage any{random};
    for (int round = 0; round < 40; ++round) {
        const auto whole = encoded(any.fromDecoder());
        const auto step = std::max<std::size_t>(1, whole.size() / 97);
        for (std::size_t size = 0; size < whole.size(); size += step) {
            EXPECT_FALSE(decodeFromDecoder(std::span{whole}.first(size)));
        }
    }
}

TEST(DecoderCodec, RefusesBytesLeftOver)
{
    auto bytes = encoded(FrameReleased{1});
    bytes.push_back(std::byte{0});
    EXPECT_FALSE(decodeFromDecoder(bytes));
}

TEST(DecoderCodec, AcceptsOneEncodingOfAValueOnly)
{
    SeededRandom random{4};
    AnyMessage any{random};
    int accepted = 0;
    for (int round = 0; round < 3000; ++round) {
        auto bytes = encoded(any.fromDecoder());
        bytes[random.below(std::min<std::size_t>(bytes.size(), 200))] =
            static_cast<std::byte>(random.below(256));
        const auto read = decodeFromDecoder(bytes);
        if (read) {
            ++accepted;
            EXPECT_EQ(encoded(*read), bytes);
        }
    }
    EXPECT_GT(accepted, 100);
}

TEST(DecoderCodec, RefusesAnEnumMemberThatDoesNotExist)
{
    auto bytes = encoded(Trouble{ErrorKind::Internal, 0});
    bytes.at(4) = static_cast<std::byte>(static_cast<int>(ErrorKind::Internal) + 1);
    EXPECT_FALSE(decodeFromDecoder(bytes));
}

TEST(DecoderCodec, RefusesAMessageNumberThatDoesNotExist)
{
    auto bytes = encoded(FrameReleased{0});
    bytes.at(0) = static_cast<std::byte>(std::variant_size_v<FromDecoder>);
    EXPECT_FALSE(decodeFromDecoder(bytes));
}

TEST(DecoderCodec, RefusesABooleanThatIsNeither)
{
    auto bytes = encoded(ModelsLoaded{true});
    bytes.at(4) = std::byte{2};
    EXPECT_FALSE(decodeFromDecoder(bytes));
}

TEST(DecoderCodec, RefusesALengthBeyondTheMessage)
{
    auto bytes = encoded(Pixels{Sensitive{std::vector<std::uint8_t>(8)}});
    bytes.at(4) = std::byte{9};
    EXPECT_FALSE(decodeFromDecoder(bytes));
    std::fill_n(bytes.begin() + 4, 4, std::byte{0xFF});
    EXPECT_FALSE(decodeFromDecoder(bytes));
}

TEST(DecoderCodec, RefusesANumberThatIsNone)
{
    auto bytes = encoded(Preview{0, 0, 1, 1, Guidance::None, PageOutline{}});
    // The last double becomes a NaN.
    bytes.at(bytes.size() - 1) = std::byte{0x7F};
    bytes.at(bytes.size() - 2) = std::byte{0xF8};
    EXPECT_FALSE(decodeFromDecoder(bytes));
}

TEST(DecoderCodec, RefusesAPreviewWithoutArea)
{
    EXPECT_FALSE(encode(FromDecoder{Preview{0, 0, 0, 10, Guidance::None, {}}}));
}

struct MalformedText
{
    const char* name;
    const char* bytes;
};

class DecoderCodecText : public testing::TestWithParam<MalformedText>
{};

TEST_P(DecoderCodecText, IsRefusedInAName)
{
    PersonName name;
    name.given.push_back(SensitiveText{GetParam().bytes});
    EXPECT_FALSE(encode(FromDecoder{headWith(FieldName::NameParts, name)}));
}

INSTANTIATE_TEST_SUITE_P(Malformed,
                         DecoderCodecText,
                         testing::Values(MalformedText{"CutShort", "\xC3"},
                                         MalformedText{"OverlongOfTwo", "\xC0\xAF"},
                                         MalformedText{"OverlongOfThree", "\xE0\x80\xAF"},
                                         MalformedText{"OverlongOfFour", "\xF0\x80\x80\xAF"},
                                         MalformedText{"Surrogate", "\xED\xA0\x80"},
                                         MalformedText{"BeyondUnicode", "\xF4\x90\x80\x80"},
                                         MalformedText{"NeverAFirstByte", "\xFF"},
                                         MalformedText{"HighControl", "\xC2\x85"},
                                         MalformedText{"LineBreak", "A\nB"},
                                         MalformedText{"Escape", "A\x1B[2J"}),
                         [](const auto& row) { return row.param.name; });

TEST(DecoderCodec, RefusesADateThatCannotExist)
{
    const BirthDate date{PartialDate{2023, 2, 30}};
    EXPECT_FALSE(encode(FromDecoder{headWith(FieldName::BirthDate, date)}));
}

TEST(DecoderCodec, RefusesAValueThatIsNotItsFields)
{
    EXPECT_FALSE(encode(FromDecoder{headWith(FieldName::Address, PersonName{})}));
}

TEST(DecoderCodec, RefusesFreeTextAsTheNameOfACheck)
{
    EvidenceHead head;
    head.evidence.checks.push_back({"Maria's passport", CheckResult::Agrees, ""});
    EXPECT_FALSE(encode(FromDecoder{head}));
}

TEST(DecoderCodec, RefusesMoreFieldsThanThereAre)
{
    EvidenceHead head;
    head.evidence.fields.resize(kMaxFields + 1);
    EXPECT_FALSE(encode(FromDecoder{head}));
}

TEST(DecoderCodec, RefusesACropWithMorePixelsThanIsAllowed)
{
    auto head = headWith(FieldName::NameParts, PersonName{});
    head.evidence.fields[0].crop = LineCrop{4096, 257, {}};
    EXPECT_FALSE(encode(FromDecoder{head}));
    head.evidence.fields[0].crop = LineCrop{4096, 256, {}};
    EXPECT_TRUE(encode(FromDecoder{head}));
}

} // namespace
} // namespace ventanilla::decoder_wire
