// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/reading/tesseract.h"

#include "services/dock/picture.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <unistd.h>

namespace ventanilla::bench {
namespace {

constexpr const char* kCommand =
    "OMP_THREAD_LIMIT=1 tesseract '%s' stdout -l eng --psm 6 "
    "-c tessedit_char_whitelist='ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<' "
    "-c load_system_dawg=0 -c load_freq_dawg=0 2>/dev/null";

std::string outputOf(const std::string& command)
{
    const auto close = [](std::FILE* pipe) { pclose(pipe); };
    const std::unique_ptr<std::FILE, decltype(close)> pipe(popen(command.c_str(), "r"), close);
    std::string text;
    for (int c = pipe ? std::fgetc(pipe.get()) : EOF; c != EOF; c = std::fgetc(pipe.get())) {
        text += static_cast<char>(c);
    }
    return text;
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines(1);
    for (const char c : text) {
        if (c == '\n') {
            lines.emplace_back();
        } else if (c > ' ') {
            lines.back() += c;
        }
    }
    std::erase(lines, "");
    return lines;
}

} // namespace

bool hasTesseract()
{
    return outputOf("tesseract --version 2>&1").starts_with("tesseract");
}

PeerReading readWithTesseract(const cv::Mat& zone)
{
    const std::string path = std::filesystem::temp_directory_path() /
                             ("bench-zone-" + std::to_string(getpid()) + ".png");
    if (!dock::writePng(path, zone)) {
        return {};
    }
    std::string command(1024, '\0');
    command.resize(static_cast<std::size_t>(
        std::snprintf(command.data(), command.size(), kCommand, path.c_str())));
    const auto before = std::chrono::steady_clock::now();
    const std::string text = outputOf(command);
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::steady_clock::now() - before;
    std::filesystem::remove(path);
    return {linesOf(text), passed.count()};
}

} // namespace ventanilla::bench
