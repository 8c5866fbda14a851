// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/specimens/consular_cards.h"

#include "tests/support/specimens/sheet.h"

#include <fmt/format.h>

#include <array>
#include <functional>

namespace ventanilla::specimens {
namespace {

constexpr double kWidth = 85.6;
constexpr double kHeight = 53.98;
constexpr std::array kFrenchMonths{"janvier",
                                   "février",
                                   "mars",
                                   "avril",
                                   "mai",
                                   "juin",
                                   "juillet",
                                   "août",
                                   "septembre",
                                   "octobre",
                                   "novembre",
                                   "décembre"};
const QColor kRed(190, 30, 40);

std::string dottedDay(Day day, const char* between)
{
    return fmt::format("{:02}{}{:02}{}{}",
                       static_cast<unsigned>(day.day()),
                       between,
                       static_cast<unsigned>(day.month()),
                       between,
                       static_cast<int>(day.year()));
}

std::string frenchDay(Day day)
{
    return fmt::format("{} {} {}",
                       static_cast<unsigned>(day.day()),
                       kFrenchMonths.at(static_cast<unsigned>(day.month()) - 1),
                       static_cast<int>(day.year()));
}

std::string wholeName(const Person& person)
{
    return joined(person.given) + (person.family.empty() ? "" : " ") + joined(person.family);
}

std::string street(const Home& home)
{
    return home.unit.empty() ? home.street : home.street + ", " + home.unit;
}

std::string city(const Home& home)
{
    return fmt::format("{}, {} {}", home.city, home.state, home.postalCode);
}

std::uint64_t faceOf(const Person& person)
{
    return std::hash<std::string>{}(person.number);
}

/// Labels above their values in one face.
class Fields
{
public:
    Fields(Sheet& sheet, const Ink& label, const Ink& value)
        : m_sheet(sheet)
        , m_label(label)
        , m_value(value)
    {}
    void add(const QPointF& at, const std::string& label, const std::string& value, double room)
    {
        m_sheet.text(at, label, m_label, room);
        m_sheet.text(at + QPointF{0, 3.1}, value, m_value, room);
    }

private:
    Sheet& m_sheet;
    Ink m_label;
    Ink m_value;
};

QImage drawPortuguese(const Person& person, double scale)
{
    constexpr const char* kFace = "DejaVu Sans";
    Sheet sheet(kWidth, kHeight, scale, QColor(226, 238, 226));
    sheet.guilloche(51, QColor(190, 214, 184));
    sheet.box({0, 0, kWidth, 9}, QColor(18, 84, 58));
    sheet.text({4, 4.2}, "CONSULADO-GERAL DA UTOPIA", {2.4, true, Qt::white, false, kFace}, 60);
    sheet.text(
        {4, 7.8}, "Carteira de Matrícula Consular", {2.2, false, Qt::white, false, kFace}, 60);
    sheet.portrait({61, 12, 20, 26}, faceOf(person));
    Fields fields(sheet,
                  {1.6, false, QColor(60, 80, 70), false, kFace},
                  {2.5, true, QColor(20, 24, 32), false, kFace});
    fields.add({4, 13.4}, "Nome completo", capitals(wholeName(person)), 54);
    fields.add({4, 20.2}, "Data de nascimento", dottedDay(person.birth, "/"), 24);
    fields.add({31, 20.2}, "Naturalidade", capitals(person.birthPlace), 28);
    fields.add({4, 27.0}, "Data de emissão", dottedDay(person.issued, "/"), 24);
    fields.add({31, 27.0}, "Válido até", dottedDay(person.expires, "/"), 26);
    sheet.text({4, 34.4}, "Endereço", {1.6, false, QColor(60, 80, 70), false, kFace}, 50);
    const Ink value{2.3, true, QColor(20, 24, 32), false, kFace};
    sheet.text({4, 37.6}, street(person.home), value, 54);
    sheet.text({4, 40.8}, city(person.home), value, 54);
    sheet.text({4, 48}, "N.º " + person.number, value, 30);
    sheet.markSpecimen({8, 11, 50, 34}, 0.12);
    sheet.text({61, 46}, "SPECIMEN", {2.6, true, kRed}, 20);
    return sheet.finish();
}

QImage drawFrench(const Person& person, double scale)
{
    constexpr const char* kFace = "Noto Serif";
    Sheet sheet(kWidth, kHeight, scale, QColor(240, 236, 244));
    sheet.guilloche(61, QColor(206, 196, 222));
    sheet.text(
        {26, 5}, "CONSULAT GÉNÉRAL D'UTOPIE", {2.8, true, QColor(70, 30, 96), false, kFace}, 56);
    sheet.text({26, 8.6}, "CARTE CONSULAIRE", {2.4, false, QColor(70, 30, 96), false, kFace}, 56);
    sheet.portrait({4, 4, 19, 25}, faceOf(person));
    Fields fields(sheet,
                  {1.7, false, QColor(90, 80, 104), true, kFace},
                  {2.6, true, QColor(24, 20, 32), false, kFace});
    fields.add({26, 13}, "Nom", capitals(joined(person.family)), 56);
    fields.add({26, 19.6}, "Prénoms", joined(person.given), 56);
    fields.add({26, 26.2}, "Date de naissance", frenchDay(person.birth), 27);
    fields.add({55, 26.2}, "Lieu de naissance", person.birthPlace, 28);
    fields.add({26, 32.8}, "Date de délivrance", frenchDay(person.issued), 27);
    fields.add({55, 32.8}, "Date d'expiration", frenchDay(person.expires), 28);
    sheet.text({26, 40}, "Adresse", {1.7, false, QColor(90, 80, 104), true, kFace}, 50);
    const Ink value{2.4, true, QColor(24, 20, 32), false, kFace};
    sheet.text({26, 43.2}, street(person.home), value, 56);
    sheet.text({26, 46.6}, city(person.home), value, 56);
    sheet.signature({4, 34, 18, 6}, faceOf(person));
    sheet.markSpecimen({28, 11, 54, 34}, 0.12);
    sheet.text({4, 50.6}, "SPECIMEN", {2.6, true, kRed}, 20);
    return sheet.finish();
}

QImage drawBeside(const Person& person, double scale)
{
    Sheet sheet(kWidth, kHeight, scale, QColor(236, 242, 248));
    sheet.guilloche(71, QColor(196, 212, 230));
    sheet.box({0, 0, kWidth, 8.4}, QColor(120, 30, 50));
    sheet.text({4, 5.6}, "TARJETA DE IDENTIFICACIÓN CONSULAR", {2.7, true, Qt::white}, 78);
    sheet.portrait({4, 11.4, 20, 26}, faceOf(person));
    const Ink label{2.0, false, QColor(80, 60, 70)};
    const Ink value{2.5, true};
    double y = 14;
    const auto row = [&](const std::string& name, const std::string& text) {
        sheet.text({27, y}, name, label, 20);
        sheet.text({48, y}, text, value, 36);
        y += 4.6;
    };
    row("Apellidos:", capitals(joined(person.family)));
    row("Nombres:", capitals(joined(person.given)));
    row("Fecha de nacimiento:", dottedDay(person.birth, "-"));
    row("Fecha de emisión:", dottedDay(person.issued, "-"));
    row("Válida hasta:", dottedDay(person.expires, "-"));
    sheet.text({27, y}, "Domicilio:", label, 20);
    sheet.text({27, y + 3.6}, capitals(street(person.home)), value, 56);
    sheet.text({27, y + 7.2}, capitals(city(person.home)), value, 56);
    sheet.signature({4, 40, 20, 6}, faceOf(person));
    sheet.markSpecimen({30, 11, 50, 34}, 0.12);
    sheet.text({4, 50.6}, "SPECIMEN", {2.6, true, kRed}, 20);
    return sheet.finish();
}

} // namespace

QImage drawConsularCard(const Person& person, ConsularDesign design, double pixelsPerMillimetre)
{
    switch (design) {
    case ConsularDesign::Portuguese:
        return drawPortuguese(person, pixelsPerMillimetre);
    case ConsularDesign::French:
        return drawFrench(person, pixelsPerMillimetre);
    case ConsularDesign::Beside:
        return drawBeside(person, pixelsPerMillimetre);
    case ConsularDesign::SpanishEnglish:
        break;
    }
    return drawConsularFront(person, pixelsPerMillimetre).picture;
}

} // namespace ventanilla::specimens
