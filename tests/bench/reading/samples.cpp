// SPDX-License-Identifier: EUPL-1.2
//
// Reads a folder of pictures with known zones (truth.tsv) and says how many were read exactly, and
// how long it took.
#include "tests/bench/reading/samples.h"

#include "kiosk/reading/reader.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace ventanilla;
using namespace ventanilla::reading;
using namespace ventanilla::bench;

struct Totals
{
    int exact = 0;
    int valid = 0;
    int validAndWrong = 0;
    int unreadable = 0;
    std::vector<double> milliseconds;
};

void judge(const Sample& sample, const Result<InspectReading>& reading, Totals& totals)
{
    if (!reading) {
        ++totals.unreadable;
        std::printf("%-16s error: %s\n", sample.file.c_str(), reading.error().what().c_str());
        return;
    }
    const bool exact = reading->mrz == sample.lines;
    totals.exact += exact ? 1 : 0;
    totals.valid += reading->mrzValid ? 1 : 0;
    totals.validAndWrong += reading->mrzValid && !exact ? 1 : 0;
    totals.milliseconds.push_back(reading->ms.total);
    std::printf("%-16s %-6s %-6s %6.0f ms  %s\n",
                sample.file.c_str(),
                exact ? "exact" : (reading->mrz ? "WRONG" : "none"),
                reading->mrzValid ? "valid" : (reading->mrzDigits ? "digits" : ""),
                reading->ms.total,
                sample.condition.c_str());
    for (std::size_t i = 0; !exact && reading->mrz && i < reading->mrz->size(); ++i) {
        std::printf("    read %s\n", (*reading->mrz)[i].c_str());
        std::printf("    is   %s\n", i < sample.lines.size() ? sample.lines[i].c_str() : "");
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        (void)std::fputs("usage: bench-reading-samples MODEL.onnx FOLDER\n", stderr);
        return 2;
    }
    const auto models = Models::load(bytesOf(argv[1]));
    if (!models) {
        (void)std::fprintf(stderr, "%s\n", models.error().what().c_str());
        return 1;
    }
    StillReader reader(*models);
    Totals totals;
    const std::vector<Sample> samples = samplesIn(argv[2]);
    for (const Sample& sample : samples) {
        InspectOptions options;
        options.barcode = false;
        judge(sample,
              reader.read(bytesOf(std::string(argv[2]) + "/" + sample.file), options),
              totals);
    }
    std::sort(totals.milliseconds.begin(), totals.milliseconds.end());
    const double median =
        totals.milliseconds.empty() ? 0 : totals.milliseconds[totals.milliseconds.size() / 2];
    std::printf("exact %d of %zu, valid %d, valid and wrong %d, unreadable %d, median %.0f ms\n",
                totals.exact,
                samples.size(),
                totals.valid,
                totals.validAndWrong,
                totals.unreadable,
                median);
    return totals.validAndWrong == 0 && totals.unreadable == 0 ? 0 : 1;
}
