// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/parse.h"

#include <gtest/gtest.h>

namespace ventanilla::reading::mrz {
namespace {

struct NameRow
{
    std::string quirk;
    std::string field;
    std::vector<std::string> primary;
    std::vector<std::string> secondary;
    bool truncated;
    bool wellFormed;
};

std::vector<std::string> plainOf(const std::vector<SensitiveText>& parts)
{
    std::vector<std::string> plain;
    plain.reserve(parts.size());
    for (const auto& part : parts) {
        plain.push_back(part.reveal());
    }
    return plain;
}

class NameRows : public testing::TestWithParam<NameRow>
{};

TEST_P(NameRows, AreTakenApartAtFillers)
{
    const auto& row = GetParam();
    const auto names = namesOf(row.field);
    EXPECT_EQ(plainOf(names.primary), row.primary);
    EXPECT_EQ(plainOf(names.secondary), row.secondary);
    EXPECT_EQ(names.possiblyTruncated, row.truncated);
    EXPECT_EQ(names.wellFormed, row.wellFormed);
}

INSTANTIATE_TEST_SUITE_P(
    NamesOf,
    NameRows,
    testing::Values(
        NameRow{"LastIsAnInitial",
                "NILAVADHANANANDA<<CHAYAPA<DE<K",
                {"NILAVADHANANANDA"},
                {"CHAYAPA", "DE", "K"},
                true,
                true},
        NameRow{"InitialsInTheSurname",
                "BENNELONG<WOOLOOMOOLOO<W<W<<DI",
                {"BENNELONG", "WOOLOOMOOLOO", "W", "W"},
                {"DI"},
                true,
                true},
        NameRow{"CutComponents",
                "BENNE<WOOLO<WARRA<WARNA<<DIN<P",
                {"BENNE", "WOOLO", "WARRA", "WARNA"},
                {"DIN", "P"},
                true,
                true},
        NameRow{"FullFieldCountsAsTruncated",
                "PAPANDROPOULOUS<<JONATHON<ALEC",
                {"PAPANDROPOULOUS"},
                {"JONATHON", "ALEC"},
                true,
                true},
        NameRow{"TwoSpanishSurnamesCut",
                "VILARCHAO<FERNANDEZ<<JOSE<RAMO",
                {"VILARCHAO", "FERNANDEZ"},
                {"JOSE", "RAMO"},
                true,
                true},
        NameRow{"OneNameAlone", "ARKFREITH<<<<<<<<<<<<<<<<<<<<<", {"ARKFREITH"}, {}, false, true},
        NameRow{"Empty", "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", {}, {}, false, false},
        NameRow{"BeginsWithFiller", "<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<", {}, {"ANNA"}, false, false},
        NameRow{
            "HasADigit", "ER1KSSON<<ANNA<<<<<<<<<<<<<<<<", {"ER1KSSON"}, {"ANNA"}, false, false},
        NameRow{"TwoDoubleFillers",
                "ERIKSSON<<ANNA<<MARIA<<<<<<<<<",
                {"ERIKSSON"},
                {"ANNA", "MARIA"},
                false,
                false},
        NameRow{"TripleFiller",
                "ERIKSSON<<<ANNA<<<<<<<<<<<<<<<",
                {"ERIKSSON"},
                {"ANNA"},
                false,
                false}),
    [](const auto& row) { return row.param.quirk; });

} // namespace
} // namespace ventanilla::reading::mrz
