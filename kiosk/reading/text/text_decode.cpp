// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/text/text_decode.h"

#include <algorithm>
#include <cmath>

namespace ventanilla::reading {
namespace {

constexpr int kBetween = static_cast<int>(kBaseCount);

/// Steps in which one class is the best.
struct Run
{
    int first = 0;
    int last = 0; ///< One behind.
    int base = 0;
};

int bestOf(const cv::Mat& scores, int row)
{
    const auto* values = scores.ptr<float>(row);
    return static_cast<int>(std::max_element(values, values + scores.cols) - values);
}

std::vector<Run> runsOf(const cv::Mat& bases)
{
    std::vector<Run> runs;
    for (int step = 0; step < bases.rows; ++step) {
        const int best = bestOf(bases, step);
        if (runs.empty() || runs.back().base != best) {
            runs.push_back({step, step, best});
        }
        runs.back().last = step + 1;
    }
    return runs;
}

int indexOf(char32_t base)
{
    const auto at = kBases.find(base);
    return at == std::u32string_view::npos ? kBetween : static_cast<int>(at);
}

char32_t baseOf(const Run& run)
{
    return kBases[static_cast<std::size_t>(run.base)];
}

bool isLetter(const Run& run)
{
    return isCapital(baseOf(run)) || isSmall(baseOf(run));
}

/// How @p run should be written among the letters of its word.
struct Word
{
    int capitals = 0; ///< Of letters whose size does not matter, the first one left out.
    int small = 0;
    bool firstIsCapital = false;
};

Word wordOf(const std::vector<Run>& runs, std::size_t begin, std::size_t end)
{
    Word word;
    for (std::size_t i = begin; i < end; ++i) {
        const char32_t base = baseOf(runs[i]);
        const bool twin = differsBySizeAlone(base) || base == U'I' || base == U'l';
        if (!isLetter(runs[i]) || twin) {
            continue;
        }
        if (i == begin) {
            word.firstIsCapital = isCapital(base);
            continue;
        }
        (isCapital(base) ? word.capitals : word.small) += 1;
    }
    return word;
}

/// "MExIcO" to "MEXICO", "BoLívar" left alone: only where the rest of the word leaves no doubt.
void followWord(std::vector<Run>& runs, std::size_t begin, std::size_t end)
{
    const Word word = wordOf(runs, begin, end);
    for (std::size_t i = begin; i < end; ++i) {
        const char32_t base = baseOf(runs[i]);
        const bool allCapitals = word.capitals > 0 && word.small == 0;
        const bool allSmall = word.small > 0 && word.capitals == 0 && i > begin;
        char32_t wanted = base;
        if (differsBySizeAlone(base) &&
            ((allCapitals && isSmall(base)) || (allSmall && isCapital(base)))) {
            wanted = otherCase(base);
        } else if (allCapitals && base == U'l') {
            wanted = U'I';
        } else if (allSmall && base == U'I') {
            wanted = U'l';
        }
        runs[i].base = indexOf(wanted);
    }
}

void followWords(std::vector<Run>& runs)
{
    for (std::size_t begin = 0; begin < runs.size();) {
        std::size_t end = begin;
        while (end < runs.size() && isLetter(runs[end])) {
            ++end;
        }
        if (end > begin) {
            followWord(runs, begin, end);
        }
        begin = std::max(end, begin + 1);
    }
}

float probability(const cv::Mat& bases, const Run& run, int base)
{
    float best = 0;
    for (int step = run.first; step < run.last; ++step) {
        best = std::max(best, std::exp(bases.at<float>(step, base)));
    }
    return best;
}

/// Of the base, its twin of another size counted in.
float baseConfidence(const cv::Mat& bases, const Run& run)
{
    const char32_t base = baseOf(run);
    float sum = probability(bases, run, run.base);
    if (differsBySizeAlone(base)) {
        sum += probability(bases, run, indexOf(otherCase(base)));
    } else if (base == U'I' || base == U'l') {
        sum += probability(bases, run, indexOf(base == U'I' ? U'l' : U'I'));
    }
    return std::min(sum, 1.0F);
}

struct Mark
{
    std::size_t mark = 0;
    float confidence = 0;
};

/// The most probable mark that the base can carry.
Mark markOf(const cv::Mat& marks, const Run& run)
{
    Mark best;
    float allowed = 0;
    for (std::size_t mark = 0; mark < kMarkCount; ++mark) {
        if (composed(static_cast<std::size_t>(run.base), mark) == 0) {
            continue;
        }
        float sum = 0;
        for (int step = run.first; step < run.last; ++step) {
            sum += std::exp(marks.at<float>(step, static_cast<int>(mark)));
        }
        allowed += sum;
        if (sum > best.confidence) {
            best = {mark, sum};
        }
    }
    best.confidence /= std::max(allowed, 1e-6F);
    return best;
}

/// The strongest base other than those of the neighbours that was nearly read in @p gap.
float nearlyRead(const cv::Mat& bases, const Run& gap, int before, int after)
{
    float best = 0;
    for (int step = gap.first; step < gap.last; ++step) {
        for (int base = 0; base < kBetween; ++base) {
            if (base != before && base != after) {
                best = std::max(best, std::exp(bases.at<float>(step, base)));
            }
        }
    }
    return best;
}

std::vector<Run> charactersOf(const std::vector<Run>& runs)
{
    std::vector<Run> characters;
    const int blank = indexOf(U' ');
    for (const Run& run : runs) {
        const bool doubleBlank =
            run.base == blank && (characters.empty() || characters.back().base == blank);
        if (run.base != kBetween && !doubleBlank) {
            characters.push_back(run);
        }
    }
    if (!characters.empty() && characters.back().base == blank) {
        characters.pop_back();
    }
    return characters;
}

} // namespace

std::vector<ReadCharacter> decodeText(const TextScores& scores)
{
    std::vector<Run> characters = charactersOf(runsOf(scores.bases));
    const std::vector<Run> asRead = characters;
    followWords(characters);
    std::vector<ReadCharacter> text;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const Run& run = characters[i];
        const Mark mark = markOf(scores.marks, run);
        float missed = 0;
        if (i > 0) {
            const Run& before = characters[i - 1];
            const Run gap{before.last, run.first, kBetween};
            missed = nearlyRead(scores.bases, gap, asRead[i - 1].base, asRead[i].base);
        }
        ReadCharacter character;
        character.letter = composed(static_cast<std::size_t>(run.base), mark.mark);
        character.confidence = baseConfidence(scores.bases, run) * mark.confidence * (1 - missed);
        character.left = static_cast<float>(2 * run.first);
        character.right = static_cast<float>(2 * run.last);
        text.push_back(character);
    }
    return text;
}

} // namespace ventanilla::reading
