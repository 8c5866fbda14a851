// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/text/letters.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

namespace ventanilla::reading {
namespace {

std::size_t base(char32_t letter)
{
    return kBases.find(letter);
}

std::size_t mark(char32_t letter)
{
    return kMarks.find(letter);
}

TEST(Letters, ComposeBaseAndMark)
{
    EXPECT_EQ(composed(base(U'N'), mark(U'\u0303')), U'Ñ');
    EXPECT_EQ(composed(base(U'u'), mark(U'\u0308')), U'ü');
    EXPECT_EQ(composed(base(U'L'), mark(U'\u0338')), U'Ł');
    EXPECT_EQ(composed(base(U's'), mark(U'\u0326')), U'ș');
    EXPECT_EQ(composed(base(U'7'), 0), U'7');
}

TEST(Letters, RefuseMarksThatABaseCannotCarry)
{
    EXPECT_EQ(composed(base(U'7'), mark(U'\u0301')), U'\0');
    EXPECT_EQ(composed(base(U'q'), mark(U'\u0303')), U'\0');
    EXPECT_EQ(composed(kBaseCount, 0), U'\0');
    EXPECT_EQ(composed(0, kMarkCount), U'\0');
}

TEST(Letters, AreEachComposedInOneWayOnly)
{
    std::set<char32_t> seen;
    for (std::size_t b = 0; b < kBaseCount; ++b) {
        for (std::size_t m = 0; m < kMarkCount; ++m) {
            const char32_t letter = composed(b, m);
            EXPECT_TRUE(letter == 0 || seen.insert(letter).second) << b << ' ' << m;
        }
    }
    EXPECT_GT(seen.size(), 240U);
}

TEST(Letters, AreWrittenAsUtf8)
{
    std::string text;
    for (const char32_t letter : U"AñŁº") {
        if (letter != 0) {
            appendUtf8(letter, text);
        }
    }
    EXPECT_EQ(text, "AñŁº");
}

TEST(Letters, KnowTheirOtherCase)
{
    EXPECT_EQ(otherCase(U'O'), U'o');
    EXPECT_EQ(otherCase(U'o'), U'O');
    EXPECT_EQ(otherCase(U'0'), U'0');
    EXPECT_TRUE(differsBySizeAlone(U'x'));
    EXPECT_FALSE(differsBySizeAlone(U'a'));
}

/// The two strings stand in both languages: a network trained on another order reads nonsense.
TEST(Letters, AreThoseOfTheTrainingScript)
{
    std::ifstream file(VN_TRAINING "/text_lines.py");
    std::ostringstream content;
    content << file.rdbuf();
    const std::string script = content.str();
    const auto value = [&script](const std::string& name) {
        const auto begin = script.find("\n" + name + " = \"") + name.size() + 5;
        return script.substr(begin, script.find("\"\n", begin) - begin);
    };
    const auto escaped = [](std::u32string_view letters) {
        std::string text;
        for (const char32_t letter : letters) {

            std::array<char, 16> code{};
            if (letter == U'\0') {
                text += "\\0";
            } else if (letter == U'"') {
                text += "\\\"";
            } else if (letter < 0x80) {
                text.push_back(static_cast<char>(letter));
            } else {
                std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(letter));
                text += code.data();
            }
        }
        return text;
    };
    EXPECT_EQ(value("BASES"), escaped(kBases));
    EXPECT_EQ(value("MARKS"), escaped(kMarks));
}

} // namespace
} // namespace ventanilla::reading
