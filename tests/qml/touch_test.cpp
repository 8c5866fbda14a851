// SPDX-License-Identifier: EUPL-1.2
//
// Whole journeys by touching the real screens, in each language.
#include "tests/qml/items.h"
#include "tests/qml/walk.h"

#include <QAccessible>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace ventanilla::test {
namespace {

/// False when the item has no name or no press action.
bool pressedByAssistant(QObject* item)
{
    auto* seen = QAccessible::queryAccessibleInterface(item);
    auto* actions = seen == nullptr ? nullptr : seen->actionInterface();
    if (actions == nullptr || seen->text(QAccessible::Name).isEmpty()) {
        return false;
    }
    actions->doAction(QAccessibleActionInterface::pressAction());
    return true;
}

class Touch : public testing::TestWithParam<const char*>
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(QTest::qWaitForWindowExposed(window()));
        settle();
    }
    [[nodiscard]] QQuickWindow* window() const { return m_room.stage.window(); }
    void touch(std::initializer_list<const char*> names)
    {
        for (const char* name : names) {
            ASSERT_TRUE(press(window(), name))
                << name << " on " << m_room.stage.screen().toStdString();
        }
    }
    void toPromise()
    {
        touch({std::string{GetParam()} == "es" ? "language_es" : "language_en",
               "cityId",
               "acceptPromise"});
    }
    void layBoth()
    {
        touch({"look"});
        m_room.lay(identityEvidence("passport"));
        settle();
        touch({"confirm", "look"});
        m_room.lay(proofEvidence("utility_bill", {2026, 3, 1}));
        settle();
        touch({"confirm"});
    }

    StageRoom m_room;
};

TEST_P(Touch, AResidentWithReadablePapersAppliesAndGoesToTheBank)
{
    toPromise();
    layBoth();
    touch({"yes", "save", "home", "noContact", "none", "pay", "submit"});
    EXPECT_EQ(m_room.stage.screen(), QStringLiteral("accepted"));
    EXPECT_NE(find(window(), "slipPrinted"), nullptr);
    touch({"goOn",
           "yes",
           "branch_harbor-main",
           "now",
           "goMyself",
           "acceptWarning",
           "tickName",
           "tickLanguage",
           "send"});
    EXPECT_EQ(m_room.stage.screen(), QStringLiteral("bank-accepted"));
    ASSERT_EQ(m_room.room.sealer.referrals.size(), 1U);
    EXPECT_EQ(m_room.room.sealer.referrals[0].language, GetParam());
    QSignalSpy over{&m_room.stage, &ui::Stage::over};
    touch({"goOn", "finish"});
    EXPECT_EQ(over.count(), 1);
    EXPECT_TRUE(m_room.journey().draft().name.given.empty());
}

TEST_P(Touch, AResidentWithAnUnreadPaperTypesOnOurKeyboard)
{
    toPromise();
    touch({"look"});
    m_room.lay(Evidence{});
    settle();
    touch({"kind_consular_id", "yes"});
    touch({"key_a", "key_n", "key_a"});
    touch({"familyInput", "key_accents"});
    touch({"key_ñ", "key_accents", "key_u"});
    touch({"save", "day_4", "month_7", "digit_1", "digit_9", "digit_9", "digit_0", "save"});
    EXPECT_EQ(m_room.stage.screen(), QStringLiteral("lay-proof"));
    EXPECT_EQ(displayName(m_room.journey().draft().name).reveal(), "Ana Ñu");
    EXPECT_EQ(m_room.journey().draft().birthDate.reveal(), (PartialDate{1990, 7, 4}));
}

TEST_P(Touch, APersonsHelpLeadsToAnApplicationToo)
{
    toPromise();
    touch({"askForPerson"});
    type(window(), "Rosa");
    touch({"save",
           "day_1",
           "month_2",
           "digit_1",
           "digit_9",
           "digit_8",
           "digit_8",
           "save",
           "askForPerson"});
    touch({"no", "pickUp", "text"});
    type(window(), "2035550100");
    touch({"save", "mark", "waive", "submit"});
    ASSERT_EQ(m_room.room.sealer.applications.size(), 1U);
    EXPECT_FALSE(m_room.room.sealer.applications[0].outcome.identityMet);
    EXPECT_EQ(m_room.room.sealer.applications[0].contact->value.reveal(), "+12035550100");
}

TEST_P(Touch, StoppingAsksOnceAndForgets)
{
    toPromise();
    layBoth();
    touch({"stop", "stopCancel"});
    EXPECT_EQ(m_room.stage.screen(), QStringLiteral("address-on-card"));
    touch({"stop", "stopConfirm"});
    EXPECT_EQ(m_room.stage.screen(), QStringLiteral("goodbye"));
    EXPECT_TRUE(m_room.journey().draft().name.given.empty());
}

TEST_P(Touch, TheIdleWarningGoesAwayWhenTouched)
{
    toPromise();
    m_room.room.clock.advance(std::chrono::seconds{125});
    m_room.journey().tick();
    settle();
    touch({"extend"});
    EXPECT_EQ(find(window(), "extend"), nullptr);
    EXPECT_EQ(m_room.stage.screen(), QStringLiteral("lay-identity"));
}

TEST_P(Touch, AssistiveSoftwareCanPressAButton)
{
    toPromise();
    auto* button = find(window(), "look");
    ASSERT_TRUE(button != nullptr);
    EXPECT_TRUE(pressedByAssistant(button));
    settle();
    EXPECT_EQ(m_room.stage.screen(), QStringLiteral("capture-identity"));
}

TEST_P(Touch, TheLanguageChangesWithoutLosingThePlace)
{
    toPromise();
    const auto before = textOf(window(), "question");
    EXPECT_FALSE(before.isEmpty());
    touch({"switchLanguage"});
    EXPECT_EQ(m_room.stage.screen(), QStringLiteral("lay-identity"));
    EXPECT_NE(textOf(window(), "question"), before);
}

INSTANTIATE_TEST_SUITE_P(Languages, Touch, testing::Values("en", "es"), [](const auto& row) {
    return std::string{row.param};
});

} // namespace
} // namespace ventanilla::test
