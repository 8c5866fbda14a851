// SPDX-License-Identifier: EUPL-1.2
//
// The link to an honest decoder that dies, hangs and throws, and to decoders that lie.
#include "kiosk/app/decoder_link/decoder_link.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;

class DecoderLinkTest : public testing::Test
{
protected:
    void open(const std::string& role, std::chrono::milliseconds limit = 5s)
    {
        test::writeFile(m_folder / "weights", "WEIGHTS");
        DecoderLinkOptions options;
        options.program = {VN_SCRIPTED_DECODER, {role}};
        options.weights = {m_folder / "weights"};
        options.answerLimit = limit;
        auto link = DecoderLink::create(std::move(options));
        ASSERT_TRUE(link);
        m_link = *std::move(link);
        ASSERT_TRUE(m_link->begin(PaperKind::Identity, std::nullopt));
    }

    /// Puts @p command into a slot and hands it over.
    Result<void> show(char command, std::uint32_t slot = 0)
    {
        m_link->cameraRing().slot(slot)[0] = static_cast<std::byte>(command);
        return m_link->frame({slot, 1, 1920, 1080, PixelFormat::Mjpeg, 0});
    }

    /// The next event that arrives within ten seconds; waits on the descriptor as the window does.
    std::optional<ReaderEvent> wait(std::chrono::milliseconds limit = 10s)
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (std::chrono::steady_clock::now() < end) {
            pollfd readable{m_link->readableFd(), POLLIN, 0};
            ::poll(&readable, 1, 50);
            auto event = m_link->next();
            if (!event) {
                ADD_FAILURE() << event.error().what();
                return std::nullopt;
            }
            if (*event) {
                return std::move(*event);
            }
        }
        return std::nullopt;
    }

    /// Skips other events.
    template <typename Event>
    std::optional<Event> waitFor()
    {
        for (int i = 0; i < 20; ++i) {
            auto event = wait();
            if (!event) {
                return std::nullopt;
            }
            if (auto* wanted = std::get_if<Event>(&*event)) {
                return std::move(*wanted);
            }
        }
        return std::nullopt;
    }

    test::TemporaryFolder m_folder;
    std::unique_ptr<DecoderLink> m_link;
};

TEST_F(DecoderLinkTest, ShowsAPreviewAndGivesTheSlotBack)
{
    open("honest");
    ASSERT_TRUE(show('P', 2));
    const auto preview = waitFor<PreviewReady>();
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->width, 4);
    EXPECT_EQ(preview->guidance, Guidance::HoldStill);
    EXPECT_EQ(m_link->previewRing().slot(preview->slot)[31], static_cast<std::byte>('P'));
    const auto released = waitFor<FrameReleased>();
    ASSERT_TRUE(released);
    EXPECT_EQ(released->slot, 2U);
}

TEST_F(DecoderLinkTest, DeliversEvidenceWithItsPixels)
{
    open("honest");
    ASSERT_TRUE(show('E'));
    const auto ready = waitFor<EvidenceReady>();
    ASSERT_TRUE(ready);
    ASSERT_EQ(ready->evidence.fields.size(), 1U);
    const auto& field = ready->evidence.fields[0];
    EXPECT_EQ(std::get<PersonName>(field.value).given[0].reveal(), "ANA MARÍA");
    EXPECT_EQ(field.crop->pixels.reveal(), std::vector<std::uint8_t>(90'000, 0x55));
    EXPECT_EQ(ready->evidence.portraitJpeg.reveal(), std::vector<std::uint8_t>(70'000, 0xAA));
}

TEST_F(DecoderLinkTest, DeliversEvidenceOfAScan)
{
    open("honest");
    const Scan scan{"]L2", SensitiveBytes{std::vector<std::byte>(1, static_cast<std::byte>('E'))}};
    ASSERT_TRUE(m_link->scan(scan));
    EXPECT_TRUE(waitFor<EvidenceReady>());
}

TEST_F(DecoderLinkTest, RefusesAScanThatIsTooLong)
{
    open("honest");
    const Scan scan{"", SensitiveBytes{std::vector<std::byte>(decoder_wire::kMaxScan + 1)}};
    EXPECT_EQ(m_link->scan(scan).error().kind(), ErrorKind::InvalidInput);
}

TEST_F(DecoderLinkTest, LoadsTheModelsWhenItIsPromoted)
{
    open("honest");
    ASSERT_TRUE(show('U'));
    const auto before = wait();
    ASSERT_TRUE(before);
    EXPECT_TRUE(std::holds_alternative<FrameReleased>(*before));
    m_link->loadModels();
    ASSERT_TRUE(show('U'));
    EXPECT_TRUE(waitFor<PreviewReady>());
}

TEST_F(DecoderLinkTest, GivesItsModelsToANewDecoderToo)
{
    open("honest");
    m_link->loadModels();
    ASSERT_TRUE(show('K'));
    ASSERT_TRUE(waitFor<ReaderRestarted>());
    ASSERT_TRUE(show('U'));
    EXPECT_TRUE(waitFor<PreviewReady>());
}

TEST_F(DecoderLinkTest, OutlivesADeathAndGivesTheSlotBack)
{
    open("honest");
    ASSERT_TRUE(show('K', 1));
    const auto released = waitFor<FrameReleased>();
    ASSERT_TRUE(released);
    EXPECT_EQ(released->slot, 1U);
    ASSERT_TRUE(waitFor<ReaderRestarted>());
    ASSERT_TRUE(show('E', 1));
    EXPECT_TRUE(waitFor<EvidenceReady>());
}

TEST_F(DecoderLinkTest, ReplacesADecoderThatDiedBetweenQuestionsWithoutAWord)
{
    open("honest");
    ASSERT_TRUE(show('P'));
    ASSERT_TRUE(waitFor<FrameReleased>());
    ASSERT_TRUE(m_link->forget());
    ASSERT_TRUE(show('K'));
    pollfd gone{m_link->readableFd(), POLLIN, 0};
    ASSERT_EQ(::poll(&gone, 1, 10'000), 1);
    ASSERT_TRUE(m_link->begin(PaperKind::Identity, std::nullopt));
    const auto released = wait();
    ASSERT_TRUE(released);
    EXPECT_TRUE(std::holds_alternative<FrameReleased>(*released));
    ASSERT_TRUE(show('E'));
    auto next = wait();
    ASSERT_TRUE(next);
    EXPECT_TRUE(std::holds_alternative<PreviewReady>(*next));
}

TEST_F(DecoderLinkTest, ReplacesADecoderThatHangs)
{
    open("honest", 200ms);
    ASSERT_TRUE(show('H'));
    EXPECT_TRUE(waitFor<ReaderRestarted>());
}

TEST_F(DecoderLinkTest, ReplacesADecoderThatNeverGetsReady)
{
    open("never-ready", 200ms);
    EXPECT_TRUE(waitFor<ReaderRestarted>());
}

TEST_F(DecoderLinkTest, ReplacesADecoderThatNeverAnswers)
{
    open("never-answers", 200ms);
    ASSERT_TRUE(show('P'));
    EXPECT_TRUE(waitFor<ReaderRestarted>());
}

TEST_F(DecoderLinkTest, ReplacesADecoderThatOnlyComplains)
{
    open("only-trouble", 200ms);
    ASSERT_TRUE(show('P'));
    EXPECT_TRUE(waitFor<ReaderRestarted>());
}

TEST_F(DecoderLinkTest, DoesNotReplaceADecoderThatAnsweredBeforeWeLooked)
{
    open("honest", 1s);
    ASSERT_TRUE(show('P'));
    // The window was busy for longer than the limit.
    pollfd never{-1, 0, 0};
    ::poll(&never, 1, 1500);
    for (int i = 0; i < 2; ++i) {
        const auto event = wait();
        ASSERT_TRUE(event);
        EXPECT_FALSE(std::holds_alternative<ReaderRestarted>(*event));
    }
}

TEST_F(DecoderLinkTest, LeavesADecoderAloneThatOwesNothing)
{
    open("honest", 1s);
    EXPECT_FALSE(wait(1500ms));
}

TEST_F(DecoderLinkTest, WaitsLongerBetweenDecodersThatDieAtOnce)
{
    open("dies-at-once");
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(waitFor<ReaderRestarted>());
    }
    EXPECT_GT(std::chrono::steady_clock::now() - start, 200ms);
}

TEST_F(DecoderLinkTest, KeepsGoingWhenAPictureThrows)
{
    open("honest");
    for (const char command : {'T', 'B', 'O'}) {
        ASSERT_TRUE(show(command));
        ASSERT_TRUE(waitFor<FrameReleased>()) << command;
    }
    ASSERT_TRUE(show('E'));
    const auto next = wait();
    ASSERT_TRUE(next);
    EXPECT_TRUE(std::holds_alternative<PreviewReady>(*next));
}

TEST_F(DecoderLinkTest, LogsNoTroubleOfAnEarlierQuestion)
{
    open("honest");
    testing::internal::CaptureStderr();
    ASSERT_TRUE(show('T'));
    ASSERT_TRUE(m_link->forget());
    ASSERT_TRUE(m_link->begin(PaperKind::Identity, std::nullopt));
    ASSERT_TRUE(waitFor<FrameReleased>());
    EXPECT_EQ(testing::internal::GetCapturedStderr().find("decoder_trouble"), std::string::npos);
    testing::internal::CaptureStderr();
    ASSERT_TRUE(show('T'));
    ASSERT_TRUE(waitFor<FrameReleased>());
    EXPECT_NE(testing::internal::GetCapturedStderr().find("decoder_trouble"), std::string::npos);
}

TEST_F(DecoderLinkTest, DropsEvidenceOfAnEarlierQuestion)
{
    open("honest");
    ASSERT_TRUE(show('E'));
    ASSERT_TRUE(m_link->begin(PaperKind::ProofOfAddress, std::nullopt));
    const auto event = wait();
    ASSERT_TRUE(event);
    EXPECT_TRUE(std::holds_alternative<FrameReleased>(*event));
    EXPECT_FALSE(wait(300ms));
}

TEST_F(DecoderLinkTest, ForgetsWhatWasRead)
{
    open("honest");
    ASSERT_TRUE(show('E'));
    ASSERT_TRUE(waitFor<PreviewReady>());
    ASSERT_TRUE(m_link->forget());
    EXPECT_EQ(m_link->cameraRing().slot(0)[0], std::byte{0});
    while (const auto event = wait(300ms)) {
        EXPECT_FALSE(std::holds_alternative<EvidenceReady>(*event));
    }
}

TEST_F(DecoderLinkTest, DrawsNoMorePreviewsThanThereAreSlots)
{
    open("honest");
    unsigned previews = 0;
    for (int i = 0; i < 5; ++i) {
        ASSERT_TRUE(show('P'));
        auto event = wait();
        ASSERT_TRUE(event);
        if (std::holds_alternative<PreviewReady>(*event)) {
            ++previews;
            ASSERT_TRUE(waitFor<FrameReleased>());
        }
    }
    EXPECT_EQ(previews, kPreviewRingSlots);
    m_link->previewShown(1);
    ASSERT_TRUE(show('P'));
    const auto again = waitFor<PreviewReady>();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->slot, 1U);
}

TEST_F(DecoderLinkTest, RefusesASlotThatTheDecoderStillHolds)
{
    open("never-answers");
    ASSERT_TRUE(show('P'));
    EXPECT_EQ(show('P').error().kind(), ErrorKind::InvalidInput);
}

TEST_F(DecoderLinkTest, RefusesAFrameOutsideTheRing)
{
    open("honest");
    EXPECT_FALSE(m_link->frame({kCameraRingSlots, 1, 1, 1, PixelFormat::Mjpeg, 0}));
    const auto tooMuch = static_cast<std::uint32_t>(kCameraRingSlotSize + 1);
    EXPECT_FALSE(m_link->frame({0, tooMuch, 1, 1, PixelFormat::Mjpeg, 0}));
}

TEST(DecoderLinkCreate, SaysThatTheProgramIsMissing)
{
    DecoderLinkOptions options;
    options.program.path = "/nowhere/ventanilla-decoder";
    const auto link = DecoderLink::create(std::move(options));
    ASSERT_FALSE(link);
    EXPECT_EQ(link.error().kind(), ErrorKind::NotFound);
}

TEST(DecoderLinkCreate, SaysThatTheWeightsAreMissing)
{
    DecoderLinkOptions options;
    options.program = {VN_SCRIPTED_DECODER, {}};
    options.weights = {"/nowhere/weights"};
    const auto link = DecoderLink::create(std::move(options));
    ASSERT_FALSE(link);
    EXPECT_EQ(link.error().kind(), ErrorKind::NotFound);
}

TEST(DecoderRings, GiveTheDecoderNoWayToWriteFrames)
{
    const auto rings = DecoderRings::create();
    ASSERT_TRUE(rings);
    EXPECT_EQ(
        ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, rings->cameraReadOnly.get(), 0),
        MAP_FAILED);
    EXPECT_TRUE(SharedMemory::map(UniqueFd{::fcntl(rings->cameraReadOnly.get(), F_DUPFD, 0)},
                                  SharedMemory::Access::ReadOnly));
}

class LyingDecoder : public DecoderLinkTest, public testing::WithParamInterface<const char*>
{};

TEST_P(LyingDecoder, IsReplacedAndTheSlotComesBack)
{
    open(GetParam());
    ASSERT_TRUE(show('P', 1));
    const auto released = waitFor<FrameReleased>();
    ASSERT_TRUE(released);
    EXPECT_EQ(released->slot, 1U);
    EXPECT_TRUE(waitFor<ReaderRestarted>());
}

INSTANTIATE_TEST_SUITE_P(Lies,
                         LyingDecoder,
                         testing::Values("garbage",
                                         "empty",
                                         "over-long",
                                         "slot-not-held",
                                         "slot-beyond",
                                         "preview-beyond",
                                         "preview-too-big",
                                         "preview-twice",
                                         "pixels-alone",
                                         "ready-again",
                                         "models-unasked",
                                         "scan-unasked",
                                         "inspection",
                                         "descriptor",
                                         "closes",
                                         "exits"),
                         [](const auto& row) {
                             std::string name = row.param;
                             std::erase(name, '-');
                             return name;
                         });

} // namespace
} // namespace ventanilla
