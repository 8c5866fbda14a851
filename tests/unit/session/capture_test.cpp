// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/session/session_walk.h"

namespace ventanilla::session {
namespace {

class FakeScanner : public BarcodeReader
{
public:
    Result<void> open() override
    {
        ++asked;
        running = !away;
        return away ? Result<void>{Error{ErrorKind::Unavailable, "no scanner"}} : Result<void>{};
    }
    void close() override { running = false; }
    [[nodiscard]] int readableFd() const override { return -1; }
    [[nodiscard]] Result<std::optional<Scan>> next() override
    {
        if (away) {
            return Error{ErrorKind::Unavailable, "scanner unplugged"};
        }
        return std::optional<Scan>{};
    }

    bool away = false;
    bool running = false;
    int asked = 0;
};

class CaptureTest : public testing::Test
{
protected:
    test::FakeRoom m_room{test::kPolicyDay};
    Capture m_capture{m_room.capturePorts()};
};

TEST_F(CaptureTest, OpensTheCameraOnlyWhileItLooks)
{
    EXPECT_FALSE(m_room.camera.running);
    m_capture.begin(PaperKind::Identity, std::nullopt);
    EXPECT_TRUE(m_room.camera.running);
    m_capture.end();
    EXPECT_FALSE(m_room.camera.running);
    EXPECT_EQ(m_room.reader.forgotten, 1);
}

TEST_F(CaptureTest, GivesEverySlotBack)
{
    m_capture.begin(PaperKind::Identity, std::nullopt);
    m_room.camera.frames = {{.slot = 0}, {.slot = 1}};
    m_capture.pump();
    EXPECT_TRUE(m_room.camera.returned.empty());
    m_room.reader.events.emplace_back(FrameReleased{1});
    m_capture.pump();
    EXPECT_EQ(m_room.camera.returned, (std::vector<std::uint32_t>{1}));
    m_capture.end();
    EXPECT_EQ(m_room.camera.returned, (std::vector<std::uint32_t>{1, 0}));
}

TEST_F(CaptureTest, IgnoresASlotThatTheReaderNeverHad)
{
    m_capture.begin(PaperKind::Identity, std::nullopt);
    m_room.reader.events.emplace_back(FrameReleased{3});
    m_capture.pump();
    EXPECT_TRUE(m_room.camera.returned.empty());
}

TEST_F(CaptureTest, AsksForTheCameraAgainUntilItIsThere)
{
    m_room.camera.away = true;
    m_capture.begin(PaperKind::Identity, std::nullopt);
    EXPECT_EQ(m_capture.state(), CaptureState::CameraAway);
    m_room.camera.away = false;
    m_capture.pump();
    EXPECT_EQ(m_capture.state(), CaptureState::CameraAway);
    m_room.clock.advance(std::chrono::seconds{3});
    m_capture.pump();
    EXPECT_EQ(m_capture.state(), CaptureState::Looking);
}

TEST_F(CaptureTest, SurvivesAnUnpluggedCamera)
{
    m_capture.begin(PaperKind::Identity, std::nullopt);
    m_room.camera.away = true;
    EXPECT_TRUE(m_capture.pump());
    EXPECT_EQ(m_capture.state(), CaptureState::CameraAway);
}

TEST_F(CaptureTest, OpensALostScannerAgain)
{
    FakeScanner scanner;
    auto ports = m_room.capturePorts();
    ports.barcodes = &scanner;
    Capture scanning{ports};
    scanning.begin(PaperKind::Identity, std::nullopt);
    scanner.away = true;
    scanning.pump();
    scanner.running = scanner.away = false;
    scanning.pump();
    EXPECT_FALSE(scanner.running);
    m_room.clock.advance(std::chrono::seconds{3});
    scanning.pump();
    EXPECT_TRUE(scanner.running);
}

TEST_F(CaptureTest, DoesNotAskAgainForAScannerThatNeverWasThere)
{
    FakeScanner scanner;
    scanner.away = true;
    auto ports = m_room.capturePorts();
    ports.barcodes = &scanner;
    Capture scanning{ports};
    scanning.begin(PaperKind::Identity, std::nullopt);
    m_room.clock.advance(std::chrono::seconds{3});
    scanning.pump();
    EXPECT_EQ(scanner.asked, 1);
}

TEST_F(CaptureTest, AsksOnceMoreAfterTheReaderDied)
{
    m_capture.begin(PaperKind::ProofOfAddress, std::nullopt);
    m_room.camera.frames = {{.slot = 2}};
    m_capture.pump();
    m_room.reader.events.emplace_back(ReaderRestarted{});
    m_capture.pump();
    EXPECT_EQ(m_capture.state(), CaptureState::OnceMore);
    EXPECT_EQ(m_room.camera.returned, (std::vector<std::uint32_t>{2}));
    EXPECT_EQ(m_room.reader.begun,
              (std::vector{PaperKind::ProofOfAddress, PaperKind::ProofOfAddress}));
}

TEST_F(CaptureTest, ReleasesAPreviewWhenTheNextOneComes)
{
    m_capture.begin(PaperKind::Identity, std::nullopt);
    m_room.reader.events.emplace_back(PreviewReady{0, 8, 8, Guidance::Glare, std::nullopt});
    m_room.reader.events.emplace_back(PreviewReady{1, 8, 8, Guidance::Reading, std::nullopt});
    m_capture.pump();
    EXPECT_EQ(m_room.reader.shown, (std::vector<std::uint32_t>{0}));
    EXPECT_EQ(m_capture.guidance(), Guidance::Reading);
    EXPECT_EQ(m_capture.previewPixels().size(), 8U * 8U * 4U);
}

TEST_F(CaptureTest, BelievesNoPreviewThatIsLargerThanItsSlot)
{
    m_capture.begin(PaperKind::Identity, std::nullopt);
    m_room.reader.events.emplace_back(PreviewReady{0, 60000, 60000, Guidance::None, std::nullopt});
    m_capture.pump();
    EXPECT_TRUE(m_capture.previewPixels().empty());
    m_room.reader.events.emplace_back(PreviewReady{99, 8, 8, Guidance::None, std::nullopt});
    m_capture.pump();
    EXPECT_TRUE(m_capture.previewPixels().empty());
}

} // namespace
} // namespace ventanilla::session
