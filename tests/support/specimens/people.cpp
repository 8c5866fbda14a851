// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/specimens/people.h"

#include "kiosk/base/random.h"

#include <QString>

#include <fmt/format.h>

#include <array>

namespace ventanilla::specimens {
namespace {

struct NameShape
{
    std::vector<std::string> given;
    std::vector<std::string> family;
    char sex;
    const char* birthPlace;
};

const std::vector<NameShape>& nameShapes()
{
    static const std::vector<NameShape> shapes{
        {{"María", "Fernanda"}, {"Gómez", "Ibarra"}, 'F', "Puerto Quimera"},
        {{"José", "Ángel"}, {"Peña", "Núñez"}, 'M', "Villa Ñandú"},
        {{"Ana", "Lucía"}, {"Agüero", "Müller"}, 'F', "Santa Úrsula"},
        {{"Wayan"}, {}, 'X', "Tirta Semu"},
        {{"Maximiliano", "Hermenegildo"},
         {"Villavicencio", "Etxeberria"},
         'M',
         "San Bartolomé de las Nubes"},
        {{"Marie-Ange"}, {"Désir"}, 'F', "Port-Imaginé"},
        {{"Siobhán"}, {"O'Dálaigh"}, 'F', "Baile Bréagach"},
        {{"João", "Vítor"}, {"da", "Conceição", "dos", "Santos"}, 'M', "Vila Fictícia"},
        {{"Wei"}, {"Zhang"}, 'M', "Kongxiang"},
        {{"Fatima", "Zahra"}, {"Al-Masri"}, 'F', "Madinat al-Khayal"},
        {{"Ñuflo"}, {"Güell", "Yáñez"}, 'M', "Ciudad Inventada"},
        {{"Li"}, {"O"}, 'F', "Mosu"},
    };
    return shapes;
}

constexpr std::array kStreets{"Quimera Street",
                              "Imaginary Avenue",
                              "Sample Street",
                              "Fable Road",
                              "Specimen Court",
                              "Nowhere Lane"};
constexpr std::array kPostalCodes{"06510", "06511", "06513", "06515", "06519"};

class Draw
{
public:
    explicit Draw(std::uint64_t seed)
        : m_random(seed)
    {}
    int between(int least, int most)
    {
        return least +
               static_cast<int>(m_random.below(static_cast<std::uint64_t>(most - least) + 1));
    }
    template <typename Array>
    auto oneOf(const Array& values)
    {
        return values[m_random.below(values.size())];
    }

private:
    SeededRandom m_random;
};

Day daysFrom(Day day, int days)
{
    return Day{std::chrono::sys_days{day} + std::chrono::days{days}};
}

Home makeHome(Draw& draw)
{
    Home home;
    home.street = fmt::format("{} {}", draw.between(2, 980), draw.oneOf(kStreets));
    if (draw.between(0, 2) == 0) {
        home.unit = fmt::format(
            "Apt {}{}", draw.between(1, 9), static_cast<char>('A' + draw.between(0, 3)));
    }
    home.city = "New Haven";
    home.state = "CT";
    home.postalCode = draw.oneOf(kPostalCodes);
    return home;
}

} // namespace

std::vector<Person> makePeople(std::uint64_t seed, Day today, std::size_t count)
{
    const auto& shapes = nameShapes();
    std::vector<Person> people;
    for (std::size_t i = 0; i < std::min(count, shapes.size()); ++i) {
        // Each person has numbers of their own: a longer list does not change the earlier ones.
        Draw draw{seed * 1000 + i};
        const auto& shape = shapes[i];
        Person person;
        person.id = fmt::format("p{:02}", i + 1);
        person.given = shape.given;
        person.family = shape.family;
        person.sex = shape.sex;
        person.birth = daysFrom(today, -draw.between(19 * 366, 82 * 365));
        person.birthPlace = shape.birthPlace;
        person.home = makeHome(draw);
        person.issued = daysFrom(today, -draw.between(40, 1200));
        person.expires = daysFrom(today, draw.between(200, 2500));
        person.number =
            fmt::format("{:08}{}", draw.between(10'000'000, 99'999'999), draw.between(0, 9));
        people.push_back(std::move(person));
    }
    return people;
}

std::string joined(const std::vector<std::string>& parts)
{
    return fmt::format("{}", fmt::join(parts, " "));
}

std::string isoDay(Day day)
{
    return fmt::format("{:04}-{:02}-{:02}",
                       static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::string capitals(const std::string& text)
{
    return QString::fromStdString(text).toUpper().toStdString();
}

} // namespace ventanilla::specimens
