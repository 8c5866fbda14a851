// SPDX-License-Identifier: EUPL-1.2
//
// Paper to draw on in millimetres: text that never runs over its room, machine-readable zones,
// guilloches.
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace ventanilla::specimens {

struct Ink
{
    double size = 2.6; ///< Of the em, millimetres.
    bool bold = false;
    QColor colour = QColor(20, 24, 32);
    bool italic = false;
    const char* family = "Noto Sans";
};

class Sheet
{
public:
    /// Sides in millimetres.
    Sheet(double width, double height, double pixelsPerMillimetre, const QColor& paper);

    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double height() const { return m_height; }

    /// Baseline at @p at; condensed, then made smaller, until it is at most @p room millimetres
    /// wide.
    void text(const QPointF& at, const std::string& text, const Ink& ink, double room);
    /// A small label with the value below it.
    void field(const QPointF& at, const std::string& label, const std::string& value, double room);
    void box(const QRectF& area, const QColor& fill);
    void line(const QPointF& from, const QPointF& to, const QColor& colour, double width);
    /// Fine waves over the whole sheet, in pale @p colour.
    void guilloche(std::uint64_t seed, const QColor& colour);
    /// A made-up face.
    void portrait(const QRectF& area, std::uint64_t seed);
    void signature(const QRectF& area, std::uint64_t seed);
    /// OCR-B, 2.54 mm a character (Doc 9303-3, 4.4); @p at: left edge of the first character,
    /// centre line.
    void mrz(const QPointF& at, double lineSpacing, const std::vector<std::string>& lines);
    void image(const QRectF& area, const QImage& image);
    /// "SPECIMEN", slanting over the sheet.
    void markSpecimen(const QRectF& area, double alpha);

    /// Ends drawing. The picture knows its resolution.
    [[nodiscard]] QImage finish();

private:
    double m_width;
    double m_height;
    QImage m_image;
    QPainter m_painter;
};

/// PDF417 of text within Latin-1, given as UTF-8. Pixels are modules.
[[nodiscard]] QImage pdf417(const std::string& content);

} // namespace ventanilla::specimens
