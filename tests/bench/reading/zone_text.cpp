// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/reading/zone_text.h"

#include "tests/support/specimens/machine_text.h"

#include <fmt/format.h>

#include <array>

namespace ventanilla::bench {
namespace {

using specimens::checkDigit;

constexpr std::array<std::string_view, 30> kSurnames{
    "VALDIVIESO",   "ECHEVERRIA", "KRAJEWSKI",  "OYELARAN",   "HUAYTA",      "TENORIO",
    "BARRIENTOS",   "DESROSIERS", "FIGUEIREDO", "NAKAMURA",   "THORVALDSEN", "UGARTE",
    "YUPANQUI",     "ZAMBRANO",   "WEATHERBY",  "LINDQVIST",  "CIENFUEGOS",  "BAUTISTA",
    "BHATTACHARYA", "PACHECO",    "IZQUIERDO",  "MWANGI",     "JACINTO",     "VILLANUEVA",
    "AGUIRRE",      "SOLORZANO",  "ADEYEMI",    "FITZGERALD", "QUEIROZ",     "XUEFENG"};
constexpr std::array<std::string_view, 24> kGivenNames{
    "GABRIELA", "ESTEBAN",   "NICANOR", "MARISOL", "RIGOBERTO", "ITZEL",      "EVARISTO", "DOLORES",
    "XIMENA",   "HERIBERTO", "YARELI",  "OTONIEL", "FLORENCIO", "BEATRIZ",    "WENDY",    "KAYODE",
    "INGRID",   "PHILIPPE",  "TEODORO", "UBALDO",  "ZENAIDA",   "JACQUELINE", "HJALMAR",  "VQ"};
constexpr std::array<std::string_view, 20> kStates{"UTO", "MEX", "GTM", "HND", "SLV", "ECU", "PER",
                                                   "COL", "DOM", "ARG", "BRA", "USA", "ESP", "PRT",
                                                   "POL", "IND", "PHL", "NGA", "D<<", "JAM"};
const std::string kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const std::string kDigits = "0123456789";
const std::string kNumberLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ"; // most states bar I or O

std::string padded(std::string text, std::size_t length)
{
    text.resize(length, '<');
    return text;
}

std::string withCheck(const std::string& text)
{
    return text + checkDigit(text);
}

std::string drawName(Draw& draw, std::size_t length)
{
    const bool unheard = draw.chance(0.3); // no list of names helps to read these
    const auto part = [&](const auto& list) {
        return unheard ? draw.text(draw.below(8) + 2, kLetters) : std::string(draw.oneOf(list));
    };
    std::string name = part(kSurnames);
    name += draw.chance(0.5) ? "<" + part(kSurnames) : "";
    name += draw.chance(0.95) ? "<<" + part(kGivenNames) : "";
    name += draw.chance(0.5) ? "<" + part(kGivenNames) : "";
    return padded(name, length);
}

std::string drawNumber(Draw& draw)
{
    switch (draw.below(4)) {
    case 0:
        return draw.text(9, kDigits);
    case 1:
        return draw.text(1, kNumberLetters) + draw.text(8, kDigits);
    case 2:
        return draw.text(9, kNumberLetters + kDigits);
    default:
        return padded(draw.text(2, kNumberLetters) + draw.text(draw.below(3) + 4, kDigits), 9);
    }
}

std::string drawDay(Draw& draw, int firstYear, int lastYear)
{
    return fmt::format("{:02}{:02}{:02}",
                       draw.between(firstYear, lastYear) % 100,
                       draw.between(1, 12),
                       draw.between(1, 28));
}

std::string drawOptional(Draw& draw, std::size_t length)
{
    const std::size_t used = draw.chance(0.5) ? 0 : draw.below(length) + 1;
    return padded(draw.text(used, kNumberLetters + kDigits), length);
}

struct Facts
{
    std::string number;
    std::string birth;
    std::string expiry;
    std::string issuer;
    std::string sex;
};

Facts drawFacts(Draw& draw)
{
    return {withCheck(drawNumber(draw)),
            withCheck(drawDay(draw, 1938, 2012)),
            withCheck(drawDay(draw, 2025, 2036)),
            std::string(draw.oneOf(kStates)),
            draw.text(1, "MF<")};
}

std::vector<std::string> twoLines(const std::string& code, std::size_t length, Draw& draw)
{
    const Facts facts = drawFacts(draw);
    const std::string middle = facts.number + facts.issuer + facts.birth + facts.sex + facts.expiry;
    const std::string first = code + facts.issuer + drawName(draw, length - 5);
    if (code[0] == 'V') {
        return {first, middle + drawOptional(draw, length - middle.size())};
    }
    std::string rest = drawOptional(draw, length == 44 ? 14 : 7);
    rest = length == 44 ? withCheck(rest) : rest;
    return {first, middle + rest + checkDigit(facts.number + facts.birth + facts.expiry + rest)};
}

std::vector<std::string> threeLines(Draw& draw)
{
    const Facts facts = drawFacts(draw);
    const std::vector<std::string> codes{"I<", "ID", "AC", "C<"};
    const std::string first =
        draw.oneOf(codes) + facts.issuer + facts.number + drawOptional(draw, 15);
    const std::string more = drawOptional(draw, 11);
    const char composite = checkDigit(first.substr(5) + facts.birth + facts.expiry + more);
    return {first,
            facts.birth + facts.sex + facts.expiry + facts.issuer + more + composite,
            drawName(draw, 30)};
}

} // namespace

std::vector<std::string> drawZone(reading::ZoneKind kind, Draw& draw)
{
    switch (kind) {
    case reading::ZoneKind::Td1:
        return threeLines(draw);
    case reading::ZoneKind::Td2:
        return twoLines(draw.chance(0.5) ? "I<" : "ID", 36, draw);
    case reading::ZoneKind::Td3:
        return twoLines(draw.chance(0.7) ? "P<" : "PS", 44, draw);
    case reading::ZoneKind::MrvA:
        return twoLines("V<", 44, draw);
    case reading::ZoneKind::MrvB:
        return twoLines("V<", 36, draw);
    }
    return {};
}

std::span<const std::string_view> surnames()
{
    return kSurnames;
}

std::span<const std::string_view> givenNames()
{
    return kGivenNames;
}

} // namespace ventanilla::bench
