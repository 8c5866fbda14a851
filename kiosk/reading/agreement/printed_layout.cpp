// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/agreement/printed_layout.h"

#include "kiosk/reading/agreement/printed_date.h"

#include <algorithm>
#include <array>

namespace ventanilla::reading::agreement {
namespace {

struct Phrase
{
    std::string_view words;
    Label label;
};

// Folded; where several fit the one with most words counts.
constexpr auto kPhrases = std::to_array<Phrase>({
    {"APELLIDOS", Label::Surname},
    {"APELLIDO", Label::Surname},
    {"PRIMER APELLIDO", Label::Surname},
    {"SEGUNDO APELLIDO", Label::Surname},
    {"APELLIDO PATERNO", Label::Surname},
    {"APELLIDO MATERNO", Label::Surname},
    {"SURNAME", Label::Surname},
    {"SURNAMES", Label::Surname},
    {"LAST NAME", Label::Surname},
    {"LAST NAMES", Label::Surname},
    {"FAMILY NAME", Label::Surname},
    {"SOBRENOME", Label::Surname},
    {"SOBRENOMES", Label::Surname},
    {"APELIDO", Label::Surname},
    {"NOM DE FAMILLE", Label::Surname},
    {"GIVEN NAMES", Label::GivenNames},
    {"GIVEN NAME", Label::GivenNames},
    {"FIRST NAME", Label::GivenNames},
    {"FIRST NAMES", Label::GivenNames},
    {"NOMBRES", Label::GivenNames},
    {"NOMBRE S", Label::GivenNames},
    {"PRENOMS", Label::GivenNames},
    {"PRENOM", Label::GivenNames},
    {"PRIMEIRO NOME", Label::GivenNames},
    {"FULL NAME", Label::FullName},
    {"NOMBRE COMPLETO", Label::FullName},
    {"NAME", Label::FullName},
    {"NOMBRE", Label::FullName},
    {"NOME", Label::FullName},
    {"NOME COMPLETO", Label::FullName},
    {"NOM", Label::FullName},
    {"NOM ET PRENOMS", Label::FullName},
    {"DATE OF BIRTH", Label::BirthDate},
    {"BIRTH DATE", Label::BirthDate},
    {"DOB", Label::BirthDate},
    {"FECHA DE NACIMIENTO", Label::BirthDate},
    {"FECHA NACIMIENTO", Label::BirthDate},
    {"FECHA DE NAC", Label::BirthDate},
    {"NASCIMENTO", Label::BirthDate},
    {"NE E LE", Label::BirthDate},
    {"DATA DE NASCIMENTO", Label::BirthDate},
    {"DATE DE NAISSANCE", Label::BirthDate},
    {"DATE OF EXPIRY", Label::Expiry},
    {"DATE OF EXPIRATION", Label::Expiry},
    {"EXPIRATION DATE", Label::Expiry},
    {"EXPIRY DATE", Label::Expiry},
    {"EXPIRES", Label::Expiry},
    {"EXPIRY", Label::Expiry},
    {"VALID UNTIL", Label::Expiry},
    {"VALID THRU", Label::Expiry},
    {"FECHA DE EXPIRACION", Label::Expiry},
    {"FECHA DE VENCIMIENTO", Label::Expiry},
    {"FECHA DE CADUCIDAD", Label::Expiry},
    {"VENCIMIENTO", Label::Expiry},
    {"VENCE", Label::Expiry},
    {"VIGENCIA", Label::Expiry},
    {"VALIDA HASTA", Label::Expiry},
    {"VALIDO HASTA", Label::Expiry},
    {"EXPIRA", Label::Expiry},
    {"CADUCIDAD", Label::Expiry},
    {"FECHA DE VENC", Label::Expiry},
    {"EXPIRATION", Label::Expiry},
    {"DATA DE VALIDADE", Label::Expiry},
    {"VALIDADE", Label::Expiry},
    {"VALIDO ATE", Label::Expiry},
    {"VALIDA ATE", Label::Expiry},
    {"DATE D EXPIRATION", Label::Expiry},
    {"VALABLE JUSQU AU", Label::Expiry},
    {"EXPIRE LE", Label::Expiry},
    {"DATE OF ISSUE", Label::IssueDate},
    {"ISSUE DATE", Label::IssueDate},
    {"DATE ISSUED", Label::IssueDate},
    {"FECHA DE EXPEDICION", Label::IssueDate},
    {"FECHA DE EMISION", Label::IssueDate},
    {"EXPEDICION", Label::IssueDate},
    {"EMISION", Label::IssueDate},
    {"ISSUED", Label::IssueDate},
    {"ISSUED ON", Label::IssueDate},
    {"DATA DE EMISSAO", Label::IssueDate},
    {"DATA DE EXPEDICAO", Label::IssueDate},
    {"EMISSAO", Label::IssueDate},
    {"DATE DE DELIVRANCE", Label::IssueDate},
    {"DATE D EMISSION", Label::IssueDate},
    {"DELIVREE LE", Label::IssueDate},
    {"DELIVRE LE", Label::IssueDate},
    {"STATEMENT DATE", Label::IssueDate},
    {"BILL DATE", Label::IssueDate},
    {"BILLING DATE", Label::IssueDate},
    {"INVOICE DATE", Label::IssueDate},
    {"LETTER DATE", Label::IssueDate},
    {"DATE", Label::IssueDate},
    {"FECHA", Label::IssueDate},
    {"DUE DATE", Label::Other},
    {"PAYMENT DUE", Label::Other},
    {"DATE DUE", Label::Other},
    {"NEXT READING DATE", Label::Other},
    {"NATIONALITY", Label::Other},
    {"NACIONALIDAD", Label::Other},
    {"SEX", Label::Other},
    {"SEXO", Label::Other},
    {"PLACE OF BIRTH", Label::Other},
    {"LUGAR DE NACIMIENTO", Label::Other},
    {"DOCUMENT NO", Label::Other},
    {"DOCUMENT NUMBER", Label::Other},
    {"PASSPORT NO", Label::Other},
    {"CARD NO", Label::Other},
    {"ID NO", Label::Other},
    {"ID NUMBER", Label::Other},
    {"NUMERO", Label::Other},
    {"NUMBER", Label::Other},
    {"NO", Label::Other},
    {"FOLIO", Label::Other},
    {"AUTHORITY", Label::Other},
    {"AUTORIDAD", Label::Other},
    {"SIGNATURE", Label::Other},
    {"FIRMA", Label::Other},
    {"TYPE", Label::Other},
    {"TIPO", Label::Other},
    {"CURP", Label::Other},
    {"ACCOUNT NUMBER", Label::Other},
    {"ACCOUNT NO", Label::Other},
    {"AMOUNT DUE", Label::Other},
    {"SERVICE ADDRESS", Label::Other},
    {"ADDRESS", Label::Other},
    {"DIRECCION", Label::Other},
    {"DOMICILIO", Label::Other},
    {"ENDERECO", Label::Other},
    {"ADRESSE", Label::Other},
    {"DOMICILE", Label::Other},
    {"RESIDENCE", Label::Other},
    {"NATURALIDADE", Label::Other},
    {"LOCAL DE NASCIMENTO", Label::Other},
    {"LIEU DE NAISSANCE", Label::Other},
    {"NACIONALIDADE", Label::Other},
    {"NATIONALITE", Label::Other},
    {"FILIACAO", Label::Other},
    {"ASSINATURA", Label::Other},
    {"AUTORITE", Label::Other},
    {"SEXE", Label::Other},
    {"ESTATURA", Label::Other},
    {"HEIGHT", Label::Other},
    {"PESO", Label::Other},
    {"WEIGHT", Label::Other},
    {"CABELLO", Label::Other},
    {"HAIR", Label::Other},
    {"OJOS", Label::Other},
    {"EYES", Label::Other},
});

struct Match
{
    Label label = Label::None;
    std::size_t words = 0;
    bool exact = false;
};

Match longestAt(std::span<const PrintedWord> words, std::size_t at);

/// True when the @p count words from @p at on are @p phrase to the letter.
bool isExact(std::span<const PrintedWord> words,
             std::size_t at,
             std::size_t count,
             std::string_view phrase)
{
    std::string text;
    for (const PrintedWord& word : words.subspan(at, count)) {
        text += (text.empty() ? "" : " ") + word.folded;
    }
    return text == phrase;
}

/// "Date of bi..." misread must not pass for the plain "Date" of a letter.
bool isOfSomethingElse(std::span<const PrintedWord> words, std::size_t at, const Match& match)
{
    const bool plainDate = match.label == Label::IssueDate && match.words == 1 &&
                           (words[at].folded == "DATE" || words[at].folded == "FECHA");
    if (!plainDate || at + 1 >= words.size()) {
        return false;
    }
    const std::string& next = words[at + 1].folded;
    const bool number = next.front() >= '0' && next.front() <= '9';
    return !number && !isMonthName(next) && longestAt(words, at + 1).words == 0;
}

Match longestAt(std::span<const PrintedWord> words, std::size_t at)
{
    Match best;
    for (const auto& phrase : kPhrases) {
        const auto count = matchPhrase(words, at, phrase.words);
        if (count == 0 || count < best.words) {
            continue;
        }
        const bool exact = isExact(words, at, count, phrase.words);
        if (count > best.words || (exact && !best.exact)) {
            best = {phrase.label, count, exact};
        }
    }
    if (isOfSomethingElse(words, at, best)) {
        best.label = Label::Other;
    }
    return best;
}

float rightOf(const TextLine& line)
{
    return line.left + line.width;
}

float bottomOf(const TextLine& line)
{
    return line.top + line.height;
}

bool hasBox(const TextLine& line)
{
    return line.width > 0 && line.height > 0;
}

bool overlapsSideways(const TextLine& a, const TextLine& b)
{
    return a.left < rightOf(b) && b.left < rightOf(a);
}

/// Distance from a label to a value at its right or below it; nothing when it lies elsewhere or too
/// far.
std::optional<float> distance(const TextLine& label, const TextLine& value)
{
    constexpr float kFarthestBelow = 2.5F;
    constexpr float kFarthestRight = 12.0F;
    constexpr float kColumnsToRows = 4.0F;
    const float middle = value.top + value.height / 2;
    const float gapRight = value.left - rightOf(label);
    if (middle > label.top && middle < bottomOf(label) && gapRight > -label.height) {
        // Columns stand farther apart than rows.
        return gapRight < kFarthestRight * label.height
                   ? std::optional{std::max(gapRight, 0.0F) / kColumnsToRows}
                   : std::nullopt;
    }
    const float gapBelow = value.top - bottomOf(label);
    const bool below = gapBelow > -label.height / 2 && gapBelow < kFarthestBelow * label.height;
    return below && overlapsSideways(label, value) ? std::optional{std::max(gapBelow, 0.0F)}
                                                   : std::nullopt;
}

/// A value belongs to the label that is nearest to it.
bool hasNearerLabel(std::span<const TextLine> lines,
                    std::span<const LaidLine> laid,
                    std::size_t value,
                    float gap)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto other =
            laid[i].label == Label::None ? std::nullopt : distance(lines[i], lines[value]);
        if (other && *other < gap) {
            return true;
        }
    }
    return false;
}

} // namespace

LaidLine layOut(std::string_view utf8)
{
    LaidLine line;
    line.words = wordsOf(utf8);
    line.valueBegin = utf8.size();
    std::size_t at = 0;
    for (auto match = longestAt(line.words, 0); match.words != 0; match = longestAt(line.words, at))
    {
        // "Nombre / Given names": the more telling of two languages counts.
        if (line.label == Label::None || line.label == Label::FullName) {
            line.label = match.label;
            line.exact = match.exact;
        }
        at += match.words;
    }
    if (at < line.words.size()) {
        line.valueBegin = line.label == Label::None ? 0 : line.words[at].begin;
    }
    return line;
}

std::optional<std::size_t>
valueLine(std::span<const TextLine> lines, std::span<const LaidLine> laid, std::size_t at)
{
    if (!hasBox(lines[at])) {
        const bool next = at + 1 < lines.size() && laid[at + 1].label == Label::None;
        return next ? std::optional{at + 1} : std::nullopt;
    }
    std::optional<std::size_t> best;
    float nearest = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto gap =
            laid[i].label != Label::None ? std::nullopt : distance(lines[at], lines[i]);
        if (gap && (!best || *gap < nearest) && !hasNearerLabel(lines, laid, i, *gap)) {
            best = i;
            nearest = *gap;
        }
    }
    return best;
}

std::optional<std::size_t> lineAbove(std::span<const TextLine> lines, std::size_t at)
{
    if (!hasBox(lines[at])) {
        return at == 0 ? std::nullopt : std::optional{at - 1};
    }
    constexpr float kFarthest = 2.0F;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const float gap = lines[at].top - bottomOf(lines[i]);
        const bool above = i != at && gap > -lines[at].height / 2 &&
                           gap < kFarthest * lines[at].height &&
                           overlapsSideways(lines[at], lines[i]);
        if (above && (!best || lines[i].top > lines[*best].top)) {
            best = i;
        }
    }
    return best;
}

} // namespace ventanilla::reading::agreement
