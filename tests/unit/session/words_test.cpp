// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/session/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace ventanilla::session {
namespace {

TEST(TwoWords, AreDifferentAndFromTheListOfTheLanguage)
{
    SeededRandom random{3};
    const auto list = wordList("es");
    for (int i = 0; i < 300; ++i) {
        const auto words = twoWords(random, "es-MX");
        const auto space = words.find(' ');
        ASSERT_NE(space, std::string::npos);
        const auto first = words.substr(0, space);
        const auto second = words.substr(space + 1);
        EXPECT_NE(first, second);
        EXPECT_NE(std::find(list.begin(), list.end(), first), list.end()) << first;
        EXPECT_NE(std::find(list.begin(), list.end(), second), list.end()) << second;
    }
}

TEST(WordList, HasEnoughWordsAndNoneTwice)
{
    for (const char* language : {"en", "es"}) {
        const auto list = wordList(language);
        const std::set<std::string_view> once{list.begin(), list.end()};
        EXPECT_EQ(once.size(), list.size()) << language;
        EXPECT_GE(list.size(), 128U) << language;
    }
}

} // namespace
} // namespace ventanilla::session
