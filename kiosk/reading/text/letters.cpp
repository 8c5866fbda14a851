// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/text/letters.h"

#include <array>

namespace ventanilla::reading {
namespace {

struct Marked
{
    std::u32string_view plain;
    std::u32string_view marked;
};

/// In the order of kMarks, from the second on.
constexpr std::array<Marked, kMarkCount - 1> kMarked{{
    {U"AEIOUYaeiouyCcNnSsZzRrLl", U"ÁÉÍÓÚÝáéíóúýĆćŃńŚśŹźŔŕĹĺ"},
    {U"AEIOUaeiou", U"ÀÈÌÒÙàèìòù"},
    {U"AEIOUaeiouCcGgHhJjSsWwYy", U"ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ"},
    {U"AEIOUYaeiouy", U"ÄËÏÖÜŸäëïöüÿ"},
    {U"AONUIaonui", U"ÃÕÑŨĨãõñũĩ"},
    {U"AUau", U"ÅŮåů"},
    {U"CGKLNRSTcgklnrst", U"ÇĢĶĻŅŖŞŢçģķļņŗşţ"},
    {U"CDENRSTZLcdenrstzl", U"ČĎĚŇŘŠŤŽĽčďěňřšťžľ"},
    {U"AEIUaeiu", U"ĄĘĮŲąęįų"},
    {U"AEIOUaeiou", U"ĀĒĪŌŪāēīōū"},
    {U"CEGIZcegz", U"ĊĖĠİŻċėġż"},
    {U"OLDold", U"ØŁĐøłđ"},
    {U"OUou", U"ŐŰőű"},
    {U"AEGIOUaegiou", U"ĂĔĞĬŎŬăĕğĭŏŭ"},
    {U"STst", U"ȘȚșț"},
}};

} // namespace

char32_t composed(std::size_t base, std::size_t mark)
{
    if (base >= kBaseCount || mark >= kMarkCount) {
        return 0;
    }
    if (mark == 0) {
        return kBases[base];
    }
    const Marked& letters = kMarked.at(mark - 1);
    const auto at = letters.plain.find(kBases[base]);
    return at == std::u32string_view::npos ? 0 : letters.marked[at];
}

bool differsBySizeAlone(char32_t base)
{
    return std::u32string_view(U"COSVWXZcosvwxz").find(base) != std::u32string_view::npos;
}

bool isCapital(char32_t base)
{
    return base >= U'A' && base <= U'Z';
}

bool isSmall(char32_t base)
{
    return base >= U'a' && base <= U'z';
}

char32_t otherCase(char32_t base)
{
    constexpr char32_t kApart = U'a' - U'A';
    if (isCapital(base)) {
        return base + kApart;
    }
    return isSmall(base) ? base - kApart : base;
}

void appendUtf8(char32_t letter, std::string& to)
{
    constexpr char32_t kOneByte = 0x80;
    constexpr char32_t kTwoBytes = 0x800;
    if (letter < kOneByte) {
        to.push_back(static_cast<char>(letter));
    } else if (letter < kTwoBytes) { // all that composed() gives
        to.push_back(static_cast<char>(0xC0U | (letter >> 6U)));
        to.push_back(static_cast<char>(0x80U | (letter & 0x3FU)));
    }
}

} // namespace ventanilla::reading
