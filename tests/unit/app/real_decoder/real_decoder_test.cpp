// SPDX-License-Identifier: EUPL-1.2
//
// The shipped decoder behind its walls: bad pictures, kills, and a paper on the tray.
#include "kiosk/app/decoder_link/decoder_link.h"
#include "kiosk/base/confinement/confinement.h"
#include "tests/unit/app/inspect/inspect_run.h"
#include "tests/unit/app/real_decoder/picture_files.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace ventanilla {
namespace {

using namespace std::chrono_literals;
using test::InspectRun;

std::string paperFile(const char* format)
{
    return test::asText(test::fileOf(test::paper("passport", 0, 12).picture, format, 90));
}

class RealDecoder : public testing::Test
{
protected:
    std::string file(const std::string& name, const std::string& content)
    {
        auto path = m_folder / name;
        test::writeFile(path, content);
        return path;
    }

    test::TemporaryFolder m_folder;
};

TEST_F(RealDecoder, ReadsAPaperFromJpegAndPng)
{
    InspectRun run{{"read",
                    "--today",
                    "2026-11-21",
                    file("a", paperFile("JPEG")),
                    file("b", paperFile("PNG"))},
                   ""};
    EXPECT_EQ(run.status(), 0);
    for (const auto& object : run.objects()) {
        EXPECT_EQ(object["kind"], "TD3");
        EXPECT_EQ(object["mrz_valid"], true);
    }
}

TEST_F(RealDecoder, LooksOnlyForWhatIsWanted)
{
    InspectRun run{{"read", "--only", "barcode", file("a", paperFile("PNG"))}, ""};
    EXPECT_EQ(run.status(), 0);
    EXPECT_TRUE(run.objects().at(0)["mrz"].is_null());
}

TEST_F(RealDecoder, AnswersEveryBadFileAndGoesOn)
{
    const auto whole = paperFile("JPEG");
    const std::vector<std::string> bad{
        file("empty", ""),
        file("text", "no picture at all\n"),
        file("truncated.jpg", whole.substr(0, whole.size() / 2)),
        file("header.jpg", whole.substr(0, 20)),
        file("200-megapixels.png", test::emptyPng(20'000, 10'000)),
        file("200-megapixels.jpg", test::emptyJpeg(20'000, 10'000)),
        file("too-long.png", test::emptyPng(20'001, 10)),
        file("no-pixels.png", test::emptyPng(0, 0)),
        file("cut.png", test::emptyPng(100, 100)),
        m_folder / "missing",
    };
    auto arguments = bad;
    arguments.insert(arguments.begin(), "read");
    arguments.push_back(file("good", whole));
    InspectRun run{arguments, ""};
    EXPECT_EQ(run.status(), 1);
    const auto objects = run.objects();
    ASSERT_EQ(objects.size(), bad.size() + 1);
    for (std::size_t i = 0; i < bad.size(); ++i) {
        EXPECT_EQ(objects[i]["file"], bad[i]);
        EXPECT_TRUE(objects[i].contains("error")) << objects[i];
    }
    EXPECT_EQ(objects.back()["mrz_valid"], true);
}

TEST_F(RealDecoder, IsReplacedWhenItIsKilledMidBatch)
{
    const auto picture = file("a", paperFile("PNG"));
    InspectRun run{{"read", picture, picture, picture, picture, picture, picture}, ""};
    const auto first = run.decoder();
    ASSERT_GT(first, 0);
    for (int i = 0; i < 1000 && run.out().empty(); ++i) {
        ::poll(nullptr, 0, 10);
    }
    ::kill(first, SIGKILL);
    const int status = run.status();
    const auto objects = run.objects();
    ASSERT_EQ(objects.size(), 6U);
    const auto failed =
        std::ranges::count_if(objects, [](const auto& object) { return object.contains("error"); });
    // One picture is lost, or none when it was killed between two.
    EXPECT_LE(failed, 1);
    EXPECT_EQ(status, failed == 0 ? 0 : 1);
    EXPECT_FALSE(objects.back().contains("error"));
}

/// Name and value of the lines of /proc/PID/status.
std::map<std::string, std::string> statusOf(pid_t pid)
{
    std::map<std::string, std::string> all;
    std::istringstream file{test::readFile("/proc/" + std::to_string(pid) + "/status")};
    for (std::string name, value; file >> name && std::getline(file, value);) {
        all[name] = value.substr(std::min(value.size(), value.find_first_not_of(" \t")));
    }
    return all;
}

TEST_F(RealDecoder, WorksBehindItsWalls)
{
    const auto picture = file("a", paperFile("PNG"));
    InspectRun run{std::vector<std::string>{"read", picture, picture, picture, picture}, ""};
    for (int i = 0; i < 1000 && run.out().empty(); ++i) {
        ::poll(nullptr, 0, 10);
    }
    const auto decoder = run.decoder();
    const auto status = statusOf(decoder);
    ASSERT_FALSE(status.empty());
    EXPECT_EQ(status.at("NoNewPrivs:"), "1");
    EXPECT_EQ(status.at("Seccomp:"), "2");
    const auto all = test::readFile("/proc/" + std::to_string(decoder) + "/limits");
    EXPECT_NE(all.find("Max core file size        0"), std::string::npos) << all;
    EXPECT_EQ(run.status(), 0);
}

class RealDecoderLink : public testing::Test
{
protected:
    void SetUp() override
    {
        DecoderLinkOptions options;
        options.program.path = VN_DECODER;
        options.weights = {VN_MODELS "/mrz_line.onnx"};
        options.pixelsPerMillimetre = 12;
        options.answerLimit = 30s;
        options.specimens = m_specimens;
        auto link = DecoderLink::create(std::move(options));
        ASSERT_TRUE(link);
        m_link = *std::move(link);
        m_link->loadModels();
        ASSERT_TRUE(m_link->begin(PaperKind::Identity, PartialDate{2026, 11, 21}));
    }

    /// Shows @p frame and handles events until its slot is back.
    void show(const std::vector<std::byte>& frame)
    {
        const auto slot = m_link->cameraRing().slot(0);
        std::ranges::copy(frame, slot.begin());
        ASSERT_TRUE(m_link->frame(
            {0, static_cast<std::uint32_t>(frame.size()), 1920, 1080, PixelFormat::Mjpeg, 0}));
        for (bool back = false; !back;) {
            pollfd readable{m_link->readableFd(), POLLIN, 0};
            ASSERT_EQ(::poll(&readable, 1, 60'000), 1);
            auto event = m_link->next();
            ASSERT_TRUE(event);
            if (*event) {
                back = note(**event);
            }
        }
    }

    /// True when the slot is back.
    bool note(ReaderEvent& event)
    {
        if (const auto* preview = std::get_if<PreviewReady>(&event)) {
            m_preview = *preview;
            m_link->previewShown(preview->slot);
        }
        if (auto* ready = std::get_if<EvidenceReady>(&event)) {
            m_evidence = std::move(ready->evidence);
        }
        m_restarted = m_restarted || std::holds_alternative<ReaderRestarted>(event);
        return std::holds_alternative<FrameReleased>(event);
    }

    reading::Specimens m_specimens = reading::Specimens::Read;
    std::unique_ptr<DecoderLink> m_link;
    std::optional<PreviewReady> m_preview;
    std::optional<Evidence> m_evidence;
    bool m_restarted = false;
};

TEST_F(RealDecoderLink, ReadsAPaperOnTheTray)
{
    const auto frame = test::fileOf(test::onTray(test::paper("national", 0, 16), 3), "JPEG", 90);
    for (int i = 0; i < 8 && !m_evidence; ++i) {
        show(frame);
    }
    ASSERT_TRUE(m_preview);
    EXPECT_EQ(m_preview->width, 960);
    EXPECT_EQ(m_preview->height, 540);
    ASSERT_TRUE(m_evidence);
    EXPECT_EQ(m_evidence->documentClass, "national_id");
    EXPECT_TRUE(m_evidence->machineReadable);
    EXPECT_FALSE(m_evidence->fields.empty());
    EXPECT_FALSE(m_restarted);
}

class ProductionDecoderLink : public RealDecoderLink
{
protected:
    void SetUp() override
    {
        m_specimens = reading::Specimens::Refuse;
        RealDecoderLink::SetUp();
    }
};

TEST_F(ProductionDecoderLink, TakesNoFieldFromASpecimen)
{
    const auto frame = test::fileOf(test::onTray(test::paper("passport", 0, 12), 0), "JPEG", 90);
    for (int i = 0; i < 8 && !m_evidence; ++i) {
        show(frame);
    }
    ASSERT_TRUE(m_evidence);
    EXPECT_TRUE(m_evidence->fields.empty());
    EXPECT_FALSE(m_evidence->machineReadable);
}

TEST_F(RealDecoderLink, SurvivesFramesThatAreNoPictures)
{
    const auto good = test::fileOf(test::onTray(test::paper("passport", 0, 12), 0), "JPEG", 90);
    auto torn = good;
    torn.resize(good.size() / 3);
    show(torn);
    show(std::vector<std::byte>(1000, std::byte{0xA5}));
    show({});
    EXPECT_FALSE(m_preview);
    show(good);
    EXPECT_TRUE(m_preview);
    EXPECT_FALSE(m_restarted);
}

/// In a child process: walls of the resident process first, then a decoder beside it.
int readsBehindResidentWalls(const std::vector<std::byte>& frame)
{
    auto paths = confinement::systemPathsForQt();
    const std::string decoder{VN_DECODER};
    paths.executable.push_back(decoder.substr(0, decoder.rfind('/')));
    DecoderLinkOptions options;
    options.program.path = decoder;
    options.weights = {VN_MODELS "/mrz_line.onnx"};
    paths.readable.emplace_back(VN_MODELS);
    const auto walls = confinement::confineResident(paths);
    auto link = DecoderLink::create(std::move(options));
    if (!walls.allHold() || !link || !(*link)->begin(PaperKind::Identity, std::nullopt)) {
        return 1;
    }
    (*link)->loadModels();
    std::ranges::copy(frame, (*link)->cameraRing().slot(0).begin());
    const auto size = static_cast<std::uint32_t>(frame.size());
    if (!(*link)->frame({0, size, 1920, 1080, PixelFormat::Mjpeg, 0})) {
        return 2;
    }
    for (int i = 0; i < 100; ++i) {
        pollfd readable{(*link)->readableFd(), POLLIN, 0};
        ::poll(&readable, 1, 1000);
        const auto event = (*link)->next();
        if (event && *event) {
            // The first event of a decoder that works is the preview.
            return std::holds_alternative<PreviewReady>(**event) ? 0 : 3;
        }
    }
    return 4;
}

TEST(ResidentWalls, LetTheDecoderWorkBesideIt)
{
    if (confinement::landlockAbi() == 0) {
        GTEST_SKIP() << "this kernel has no landlock";
    }
    const auto frame = test::fileOf(test::onTray(test::paper("national", 0, 12), 0), "JPEG", 90);
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(readsBehindResidentWalls(frame));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

} // namespace
} // namespace ventanilla
