// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/specimens/machine_text.h"

#include <QString>

#include <fmt/format.h>

namespace ventanilla::specimens {
namespace {

int valueOf(char character)
{
    if (character >= '0' && character <= '9') {
        return character - '0';
    }
    return character >= 'A' && character <= 'Z' ? character - 'A' + 10 : 0;
}

std::string padded(std::string text, std::size_t length)
{
    text.resize(length, '<');
    return text;
}

std::string shortDay(Day day)
{
    return fmt::format("{:02}{:02}{:02}",
                       static_cast<int>(day.year()) % 100,
                       static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::string withCheck(const std::string& text)
{
    return text + checkDigit(text);
}

/// Cut to @p length by leaving off the end; a cut name ends in a letter (Doc 9303-4).
std::string nameField(const Person& person, std::size_t length)
{
    std::string name = mrzLetters(joined(person.family.empty() ? person.given : person.family));
    if (!person.family.empty()) {
        name += "<<" + mrzLetters(joined(person.given));
    }
    if (name.size() > length && name[length - 1] == '<') {
        // The part before gives a letter, so that the next part begins inside the field.
        name.erase(length - 2, 1);
    }
    name = name.substr(0, length);
    return padded(name, length);
}

char sexLetter(const Person& person)
{
    return person.sex == 'X' ? '<' : person.sex;
}

std::string usDay(Day day)
{
    return fmt::format("{:02}{:02}{:04}",
                       static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()),
                       static_cast<int>(day.year()));
}

/// Licences carry capitals without accents.
std::string plain(const std::string& text)
{
    auto letters = mrzLetters(text);
    for (auto& letter : letters) {
        letter = letter == '<' ? ' ' : letter;
    }
    return letters;
}

std::string plainStreet(const Home& home)
{
    return capitals(home.unit.empty() ? home.street : home.street + " " + home.unit);
}

} // namespace

char checkDigit(std::string_view text)
{
    constexpr int kWeights[]{7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        sum += valueOf(text[i]) * kWeights[i % 3];
    }
    return static_cast<char>('0' + sum % 10);
}

std::string mrzLetters(const std::string& text)
{
    // Taking letters apart leaves the base letter and its accents; Ñ and Ü lose theirs too.
    const auto apart =
        QString::fromStdString(text).toUpper().normalized(QString::NormalizationForm_D);
    std::string letters;
    for (const QChar character : apart) {
        const char16_t unit = character.unicode();
        if (unit >= u'A' && unit <= u'Z') {
            letters += static_cast<char>(unit);
        } else if (unit == u' ' || unit == u'-') {
            letters += '<';
        }
    }
    return letters;
}

std::vector<std::string> td3Lines(const Person& person)
{
    const auto number = withCheck("X" + person.number.substr(0, 8));
    const auto birth = withCheck(shortDay(person.birth));
    const auto expiry = withCheck(shortDay(person.expires));
    const auto personal = withCheck(padded("", 14));
    const auto composite = checkDigit(number + birth + expiry + personal);
    return {"P<UTO" + nameField(person, 39),
            number + "UTO" + birth + sexLetter(person) + expiry + personal + composite};
}

std::vector<std::string> td1Lines(const Person& person)
{
    const auto first = "I<UTO" + withCheck("C" + person.number.substr(0, 8)) + padded("", 15);
    const auto birth = withCheck(shortDay(person.birth));
    const auto expiry = withCheck(shortDay(person.expires));
    const auto optional = padded("", 11);
    const auto composite = checkDigit(first.substr(5) + birth + expiry + optional);
    return {first,
            birth + sexLetter(person) + expiry + "UTO" + optional + composite,
            nameField(person, 30)};
}

std::string aamvaText(const Person& person)
{
    const auto& first = person.given.front();
    const auto middle = joined({person.given.begin() + 1, person.given.end()});
    // One name alone stands in the family name (D.12.5.1); the rest says NONE.
    const bool single = person.family.empty();
    std::string file = "DL";
    const auto add = [&file](const char* element, const std::string& value) {
        file += element + value + "\n";
    };
    add("DAQ", person.number);
    add("DCS", plain(single ? first : joined(person.family)));
    add("DDE", "N");
    add("DAC", single ? "NONE" : plain(first));
    add("DDF", "N");
    add("DAD", single || middle.empty() ? "NONE" : plain(middle));
    add("DDG", "N");
    add("DCA", "D");
    add("DCB", "NONE");
    add("DCD", "NONE");
    add("DBD", usDay(person.issued));
    add("DBB", usDay(person.birth));
    add("DBA", usDay(person.expires));
    add("DBC", person.sex == 'M' ? "1" : (person.sex == 'F' ? "2" : "9"));
    add("DAU", "066 in");
    add("DAY", "BRO");
    add("DAG", plainStreet(person.home));
    add("DAI", capitals(person.home.city));
    add("DAJ", person.home.state);
    add("DAK", person.home.postalCode + "0000  ");
    add("DCF", "SPECIMEN" + person.number);
    add("DCG", "USA");
    add("DDA", "N");
    add("DDB", "01012020");
    file.back() = '\r';
    return fmt::format("@\n\x1e\rANSI 636006100001DL0031{:04}", file.size()) + file;
}

std::string consularText(const Person& person)
{
    return fmt::format("UTOCID1|{}|{}|{}|{}|K{}|{}",
                       capitals(joined(person.family)),
                       capitals(joined(person.given)),
                       isoDay(person.birth),
                       person.sex,
                       person.number,
                       isoDay(person.expires));
}

} // namespace ventanilla::specimens
