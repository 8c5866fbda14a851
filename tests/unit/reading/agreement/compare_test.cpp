// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/compare.h"

#include "kiosk/reading/mrz/parse.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace ventanilla::reading::agreement {
namespace {

std::vector<SensitiveText> parts(const std::string& text)
{
    std::vector<SensitiveText> made;
    std::istringstream stream{text};
    for (std::string word; stream >> word;) {
        made.emplace_back(word);
    }
    return made;
}

struct Row
{
    std::string quirk;
    std::string zone; ///< The name field of a machine-readable zone.
    std::string given;
    std::string family;
    Agreement wanted;
};

class PrintedAndZone : public testing::TestWithParam<Row>
{};

TEST_P(PrintedAndZone, AreCompared)
{
    const auto& row = GetParam();
    const auto names = mrz::namesOf(row.zone);
    const PersonName machine{names.secondary, names.primary};
    const PersonName printed{parts(row.given), parts(row.family)};
    EXPECT_EQ(compareNames({machine, names.possiblyTruncated}, {printed, false}), row.wanted);
    EXPECT_EQ(compareNames({printed, false}, {machine, names.possiblyTruncated}), row.wanted);
}

INSTANTIATE_TEST_SUITE_P(
    CompareNames,
    PrintedAndZone,
    testing::Values(
        Row{"Equal", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<", "Anna Maria", "Eriksson", Agreement::Same},
        Row{"TwoSurnamesWithAccents",
            "PENA<NUNEZ<<JOSE<ANGEL<<<<<<<<",
            "José Ángel",
            "Peña Núñez",
            Agreement::Same},
        Row{"EnyeAsNxx", "PENXXA<<ANA<<<<<<<<<<<<<<<<<<<", "Ana", "Peña", Agreement::Same},
        Row{"UmlautAsUe",
            "MUNOZ<GUEEL<<INES<BEATRIZ<<<<<",
            "Inés Beatriz",
            "Muñoz Güel",
            Agreement::Same},
        Row{"UeThatIsReal", "MANUEL<<UELI<<<<<<<<<<<<<<<<<<", "Ueli", "Manuel", Agreement::Same},
        Row{"HyphenatedSurname",
            "GARCIA<LOPEZ<<ANA<<<<<<<<<<<<<",
            "Ana",
            "García-López",
            Agreement::Same},
        Row{"CutAtTheEnd",
            "VILARCHAO<FERNANDEZ<<JOSE<RAMO",
            "José Ramón",
            "Vilarchao Fernández",
            Agreement::SoFar},
        Row{"CutToInitials",
            "NILAVADHANANANDA<<CHAYAPA<DE<K",
            "Chayapa Dejthamrong Krasuang",
            "Nilavadhanananda",
            Agreement::SoFar},
        Row{"CutComponents",
            "BENNE<WOOLO<WARRA<WARNA<<DIN<P",
            "Dingo Potoroo",
            "Bennelong Wooloomooloo Warrandyte Warnambool",
            Agreement::SoFar},
        Row{"FullFieldThatIsWhole",
            "PAPANDROPOULOUS<<JONATHON<ALEC",
            "Jonathon Alec",
            "Papandropoulous",
            Agreement::Same},
        Row{"OneSurnameMissing",
            "GARCIA<<ANA<<<<<<<<<<<<<<<<<<<",
            "Ana",
            "García López",
            Agreement::SoFar},
        Row{"MiddleNameMissing",
            "GARCIA<LOPEZ<<ANA<MARIA<<<<<<<",
            "Ana",
            "García López",
            Agreement::SoFar},
        Row{"OneNameAlone", "ARKFREITH<<<<<<<<<<<<<<<<<<<<<", "", "Arkfreith", Agreement::Same},
        Row{"OneNameAloneTakenForGiven",
            "ARKFREITH<<<<<<<<<<<<<<<<<<<<<",
            "Arkfreith",
            "",
            Agreement::Same},
        Row{"PartsNotToldApart",
            "GARCIA<LOPEZ<<ANA<MARIA<<<<<<<",
            "Ana María García López",
            "",
            Agreement::Same},
        Row{"OtherGivenName",
            "GARCIA<LOPEZ<<ANA<<<<<<<<<<<<<",
            "Eva",
            "García López",
            Agreement::Different},
        Row{"OtherSecondSurname",
            "GARCIA<LOPEZ<<ANA<<<<<<<<<<<<<",
            "Ana",
            "García Pérez",
            Agreement::Different},
        Row{"BeginningIsNotEnoughWhenNotCut",
            "GARC<<ANA<<<<<<<<<<<<<<<<<<<<<",
            "Ana",
            "García",
            Agreement::Different},
        Row{"SurnamesSwapped",
            "LOPEZ<GARCIA<<ANA<<<<<<<<<<<<<",
            "Ana",
            "García López",
            Agreement::Different},
        Row{"NothingPrinted", "GARCIA<LOPEZ<<ANA<<<<<<<<<<<<<", "", "", Agreement::NotComparable}),
    [](const auto& row) { return row.param.quirk; });

TEST(CompareDates, LooksAtThePartsThatBothKnow)
{
    EXPECT_EQ(compareDates({1974, 8, 12}, {1974, 8, 12}), Agreement::Same);
    EXPECT_EQ(compareDates({1974, 8, 12}, {1974, 12, 8}), Agreement::Different);
    EXPECT_EQ(compareDates({1974, 8, 0}, {1974, 8, 12}), Agreement::SoFar);
    EXPECT_EQ(compareDates({1974, 0, 0}, {1974, 0, 0}), Agreement::Same);
    EXPECT_EQ(compareDates({1974, 0, 0}, {1975, 8, 12}), Agreement::Different);
    EXPECT_EQ(compareDates({1974, 0, 0}, {0, 8, 12}), Agreement::NotComparable);
    EXPECT_EQ(compareDates({}, {1974, 8, 12}), Agreement::NotComparable);
}

} // namespace
} // namespace ventanilla::reading::agreement
