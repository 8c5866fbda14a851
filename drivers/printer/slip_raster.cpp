// SPDX-License-Identifier: EUPL-1.2
#include "drivers/printer/slip_raster.h"

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QString>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

#include <qrencode.h>

namespace ventanilla::drivers {
namespace {

// Dots; eight are a millimetre.
constexpr int kTitleSize = 36;
constexpr int kTextSize = 27;
constexpr int kCodeSize = 44;
constexpr int kSmallestCodeSize = 18;
constexpr int kParagraphGap = 12;
constexpr int kRuleHeight = 3;
constexpr int kMargin = 16;
constexpr int kMostHeight = 16000;
constexpr int kQuietZone = 4; // modules, ISO/IEC 18004
constexpr int kLargestModule = 9;
constexpr int kInkLevel = 128;

bool readsFromTheRight(std::string_view language)
{
    for (const std::string_view rightToLeft : {"ar", "fa", "ps", "ur", "he"}) {
        if (language.substr(0, 2) == rightToLeft && (language.size() == 2 || language[2] == '-')) {
            return true;
        }
    }
    return false;
}

QFont fontOf(SlipLine::Style style)
{
    QFont font;
    const bool code = style == SlipLine::Style::Code;
    // Named outright: fontconfig's own choice for Arabic and Amharic is poor.
    font.setFamilies(code ? QStringList{"DejaVu Sans Mono", "Noto Sans Mono", "monospace"}
                          : QStringList{"Noto Sans",
                                        "Noto Sans Arabic",
                                        "Noto Sans CJK SC",
                                        "Noto Sans Ethiopic",
                                        "Abyssinica SIL",
                                        "DejaVu Sans"});
    const bool title = style == SlipLine::Style::Title;
    font.setPixelSize(code ? kCodeSize : (title ? kTitleSize : kTextSize));
    font.setBold(code || title);
    font.setHintingPreference(QFont::PreferFullHinting);
    return font;
}

struct Paragraph
{
    std::unique_ptr<QTextLayout> layout;
    qreal top = 0;
    qreal height = 0;
};

/// A code is copied by hand: it stays on one line.
void fitOnOneLine(QFont& font, const QString& text, int width)
{
    while (font.pixelSize() > kSmallestCodeSize &&
           QFontMetricsF{font}.horizontalAdvance(text) > width) {
        font.setPixelSize(font.pixelSize() - 1);
    }
}

class Layout
{
public:
    Layout(const Slip& slip, PaperWidth paper)
        : m_width(static_cast<int>(paper))
        , m_textWidth(m_width - 2 * kMargin)
        , m_fromTheRight(readsFromTheRight(slip.language))
        , m_bottom(kMargin)
    {}

    void add(const SlipLine& line)
    {
        if (line.style == SlipLine::Style::Rule) {
            m_rules.push_back(m_bottom + kParagraphGap);
            m_bottom += 2 * kParagraphGap + kRuleHeight;
            return;
        }
        const auto text = QString::fromUtf8(line.text.reveal().data(),
                                            static_cast<qsizetype>(line.text.reveal().size()));
        QFont font = fontOf(line.style);
        if (line.style == SlipLine::Style::Code) {
            fitOnOneLine(font, text, m_textWidth);
        }
        auto layout = std::make_unique<QTextLayout>(text, font);
        layout->setTextOption(optionOf(line.style));
        const qreal height = breakLines(*layout);
        m_paragraphs.push_back({std::move(layout), static_cast<qreal>(m_bottom), height});
        m_bottom += static_cast<int>(height) + kParagraphGap;
    }

    /// Fails with InvalidInput when the text is too long for a QR code.
    Result<void> addQr(const std::string& text)
    {
        using Free = decltype(&QRcode_free);
        const std::unique_ptr<QRcode, Free> code{
            QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free};
        if (!code) {
            return Error{ErrorKind::InvalidInput, "the text is too long for a QR code"};
        }
        const int modules = code->width + 2 * kQuietZone;
        const int module = std::min(kLargestModule, m_width / modules);
        if (module < 3) {
            return Error{ErrorKind::InvalidInput, "the QR code is too fine for the paper"};
        }
        m_qr = QImage(modules * module, modules * module, QImage::Format_Grayscale8);
        m_qr.fill(Qt::white);
        QPainter painter(&m_qr);
        for (int i = 0; i < code->width * code->width; ++i) {
            if ((code->data[i] & 1U) != 0) {
                const int x = (i % code->width + kQuietZone) * module;
                const int y = (i / code->width + kQuietZone) * module;
                painter.fillRect(x, y, module, module, Qt::black);
            }
        }
        m_qrTop = m_bottom;
        m_bottom += m_qr.height();
        return {};
    }

    [[nodiscard]] int height() const { return m_bottom + kMargin; }

    [[nodiscard]] QImage draw() const
    {
        QImage image(m_width, height(), QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setPen(Qt::black);
        for (const auto& paragraph : m_paragraphs) {
            paragraph.layout->draw(&painter, {kMargin, paragraph.top});
        }
        for (const int top : m_rules) {
            painter.fillRect(kMargin, top, m_textWidth, kRuleHeight, Qt::black);
        }
        if (!m_qr.isNull()) {
            painter.drawImage((m_width - m_qr.width()) / 2, m_qrTop, m_qr);
        }
        return image;
    }

private:
    [[nodiscard]] QTextOption optionOf(SlipLine::Style style) const
    {
        const bool middle = style != SlipLine::Style::Text;
        const bool right = m_fromTheRight && style != SlipLine::Style::Code;
        // A text layout does not turn its leading side round with the direction.
        const auto side = right ? Qt::AlignRight : Qt::AlignLeft;
        QTextOption option(middle ? Qt::AlignHCenter : side);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(right ? Qt::RightToLeft : Qt::LeftToRight);
        return option;
    }

    qreal breakLines(QTextLayout& layout) const
    {
        qreal height = 0;
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(m_textWidth);
            line.setPosition({0, height});
            height += line.height();
        }
        layout.endLayout();
        return height;
    }

    int m_width;
    int m_textWidth;
    bool m_fromTheRight;
    int m_bottom;
    std::vector<Paragraph> m_paragraphs;
    std::vector<int> m_rules; ///< Their tops.
    QImage m_qr;
    int m_qrTop = 0;
};

Raster toDots(const QImage& image)
{
    const auto width = static_cast<std::uint32_t>(image.width());
    const auto height = static_cast<std::uint32_t>(image.height());
    std::vector<std::uint8_t> bits(static_cast<std::size_t>(width / 8) * height);
    for (std::uint32_t i = 0; i < width * height; ++i) {
        const auto x = i % width;
        if (image.constScanLine(static_cast<int>(i / width))[x] < kInkLevel) {
            bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | (0x80U >> (x % 8)));
        }
    }
    return {width, height, Sensitive<std::vector<std::uint8_t>>{std::move(bits)}};
}

} // namespace

Result<Raster> drawSlip(const Slip& slip, PaperWidth paper)
{
    Layout layout{slip, paper};
    for (const auto& line : slip.lines) {
        layout.add(line);
        if (layout.height() > kMostHeight) {
            return Error{ErrorKind::InvalidInput, "the slip is longer than two metres"};
        }
    }
    VN_CHECK(slip.qr ? layout.addQr(slip.qr->reveal()) : Result<void>{});
    return toDots(layout.draw());
}

} // namespace ventanilla::drivers
