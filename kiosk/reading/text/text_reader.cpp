// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/text/text_reader.h"

#include "kiosk/reading/image/mat.h"
#include "kiosk/reading/text/line_finder.h"
#include "kiosk/reading/text/text_cut.h"
#include "kiosk/reading/text/text_decode.h"
#include "kiosk/reading/text/text_network.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ventanilla::reading {
namespace {

constexpr int kLongestSide = 2400;
constexpr std::size_t kSamples = 8; // lines that tell which way is up
constexpr std::size_t kMostLines = 160;
constexpr float kLeastBelief = 0.45F; // mean confidence of a line that is text at all

struct Line
{
    FoundLine found;
    std::vector<ReadCharacter> characters;

    [[nodiscard]] float belief() const
    {
        float sum = 0;
        for (const ReadCharacter& character : characters) {
            sum += character.confidence;
        }
        return characters.empty() ? 0 : sum / static_cast<float>(characters.size());
    }
};

/// How much of the page looks like lines along its rows.
float levelness(const std::vector<FoundLine>& lines)
{
    float sum = 0;
    for (const FoundLine& line : lines) {
        if (line.letters >= 5) {
            sum += line.length();
        }
    }
    return sum;
}

std::vector<ReadCharacter>
readLine(TextNetwork& network, const cv::Mat& grey, const FoundLine& line)
{
    std::vector<ReadCharacter> text;
    for (const TextCut& cut : cutText(grey, line)) {
        std::vector<ReadCharacter> more = decodeText(network.read(cut.pixels));
        if (!text.empty() && !more.empty()) {
            text.push_back({U' ', 1, 0, 0});
        }
        text.insert(text.end(), more.begin(), more.end());
    }
    return text;
}

/// Mean confidence of a few long lines.
float believed(TextNetwork& network, const cv::Mat& grey, std::vector<FoundLine> lines)
{
    std::sort(lines.begin(), lines.end(), [](const FoundLine& a, const FoundLine& b) {
        return a.letters > b.letters;
    });
    lines.resize(std::min(lines.size(), kSamples));
    float sum = 0;
    for (const FoundLine& found : lines) {
        sum += Line{found, readLine(network, grey, found)}.belief();
    }
    return lines.empty() ? 0 : sum / static_cast<float>(lines.size());
}

cv::Rect2f boxOf(const FoundLine& line)
{
    const float bottom = std::max(line.begin.y, line.end.y);
    const float top = std::min(line.begin.y, line.end.y) - line.capital;
    return {line.begin.x, top, std::max(line.end.x - line.begin.x, 1.0F), bottom - top};
}

/// Counters of letters are light spots: of two lines at one place the more readable one stays.
void dropGhosts(std::vector<Line>& lines)
{
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        const auto weight = [](const Line& line) {
            return line.belief() * std::sqrt(static_cast<float>(line.characters.size()));
        };
        return weight(a) > weight(b);
    });
    std::vector<Line> kept;
    for (Line& line : lines) {
        const cv::Rect2f box = boxOf(line.found);
        const bool ghost = std::any_of(kept.begin(), kept.end(), [&box](const Line& other) {
            return (boxOf(other.found) & box).area() > 0.4F * box.area();
        });
        if (!ghost && line.belief() >= kLeastBelief) {
            kept.push_back(std::move(line));
        }
    }
    lines = std::move(kept);
}

PageLine pageLineOf(const Line& line)
{
    PageLine page;
    std::string text;
    for (const ReadCharacter& character : line.characters) {
        appendUtf8(character.letter, text);
        page.confidence.push_back(character.confidence);
    }
    page.text = Sensitive<std::string>(std::move(text));
    const cv::Rect2f box = boxOf(line.found);
    page.left = box.x;
    page.top = box.y;
    page.width = box.width;
    page.height = box.height;
    return page;
}

/// The page turned so that its lines run along the rows, and those lines; perhaps upside down.
std::vector<FoundLine> layLevel(cv::Mat& grey)
{
    std::vector<FoundLine> lines = findLines(grey);
    cv::Mat turned;
    cv::rotate(grey, turned, cv::ROTATE_90_CLOCKWISE);
    std::vector<FoundLine> others = findLines(turned);
    if (levelness(others) > levelness(lines)) {
        grey = turned;
        return others;
    }
    return lines;
}

} // namespace

struct TextReader::State
{
    explicit State(TextNetwork n)
        : network(std::move(n))
    {}

    void putUpright(cv::Mat& grey, std::vector<FoundLine>& lines)
    {
        cv::Mat turned;
        cv::rotate(grey, turned, cv::ROTATE_180);
        std::vector<FoundLine> others = findLines(turned);
        if (believed(network, turned, others) > believed(network, grey, lines)) {
            grey = turned;
            lines = std::move(others);
        }
    }

    TextNetwork network;
};

TextReader::TextReader(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}

TextReader::TextReader(TextReader&&) noexcept = default;
TextReader& TextReader::operator=(TextReader&&) noexcept = default;
TextReader::~TextReader() = default;

Result<TextReader> TextReader::load(std::span<const std::byte> network)
{
    VN_TRY(TextNetwork loaded, TextNetwork::load(network));
    return TextReader(std::make_unique<State>(std::move(loaded)));
}

PageText TextReader::read(const GreyView& page)
{
    cv::Mat grey = borrowMat(page);
    const double scale = static_cast<double>(kLongestSide) / std::max(grey.cols, grey.rows);
    if (scale < 1) {
        cv::Mat smaller;
        cv::resize(grey, smaller, {}, scale, scale, cv::INTER_AREA);
        grey = smaller;
    }
    std::vector<FoundLine> found = layLevel(grey);
    m_state->putUpright(grey, found);
    if (found.size() > kMostLines) {
        std::nth_element(
            found.begin(),
            found.begin() + kMostLines,
            found.end(),
            [](const FoundLine& a, const FoundLine& b) { return a.letters > b.letters; });
        found.resize(kMostLines);
    }
    std::vector<Line> lines;
    lines.reserve(found.size());
    for (const FoundLine& line : found) {
        lines.push_back({line, readLine(m_state->network, grey, line)});
    }
    dropGhosts(lines);
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        return a.found.begin.y < b.found.begin.y;
    });
    PageText text;
    float sum = 0;
    float count = 0;
    for (const Line& line : lines) {
        text.lines.push_back(pageLineOf(line));
        sum += line.belief() * static_cast<float>(line.characters.size());
        count += static_cast<float>(line.characters.size());
    }
    text.confidence = count > 0 ? sum / count : 0;
    text.page = copyPicture(grey);
    return text;
}

Picture pictureOf(const PageText& text, std::size_t line)
{
    const PageLine& box = text.lines.at(line);
    const float room = box.height * 0.7F;
    const cv::Mat page = borrowMat(text.page);
    const cv::Rect wanted(
        cv::Point(static_cast<int>(box.left - room), static_cast<int>(box.top - room)),
        cv::Point(static_cast<int>(box.left + box.width + room),
                  static_cast<int>(box.top + box.height + room)));
    const cv::Rect inside = wanted & cv::Rect({}, page.size());
    return inside.empty() ? Picture() : copyPicture(page(inside));
}

} // namespace ventanilla::reading
