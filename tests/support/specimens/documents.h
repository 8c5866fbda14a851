// SPDX-License-Identifier: EUPL-1.2
//
// The papers of one made-up person, drawn; each is marked SPECIMEN.
#pragma once

#include "tests/support/specimens/people.h"

#include <QImage>

#include <string>
#include <vector>

namespace ventanilla::specimens {

struct Document
{
    std::string name;          ///< "passport"; names the file.
    std::string documentClass; ///< Policy key.
    QImage picture;
    double width = 0; ///< Millimetres.
    double height = 0;
    std::vector<std::string> mrz;
    std::string barcode; ///< Content of a PDF417, UTF-8; may be empty.
};

/// Passport, TD1 card (front and back), consular card without and with code, licence (front and
/// back), water bill.
[[nodiscard]] std::vector<Document>
drawAll(const Person& person, Day today, double pixelsPerMillimetre);

/// The consular card without a code: everything is print.
[[nodiscard]] Document drawConsularFront(const Person& person, double pixelsPerMillimetre);

/// The person before the portrait camera, 4:3.
[[nodiscard]] QImage drawSitter(const Person& person);

} // namespace ventanilla::specimens
