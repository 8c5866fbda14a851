// SPDX-License-Identifier: EUPL-1.2
#include "services/dock/dock.h"

#include "services/dock/picture.h"
#include "tests/support/running_dock.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

namespace ventanilla {
namespace {

class DockRequests : public testing::Test
{
protected:
    void write(const std::string& name, std::span<const std::byte> bytes)
    {
        std::ofstream file(m_dock.folder() / name, std::ios::binary);
        file.write(reinterpret_cast<const char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
    }
    std::string lay(const std::string& name, const std::string& more = "")
    {
        return m_dock.ask(R"({"do":"lay","file":")" + m_dock.folder() / name + "\"" + more + "}");
    }

    test::RunningDock m_dock;
    std::vector<std::byte> m_jpeg =
        dock::encodeJpeg(cv::Mat(540, 856, CV_8UC3, cv::Scalar(200, 220, 230)), 90);
};

TEST_F(DockRequests, AnswerWhatIsNoRequest)
{
    for (const char* line : {"",
                             "[]",
                             "{}",
                             "{\"do\":\"dance\"}",
                             "{\"do\":7}",
                             "\xff",
                             "{\"hello\":\"fridge\"}",
                             "{\"do\":\"unplug\",\"device\":\"fridge\"}",
                             "{\"do\":\"lay\"}"})
    {
        EXPECT_NE(m_dock.ask(line).find(R"("ok":false)"), std::string::npos) << line;
    }
}

TEST_F(DockRequests, LayAndRemoveAPicture)
{
    write("card.jpg", m_jpeg);
    EXPECT_EQ(lay("card.jpg"), R"({"ok":true})");
    EXPECT_NE(m_dock.ask(R"({"do":"state"})").find("card.jpg"), std::string::npos);
    EXPECT_EQ(m_dock.ask(R"({"do":"turn","degrees":180})"), R"({"ok":true})");
    EXPECT_EQ(m_dock.ask(R"({"do":"remove"})"), R"({"ok":true})");
    EXPECT_EQ(m_dock.ask(R"({"do":"state"})").find("card.jpg"), std::string::npos);
}

TEST_F(DockRequests, RefuseAFileThatIsNoPictureAndSayWhy)
{
    write("empty.jpg", {});
    EXPECT_NE(lay("empty.jpg").find("the file is empty"), std::string::npos);
    write("text.jpg", std::as_bytes(std::span{std::string_view{"no picture at all"}}));
    EXPECT_NE(lay("text.jpg").find("neither JPEG nor PNG"), std::string::npos);
    write("cut.jpg", std::span{m_jpeg}.first(m_jpeg.size() / 2));
    EXPECT_NE(lay("cut.jpg").find("cut short"), std::string::npos);
    EXPECT_NE(lay("absent.jpg").find("no such file"), std::string::npos);
}

TEST_F(DockRequests, RefuseAPictureOfTwoHundredMegapixelsUnread)
{
    auto huge = m_jpeg;
    for (std::size_t i = 0; i + 8 < huge.size(); ++i) {
        if (huge[i] == std::byte{0xFF} && huge[i + 1] == std::byte{0xC0}) {
            // Height and width of the frame header (ITU-T T.81, B.2.2): 14142 each.
            huge[i + 5] = huge[i + 7] = std::byte{0x37};
            huge[i + 6] = huge[i + 8] = std::byte{0x3E};
        }
    }
    write("huge.jpg", huge);
    EXPECT_NE(lay("huge.jpg").find("too large"), std::string::npos);
}

TEST_F(DockRequests, LayARawFileWhateverItHolds)
{
    write("text.jpg", std::as_bytes(std::span{std::string_view{"no picture at all"}}));
    EXPECT_EQ(lay("text.jpg", R"(,"raw":true)"), R"({"ok":true})");
}

} // namespace
} // namespace ventanilla
