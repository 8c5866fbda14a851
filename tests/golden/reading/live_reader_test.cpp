// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/evidence.h"
#include "services/dock/picture.h"
#include "services/dock/tray.h"
#include "tests/golden/reading/drawn.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace ventanilla::reading {
namespace {

using namespace ventanilla::test;

constexpr PartialDate kToday{2026, 11, 21};
constexpr double kPixelsPerMillimetre = 12;

/// A tray under a camera: papers are laid, frames come out as the driver gives them.
class Tray
{
public:
    void lay(const specimens::Document& document, double degrees)
    {
        const QImage image = document.picture.convertToFormat(QImage::Format_RGB888);
        const cv::Mat rgb(image.height(),
                          image.width(),
                          CV_8UC3,
                          const_cast<uchar*>(image.constBits()),
                          static_cast<std::size_t>(image.bytesPerLine()));
        cv::Mat bgr;
        cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
        m_paper = dock::Paper{bgr, dock::Millimetres{document.width, document.height}, degrees};
    }
    void clear() { m_paper.reset(); }
    void dim(double light) { m_light = light; }
    /// A reflection of 10 by 4 mm, in pixels of the frame.
    void shine(cv::Point at) { m_lamp = at; }

    [[nodiscard]] std::vector<std::byte> frame()
    {
        cv::Mat scene = dock::drawTray(m_paper, {{1920, 1080}, kPixelsPerMillimetre, m_light});
        if (m_lamp) {
            cv::ellipse(scene, *m_lamp, {60, 24}, 0, 0, 360, {255, 255, 255}, cv::FILLED);
        }
        return dock::encodeJpeg(dock::withNoise(scene, ++m_seed), 85);
    }

private:
    std::optional<dock::Paper> m_paper;
    std::optional<cv::Point> m_lamp;
    double m_light = 1;
    std::uint64_t m_seed = 0;
};

class LiveReaderOnATray : public testing::Test
{
protected:
    LiveReaderOnATray() { m_reader.begin(PaperKind::Identity, kToday, kPixelsPerMillimetre); }

    FrameOutcome show()
    {
        auto outcome = m_reader.frame(m_tray.frame(), PixelFormat::Mjpeg, 1920, 1080, m_preview);
        EXPECT_TRUE(outcome);
        return outcome ? *std::move(outcome) : FrameOutcome{};
    }

    /// Shows up to @p most frames; the evidence, if one of them gave it.
    std::optional<Evidence> evidenceWithin(int most)
    {
        for (int i = 0; i < most; ++i) {
            if (auto outcome = show(); outcome.evidence) {
                return std::move(outcome.evidence);
            }
        }
        return std::nullopt;
    }

    Tray m_tray;
    LiveReader m_reader{models()};
    std::vector<std::byte> m_preview = std::vector<std::byte>(std::size_t{1920} * 1080 * 4);
};

TEST_F(LiveReaderOnATray, SeesNoPaperOnAnEmptyTray)
{
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(show().guidance, Guidance::NoPaper);
    }
}

TEST_F(LiveReaderOnATray, OutlinesThePaperToHalfAMillimetre)
{
    m_tray.lay(paper("national", 0, 12), 10);
    const FrameOutcome outcome = show();
    EXPECT_EQ(outcome.guidance, Guidance::HoldStill);
    ASSERT_TRUE(outcome.outline);
    // 85.6 mm x 54 mm, turned by 10 degrees about the middle.
    const double c = std::cos(10 * M_PI / 180);
    const double s = std::sin(10 * M_PI / 180);
    const double x = 960 + kPixelsPerMillimetre * (-42.8 * c + 27 * s);
    const double y = 540 + kPixelsPerMillimetre * (-42.8 * s - 27 * c);
    EXPECT_NEAR(static_cast<double>(outcome.outline->corners[0].x) * 1920, x, 6);
    EXPECT_NEAR(static_cast<double>(outcome.outline->corners[0].y) * 1080, y, 6);
}

TEST_F(LiveReaderOnATray, AsksForLight)
{
    m_tray.dim(0.25);
    m_tray.lay(paper("national", 0, 12), 0);
    FrameOutcome outcome;
    for (int i = 0; i < 4; ++i) {
        outcome = show();
    }
    EXPECT_EQ(outcome.guidance, Guidance::TooDark);
}

TEST_F(LiveReaderOnATray, AsksForAMoveWhereAReflectionHidesTheNameAndReadsOnThen)
{
    m_tray.lay(paper("passport", 0, 12), 0);
    m_tray.shine({600, 885}); // on the first line
    FrameOutcome outcome;
    for (int i = 0; i < 12; ++i) {
        outcome = show();
        ASSERT_FALSE(outcome.evidence);
    }
    EXPECT_EQ(outcome.guidance, Guidance::Glare);
    m_tray.lay(paper("passport", 0, 12), 3);
    m_tray.shine({1200, 885});
    const auto evidence = evidenceWithin(10);
    ASSERT_TRUE(evidence);
    EXPECT_TRUE(evidence->machineReadable);
    for (const FieldEvidence& field : evidence->fields) {
        EXPECT_TRUE(field.doubtful.empty());
    }
}

TEST_F(LiveReaderOnATray, DoesNotMixThePapersOfTwoPeopleUnderAReflection)
{
    m_tray.lay(paper("passport", 0, 12), 0);
    m_tray.shine({600, 885});
    EXPECT_FALSE(evidenceWithin(8));
    m_tray.lay(paper("passport", 1, 12), 0);
    m_tray.shine({1200, 100}); // beside the zone
    const auto evidence = evidenceWithin(10);
    ASSERT_TRUE(evidence);
    const PartialDate* birth = agreement::dateIn(*evidence, FieldName::BirthDate);
    ASSERT_NE(birth, nullptr);
    EXPECT_EQ(birth->year, static_cast<int>(specimens::makePeople(7, kDay, 2).back().birth.year()));
}

TEST_F(LiveReaderOnATray, GivesEvidenceOnceAndOnlyAfterTheNextQuestionAgain)
{
    m_tray.lay(paper("passport", 0, 12), 3);
    ASSERT_TRUE(evidenceWithin(8));
    EXPECT_FALSE(evidenceWithin(4));
    m_reader.begin(PaperKind::Identity, kToday, kPixelsPerMillimetre);
    EXPECT_TRUE(evidenceWithin(8));
}

TEST_F(LiveReaderOnATray, ReadsNothingUntilItIsAsked)
{
    m_reader.forget();
    m_tray.lay(paper("passport", 0, 12), 0);
    EXPECT_FALSE(evidenceWithin(6));
}

struct Laid
{
    const char* name;
    std::size_t person;
    double degrees;
    const char* documentClass;
};

class LaidPaper : public LiveReaderOnATray, public testing::WithParamInterface<Laid>
{};

TEST_P(LaidPaper, IsReadWithinEightFrames)
{
    const Laid& row = GetParam();
    m_tray.lay(paper(row.name, row.person, 16), row.degrees);
    const auto evidence = evidenceWithin(8);
    ASSERT_TRUE(evidence);
    EXPECT_EQ(evidence->documentClass, row.documentClass);
    EXPECT_TRUE(evidence->machineReadable);
    EXPECT_EQ(evidence->expiry, ExpiryStanding::Current);
    const PartialDate* birth = agreement::dateIn(*evidence, FieldName::BirthDate);
    ASSERT_NE(birth, nullptr);
    const auto person = specimens::makePeople(7, kDay, row.person + 1).back();
    EXPECT_EQ(birth->year, static_cast<int>(person.birth.year()));
    EXPECT_EQ(birth->day, static_cast<unsigned>(person.birth.day()));
}

INSTANTIATE_TEST_SUITE_P(MachineReadable,
                         LaidPaper,
                         testing::Values(Laid{"passport", 0, 0, "passport"},
                                         Laid{"passport", 1, 180, "passport"},
                                         Laid{"passport", 2, 94, "passport"},
                                         Laid{"national", 3, 8, "national_id"},
                                         Laid{"national", 4, 172, "national_id"},
                                         Laid{"national", 5, 90, "national_id"},
                                         Laid{"national", 0, 33, "national_id"},
                                         Laid{"licence", 0, 0, "us_licence"},
                                         Laid{"licence", 1, 12, "us_licence"},
                                         Laid{"licence", 2, 185, "us_licence"}),
                         [](const testing::TestParamInfo<Laid>& row) {
                             return std::string(row.param.name) + std::to_string(row.param.person) +
                                    "_turned" + std::to_string(static_cast<int>(row.param.degrees));
                         });

TEST_F(LiveReaderOnATray, ShowsThePictureOfTheLineWithAValueReadFromIt)
{
    m_tray.lay(paper("passport", 0, 12), 0);
    const auto evidence = evidenceWithin(8);
    ASSERT_TRUE(evidence);
    for (const FieldEvidence& field : evidence->fields) {
        ASSERT_TRUE(field.crop);
        EXPECT_EQ(field.crop->pixels.reveal().size(),
                  std::size_t{field.crop->width} * field.crop->height);
    }
}

TEST_F(LiveReaderOnATray, LetsTheResidentTypeFromACardWithoutZoneOrBarcode)
{
    m_tray.lay(paper("consular", 0, 12), 5);
    const auto evidence = evidenceWithin(10);
    ASSERT_TRUE(evidence);
    EXPECT_FALSE(evidence->machineReadable);
    EXPECT_EQ(evidence->documentClass, "");
    ASSERT_FALSE(evidence->fields.empty());
    EXPECT_EQ(evidence->fields[0].name, FieldName::NameParts);
    EXPECT_TRUE(evidence->fields[0].crop);
}

TEST_F(LiveReaderOnATray, ShowsABillForItsAddress)
{
    m_reader.begin(PaperKind::ProofOfAddress, kToday, kPixelsPerMillimetre);
    m_tray.lay(paper("bill", 0, 8), 0);
    const auto evidence = evidenceWithin(8);
    ASSERT_TRUE(evidence);
    ASSERT_EQ(evidence->fields.size(), 1U);
    EXPECT_EQ(evidence->fields[0].name, FieldName::Address);
}

TEST_F(LiveReaderOnATray, TakesAHardwareScanOfALicence)
{
    const std::string payload = paper("licence", 0, 12).barcode;
    std::vector<std::byte> bytes(payload.size());
    std::memcpy(bytes.data(), payload.data(), payload.size());
    const auto evidence = m_reader.scan(bytes);
    ASSERT_TRUE(evidence);
    EXPECT_EQ(evidence->documentClass, "us_licence");
}

TEST_F(LiveReaderOnATray, ReadsAPaperThatIsLargerThanTheView)
{
    const auto frame =
        fileOf(paper("passport", 3, 15.2).picture.copy(0, 200, 1900, 1130), "JPG", 85);
    std::optional<Evidence> evidence;
    for (int i = 0; i < 30 && !evidence; ++i) {
        auto outcome = m_reader.frame(frame, PixelFormat::Mjpeg, 1900, 1130, m_preview);
        ASSERT_TRUE(outcome);
        evidence = std::move(outcome->evidence);
    }
    ASSERT_TRUE(evidence);
    EXPECT_EQ(evidence->documentClass, "passport");
}

TEST_F(LiveReaderOnATray, SurvivesATornFrame)
{
    std::vector<std::byte> torn = m_tray.frame();
    torn.resize(torn.size() / 2);
    EXPECT_FALSE(m_reader.frame(torn, PixelFormat::Mjpeg, 1920, 1080, m_preview));
    EXPECT_EQ(show().guidance, Guidance::NoPaper);
}

} // namespace
} // namespace ventanilla::reading
