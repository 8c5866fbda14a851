// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/format.h"

#include "kiosk/base/result.h"

#include <algorithm>

namespace ventanilla::reading::mrz {
namespace {

using F = ZoneField;
using A = Alphabet;

// Doc 9303-5, 4.2.2.
constexpr std::array kTd1Fields{
    Field{F::DocumentCode, {0, 0, 2}, A::Letters},
    Field{F::Issuer, {0, 2, 3}, A::Letters},
    Field{F::DocumentNumber, {0, 5, 9}, A::Any},
    Field{F::DocumentNumberCheck, {0, 14, 1}, A::Check},
    Field{F::Optional1, {0, 15, 15}, A::Any},
    Field{F::BirthDate, {1, 0, 6}, A::Digits},
    Field{F::BirthDateCheck, {1, 6, 1}, A::Check},
    Field{F::Sex, {1, 7, 1}, A::Sex},
    Field{F::Expiry, {1, 8, 6}, A::Digits},
    Field{F::ExpiryCheck, {1, 14, 1}, A::Check},
    Field{F::Nationality, {1, 15, 3}, A::Letters},
    Field{F::Optional2, {1, 18, 11}, A::Any},
    Field{F::CompositeCheck, {1, 29, 1}, A::Check},
    Field{F::Name, {2, 0, 30}, A::Letters},
};

// Doc 9303-6, 4.2.2.
constexpr std::array kTd2Fields{
    Field{F::DocumentCode, {0, 0, 2}, A::Letters},
    Field{F::Issuer, {0, 2, 3}, A::Letters},
    Field{F::Name, {0, 5, 31}, A::Letters},
    Field{F::DocumentNumber, {1, 0, 9}, A::Any},
    Field{F::DocumentNumberCheck, {1, 9, 1}, A::Check},
    Field{F::Nationality, {1, 10, 3}, A::Letters},
    Field{F::BirthDate, {1, 13, 6}, A::Digits},
    Field{F::BirthDateCheck, {1, 19, 1}, A::Check},
    Field{F::Sex, {1, 20, 1}, A::Sex},
    Field{F::Expiry, {1, 21, 6}, A::Digits},
    Field{F::ExpiryCheck, {1, 27, 1}, A::Check},
    Field{F::Optional1, {1, 28, 7}, A::Any},
    Field{F::CompositeCheck, {1, 35, 1}, A::Check},
};

// Doc 9303-4, 4.2.2.
constexpr std::array kTd3Fields{
    Field{F::DocumentCode, {0, 0, 2}, A::Letters},
    Field{F::Issuer, {0, 2, 3}, A::Letters},
    Field{F::Name, {0, 5, 39}, A::Letters},
    Field{F::DocumentNumber, {1, 0, 9}, A::Any},
    Field{F::DocumentNumberCheck, {1, 9, 1}, A::Check},
    Field{F::Nationality, {1, 10, 3}, A::Letters},
    Field{F::BirthDate, {1, 13, 6}, A::Digits},
    Field{F::BirthDateCheck, {1, 19, 1}, A::Check},
    Field{F::Sex, {1, 20, 1}, A::Sex},
    Field{F::Expiry, {1, 21, 6}, A::Digits},
    Field{F::ExpiryCheck, {1, 27, 1}, A::Check},
    Field{F::Optional1, {1, 28, 14}, A::Any},
    Field{F::Optional1Check, {1, 42, 1}, A::Check},
    Field{F::CompositeCheck, {1, 43, 1}, A::Check},
};

// Doc 9303-7, 4.2.2: as a passport up to the expiry, the rest is optional, no composite digit.
constexpr std::array kMrvAFields{
    Field{F::DocumentCode, {0, 0, 2}, A::Letters},
    Field{F::Issuer, {0, 2, 3}, A::Letters},
    Field{F::Name, {0, 5, 39}, A::Letters},
    Field{F::DocumentNumber, {1, 0, 9}, A::Any},
    Field{F::DocumentNumberCheck, {1, 9, 1}, A::Check},
    Field{F::Nationality, {1, 10, 3}, A::Letters},
    Field{F::BirthDate, {1, 13, 6}, A::Digits},
    Field{F::BirthDateCheck, {1, 19, 1}, A::Check},
    Field{F::Sex, {1, 20, 1}, A::Sex},
    Field{F::Expiry, {1, 21, 6}, A::Digits},
    Field{F::ExpiryCheck, {1, 27, 1}, A::Check},
    Field{F::Optional1, {1, 28, 16}, A::Any},
};
constexpr std::array kMrvBFields{
    Field{F::DocumentCode, {0, 0, 2}, A::Letters},
    Field{F::Issuer, {0, 2, 3}, A::Letters},
    Field{F::Name, {0, 5, 31}, A::Letters},
    Field{F::DocumentNumber, {1, 0, 9}, A::Any},
    Field{F::DocumentNumberCheck, {1, 9, 1}, A::Check},
    Field{F::Nationality, {1, 10, 3}, A::Letters},
    Field{F::BirthDate, {1, 13, 6}, A::Digits},
    Field{F::BirthDateCheck, {1, 19, 1}, A::Check},
    Field{F::Sex, {1, 20, 1}, A::Sex},
    Field{F::Expiry, {1, 21, 6}, A::Digits},
    Field{F::ExpiryCheck, {1, 27, 1}, A::Check},
    Field{F::Optional1, {1, 28, 8}, A::Any},
};

// Doc 9303-5, 4.2.4.
constexpr std::array kTd1Checks{
    CheckRule{F::DocumentNumberCheck, {Span{0, 5, 9}}, 1},
    CheckRule{F::BirthDateCheck, {Span{1, 0, 6}}, 1},
    CheckRule{F::ExpiryCheck, {Span{1, 8, 6}}, 1},
    CheckRule{
        F::CompositeCheck, {Span{0, 5, 25}, Span{1, 0, 7}, Span{1, 8, 7}, Span{1, 18, 11}}, 4},
};
// Doc 9303-6, 4.2.4.
constexpr std::array kTd2Checks{
    CheckRule{F::DocumentNumberCheck, {Span{1, 0, 9}}, 1},
    CheckRule{F::BirthDateCheck, {Span{1, 13, 6}}, 1},
    CheckRule{F::ExpiryCheck, {Span{1, 21, 6}}, 1},
    CheckRule{F::CompositeCheck, {Span{1, 0, 10}, Span{1, 13, 7}, Span{1, 21, 14}}, 3},
};
// Doc 9303-4, 4.2.4.
constexpr std::array kTd3Checks{
    CheckRule{F::DocumentNumberCheck, {Span{1, 0, 9}}, 1},
    CheckRule{F::BirthDateCheck, {Span{1, 13, 6}}, 1},
    CheckRule{F::ExpiryCheck, {Span{1, 21, 6}}, 1},
    CheckRule{F::Optional1Check, {Span{1, 28, 14}}, 1},
    CheckRule{F::CompositeCheck, {Span{1, 0, 10}, Span{1, 13, 7}, Span{1, 21, 22}}, 3},
};
// Doc 9303-7, 4.2.4.
constexpr std::array kMrvChecks{
    CheckRule{F::DocumentNumberCheck, {Span{1, 0, 9}}, 1},
    CheckRule{F::BirthDateCheck, {Span{1, 13, 6}}, 1},
    CheckRule{F::ExpiryCheck, {Span{1, 21, 6}}, 1},
};

constexpr std::array kFormats{
    Format{ZoneKind::Td1, "TD1", 3, 30, true, kTd1Fields, kTd1Checks},
    Format{ZoneKind::Td2, "TD2", 2, 36, true, kTd2Fields, kTd2Checks},
    Format{ZoneKind::Td3, "TD3", 2, 44, false, kTd3Fields, kTd3Checks},
    Format{ZoneKind::MrvA, "MRVA", 2, 44, false, kMrvAFields, kMrvChecks},
    Format{ZoneKind::MrvB, "MRVB", 2, 36, false, kMrvBFields, kMrvChecks},
};

bool isLetter(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

const Field* Format::find(ZoneField wanted) const
{
    const auto found = std::ranges::find(fields, wanted, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

const Format& formatOf(ZoneKind kind)
{
    return kFormats.at(static_cast<std::size_t>(kind));
}

std::span<const Format> allFormats()
{
    return kFormats;
}

std::optional<ZoneKind> kindOf(std::span<const std::string> lines)
{
    if (lines.empty() || lines.front().empty()) {
        return std::nullopt;
    }
    const bool visa = lines.front().front() == 'V';
    for (const auto& format : kFormats) {
        const bool formatIsVisa = format.kind == ZoneKind::MrvA || format.kind == ZoneKind::MrvB;
        const bool fits = lines.size() == format.lines &&
                          std::ranges::all_of(lines, [&format](const std::string& line) {
                              return line.size() == format.lineLength;
                          });
        if (fits && (format.kind == ZoneKind::Td1 || visa == formatIsVisa)) {
            return format.kind;
        }
    }
    return std::nullopt;
}

std::string_view slice(std::span<const std::string> lines, const Span& span)
{
    VN_ASSERT(span.line < lines.size() &&
              std::size_t{span.begin} + span.length <= lines[span.line].size());
    return std::string_view{lines[span.line]}.substr(span.begin, span.length);
}

bool isZoneCharacter(char c)
{
    return isLetter(c) || isDigit(c) || c == kFiller;
}

bool admits(Alphabet alphabet, char c)
{
    switch (alphabet) {
    case Alphabet::Letters:
        return isLetter(c) || c == kFiller;
    case Alphabet::Digits:
    case Alphabet::Check:
        return isDigit(c) || c == kFiller;
    case Alphabet::Any:
        return isZoneCharacter(c);
    case Alphabet::Sex:
        return c == 'F' || c == 'M' || c == kFiller || c == 'X' || c == 'H';
    }
    return false;
}

} // namespace ventanilla::reading::mrz
