// SPDX-License-Identifier: EUPL-1.2
//
// Lays a comb of a known number of characters at even pitch over the network's output.
#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace ventanilla::reading {

struct Comb
{
    std::vector<int> steps; ///< Output column at the middle of each character.
    double score = 0;
};

/// Best @p count centres in @p posteriors (LineNetwork::read) by dynamic programming: steps between
/// neighbours stay near one pitch, centres lie on characters, what is outside is blank.
[[nodiscard]] Comb layComb(const cv::Mat& posteriors, int count);

/// The same where the line may begin anywhere: the pitch is known (in steps, to a few per cent)
/// instead.
[[nodiscard]] Comb findComb(const cv::Mat& posteriors, int count, double pitch);

/// The rhythm of the blanks between characters.
struct Rhythm
{
    double pitch = 0;    ///< Steps from character to character.
    double strength = 0; ///< 0 to 1: how much of the blanks' variation is this one wave.
};
[[nodiscard]] Rhythm measureRhythm(const cv::Mat& posteriors);

/// Log-probabilities of each character, @p count rows x kLetters, CV_32F.
[[nodiscard]] cv::Mat cellPosteriors(const cv::Mat& posteriors, const Comb& comb);

} // namespace ventanilla::reading
