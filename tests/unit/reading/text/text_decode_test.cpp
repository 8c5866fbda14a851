// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/text/text_decode.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace ventanilla::reading {
namespace {

constexpr int kBetween = static_cast<int>(kBaseCount);

/// Scores written column by column.
class Columns
{
public:
    Columns& show(char32_t base, float probability = 0.99F, char32_t mark = U'\0', int steps = 2)
    {
        for (int i = 0; i < steps; ++i) {
            add(static_cast<int>(kBases.find(base)), probability, mark);
        }
        return *this;
    }
    Columns& between(int steps = 1)
    {
        for (int i = 0; i < steps; ++i) {
            add(kBetween, 0.99F, U'\0');
        }
        return *this;
    }
    /// The last column also looks like @p base.
    Columns& alsoLike(char32_t base, float probability)
    {
        m_bases.back().at(kBases.find(base)) = std::log(probability);
        return *this;
    }
    Columns& print(std::u32string_view text)
    {
        for (const char32_t letter : text) {
            show(letter).between();
        }
        return *this;
    }

    [[nodiscard]] std::vector<ReadCharacter> decoded() const
    {
        const int rows = static_cast<int>(m_bases.size());
        TextScores scores{cv::Mat(rows, kBetween + 1, CV_32F),
                          cv::Mat(rows, static_cast<int>(kMarkCount), CV_32F)};
        for (int y = 0; y < rows; ++y) {
            const auto row = static_cast<std::size_t>(y);
            std::copy(m_bases[row].begin(), m_bases[row].end(), scores.bases.ptr<float>(y));
            std::copy(m_marks[row].begin(), m_marks[row].end(), scores.marks.ptr<float>(y));
        }
        return decodeText(scores);
    }
    [[nodiscard]] std::string text() const
    {
        std::string text;
        for (const ReadCharacter& character : decoded()) {
            appendUtf8(character.letter, text);
        }
        return text;
    }

private:
    void add(int base, float probability, char32_t mark)
    {
        const float rest = std::log((1 - probability) / static_cast<float>(kBaseCount));
        std::array<float, kBaseCount + 1> bases{};
        bases.fill(rest);
        bases.at(static_cast<std::size_t>(base)) = std::log(probability);
        std::array<float, kMarkCount> marks{};
        marks.fill(std::log(0.001F));
        marks.at(kMarks.find(mark)) = std::log(0.98F);
        m_bases.push_back(bases);
        m_marks.push_back(marks);
    }

    std::vector<std::array<float, kBaseCount + 1>> m_bases;
    std::vector<std::array<float, kMarkCount>> m_marks;
};

TEST(DecodeText, ReadsTwinsThatSomethingStandsBetween)
{
    EXPECT_EQ(Columns().print(U"LLANO").text(), "LLANO");
    EXPECT_EQ(Columns().show(U'L').show(U'L').text(), "L");
}

TEST(DecodeText, PutsMarksOnTheirBases)
{
    EXPECT_EQ(Columns().print(U"PE").show(U'N', 0.99F, U'\u0303').between().print(U"A").text(),
              "PEÑA");
}

TEST(DecodeText, LeavesOutAMarkThatTheBaseCannotCarry)
{
    EXPECT_EQ(Columns().show(U'7', 0.99F, U'\u0303').text(), "7");
}

TEST(DecodeText, LetsLettersFollowTheCaseOfTheirWord)
{
    EXPECT_EQ(Columns().print(U"MExIco").text(), "MEXICO");
    EXPECT_EQ(Columns().print(U"BLAnco").text(), "BLAnco");
    EXPECT_EQ(Columns().print(U"RoSA").text(), "ROSA");
    EXPECT_EQ(Columns().print(U"HAMDEN Oak St").text(), "HAMDEN Oak St");
}

TEST(DecodeText, DropsBlanksAtTheEndsAndDoubleOnes)
{
    EXPECT_EQ(Columns().print(U" A  B ").text(), "A B");
}

TEST(DecodeText, SaysHowSureItIs)
{
    const auto sure = Columns().print(U"A").decoded();
    const auto unsure = Columns().show(U'A', 0.5F).decoded();
    ASSERT_EQ(sure.size(), 1U);
    ASSERT_EQ(unsure.size(), 1U);
    EXPECT_GT(sure[0].confidence, 0.95F);
    EXPECT_LT(unsure[0].confidence, 0.6F);
}

TEST(DecodeText, DoubtsTheCharacterBeforeWhichOneMayBeMissing)
{
    const auto whole = Columns().show(U'1').between(3).show(U'9').decoded();
    const auto gap = Columns()
                         .show(U'1')
                         .between()
                         .between()
                         .alsoLike(U'8', 0.4F)
                         .between()
                         .show(U'9')
                         .decoded();
    ASSERT_EQ(whole.size(), 2U);
    ASSERT_EQ(gap.size(), 2U);
    EXPECT_GT(whole[1].confidence, 0.9F);
    EXPECT_LT(gap[1].confidence, 0.7F);
}

TEST(DecodeText, SaysNothingOfNothing)
{
    EXPECT_TRUE(Columns().between(40).decoded().empty());
}

} // namespace
} // namespace ventanilla::reading
