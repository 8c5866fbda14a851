// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/specimens/documents.h"

#include "tests/support/specimens/machine_text.h"
#include "tests/support/specimens/sheet.h"

#include <fmt/format.h>

#include <array>
#include <functional>

namespace ventanilla::specimens {
namespace {

constexpr double kCardWidth = 85.6;
constexpr double kCardHeight = 53.98;
constexpr double kPassportLineSpacing = 6.35; // Doc 9303-4
constexpr double kCardLineSpacing = 4.23;     // Doc 9303-5
constexpr std::array kMonths{
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array kLongMonths{"January",
                                 "February",
                                 "March",
                                 "April",
                                 "May",
                                 "June",
                                 "July",
                                 "August",
                                 "September",
                                 "October",
                                 "November",
                                 "December"};
const QColor kNavy(24, 44, 92);
const QColor kWine(112, 24, 44);
const QColor kGreen(22, 88, 70);

std::size_t monthIndex(Day day)
{
    return static_cast<unsigned>(day.month()) - 1;
}

std::string passportDay(Day day)
{
    return fmt::format("{:02} {} {}",
                       static_cast<unsigned>(day.day()),
                       kMonths[monthIndex(day)],
                       static_cast<int>(day.year()));
}

std::string latinDay(Day day)
{
    return fmt::format("{:02}/{:02}/{}",
                       static_cast<unsigned>(day.day()),
                       static_cast<unsigned>(day.month()),
                       static_cast<int>(day.year()));
}

std::string usDay(Day day)
{
    return fmt::format("{:02}/{:02}/{}",
                       static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()),
                       static_cast<int>(day.year()));
}

std::string letterDay(Day day)
{
    return fmt::format("{} {}, {}",
                       kLongMonths[monthIndex(day)],
                       static_cast<unsigned>(day.day()),
                       static_cast<int>(day.year()));
}

std::uint64_t faceOf(const Person& person)
{
    return std::hash<std::string>{}(person.number);
}

/// What a passport prints where the name has one part only: it stands as surname.
std::string surname(const Person& person)
{
    return capitals(joined(person.family.empty() ? person.given : person.family));
}

std::string givenNames(const Person& person)
{
    return person.family.empty() ? "" : capitals(joined(person.given));
}

std::string cityLine(const Home& home)
{
    return fmt::format("{}, {} {}", home.city, home.state, home.postalCode);
}

std::string streetLine(const Home& home)
{
    return home.unit.empty() ? home.street : home.street + ", " + home.unit;
}

Document finished(Document document, Sheet& sheet)
{
    document.picture = sheet.finish();
    document.width = sheet.width();
    document.height = sheet.height();
    return document;
}

Document drawPassport(const Person& person, double scale)
{
    Sheet sheet(125, 88, scale, QColor(243, 238, 230));
    sheet.guilloche(11, QColor(214, 196, 178));
    sheet.guilloche(12, QColor(186, 206, 214));
    sheet.text({6, 6.4}, "REPUBLIC OF UTOPIA / REPÚBLICA DE UTOPÍA", {3.0, true, kWine}, 84);
    sheet.text({97, 6.4}, "PASSPORT / PASAPORTE", {2.2, true, kWine}, 24);
    sheet.portrait({6, 14, 33, 43}, faceOf(person));
    sheet.field({43, 12}, "Type / Tipo", "P", 12);
    sheet.field({58, 12}, "Code / Código", "UTO", 18);
    sheet.field({84, 12}, "Passport No. / Pasaporte N.º", "X" + person.number.substr(0, 8), 36);
    sheet.field({43, 19}, "Surname / Apellidos", surname(person), 78);
    sheet.field({43, 26}, "Given names / Nombres", givenNames(person), 78);
    sheet.field({43, 33}, "Nationality / Nacionalidad", "UTOPIAN", 38);
    sheet.field({84, 33}, "Sex / Sexo", std::string(1, person.sex), 12);
    sheet.field({43, 40}, "Date of birth / Fecha de nacimiento", passportDay(person.birth), 38);
    sheet.field({84, 40}, "Place of birth / Lugar de nacimiento", capitals(person.birthPlace), 37);
    sheet.field({43, 47}, "Date of issue / Fecha de expedición", passportDay(person.issued), 38);
    sheet.field({84, 47}, "Date of expiry / Fecha de caducidad", passportDay(person.expires), 37);
    sheet.field({43, 54}, "Authority / Autoridad", "MINISTRY OF FICTION", 38);
    sheet.signature({86, 52, 28, 7}, faceOf(person));
    sheet.markSpecimen({48, 14, 70, 44}, 0.13);
    sheet.text({6, 61.5}, "SPECIMEN - NOT VALID", {2.6, true, QColor(190, 30, 40)}, 40);
    sheet.box({0, 64.8, 125, 23.2}, QColor(247, 245, 241));
    Document document{"passport", "passport", {}, 0, 0, td3Lines(person), {}};
    sheet.mrz({6.2, 72.75}, kPassportLineSpacing, document.mrz);
    return finished(std::move(document), sheet);
}

Document drawNationalFront(const Person& person, double scale)
{
    Sheet sheet(kCardWidth, kCardHeight, scale, QColor(232, 241, 238));
    sheet.guilloche(21, QColor(176, 210, 200));
    sheet.text({4, 5.6}, "REPÚBLICA DE UTOPÍA", {3.0, true, kGreen}, 50);
    sheet.text(
        {4, 9.0}, "DOCUMENTO NACIONAL DE IDENTIDAD / NATIONAL ID CARD", {1.9, false, kGreen}, 74);
    sheet.portrait({4, 12, 24, 31}, faceOf(person));
    sheet.field({31, 13}, "Apellidos / Surname", surname(person), 52);
    sheet.field({31, 19.6}, "Nombres / Given names", givenNames(person), 52);
    sheet.field({31, 26.2}, "Fecha de nacimiento / Date of birth", latinDay(person.birth), 32);
    sheet.field({67, 26.2}, "Sexo / Sex", std::string(1, person.sex), 14);
    sheet.field({31, 32.8}, "Expedición / Issued", latinDay(person.issued), 22);
    sheet.field({57, 32.8}, "Caducidad / Expires", latinDay(person.expires), 24);
    sheet.field({31, 39.4}, "Número / Number", "C" + person.number.substr(0, 8), 32);
    sheet.signature({56, 42, 24, 6}, faceOf(person));
    sheet.markSpecimen({34, 12, 46, 30}, 0.13);
    sheet.text({4, 49.5}, "SPECIMEN", {3.0, true, QColor(190, 30, 40)}, 24);
    return finished({"national-front", "national_id", {}, 0, 0, {}, {}}, sheet);
}

Document drawNationalBack(const Person& person, double scale)
{
    Sheet sheet(kCardWidth, kCardHeight, scale, QColor(232, 241, 238));
    sheet.guilloche(22, QColor(176, 210, 200));
    sheet.field({5, 6}, "Lugar de nacimiento / Place of birth", capitals(person.birthPlace), 50);
    sheet.field({5, 13}, "Autoridad / Authority", "REGISTRO CIVIL DE UTOPÍA", 50);
    sheet.text({5, 25},
               "Este documento es una muestra sin valor. / This document is a specimen.",
               {1.8},
               70);
    sheet.markSpecimen({46, 4, 34, 22}, 0.2);
    sheet.box({0, 30.5, kCardWidth, kCardHeight - 30.5}, QColor(240, 245, 243));
    Document document{"national", "national_id", {}, 0, 0, td1Lines(person), {}};
    sheet.mrz({4.7, 37.2}, kCardLineSpacing + 0.6, document.mrz);
    return finished(std::move(document), sheet);
}

Document drawConsularBack(const Person& person, double scale)
{
    Sheet sheet(kCardWidth, kCardHeight, scale, QColor(244, 240, 228));
    sheet.guilloche(32, QColor(222, 206, 168));
    Document document{"consular-code", "consular_id", {}, 0, 0, {}, consularText(person)};
    sheet.text({5, 6}, "Esta tarjeta acredita la inscripción consular de su titular.", {2.0}, 76);
    sheet.text({5, 9.2}, "This card attests the consular registration of its bearer.", {2.0}, 76);
    const auto code = pdf417(document.barcode);
    // A third of a millimetre a module: fine enough for the card, coarse enough for the camera.
    const double module = std::min(0.34, 75.0 / code.width());
    const double height = std::min(code.height() * module, 26.0);
    sheet.box({3.5, 13.5, code.width() * module + 3, height + 3}, Qt::white);
    sheet.image({5, 15, code.width() * module, height}, code);
    sheet.text({5, 50}, "SPECIMEN - MUESTRA SIN VALOR", {2.6, true, QColor(190, 30, 40)}, 60);
    return finished(std::move(document), sheet);
}

Document drawLicenceFront(const Person& person, double scale)
{
    Sheet sheet(kCardWidth, kCardHeight, scale, QColor(228, 236, 246));
    sheet.guilloche(41, QColor(176, 196, 224));
    sheet.text({4, 6.2}, "Connecticut", {4.6, true, kNavy}, 40);
    sheet.text({48, 6.0}, "USA  DRIVER LICENSE", {2.6, true, kNavy}, 34);
    sheet.portrait({4, 10, 25, 32}, faceOf(person));
    sheet.field({32, 11}, "4d DLN", person.number, 26);
    sheet.field({62, 11}, "9 CLASS", "D", 14);
    sheet.field({32, 17.4}, "4b EXP", usDay(person.expires), 24);
    sheet.field({62, 17.4}, "4a ISS", usDay(person.issued), 22);
    sheet.text({32, 24.4}, surname(person), {2.7, true}, 50);
    sheet.text({32, 28.0}, givenNames(person), {2.7, true}, 50);
    sheet.text({32, 31.8}, capitals(streetLine(person.home)), {2.2}, 50);
    sheet.text({32, 34.8}, capitals(cityLine(person.home)), {2.2}, 50);
    sheet.field({32, 38.4}, "3 DOB", usDay(person.birth), 26);
    sheet.field({62, 38.4}, "15 SEX", std::string(1, person.sex), 12);
    sheet.signature({4, 43, 25, 6}, faceOf(person));
    sheet.markSpecimen({34, 10, 46, 30}, 0.13);
    sheet.text({32, 49.8}, "SPECIMEN", {3.0, true, QColor(190, 30, 40)}, 26);
    return finished({"licence-front", "us_licence", {}, 0, 0, {}, {}}, sheet);
}

Document drawLicenceBack(const Person& person, double scale)
{
    Sheet sheet(kCardWidth, kCardHeight, scale, QColor(236, 241, 248));
    Document document{"licence", "us_licence", {}, 0, 0, {}, aamvaText(person)};
    const auto code = pdf417(document.barcode);
    const double module = std::min(0.3, 77.0 / code.width());
    const double height = std::min(code.height() * module, 26.0);
    sheet.box({0, 0, kCardWidth, 5}, QColor(40, 40, 44));
    sheet.box({2.8, 8, code.width() * module + 3, height + 3}, Qt::white);
    sheet.image({4.3, 9.5, code.width() * module, height}, code);
    sheet.text({4.3, 43}, "Restrictions: NONE     Endorsements: NONE", {2.0}, 60);
    sheet.text({4.3, 46.4}, "If found drop in any mailbox. Rev 01/01/2020", {1.8}, 60);
    sheet.text({4.3, 51}, "SPECIMEN - NOT A LICENSE", {2.8, true, QColor(190, 30, 40)}, 60);
    return finished(std::move(document), sheet);
}

struct Charge
{
    const char* name;
    const char* amount;
};

void drawCharges(Sheet& sheet)
{
    constexpr std::array kCharges{Charge{"Water service, 11 units", "$ 38.17"},
                                  Charge{"Sewer service", "$ 29.40"},
                                  Charge{"Fire protection", "$ 4.25"},
                                  Charge{"Previous balance", "$ 0.00"}};
    double y = 92;
    for (const auto& charge : kCharges) {
        sheet.text({14, y}, charge.name, {3.4}, 90);
        sheet.text({118, y}, charge.amount, {3.4}, 26);
        sheet.line({14, y + 2}, {146, y + 2}, QColor(205, 210, 216), 0.2);
        y += 7;
    }
    sheet.text({14, y + 1.5}, "Amount due", {4.0, true}, 60);
    sheet.text({118, y + 1.5}, "$ 71.82", {4.0, true}, 30);
}

/// Half a letter sheet lying on its side: the tray sees it at seven pixels a millimetre.
Document drawBill(const Person& person, Day today, double scale)
{
    const auto billed = Day{std::chrono::sys_days{today} - std::chrono::days{16}};
    const auto due = Day{std::chrono::sys_days{today} + std::chrono::days{12}};
    const Ink value{4.0, true};
    const Ink label{3.2, false, QColor(80, 90, 104)};
    Sheet sheet(216, 140, scale, QColor(252, 252, 250));
    sheet.box({0, 0, 216, 20}, QColor(20, 92, 128));
    sheet.text({14, 13}, "Elm Harbor Water Authority", {8, true, Qt::white}, 130);
    sheet.text({160, 12.6}, "WATER BILL", {5.4, true, Qt::white}, 46);
    sheet.text({14, 34},
               joined(person.given) + (person.family.empty() ? "" : " ") + joined(person.family),
               {4.6, true},
               118);
    sheet.text({14, 41}, person.home.street, {4.4}, 118);
    const bool unit = !person.home.unit.empty();
    if (unit) {
        sheet.text({14, 48}, person.home.unit, {4.4}, 118);
    }
    sheet.text({14, unit ? 55.0 : 48.0}, cityLine(person.home), {4.4}, 118);
    sheet.text({140, 31}, "Bill date", label, 30);
    sheet.text({140, 36.5}, letterDay(billed), value, 66);
    sheet.text({140, 45}, "Due date", label, 30);
    sheet.text({140, 50.5}, letterDay(due), value, 66);
    sheet.text({140, 59}, "Account number", label, 40);
    sheet.text({140, 64.5}, "4410-" + person.number.substr(0, 6), value, 66);
    sheet.text({14, 66}, "Service address", label, 50);
    sheet.text({14, 72}, streetLine(person.home) + ", " + cityLine(person.home), value, 118);
    sheet.line({14, 80}, {202, 80}, QColor(20, 92, 128), 0.5);
    drawCharges(sheet);
    sheet.text({14, 133},
               "SPECIMEN - this bill and this company do not exist",
               {3.4, true, QColor(190, 30, 40)},
               150);
    sheet.markSpecimen({138, 84, 66, 42}, 0.2);
    return finished({"bill", "utility_bill", {}, 0, 0, {}, {}}, sheet);
}

} // namespace

Document drawConsularFront(const Person& person, double scale)
{
    Sheet sheet(kCardWidth, kCardHeight, scale, QColor(244, 240, 228));
    sheet.guilloche(31, QColor(222, 206, 168));
    sheet.box({0, 0, kCardWidth, 9.4}, kNavy);
    sheet.text({4, 4.4}, "CONSULADO GENERAL DE UTOPÍA EN NEW HAVEN", {2.5, true, Qt::white}, 78);
    sheet.text({4, 8.0}, "MATRÍCULA CONSULAR / CONSULAR ID CARD", {2.2, false, Qt::white}, 78);
    sheet.portrait({4, 12.4, 22, 28}, faceOf(person));
    sheet.field({29, 13.2}, "Apellidos / Surname", capitals(joined(person.family)), 54);
    sheet.field({29, 19.4}, "Nombres / Given names", capitals(joined(person.given)), 54);
    sheet.field({29, 25.6}, "Fecha de nacimiento / Date of birth", latinDay(person.birth), 33);
    sheet.field(
        {66, 25.6}, "Sexo / Sex", person.sex == 'M' ? "H" : (person.sex == 'F' ? "M" : "X"), 14);
    sheet.field(
        {29, 31.8}, "Lugar de nacimiento / Place of birth", capitals(person.birthPlace), 54);
    sheet.field({29, 38.0}, "Fecha de expedición / Date of issue", latinDay(person.issued), 26);
    sheet.field({58, 38.0}, "Fecha de vencimiento / Date of expiry", latinDay(person.expires), 25);
    sheet.text({29, 44.2}, "Domicilio / Address", {1.55, false, QColor(70, 84, 110)}, 54);
    sheet.text({29, 46.9}, capitals(streetLine(person.home)), {2.3, true}, 54);
    sheet.text({29, 49.8}, capitals(cityLine(person.home)), {2.3, true}, 54);
    sheet.signature({4, 41.5, 22, 5}, faceOf(person));
    sheet.text({4, 50.6}, "K" + person.number, {2.4, true, kWine}, 22);
    sheet.markSpecimen({30, 11, 52, 34}, 0.13);
    sheet.text({66, 13.3}, "SPECIMEN", {1.9, true, QColor(190, 30, 40)}, 17);
    return finished({"consular", "consular_id", {}, 0, 0, {}, {}}, sheet);
}

QImage drawSitter(const Person& person)
{
    Sheet sheet(320, 240, 4, QColor(214, 220, 226));
    sheet.portrait({70, 12, 180, 228}, faceOf(person));
    return sheet.finish();
}

std::vector<Document> drawAll(const Person& person, Day today, double pixelsPerMillimetre)
{
    std::vector<Document> documents;
    documents.push_back(drawPassport(person, pixelsPerMillimetre));
    documents.push_back(drawNationalBack(person, pixelsPerMillimetre));
    documents.push_back(drawNationalFront(person, pixelsPerMillimetre));
    documents.push_back(drawConsularFront(person, pixelsPerMillimetre));
    documents.push_back(drawConsularBack(person, pixelsPerMillimetre));
    documents.push_back(drawLicenceBack(person, pixelsPerMillimetre));
    documents.push_back(drawLicenceFront(person, pixelsPerMillimetre));
    // No code and no fine print on it: three quarters are enough for a paper of this size.
    documents.push_back(drawBill(person, today, pixelsPerMillimetre * 0.75));
    return documents;
}

} // namespace ventanilla::specimens
