// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/domain/same_person.h"

#include <gtest/gtest.h>

namespace ventanilla {
namespace {

PersonName name(const std::vector<std::string>& given, const std::vector<std::string>& family)
{
    PersonName result;
    for (const auto& text : given) {
        result.given.emplace_back(text);
    }
    for (const auto& text : family) {
        result.family.emplace_back(text);
    }
    return result;
}

const PersonName kApplicant = name({"María", "José"}, {"Núñez", "de la Peña"});

TEST(PlainWords, LoseAccentsAndCase)
{
    EXPECT_EQ(plainWords("O'Brien-Łódź ß Ñandú"),
              (std::vector<std::string>{"OBRIEN", "LODZ", "S", "NANDU"}));
    EXPECT_EQ(plainWords("J. PÉREZ"), (std::vector<std::string>{"J", "PEREZ"}));
    EXPECT_TRUE(plainWords(" ,- ").empty());
    EXPECT_TRUE(plainWords("\xC3").empty()); // cut short
}

TEST(SamePerson, AllowsWhatBillsDoToNames)
{
    EXPECT_TRUE(couldBeSamePerson(kApplicant, name({"MARIA"}, {"NUNEZ"})));
    EXPECT_TRUE(couldBeSamePerson(kApplicant, name({"NUÑEZ", "M", "J"}, {})));
    EXPECT_TRUE(couldBeSamePerson(kApplicant, name({"Jose", "Maria"}, {"de la Pena", "Nunez"})));
    EXPECT_TRUE(couldBeSamePerson(name({"Wayan"}, {}), name({}, {"WAYAN"})));
}

TEST(SamePerson, RefusesWhatIsNotTheApplicants)
{
    EXPECT_FALSE(couldBeSamePerson(kApplicant, name({"MARIA", "LUISA"}, {"NUNEZ"})));
    EXPECT_FALSE(couldBeSamePerson(kApplicant, name({"PEDRO"}, {"NUNEZ"})));
    EXPECT_FALSE(couldBeSamePerson(kApplicant, name({"MARIA"}, {})));
    EXPECT_FALSE(couldBeSamePerson(kApplicant, name({"M"}, {"N"})));
    EXPECT_FALSE(couldBeSamePerson(kApplicant, {}));
    EXPECT_FALSE(couldBeSamePerson({}, kApplicant));
}

} // namespace
} // namespace ventanilla
