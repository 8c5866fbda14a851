// SPDX-License-Identifier: EUPL-1.2
//
// Words that C++ has to choose: faults, kinds of paper, dates with month names, lines of an
// address.
#pragma once

#include "kiosk/domain/person.h"
#include "kiosk/session/entry.h"
#include "kiosk/session/slips.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>
#include <vector>

namespace ventanilla::ui {

/// Empty for a class that has no neutral name.
[[nodiscard]] QString kindWords(const QString& documentClass);
/// Empty for None.
[[nodiscard]] QString faultWords(session::EntryFault fault);
[[nodiscard]] QStringList monthNames(const std::string& language);
/// "4 July 1990", "4 de julio de 1990"; parts that are unknown are left out.
[[nodiscard]] QString dateWords(const PartialDate& date, const std::string& language);
/// "4 July 1990" for a YYYY-MM-DD of our own.
[[nodiscard]] QString dateWords(const QString& isoDay, const std::string& language);
/// Lines separated by newlines.
[[nodiscard]] QString addressLines(const Address& address);
/// Escapes @p plain and puts the characters at @p doubtful (code points) into <u>; newlines become
/// <br>.
[[nodiscard]] QString underlined(const QString& plain, const std::vector<std::uint16_t>& doubtful);

class CatalogueTexts : public session::SlipTexts
{
public:
    [[nodiscard]] std::string text(session::SlipText which,
                                   const std::string& language) const override;
    [[nodiscard]] std::string day(policy::Day day, const std::string& language) const override;
};

} // namespace ventanilla::ui
