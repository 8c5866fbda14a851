// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-dock: the simulated world for trial, training and tests.
#include "kiosk/base/log.h"
#include "kiosk/base/unique_fd.h"
#include "services/dock/dock.h"

#include <opencv2/core.hpp>

#include <csignal>
#include <cstdio>
#include <filesystem>

#include <sys/signalfd.h>

#include <CLI/CLI.hpp>

namespace {

using namespace ventanilla;

struct Arguments
{
    std::string socket;
    dock::Settings settings;
};

/// Readable when the program shall end.
UniqueFd stopSignals()
{
    sigset_t signals{};
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    return UniqueFd{::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK)};
}

Result<void> run(const Arguments& arguments)
{
    const auto stop = stopSignals();
    VN_TRY(auto served, dock::Dock::listen(arguments.socket, arguments.settings));
    std::puts("ready");
    std::fflush(stdout);
    return served->serve(stop.get());
}

} // namespace

int main(int argc, char** argv)
{
    log::start("dock");
    cv::setNumThreads(1);
    Arguments arguments;
    CLI::App app{
        "The simulated world of a kiosk: tray, papers, scanner, printer. Never in production."};
    app.add_option("--socket", arguments.socket, "Socket file to serve")->required();
    app.add_option("--out", arguments.settings.folder, "Folder for printed slips")->required();
    app.add_option("--px-per-mm", arguments.settings.pixelsPerMillimetre, "Of the camera's preview")
        ->check(CLI::Range(2.0, 40.0));
    CLI11_PARSE(app, argc, argv);

    std::error_code failed;
    std::filesystem::create_directories(arguments.settings.folder, failed);
    if (const auto done = run(arguments); !done) {
        log::failure("dock-failed", done.error());
        return 1;
    }
    return 0;
}
