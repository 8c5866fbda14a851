// SPDX-License-Identifier: EUPL-1.2
//
// The parts that turn outside bytes into scans.
#include "drivers/barcode/hid_report.h"
#include "drivers/barcode/keyboard_keys.h"
#include "drivers/barcode/scan_framer.h"
#include "drivers/barcode/scan_slot.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <linux/input-event-codes.h>

namespace ventanilla::drivers {
namespace {

using namespace std::chrono_literals;

std::vector<std::byte> bytes(std::initializer_list<unsigned> values)
{
    std::vector<std::byte> all;
    for (const auto value : values) {
        all.push_back(static_cast<std::byte>(value));
    }
    return all;
}

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span{text.data(), text.size()});
}

std::string textOf(const std::optional<Scan>& scan)
{
    if (!scan) {
        return "no scan";
    }
    const auto& all = scan->bytes.reveal();
    return {reinterpret_cast<const char*>(all.data()), all.size()};
}

// The same fields as the lab's gadget, and the short form of older readers.
const auto kFull =
    bytes({0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x09, 0x12, 0xA1, 0x02, 0x85, 0x02, 0x15,
           0x00, 0x26, 0xFF, 0x00, 0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3B, 0x81,
           0x02, 0x05, 0x8C, 0x09, 0xFB, 0x09, 0xFC, 0x09, 0xFD, 0x95, 0x03, 0x81, 0x02,
           0x09, 0xFE, 0x95, 0x38, 0x82, 0x02, 0x01, 0x95, 0x02, 0x81, 0x03, 0x09, 0xFF,
           0x75, 0x01, 0x95, 0x01, 0x81, 0x02, 0x75, 0x07, 0x81, 0x03, 0xC0, 0xC0});
const auto kOpaque = bytes({0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x85, 0x02, 0x15, 0x00, 0x26,
                            0xFF, 0x00, 0x75, 0x08, 0x95, 0x3F, 0x09, 0xFE, 0x81, 0x02, 0xC0});
const auto kKeyboard = bytes({0x05,
                              0x01,
                              0x09,
                              0x06,
                              0xA1,
                              0x01,
                              0x05,
                              0x07,
                              0x19,
                              0xE0,
                              0x29,
                              0xE7,
                              0x75,
                              0x01,
                              0x95,
                              0x08,
                              0x81,
                              0x02,
                              0xC0});

TEST(HidDescriptor, TellsWhereAScanLies)
{
    const auto layout = parseHidDescriptor(kFull);
    ASSERT_TRUE(layout);
    EXPECT_EQ(layout->reportId, 2);
    EXPECT_EQ(layout->size, 63U);
    EXPECT_EQ(layout->length, (HidField{0, 1}));
    EXPECT_EQ(layout->aim, (HidField{1, 3}));
    EXPECT_EQ(layout->data, (HidField{4, 56}));
    EXPECT_EQ(layout->more, (HidField{62, 1}));
}

TEST(HidDescriptor, OfOneOpaqueBlockMeansTheUsualLayout)
{
    const auto layout = parseHidDescriptor(kOpaque);
    ASSERT_TRUE(layout);
    EXPECT_EQ(*layout, *parseHidDescriptor(kFull));
}

TEST(HidDescriptor, OfAnotherDeviceIsNotSupported)
{
    EXPECT_EQ(parseHidDescriptor(kKeyboard).error().kind(), ErrorKind::Unsupported);
    EXPECT_EQ(parseHidDescriptor({}).error().kind(), ErrorKind::Unsupported);
}

TEST(HidDescriptor, ThatEndsInMidItemOrClaimsTooMuchIsBroken)
{
    EXPECT_EQ(parseHidDescriptor(bytes({0x05})).error().kind(), ErrorKind::InvalidInput);
    EXPECT_EQ(parseHidDescriptor(bytes({0xFE, 0x00})).error().kind(), ErrorKind::InvalidInput);
    const auto huge = bytes({0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x77, 0xFF, 0xFF, 0xFF, 0x7F,
                             0x97, 0xFF, 0xFF, 0xFF, 0x7F, 0x09, 0xFE, 0x81, 0x02, 0xC0});
    EXPECT_EQ(parseHidDescriptor(huge).error().kind(), ErrorKind::InvalidInput);
}

std::vector<std::byte> report(std::string_view aim, std::string_view data, unsigned length)
{
    std::vector<std::byte> all(64);
    all[0] = std::byte{2};
    all[1] = static_cast<std::byte>(length);
    std::ranges::copy(bytesOf(aim), all.begin() + 2);
    std::ranges::copy(bytesOf(data), all.begin() + 5);
    return all;
}

TEST(HidReport, GivesTheBytesInUseAndTheAimIdentifier)
{
    const auto layout = *parseHidDescriptor(kFull);
    const auto all = report("]L2", "AB\0C", 4);
    const auto part = readHidReport(layout, all);
    ASSERT_TRUE(part);
    EXPECT_EQ(part->data.size(), 4U);
    EXPECT_EQ(part->aimId, "]L2");
    EXPECT_FALSE(part->more);
}

TEST(HidReport, OfAnotherKindTooShortOrWithAnImpossibleLengthIsNone)
{
    const auto layout = *parseHidDescriptor(kFull);
    auto all = report("]L2", "AB", 2);
    EXPECT_FALSE(readHidReport(layout, std::span{all}.first(63)));
    EXPECT_FALSE(readHidReport(layout, {}));
    EXPECT_FALSE(readHidReport(layout, report("]L2", "AB", 57)));
    all[0] = std::byte{3};
    EXPECT_FALSE(readHidReport(layout, all));
}

TEST(HidReport, HasNoAimIdentifierOfUnprintableBytes)
{
    const auto part = readHidReport(*parseHidDescriptor(kFull), report("\x1b[2", "AB", 2));
    ASSERT_TRUE(part);
    EXPECT_EQ(part->aimId, "");
}

TEST(ScanFramer, TakesTheAimIdentifierOffTheFront)
{
    ScanFramer framer;
    framer.add(bytesOf("]Q"));
    framer.add(bytesOf("1hello"));
    const auto scan = framer.finish();
    EXPECT_EQ(textOf(scan), "hello");
    EXPECT_EQ(scan->aimId, "]Q1");
    EXPECT_FALSE(framer.finish());
}

TEST(ScanFramer, LeavesABracketThatIsNoIdentifier)
{
    for (const auto* text : {"]", "]L2", "]-2abc", "]L", "x]L2"}) {
        ScanFramer framer;
        framer.add(bytesOf(text));
        EXPECT_EQ(textOf(framer.finish()), text);
    }
}

TEST(ScanFramer, LosesAnOverlongScanWholeAndReadsTheNext)
{
    ScanFramer framer;
    const std::string half(kMostScanBytes / 2 + 1, 'x');
    framer.add(bytesOf(half));
    framer.add(bytesOf(half));
    framer.add(bytesOf("tail"));
    EXPECT_FALSE(framer.finish());
    framer.add(bytesOf("next"));
    EXPECT_EQ(textOf(framer.finish()), "next");
}

TEST(ScanSlot, KeepsTheNewestForASecond)
{
    const ScanSlot::Time start{};
    const auto scan = [](std::string_view text) {
        ScanFramer framer;
        framer.add(bytesOf(text));
        return *framer.finish();
    };
    ScanSlot slot;
    slot.put(scan("old"), start);
    slot.put(scan("new"), start + 100ms);
    EXPECT_EQ(textOf(slot.take(start + 1100ms)), "new");
    EXPECT_FALSE(slot.take(start + 1100ms));
    slot.put(scan("late"), start);
    EXPECT_FALSE(slot.take(start + 1001ms));
    slot.put(scan("cleared"), start);
    slot.clear();
    EXPECT_FALSE(slot.take(start));
}

TEST(KeyboardKeys, TypeTheByteOfANumberOnTheKeypadWithAlt)
{
    KeyboardKeys keys;
    (void)keys.key(KEY_LEFTALT, 1);
    EXPECT_FALSE(keys.key(KEY_KP2, 1));
    EXPECT_FALSE(keys.key(KEY_KP9, 1));
    EXPECT_EQ(keys.key(KEY_LEFTALT, 0), 29);
    (void)keys.key(KEY_LEFTALT, 1);
    for (int i = 0; i < 12; ++i) {
        EXPECT_FALSE(keys.key(KEY_KP9, 1));
    }
    EXPECT_FALSE(keys.key(KEY_LEFTALT, 0)) << "no byte has this number";
}

TEST(KeyboardKeys, FollowShiftAndControlAndNoKeyThatIsHeld)
{
    KeyboardKeys keys;
    EXPECT_EQ(keys.key(KEY_A, 1), 'a');
    EXPECT_FALSE(keys.key(KEY_A, 2));
    EXPECT_FALSE(keys.key(KEY_A, 0));
    (void)keys.key(KEY_RIGHTSHIFT, 1);
    EXPECT_EQ(keys.key(KEY_2, 1), '@');
    (void)keys.key(KEY_RIGHTSHIFT, 0);
    (void)keys.key(KEY_LEFTCTRL, 1);
    EXPECT_EQ(keys.key(KEY_RIGHTBRACE, 1), 0x1D);
    EXPECT_EQ(keys.key(KEY_M, 1), '\r');
    EXPECT_FALSE(keys.key(KEY_F1, 1));
}

} // namespace
} // namespace ventanilla::drivers
