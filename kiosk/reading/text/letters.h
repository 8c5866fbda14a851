// SPDX-License-Identifier: EUPL-1.2
//
// The letters that the text network knows: a base, and a mark over, under or through it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ventanilla::reading {

/// In the order of the network's classes; `training/text_lines.py` has the same.
inline constexpr std::u32string_view kBases =
    U" 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,'-/:;()&#\u00ba\u00aa"
    U"\u00b0+*@%$!?<=\"\u00c6\u0152\u00df\u00e6\u0153\u0131\u00d0\u00f0";
inline constexpr std::size_t kBaseCount = kBases.size();
/// Combining characters; the first means none. U+0338 stands for the strokes of Ø, Ł and Đ.
inline constexpr std::u32string_view kMarks{
    U"\0\u0301\u0300\u0302\u0308\u0303\u030a\u0327\u030c\u0328\u0304\u0307\u0338\u030b\u0306\u0326",
    16};
inline constexpr std::size_t kMarkCount = kMarks.size();

/// The letter of Latin-1 or Latin Extended that base number @p base and mark number @p mark make;
/// 0 when there is none.
[[nodiscard]] char32_t composed(std::size_t base, std::size_t mark);

/// Letters whose capital differs by size alone, such as o and O.
[[nodiscard]] bool differsBySizeAlone(char32_t base);
[[nodiscard]] bool isCapital(char32_t base);
[[nodiscard]] bool isSmall(char32_t base);
/// A-Z and a-z into one another.
[[nodiscard]] char32_t otherCase(char32_t base);

void appendUtf8(char32_t letter, std::string& to);

} // namespace ventanilla::reading
