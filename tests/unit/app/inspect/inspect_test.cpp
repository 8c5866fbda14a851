// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-inspect as a program: whatever the files are, one object each, in their order.
#include "tests/unit/app/inspect/inspect_run.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace ventanilla {
namespace {

using test::InspectRun;
using Arguments = std::vector<std::string>;

/// Reads with the scripted decoder: the first byte of a file says what becomes of it.
class InspectRead : public testing::Test
{
protected:
    InspectRead() { test::writeFile(m_folder / "weights", "WEIGHTS"); }

    std::string file(const std::string& name, const std::string& content)
    {
        auto path = m_folder / name;
        test::writeFile(path, content);
        return path;
    }
    [[nodiscard]] Arguments read(const Arguments& files) const
    {
        Arguments all{
            "read", "--decoder", VN_SCRIPTED_DECODER, "--weights=" + (m_folder / "weights"), "--"};
        all.insert(all.end(), files.begin(), files.end());
        return all;
    }

    test::TemporaryFolder m_folder;
};

TEST_F(InspectRead, PrintsOneObjectWithEveryMember)
{
    InspectRun run{read({file("good", "P")}), ""};
    EXPECT_EQ(run.status(), 0);
    ASSERT_EQ(run.objects().size(), 1U);
    const auto object = run.objects()[0];
    EXPECT_EQ(object["kind"], "TD3");
    EXPECT_EQ(object["mrz"].size(), 2U);
    EXPECT_EQ(object["mrz_digits"], false);
    EXPECT_EQ(object["mrz_valid"], false);
    EXPECT_TRUE(object["mrz_doubt"].is_array());
    EXPECT_EQ(object["barcodes"][0], (nlohmann::json{{"format", "QRCode"}, {"text", "x"}}));
    EXPECT_EQ(object["barcodes"][1], (nlohmann::json{{"format", "QRCode"}, {"base64", "/w=="}}));
    EXPECT_TRUE(object["text"].is_object());
    EXPECT_TRUE(object["checks"].is_array());
    EXPECT_TRUE(object["ms"]["total"].is_number());
}

TEST_F(InspectRead, KeepsTheOrderAndTheArgumentsAsGiven)
{
    const auto first = file("first", "P");
    const auto odd = file("odd \"name\" ñ", "P");
    const auto roundabout = m_folder.path() + "/./../" + first.substr(first.rfind("vn-test"));
    const Arguments files{odd, "missing", roundabout, first};
    InspectRun run{read(files), ""};
    EXPECT_EQ(run.status(), 1);
    const auto objects = run.objects();
    ASSERT_EQ(objects.size(), files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        EXPECT_EQ(objects[i]["file"], files[i]);
        EXPECT_EQ(objects[i].contains("error"), i == 1);
    }
}

TEST_F(InspectRead, GoesOnAfterADeathOfTheDecoder)
{
    const auto good = file("good", "P");
    InspectRun run{read({good, file("bad", "K"), good}), ""};
    EXPECT_EQ(run.status(), 1);
    const auto objects = run.objects();
    ASSERT_EQ(objects.size(), 3U);
    EXPECT_FALSE(objects[0].contains("error"));
    EXPECT_TRUE(objects[1].contains("error"));
    EXPECT_FALSE(objects[2].contains("error"));
}

TEST_F(InspectRead, GoesOnWhenTheDecoderIsKilledOverAPicture)
{
    const auto good = file("good", "P");
    InspectRun run{read({good, file("hangs", "H"), good}), ""};
    // The first object is out: the decoder is at the second picture or about to be.
    for (int i = 0; i < 1000 && run.out().empty(); ++i) {
        ::poll(nullptr, 0, 10);
    }
    ::poll(nullptr, 0, 500);
    const auto decoder = run.decoder();
    ASSERT_GT(decoder, 0);
    ::kill(decoder, SIGKILL);
    EXPECT_EQ(run.status(), 1);
    const auto objects = run.objects();
    ASSERT_EQ(objects.size(), 3U);
    EXPECT_NE(objects[1]["error"].get<std::string>().find("died"), std::string::npos);
    EXPECT_FALSE(objects[2].contains("error"));
}

TEST_F(InspectRead, SaysWhatIsWrongWithEachKindOfBadFile)
{
    const auto pipe = m_folder / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    InspectRun run{
        read({file("empty", ""), m_folder.path(), pipe, "/nowhere/at/all", file("throws", "T")}),
        ""};
    EXPECT_EQ(run.status(), 1);
    const auto objects = run.objects();
    ASSERT_EQ(objects.size(), 5U);
    EXPECT_EQ(objects[0]["error"], "the file is empty");
    EXPECT_EQ(objects[1]["error"], "not a regular file");
    EXPECT_EQ(objects[2]["error"], "not a regular file");
    EXPECT_EQ(objects[3]["error"], "no such file");
    EXPECT_EQ(objects[4]["error"], "the picture cannot be read");
}

TEST_F(InspectRead, RefusesAFileOfMoreThanThirtyTwoMegabytes)
{
    const auto big = file("big", "P");
    ASSERT_EQ(::truncate(big.c_str(), off_t{33} * 1024 * 1024), 0);
    InspectRun run{read({big}), ""};
    EXPECT_EQ(run.status(), 1);
    EXPECT_EQ(run.objects().at(0)["error"], "the file is too big");
}

TEST_F(InspectRead, SaysSoWhenThereIsNoDecoder)
{
    InspectRun run{{"read", "--decoder", "/nowhere/decoder", file("good", "P")}, ""};
    EXPECT_EQ(run.status(), 1);
    EXPECT_TRUE(run.objects().at(0).contains("error"));
}

TEST(InspectUsage, IsToldByExitStatusTwo)
{
    for (const auto& arguments : std::vector<Arguments>{{},
                                                        {"read"},
                                                        {"unknown"},
                                                        {"read", "--only", "face", "x"},
                                                        {"read", "--today", "2026-02-30", "x"},
                                                        {"read", "--today", "tomorrow", "x"},
                                                        {"card"}})
    {
        InspectRun run{arguments, ""};
        EXPECT_EQ(run.status(), 2);
        EXPECT_EQ(run.out(), "");
    }
}

TEST(InspectUsage, HelpIsNoError)
{
    InspectRun run{{"read", "--help"}, ""};
    EXPECT_EQ(run.status(), 0);
}

TEST(InspectMrz, TakesAZoneApart)
{
    // Doc 9303-4, appendix B: the specimen of Utopia.
    InspectRun run{{"mrz", "--today", "2010-01-01"},
                   "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\n"
                   "L898902C36UTO7408122F1204159ZE184226B<<<<<10\r\n"};
    EXPECT_EQ(run.status(), 0);
    const auto object = run.objects().at(0);
    EXPECT_EQ(object["kind"], "TD3");
    EXPECT_EQ(object["valid"], true);
    EXPECT_EQ(object["fields"]["family"], nlohmann::json{"ERIKSSON"});
    EXPECT_EQ(object["fields"]["given"], (nlohmann::json{"ANNA", "MARIA"}));
    EXPECT_EQ(object["fields"]["birth_date"], "1974-08-12");
    EXPECT_EQ(object["fields"]["expiry"], "2012-04-15");
    EXPECT_GT(object["checks"].size(), 5U);
    EXPECT_EQ(object["checks"].back()["name"], "paper.expiry");
    EXPECT_EQ(object["checks"].back()["reason"], "expiry.current");
}

TEST(InspectMrz, NamesTheDigitThatFails)
{
    InspectRun run{{"mrz"},
                   "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
                   "L898902C36UTO7408132F1204159ZE184226B<<<<<10\n"};
    EXPECT_EQ(run.status(), 0);
    const auto object = run.objects().at(0);
    EXPECT_EQ(object["valid"], false);
    EXPECT_EQ(object["checks"][0]["result"], "agrees");
    EXPECT_EQ(object["checks"][1]["name"], "digit.birth_date");
    EXPECT_EQ(object["checks"][1]["result"], "disagrees");
}

TEST(InspectMrz, RefusesWhatIsNoZone)
{
    for (const auto* text : {"", "HELLO", "\xFF\xFE"}) {
        InspectRun run{{"mrz"}, text};
        EXPECT_EQ(run.status(), 1);
        EXPECT_TRUE(run.objects().at(0).contains("error"));
    }
}

TEST(InspectAamva, TakesALicenceApart)
{
    const std::string payload = "@\n\x1e\rANSI 636000090002DL00410091ZV01320008DLDAQT64235789\n"
                                "DCSSAMPLE\nDDEN\nDACMICHAEL\nDDFN\nDADJOHN\nDDGN\nDCUJR\n"
                                "DBD06062016\nDBB06061986\nDBA12102024\nDBC1\nDAG2300 WEST BROAD "
                                "STREET\nDAIRICHMOND\nDAJVA\nDAK232690000\r";
    InspectRun run{{"aamva", "--today", "2025-01-01"}, payload};
    EXPECT_EQ(run.status(), 0);
    const auto object = run.objects().at(0);
    EXPECT_EQ(object["kind"], "AAMVA");
    EXPECT_EQ(object["fields"]["family"], nlohmann::json{"SAMPLE"});
    EXPECT_EQ(object["fields"]["birth_date"], "1986-06-06");
    EXPECT_EQ(object["checks"].back()["reason"], "expiry.expired");
    EXPECT_EQ(object["fields"]["address"]["city"], "RICHMOND");
}

TEST(InspectAamva, RefusesWhatIsNoLicence)
{
    InspectRun run{{"aamva"}, "hello"};
    EXPECT_EQ(run.status(), 1);
    EXPECT_TRUE(run.objects().at(0).contains("error"));
}

TEST(InspectCard, SaysThatItIsUnsupported)
{
    InspectRun run{{"card", "MID1:X"}, ""};
    EXPECT_EQ(run.status(), 1);
    EXPECT_NE(run.objects().at(0)["error"].get<std::string>().find("unsupported"),
              std::string::npos);
}

} // namespace
} // namespace ventanilla
