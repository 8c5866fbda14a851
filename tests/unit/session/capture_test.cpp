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
    test::FakeRoom room{test::kPolicyDay};
    Capture capture{room.capturePorts()};
};

TEST_F(CaptureTest, OpensTheCameraOnlyWhileItLooks)
{
    EXPECT_FALSE(room.camera.running);
    capture.begin(PaperKind::Identity, std::nullopt);
    EXPECT_TRUE(room.camera.running);
    capture.end();
    EXPECT_FALSE(room.camera.running);
    EXPECT_EQ(room.reader.forgotten, 1);
}

TEST_F(CaptureTest, GivesEverySlotBack)
{
    capture.begin(PaperKind::Identity, std::nullopt);
    room.camera.frames = {{.slot = 0}, {.slot = 1}};
    capture.pump();
    EXPECT_TRUE(room.camera.returned.empty());
    room.reader.events.push_back(FrameReleased{1});
    capture.pump();
    EXPECT_EQ(room.camera.returned, (std::vector<std::uint32_t>{1}));
    capture.end();
    EXPECT_EQ(room.camera.returned, (std::vector<std::uint32_t>{1, 0}));
}

TEST_F(CaptureTest, IgnoresASlotThatTheReaderNeverHad)
{
    capture.begin(PaperKind::Identity, std::nullopt);
    room.reader.events.push_back(FrameReleased{3});
    capture.pump();
    EXPECT_TRUE(room.camera.returned.empty());
}

TEST_F(CaptureTest, AsksForTheCameraAgainUntilItIsThere)
{
    room.camera.away = true;
    capture.begin(PaperKind::Identity, std::nullopt);
    EXPECT_EQ(capture.state(), CaptureState::CameraAway);
    room.camera.away = false;
    capture.pump();
    EXPECT_EQ(capture.state(), CaptureState::CameraAway);
    room.clock.advance(std::chrono::seconds{3});
    capture.pump();
    EXPECT_EQ(capture.state(), CaptureState::Looking);
}

TEST_F(CaptureTest, SurvivesAnUnpluggedCamera)
{
    capture.begin(PaperKind::Identity, std::nullopt);
    room.camera.away = true;
    EXPECT_TRUE(capture.pump());
    EXPECT_EQ(capture.state(), CaptureState::CameraAway);
}

TEST_F(CaptureTest, OpensALostScannerAgain)
{
    FakeScanner scanner;
    auto ports = room.capturePorts();
    ports.barcodes = &scanner;
    Capture scanning{ports};
    scanning.begin(PaperKind::Identity, std::nullopt);
    scanner.away = true;
    scanning.pump();
    scanner.running = scanner.away = false;
    scanning.pump();
    EXPECT_FALSE(scanner.running);
    room.clock.advance(std::chrono::seconds{3});
    scanning.pump();
    EXPECT_TRUE(scanner.running);
}

TEST_F(CaptureTest, DoesNotAskAgainForAScannerThatNeverWasThere)
{
    FakeScanner scanner;
    scanner.away = true;
    auto ports = room.capturePorts();
    ports.barcodes = &scanner;
    Capture scanning{ports};
    scanning.begin(PaperKind::Identity, std::nullopt);
    room.clock.advance(std::chrono::seconds{3});
    scanning.pump();
    EXPECT_EQ(scanner.asked, 1);
}

TEST_F(CaptureTest, AsksOnceMoreAfterTheReaderDied)
{
    capture.begin(PaperKind::ProofOfAddress, std::nullopt);
    room.camera.frames = {{.slot = 2}};
    capture.pump();
    room.reader.events.push_back(ReaderRestarted{});
    capture.pump();
    EXPECT_EQ(capture.state(), CaptureState::OnceMore);
    EXPECT_EQ(room.camera.returned, (std::vector<std::uint32_t>{2}));
    EXPECT_EQ(room.reader.begun,
              (std::vector{PaperKind::ProofOfAddress, PaperKind::ProofOfAddress}));
}

TEST_F(CaptureTest, ReleasesAPreviewWhenTheNextOneComes)
{
    capture.begin(PaperKind::Identity, std::nullopt);
    room.reader.events.push_back(PreviewReady{0, 8, 8, Guidance::Glare, std::nullopt});
    room.reader.events.push_back(PreviewReady{1, 8, 8, Guidance::Reading, std::nullopt});
    capture.pump();
    EXPECT_EQ(room.reader.shown, (std::vector<std::uint32_t>{0}));
    EXPECT_EQ(capture.guidance(), Guidance::Reading);
    EXPECT_EQ(capture.previewPixels().size(), 8U * 8U * 4U);
}

TEST_F(CaptureTest, BelievesNoPreviewThatIsLargerThanItsSlot)
{
    capture.begin(PaperKind::Identity, std::nullopt);
    room.reader.events.push_back(PreviewReady{0, 60000, 60000, Guidance::None, std::nullopt});
    capture.pump();
    EXPECT_TRUE(capture.previewPixels().empty());
    room.reader.events.push_back(PreviewReady{99, 8, 8, Guidance::None, std::nullopt});
    capture.pump();
    EXPECT_TRUE(capture.previewPixels().empty());
}

} // namespace
} // namespace ventanilla::session
