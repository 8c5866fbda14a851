// SPDX-License-Identifier: EUPL-1.2
//
// What every barcode reader behind the port must do. Each world that has one runs the same suite.
#pragma once

#include "kiosk/ports/barcode_reader.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include <poll.h>

namespace ventanilla::test {

/// A reader and the hand that scans with it and pulls its plug.
class ReaderWorld
{
public:
    ReaderWorld() = default;
    ReaderWorld(const ReaderWorld&) = delete;
    ReaderWorld& operator=(const ReaderWorld&) = delete;
    virtual ~ReaderWorld() = default;

    [[nodiscard]] virtual BarcodeReader& reader() = 0;
    virtual void scan(const std::string& bytes) = 0;
    virtual void unplug() = 0;
    /// Afterwards reader() may be another object.
    virtual void plug() = 0;
    /// What a reader of this kind can carry.
    [[nodiscard]] virtual std::string hardText() const { return {"@\n\x1e\rANSI 63\0\x1d]", 14}; }
    /// The AIM identifier that comes with a scan; empty if this world has none.
    [[nodiscard]] virtual std::string aimId() const { return "]L2"; }
};

struct ReaderKind
{
    const char* name;
    std::function<std::unique_ptr<ReaderWorld>()> make;

    friend void PrintTo(const ReaderKind& kind, std::ostream* out) { *out << kind.name; }
};

class BarcodeReaderContract : public testing::TestWithParam<ReaderKind>
{
protected:
    BarcodeReaderContract()
        : m_world(GetParam().make())
    {}

    BarcodeReader& reader() { return m_world->reader(); }

    /// The last scan that is given until the reader has been quiet for a while.
    std::optional<Scan> lastScan(std::chrono::milliseconds quiet = std::chrono::milliseconds{1500})
    {
        std::optional<Scan> last;
        pollfd poll{reader().readableFd(), POLLIN, 0};
        while (poll.fd >= 0 && ::poll(&poll, 1, static_cast<int>(quiet.count())) > 0) {
            auto scan = reader().next();
            if (!scan) {
                break;
            }
            if (*scan) {
                last = *std::move(scan);
                quiet = std::chrono::milliseconds{200};
            }
            poll.fd = reader().readableFd();
        }
        return last;
    }

    static std::string textOf(const std::optional<Scan>& scan)
    {
        if (!scan) {
            return "no scan";
        }
        const auto& bytes = scan->bytes.reveal();
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    /// How the reader says that it is gone; nothing if it never does.
    std::optional<ErrorKind> departure()
    {
        for (int i = 0; i < 50; ++i) {
            const auto scan = reader().next();
            if (!scan) {
                return scan.error().kind();
            }
            EXPECT_FALSE(*scan) << "a scan out of nothing";
            pollfd poll{reader().readableFd(), POLLIN, 0};
            ::poll(&poll, 1, 100);
        }
        return std::nullopt;
    }

    std::unique_ptr<ReaderWorld> m_world;
};

TEST_P(BarcodeReaderContract, GivesEveryByteOfAScan)
{
    ASSERT_TRUE(reader().open());
    m_world->scan(m_world->hardText());
    const auto scan = lastScan();
    EXPECT_EQ(textOf(scan), m_world->hardText());
    EXPECT_EQ(scan ? scan->aimId : "", m_world->aimId());
}

TEST_P(BarcodeReaderContract, GivesALongScanWhole)
{
    ASSERT_TRUE(reader().open());
    const std::string text(700, 'x');
    m_world->scan(text);
    EXPECT_EQ(textOf(lastScan()), text);
}

TEST_P(BarcodeReaderContract, GivesNoScanFromBeforeItWasOpened)
{
    m_world->scan("early");
    ASSERT_TRUE(reader().open());
    EXPECT_EQ(textOf(lastScan(std::chrono::milliseconds{300})), "no scan");
    m_world->scan("in time");
    EXPECT_EQ(textOf(lastScan()), "in time");
}

TEST_P(BarcodeReaderContract, EndsABurstWithItsLastScan)
{
    ASSERT_TRUE(reader().open());
    std::optional<Scan> last;
    for (int i = 0; i < 10; ++i) {
        m_world->scan("code " + std::to_string(i));
        if (auto scan = lastScan(std::chrono::milliseconds{150})) {
            last = std::move(scan);
        }
    }
    EXPECT_EQ(textOf(last), "code 9");
    EXPECT_EQ(textOf(lastScan(std::chrono::milliseconds{100})), "no scan");
}

TEST_P(BarcodeReaderContract, GivesNothingOnceClosed)
{
    ASSERT_TRUE(reader().open());
    reader().close();
    m_world->scan("late");
    EXPECT_EQ(reader().readableFd(), -1);
    EXPECT_FALSE(reader().next());
    ASSERT_TRUE(reader().open());
    EXPECT_EQ(textOf(lastScan(std::chrono::milliseconds{300})), "no scan");
}

TEST_P(BarcodeReaderContract, SaysThatItWasUnpluggedAndComesBack)
{
    ASSERT_TRUE(reader().open());
    m_world->unplug();
    EXPECT_EQ(departure(), ErrorKind::Unavailable);
    EXPECT_EQ(reader().readableFd(), -1);
    EXPECT_FALSE(reader().open());
    m_world->plug();
    ASSERT_TRUE(reader().open());
    m_world->scan("again");
    EXPECT_EQ(textOf(lastScan()), "again");
}

} // namespace ventanilla::test
