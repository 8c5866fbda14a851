// SPDX-License-Identifier: EUPL-1.2
//
// A folder of pictures with the zones that were read from them by eye (truth.tsv).
#pragma once

#include <cstddef>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace ventanilla::bench {

struct Sample
{
    std::string file;
    std::string condition;
    std::vector<std::string> lines;
};

inline std::vector<std::byte> bytesOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::vector<std::byte> bytes(file ? static_cast<std::size_t>(file.tellg()) : 0);
    file.seekg(0);
    file.read(reinterpret_cast<char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size())); // bytes
    return bytes;
}

/// file, kind, three lines, condition, digits: tab-separated, one header line.
inline std::vector<Sample> samplesIn(const std::string& folder)
{
    std::ifstream table(folder + "/truth.tsv");
    std::string row;
    std::getline(table, row);
    std::vector<Sample> samples;
    while (std::getline(table, row)) {
        std::vector<std::string> cells;
        std::istringstream stream(row);
        for (std::string cell; std::getline(stream, cell, '\t');) {
            cells.push_back(cell);
        }
        if (cells.size() < 6) {
            continue;
        }
        Sample sample{cells[0], cells[5], {cells[2], cells[3]}};
        if (!cells[4].empty()) {
            sample.lines.push_back(cells[4]);
        }
        samples.push_back(std::move(sample));
    }
    return samples;
}

} // namespace ventanilla::bench
