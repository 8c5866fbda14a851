// SPDX-License-Identifier: EUPL-1.2
//
// What every barcode reader behind the port must do, asked of the dock's reader.
#include "drivers/virtual/virtual_barcode_reader.h"
#include "kiosk/base/encoding.h"
#include "tests/support/running_dock.h"

#include <gtest/gtest.h>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;

class BarcodeReaderContract : public testing::Test
{
protected:
    std::optional<Scan> scanWithin(std::chrono::milliseconds limit)
    {
        if (!test::waitReadable(m_reader.readableFd(), limit)) {
            return std::nullopt;
        }
        return m_reader.next().value_or(std::nullopt);
    }

    test::RunningDock m_dock;
    drivers::VirtualBarcodeReader m_reader{m_dock.connect()};
};

TEST_F(BarcodeReaderContract, GivesEveryByteOfAScan)
{
    ASSERT_TRUE(m_reader.open());
    const std::string text{"@\n\x1e\rANSI \0\x1d", 11};
    m_dock.ask(R"({"do":"scan","aim":"]L2","base64":")" + toBase64(bytesOf(text)) + R"("})");
    const auto scan = scanWithin(5s);
    ASSERT_TRUE(scan);
    EXPECT_EQ(scan->aimId, "]L2");
    const auto& bytes = scan->bytes.reveal();
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()), text);
}

TEST_F(BarcodeReaderContract, GivesNoScanFromBeforeItWasOpened)
{
    m_dock.ask(R"({"do":"scan","text":"early"})");
    ASSERT_TRUE(m_reader.open());
    EXPECT_FALSE(scanWithin(100ms));
}

TEST_F(BarcodeReaderContract, KeepsTheNewestOfABurst)
{
    ASSERT_TRUE(m_reader.open());
    for (int i = 0; i < 10; ++i) {
        m_dock.ask(R"({"do":"scan","text":"code )" + std::to_string(i) + R"("})");
    }
    const auto scan = scanWithin(5s);
    ASSERT_TRUE(scan);
    EXPECT_EQ(scan->bytes.reveal().back(), std::byte{'9'});
    EXPECT_FALSE(scanWithin(100ms));
}

TEST_F(BarcodeReaderContract, GivesNothingOnceClosed)
{
    ASSERT_TRUE(m_reader.open());
    m_reader.close();
    m_dock.ask(R"({"do":"scan","text":"late"})");
    EXPECT_EQ(m_reader.readableFd(), -1);
    EXPECT_FALSE(m_reader.next());
    ASSERT_TRUE(m_reader.open());
    EXPECT_FALSE(scanWithin(100ms));
}

TEST_F(BarcodeReaderContract, SaysThatItWasUnpluggedAndComesBack)
{
    ASSERT_TRUE(m_reader.open());
    m_dock.ask(R"({"do":"unplug","device":"barcode-reader"})");
    ASSERT_TRUE(test::waitReadable(m_reader.readableFd(), 5s));
    const auto gone = m_reader.next();
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().kind(), ErrorKind::Unavailable);
    EXPECT_FALSE(m_reader.open());
    m_dock.ask(R"({"do":"plug","device":"barcode-reader"})");
    ASSERT_TRUE(m_reader.open());
    m_dock.ask(R"({"do":"scan","text":"again"})");
    EXPECT_TRUE(scanWithin(5s));
}

} // namespace
} // namespace ventanilla
