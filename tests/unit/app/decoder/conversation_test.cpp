// SPDX-License-Identifier: EUPL-1.2
//
// The decoder's side of the talk, asked in advance and run to its end.
#include "kiosk/app/decoder/conversation.h"

#include "kiosk/app/decoder/read_file.h"
#include "kiosk/app/decoder_wire/codec.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/app/decoder_link/scripted_engine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace ventanilla::decoder {
namespace {

using namespace std::chrono_literals;
using namespace decoder_wire;

class ConversationTest : public testing::Test
{
protected:
    ConversationTest()
    {
        auto ends = Channel::pair();
        VN_ASSERT(ends.has_value());
        m_asker = std::move(ends->first);
        m_decoderEnd = std::move(ends->second);
        auto camera = FrameRing::create("camera", kCameraRingSlots, 4096);
        auto preview = FrameRing::create("preview", kPreviewRingSlots, 4096);
        VN_ASSERT(camera.has_value() && preview.has_value());
        m_camera = *std::move(camera);
        m_preview = *std::move(preview);
    }

    void ask(const ToDecoder& message, std::vector<int> fds = {})
    {
        const auto bytes = encode(message);
        ASSERT_TRUE(bytes);
        ASSERT_TRUE(m_asker.send(bytes->reveal(), Channel::Waiting::ReturnsAtOnce, fds));
    }

    void show(char command, std::uint32_t slot)
    {
        m_camera.slot(slot)[0] = static_cast<std::byte>(command);
        ask(Frame{slot, 1, 4, 2, PixelFormat::Mjpeg});
    }

    int file(const std::string& content)
    {
        const auto path = m_folder / ("file-" + std::to_string(m_files.size()));
        test::writeFile(path, content);
        m_files.emplace_back(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        return m_files.back().get();
    }

    /// Everything that is said after Ready until the last question is answered.
    std::vector<FromDecoder> answers()
    {
        ask(Exit{});
        Conversation conversation{
            Channel{std::move(m_decoderEnd)}, std::move(m_camera), std::move(m_preview), m_engine};
        m_outcome = conversation.run(5);
        std::vector<FromDecoder> said;
        while (auto packet = m_asker.receive(Channel::Waiting::ReturnsAtOnce)) {
            if (!*packet) {
                break;
            }
            auto message = decodeFromDecoder((*packet)->bytes.reveal());
            EXPECT_TRUE(message);
            said.push_back(*std::move(message));
        }
        EXPECT_FALSE(said.empty());
        EXPECT_EQ(std::get<Ready>(said.at(0)).walls, 5U);
        said.erase(said.begin());
        return said;
    }

    template <typename Message>
    static std::size_t count(const std::vector<FromDecoder>& said)
    {
        return static_cast<std::size_t>(std::ranges::count_if(
            said, [](const auto& one) { return std::holds_alternative<Message>(one); }));
    }

    test::TemporaryFolder m_folder;
    std::vector<UniqueFd> m_files;
    Channel m_asker;
    UniqueFd m_decoderEnd;
    FrameRing m_camera;
    FrameRing m_preview;
    ScriptedEngine m_engine;
    Result<void> m_outcome;
};

TEST_F(ConversationTest, ReadsOnlyTheNewestOfTheFramesThatWait)
{
    show('T', 0);
    show('T', 1);
    show('P', 2);
    const auto said = answers();
    EXPECT_EQ(count<Trouble>(said), 0U);
    EXPECT_EQ(count<Preview>(said), 1U);
    EXPECT_EQ(count<FrameReleased>(said), 3U);
}

TEST_F(ConversationTest, ReadsTheLastFrameOfEachQuestion)
{
    show('P', 0);
    ask(Begin{2, PaperKind::IdentityBack, {}, 0});
    show('P', 1);
    const auto said = answers();
    EXPECT_EQ(count<Preview>(said), 2U);
}

TEST_F(ConversationTest, NamesTheQuestionThatItAnswers)
{
    ask(Begin{41, PaperKind::Identity, {}, 0});
    show('P', 0);
    const auto said = answers();
    ASSERT_EQ(said.size(), 2U);
    EXPECT_EQ(std::get<Preview>(said[0]).epoch, 41U);
}

TEST_F(ConversationTest, NeverQuotesWhatALibraryThrew)
{
    ask(Inspect{7, {}}, {file("T")});
    const auto said = answers();
    ASSERT_EQ(said.size(), 1U);
    const auto& failed = std::get<InspectFailed>(said[0]);
    EXPECT_EQ(failed.id, 7U);
    EXPECT_EQ(failed.reason.find("MARIA"), std::string::npos);
}

TEST_F(ConversationTest, SaysThatAPictureTakesTooMuchMemory)
{
    ask(Inspect{7, {}}, {file("B")});
    EXPECT_EQ(std::get<InspectFailed>(answers().at(0)).kind, ErrorKind::Unsupported);
}

TEST_F(ConversationTest, GivesTheReasonForAPictureThatIsNone)
{
    ask(Inspect{7, {}}, {file("")});
    EXPECT_EQ(std::get<InspectFailed>(answers().at(0)).reason, "the file is empty");
}

TEST_F(ConversationTest, SendsABarcodeWhoseTextIsNoneAsBytes)
{
    ask(Inspect{1, {}}, {file("P")});
    const auto said = answers();
    ASSERT_EQ(said.size(), 3U);
    EXPECT_EQ(std::get<InspectBarcode>(said[0]).barcode.text, "x");
    EXPECT_FALSE(std::get<InspectBarcode>(said[1]).barcode.isText);
    EXPECT_EQ(std::get<InspectBarcode>(said[1]).barcode.bytes.size(), 1U);
    EXPECT_EQ(std::get<InspectDone>(said[2]).reading.mrz->size(), 2U);
}

TEST_F(ConversationTest, ComplainsOfEvidenceThatItMayNotSay)
{
    show('O', 0);
    const auto said = answers();
    EXPECT_EQ(count<EvidenceHead>(said), 0U);
    EXPECT_EQ(count<Trouble>(said), 1U);
    EXPECT_EQ(count<FrameReleased>(said), 1U);
}

TEST_F(ConversationTest, SaysWhetherTheModelsAreOnes)
{
    ask(LoadModels{}, {file("WEIGHTS")});
    ask(LoadModels{}, {file("NO")});
    const auto said = answers();
    ASSERT_EQ(said.size(), 2U);
    EXPECT_TRUE(std::get<ModelsLoaded>(said[0]).usable);
    EXPECT_FALSE(std::get<ModelsLoaded>(said[1]).usable);
}

TEST_F(ConversationTest, EndsWhenAFrameLiesOutsideTheRing)
{
    ask(Frame{0, 4097, 4, 2, PixelFormat::Mjpeg});
    answers();
    ASSERT_FALSE(m_outcome);
    EXPECT_EQ(m_outcome.error().kind(), ErrorKind::InvalidInput);
}

TEST_F(ConversationTest, EndsWhenThePeerIsGone)
{
    m_asker = Channel{};
    Conversation conversation{
        Channel{std::move(m_decoderEnd)}, std::move(m_camera), std::move(m_preview), m_engine};
    EXPECT_EQ(conversation.run(0).error().kind(), ErrorKind::Unavailable);
}

TEST(ReadFile, ReadsFromTheStartWhateverTheOffset)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder / "file", "0123456789");
    const UniqueFd fd{::open((folder / "file").c_str(), O_RDONLY | O_CLOEXEC)};
    ASSERT_EQ(::lseek(fd.get(), 0, SEEK_END), 10);
    const auto read = readFile(fd.get(), 10);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->reveal().size(), 10U);
}

TEST(ReadFile, RefusesAFileBeyondTheBound)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder / "file", "0123456789");
    const UniqueFd fd{::open((folder / "file").c_str(), O_RDONLY | O_CLOEXEC)};
    EXPECT_EQ(readFile(fd.get(), 9).error().kind(), ErrorKind::Unsupported);
}

TEST(ReadFile, SaysThatAFolderIsNoFile)
{
    const UniqueFd fd{::open("/", O_RDONLY | O_CLOEXEC)};
    EXPECT_EQ(readFile(fd.get(), 9).error().kind(), ErrorKind::Unavailable);
}

} // namespace
} // namespace ventanilla::decoder
