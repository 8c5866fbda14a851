// SPDX-License-Identifier: EUPL-1.2
//
// Counts what became of the scenes and keeps the worst for people to look at.
#pragma once

#include "tests/bench/reading/frame_reader.h"
#include "tests/bench/reading/tesseract.h"

#include <map>
#include <string>
#include <vector>

namespace ventanilla::bench {

struct Counts
{
    int scenes = 0;
    int exact = 0;
    int valid = 0;
    int validAndWrong = 0;
    int firstFrame = 0; ///< Valid after one frame.
    int peerScenes = 0;
    int peerExact = 0;
};

[[nodiscard]] double median(std::vector<double> values);

class Tally
{
public:
    /// Pictures and misses.txt go into @p folder, which is made.
    Tally(std::string name, std::string folder);
    void
    add(const Paper& paper, const Take& take, const TakeReading& reading, const std::string& label);
    void addPeer(const Paper& paper, const PeerReading& reading);
    /// A row for each format and one for all.
    void print() const;
    [[nodiscard]] const Counts& all() const { return m_all; }
    [[nodiscard]] double zoneMilliseconds() const { return median(m_zoneTimes); }

private:
    void keep(const Paper& paper,
              const Take& take,
              const TakeReading& reading,
              const std::string& label);

    std::string m_name;
    std::string m_folder;
    Counts m_all;
    std::map<std::string, Counts> m_byFormat;
    std::map<std::string, int> m_reasons;
    std::vector<double> m_pageTimes;
    std::vector<double> m_zoneTimes;
    std::vector<double> m_peerTimes;
    int m_kept = 0;
};

} // namespace ventanilla::bench
