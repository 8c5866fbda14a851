// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/mrz/align.h"

#include "kiosk/reading/mrz/line_network.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ventanilla::reading {
namespace {

constexpr float kFloor = -6;
constexpr float kImpossible = -1e9F;
constexpr double kTightest = 0.4; // pitches of margin in the line box, both ends together
constexpr double kWidest = 4.6;
constexpr int kPitches = 7;
constexpr float kStiffness = 0.6F;
constexpr float kOutsideWeight = 0.3F;

/// How well a character, and how well nothing, fits at each step.
struct Evidence
{
    std::vector<float> character;
    std::vector<float> blankBefore; ///< Sum of blank fits over steps [0, t).
};

Evidence weigh(const cv::Mat& posteriors)
{
    const int steps = posteriors.rows;
    std::vector<float> best(static_cast<std::size_t>(steps));
    Evidence evidence;
    evidence.blankBefore.assign(static_cast<std::size_t>(steps) + 1, 0);
    for (int t = 0; t < steps; ++t) {
        const auto* row = posteriors.ptr<float>(t);
        const auto i = static_cast<std::size_t>(t);
        best[i] = std::max(*std::max_element(row, row + kLetters), kFloor);
        evidence.blankBefore[i + 1] = evidence.blankBefore[i] + std::max(row[kLetters], kFloor);
    }
    evidence.character.resize(best.size());
    for (std::size_t t = 0; t < best.size(); ++t) {
        const float before = best[t == 0 ? 0 : t - 1];
        const float after = best[std::min(t + 1, best.size() - 1)];
        evidence.character[t] = 0.25F * before + 0.5F * best[t] + 0.25F * after;
    }
    return evidence;
}

class CombSearch
{
public:
    CombSearch(const Evidence& evidence, int count)
        : m_evidence(evidence)
        , m_steps(static_cast<int>(evidence.character.size()))
        , m_count(count)
        , m_back(static_cast<std::size_t>(count) * evidence.character.size())
    {}

    /// The first character lies before @p lastStart.
    [[nodiscard]] Comb search(double pitch, int lastStart)
    {
        std::vector<float> score = m_evidence.character;
        std::fill(score.begin() + std::min(m_steps, lastStart), score.end(), kImpossible);
        // What is passed over before the first character ought to be blank, too.
        for (int t = 0; t < std::min(m_steps, lastStart); ++t) {
            score[static_cast<std::size_t>(t)] += kOutsideWeight * blanks(0, t - 2);
        }
        for (int k = 1; k < m_count; ++k) {
            score = advance(score, k, pitch);
        }
        for (int t = 0; t < m_steps; ++t) {
            score[static_cast<std::size_t>(t)] += kOutsideWeight * blanks(t + 3, m_steps);
        }
        const auto end = std::max_element(score.begin(), score.end());
        Comb comb;
        comb.steps.resize(static_cast<std::size_t>(m_count));
        comb.steps.back() = static_cast<int>(end - score.begin());
        for (int k = m_count - 1; k > 0; --k) {
            const int here = comb.steps[static_cast<std::size_t>(k)];
            comb.steps[static_cast<std::size_t>(k) - 1] = here - m_back[index(k, here)];
        }
        comb.score = static_cast<double>(*end);
        return comb;
    }

private:
    [[nodiscard]] float blanks(int from, int to) const
    {
        return from < to ? m_evidence.blankBefore[static_cast<std::size_t>(to)] -
                               m_evidence.blankBefore[static_cast<std::size_t>(from)]
                         : 0;
    }

    [[nodiscard]] std::size_t index(int k, int t) const
    {
        return static_cast<std::size_t>(k) * static_cast<std::size_t>(m_steps) +
               static_cast<std::size_t>(t);
    }

    [[nodiscard]] std::vector<float> advance(const std::vector<float>& before, int k, double pitch)
    {
        const int shortest = std::max(2, static_cast<int>(pitch - 1.2));
        const int longest = static_cast<int>(pitch + 2.2);
        std::vector<float> after(before.size(), kImpossible);
        for (int t = shortest; t < m_steps; ++t) {
            for (int gap = shortest; gap <= std::min(longest, t); ++gap) {
                const auto off = static_cast<float>(gap - pitch);
                const float candidate =
                    before[static_cast<std::size_t>(t - gap)] - kStiffness * off * off;
                if (candidate > after[static_cast<std::size_t>(t)]) {
                    after[static_cast<std::size_t>(t)] = candidate;
                    m_back[index(k, t)] = static_cast<std::int8_t>(gap);
                }
            }
            after[static_cast<std::size_t>(t)] += m_evidence.character[static_cast<std::size_t>(t)];
        }
        return after;
    }

    const Evidence& m_evidence; ///< Borrowed from the caller of layComb for the search.
    int m_steps;
    int m_count;
    std::vector<std::int8_t> m_back;
};

} // namespace

Comb layComb(const cv::Mat& posteriors, int count)
{
    const Evidence evidence = weigh(posteriors);
    CombSearch search(evidence, count);
    Comb best;
    for (int i = 0; i < kPitches; ++i) {
        const double margin = kTightest + (kWidest - kTightest) * i / (kPitches - 1);
        const double pitch = posteriors.rows / (count + margin);
        Comb comb = search.search(pitch, static_cast<int>(4 * pitch));
        if (best.steps.empty() || comb.score > best.score) {
            best = std::move(comb);
        }
    }
    return best;
}

Comb findComb(const cv::Mat& posteriors, int count, double pitch)
{
    const Evidence evidence = weigh(posteriors);
    CombSearch search(evidence, count);
    Comb best;
    for (const double stretch : {0.97, 1.0, 1.03}) {
        Comb comb = search.search(pitch * stretch, posteriors.rows);
        if (best.steps.empty() || comb.score > best.score) {
            best = std::move(comb);
        }
    }
    return best;
}

Rhythm measureRhythm(const cv::Mat& posteriors)
{
    constexpr double kShortest = 2.6;
    constexpr double kStride = 0.05;
    constexpr int kWaves = 109; // the longest has 8 steps
    std::vector<double> blank;
    double mean = 0;
    for (int t = 0; t < posteriors.rows; ++t) {
        blank.push_back(std::exp(static_cast<double>(posteriors.at<float>(t, kLetters))));
        mean += blank.back() / posteriors.rows;
    }
    double variation = 1e-9;
    for (double& value : blank) {
        value -= mean;
        variation += value * value;
    }
    // Power of the wave of each length: characters are even, so one length stands out.
    Rhythm best;
    for (int wave = 0; wave < kWaves; ++wave) {
        const double pitch = kShortest + kStride * wave;
        double real = 0;
        double imaginary = 0;
        for (std::size_t t = 0; t < blank.size(); ++t) {
            const double angle = 2 * CV_PI * static_cast<double>(t) / pitch;
            real += blank[t] * std::cos(angle);
            imaginary += blank[t] * std::sin(angle);
        }
        const double strength =
            2 * (real * real + imaginary * imaginary) / (variation * posteriors.rows);
        if (strength > best.strength) {
            best = {pitch, strength};
        }
    }
    return best;
}

cv::Mat cellPosteriors(const cv::Mat& posteriors, const Comb& comb)
{
    constexpr float kNeighbour = 0.6F;
    constexpr float kTiny = 1e-6F;
    cv::Mat cells(static_cast<int>(comb.steps.size()), kLetters, CV_32F);
    for (int k = 0; k < cells.rows; ++k) {
        const int t = std::clamp(comb.steps[static_cast<std::size_t>(k)], 0, posteriors.rows - 1);
        const auto* here = posteriors.ptr<float>(t);
        const auto* before = posteriors.ptr<float>(std::max(t - 1, 0));
        const auto* after = posteriors.ptr<float>(std::min(t + 1, posteriors.rows - 1));
        auto* out = cells.ptr<float>(k);
        float sum = 0;
        for (int c = 0; c < kLetters; ++c) {
            out[c] =
                std::exp(here[c]) + kNeighbour * (std::exp(before[c]) + std::exp(after[c])) + kTiny;
            sum += out[c];
        }
        for (int c = 0; c < kLetters; ++c) {
            out[c] = std::log(out[c] / sum);
        }
    }
    return cells;
}

} // namespace ventanilla::reading
