// SPDX-License-Identifier: EUPL-1.2
//
// Every screen in each state, language and size: nothing cut, hidden, untranslated, unnamed or too
// small to touch.
#include "tests/qml/items.h"
#include "tests/qml/walk.h"

#include <QQuickWindow>
#include <QRegularExpression>

#include <gtest/gtest.h>

#include <string>
#include <tuple>

namespace ventanilla::test {
namespace {

// 15 mm on the reference panel: 1080 pixels across 336 mm.
constexpr double kSmallestTarget = 48;
constexpr double kTolerance = 1.5;

struct Panel
{
    const char* name;
    QSize size;
    const char* variant;
};

const Panel kPanels[] = {
    {"Portrait", {1080, 1920}, ""},
    {"PortraitLargeText", {1080, 1920}, "large"},
    {"Landscape", {1920, 1080}, ""},
    {"Small", {1280, 800}, ""},
};

using Where = std::tuple<std::size_t, const char*, Panel>;

class Screens : public testing::TestWithParam<Where>
{
protected:
    void SetUp() override
    {
        const auto& [index, language, panel] = GetParam();
        stations().at(index).walk(m_room, language);
        m_room.stage.window()->resize(panel.size);
        m_room.dress(QString::fromLatin1(panel.variant));
        settle();
    }

    StageRoom m_room;
};

std::string nameOf(const testing::TestParamInfo<Where>& info)
{
    const auto& [index, language, panel] = info.param;
    std::string name = stations().at(index).name;
    std::replace(name.begin(), name.end(), '-', '_');
    return name + "_" + language + "_" + panel.name;
}

TEST_P(Screens, ShowNothingCutHiddenUntranslatedUnnamedOrSmall)
{
    static const QRegularExpression kBareId{QStringLiteral("^[a-z]+(\\.[a-z]+)+$")};
    int texts = 0;
    for (auto* item : visibleItems(m_room.stage.window())) {
        const auto label = describe(*item);
        if (item->inherits("QQuickText")) {
            const auto text = item->property("text").toString();
            ++texts;
            EXPECT_FALSE(kBareId.match(text).hasMatch()) << "untranslated: " << label;
            EXPECT_FALSE(text.contains(QLatin1Char('%'))) << "unfilled: " << label;
            EXPECT_FALSE(item->property("truncated").toBool()) << "cut: " << label;
            EXPECT_LE(item->property("contentWidth").toReal(), item->width() + kTolerance)
                << "too wide: " << label;
            EXPECT_LE(item->property("contentHeight").toReal(), item->height() + kTolerance)
                << "too high: " << label;
        }
        if (item->inherits("QQuickAbstractButton")) {
            EXPECT_GE(item->width(), kSmallestTarget) << "narrow: " << label;
            EXPECT_GE(item->height(), kSmallestTarget) << "low: " << label;
            EXPECT_FALSE(item->objectName().isEmpty()) << "no name for scripts: " << label;
            EXPECT_FALSE(item->property("label").toString().isEmpty())
                << "no name to read: " << label;
            const auto right = item->mapToScene({item->width(), 0}).x();
            EXPECT_LE(right, m_room.stage.window()->width() + kTolerance)
                << "off the screen: " << label;
        }
    }
    EXPECT_GT(texts, 2);
}

TEST_P(Screens, LetNoButtonLieOnAnother)
{
    std::vector<QQuickItem*> buttons;
    for (auto* item : visibleItems(m_room.stage.window())) {
        // "More" floats above what it scrolls.
        if (item->inherits("QQuickAbstractButton") && item->objectName() != QLatin1String{"more"}) {
            buttons.push_back(item);
        }
    }
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        for (std::size_t j = i + 1; j < buttons.size(); ++j) {
            const auto overlap = shownRect(*buttons[i]).intersected(shownRect(*buttons[j]));
            EXPECT_TRUE(overlap.width() < kTolerance || overlap.height() < kTolerance)
                << describe(*buttons[i]) << " and " << describe(*buttons[j]);
        }
    }
}

std::vector<Where> everywhere()
{
    std::vector<Where> all;
    for (std::size_t i = 0; i < stations().size(); ++i) {
        for (const char* language : {"en", "es"}) {
            all.emplace_back(i, language, kPanels[0]);
        }
        // Spanish is the longer of the two: the other panels are judged by it.
        for (const auto& panel : {kPanels[1], kPanels[2], kPanels[3]}) {
            all.emplace_back(i, "es", panel);
        }
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(All, Screens, testing::ValuesIn(everywhere()), nameOf);

} // namespace
} // namespace ventanilla::test
