// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/reading/tally.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <utility>

namespace ventanilla::bench {
namespace {

constexpr int kMostPictures = 40;

int differences(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    int count = 0;
    for (std::size_t l = 0; l < std::min(a.size(), b.size()); ++l) {
        for (std::size_t k = 0; k < std::min(a[l].size(), b[l].size()); ++k) {
            count += a[l][k] != b[l][k] ? 1 : 0;
        }
    }
    return count;
}

/// Which stage it broke at.
std::string reasonOf(const Paper& paper, const TakeReading& reading)
{
    if (!reading.zone) {
        return reading.pageFound ? "no zone found" : "page not found, no zone";
    }
    const bool sameShape = reading.zone->lines.size() == paper.lines.size() &&
                           reading.zone->lines.front().size() == paper.lines.front().size();
    if (!sameShape) {
        return "another format";
    }
    const int wrong = differences(reading.zone->lines, paper.lines);
    constexpr int kFew = 3;
    return wrong <= kFew ? "one to three characters" : "many characters";
}

double share(int part, int whole)
{
    return whole == 0 ? 0 : 100.0 * part / whole;
}

void printRow(const std::string& name, const std::string& format, const Counts& c)
{
    std::printf("%-9s %-6s %6d %8.2f %8.1f %8d %8.1f",
                name.c_str(),
                format.c_str(),
                c.scenes,
                share(c.exact, c.scenes),
                share(c.valid, c.scenes),
                c.validAndWrong,
                share(c.firstFrame, c.scenes));
    if (c.peerScenes > 0) {
        std::printf("    %5.1f of %d", share(c.peerExact, c.peerScenes), c.peerScenes);
    }
    std::printf("\n");
}

} // namespace

double median(std::vector<double> values)
{
    if (values.empty()) {
        return 0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

Tally::Tally(std::string name, std::string folder)
    : m_name(std::move(name))
    , m_folder(std::move(folder))
{
    std::filesystem::create_directories(m_folder);
    std::ofstream(m_folder + "/" + m_name + "-misses.txt") << "";
}

void Tally::add(const Paper& paper,
                const Take& take,
                const TakeReading& reading,
                const std::string& label)
{
    const bool exact = reading.zone && reading.zone->lines == paper.lines;
    const bool valid = reading.zone && reading.zone->certain;
    for (Counts* counts : {&m_all, &m_byFormat[paper.what]}) {
        ++counts->scenes;
        counts->exact += exact ? 1 : 0;
        counts->valid += valid ? 1 : 0;
        counts->validAndWrong += valid && !exact ? 1 : 0;
        counts->firstFrame += valid && reading.frames == 1 ? 1 : 0;
    }
    m_pageTimes.push_back(reading.times.page);
    m_zoneTimes.push_back(reading.times.zone);
    if (!exact) {
        ++m_reasons[reasonOf(paper, reading)];
        keep(paper, take, reading, label);
    }
}

void Tally::addPeer(const Paper& paper, const PeerReading& reading)
{
    for (Counts* counts : {&m_all, &m_byFormat[paper.what]}) {
        ++counts->peerScenes;
        counts->peerExact += reading.lines == paper.lines ? 1 : 0;
    }
    m_peerTimes.push_back(reading.milliseconds);
}

void Tally::keep(const Paper& paper,
                 const Take& take,
                 const TakeReading& reading,
                 const std::string& label)
{
    std::ofstream list(m_folder + "/" + m_name + "-misses.txt", std::ios::app);
    list << label << " " << paper.what << " " << take.told << ": " << reasonOf(paper, reading)
         << (reading.zone && reading.zone->certain ? " VALID" : "") << "\n";
    for (std::size_t l = 0; l < paper.lines.size(); ++l) {
        if (reading.zone && l < reading.zone->lines.size()) {
            list << "    read " << reading.zone->lines[l] << "\n";
        }
        list << "    is   " << paper.lines[l] << "\n";
    }
    if (m_kept++ < kMostPictures) {
        for (std::size_t i = 0; i < take.frames.size(); ++i) {
            const std::string path =
                m_folder + "/" + m_name + "-" + label + "-" + std::to_string(i + 1) + ".jpg";
            std::ofstream(path, std::ios::binary)
                .write(reinterpret_cast<const char*>(take.frames[i].data()), // bytes are bytes
                       static_cast<std::streamsize>(take.frames[i].size()));
        }
    }
}

void Tally::print() const
{
    for (const auto& [format, counts] : m_byFormat) {
        printRow(m_name, format, counts);
    }
    printRow(m_name, "all", m_all);
    std::printf(
        "          page %.1f ms, page known to text %.1f ms (first frame, processor time); ",
        median(m_pageTimes),
        median(m_zoneTimes));
    std::printf("Tesseract %.0f ms\n", median(m_peerTimes));
    for (const auto& [reason, count] : m_reasons) {
        std::printf("          missed: %s: %d\n", reason.c_str(), count);
    }
}

} // namespace ventanilla::bench
