// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-dock: the simulated world for trial, training and tests.
#include "kiosk/base/log.h"
#include "kiosk/base/program.h"
#include "kiosk/base/unique_fd.h"
#include "services/dock/dock.h"
#include "services/dock/panel.h"

#include <QApplication>
#include <QScreen>

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <thread>

#include <sys/signalfd.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

namespace {

using namespace ventanilla;

struct Arguments
{
    std::string socket;
    dock::Settings settings;
    bool panel = false;
    std::string papers;
    std::string sitter;
};

/// Readable when the program shall end.
UniqueFd stopSignals()
{
    sigset_t wanted{};
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGTERM);
    sigaddset(&wanted, SIGINT);
    pthread_sigmask(SIG_BLOCK, &wanted, nullptr);
    return UniqueFd{::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK)};
}

/// The window, until it is closed or the dock ends; then the other ends too.
Result<void> serveWithPanel(dock::Dock& served, const Arguments& arguments, int stop)
{
    VN_TRY(auto socket, LineSocket::connect(arguments.socket));
    int count = 1;
    std::string name = "ventanilla-dock";
    std::array<char*, 2> words{name.data(), nullptr};
    QApplication application(count, words.data());
    dock::Panel panel(std::move(socket),
                      QString::fromStdString(arguments.settings.folder),
                      QString::fromStdString(arguments.papers));
    Result<void> result;
    std::thread serving([&] {
        result = served.serve(stop);
        QMetaObject::invokeMethod(&application, "quit", Qt::QueuedConnection);
    });
    // The kiosk's window opens on the left.
    const auto room = QApplication::primaryScreen()->availableGeometry();
    panel.move(std::max(room.left(), room.right() - panel.width() - 16), room.top() + 8);
    panel.show();
    QApplication::exec();
    // Closing the window is a wish to stop like any other.
    ::kill(::getpid(), SIGTERM);
    serving.join();
    return result;
}

Result<void> run(const Arguments& arguments)
{
    const auto stop = stopSignals();
    VN_TRY(auto served, dock::Dock::listen(arguments.socket, arguments.settings));
    if (!arguments.sitter.empty()) {
        VN_CHECK(served->pose(arguments.sitter));
    }
    std::puts("ready");
    (void)std::fflush(stdout);
    return arguments.panel ? serveWithPanel(*served, arguments, stop.get())
                           : served->serve(stop.get());
}

int runDock(int argc, char** argv)
{
    cv::setNumThreads(1);
    Arguments arguments;
    CLI::App app{
        "The simulated world of a kiosk: tray, papers, scanner, printer. Never in production."};
    app.add_option("--socket", arguments.socket, "Socket file to serve")->required();
    app.add_option("--out", arguments.settings.folder, "Folder for printed slips")->required();
    app.add_option("--px-per-mm", arguments.settings.pixelsPerMillimetre, "Of the camera's preview")
        ->check(CLI::Range(2.0, 40.0));
    app.add_flag("--panel", arguments.panel, "Open the window for people; needs a display");
    app.add_option("--papers", arguments.papers, "Folder of pictures that the window offers");
    app.add_option(
        "--sitter", arguments.sitter, "Picture of the person before the portrait camera");
    CLI11_PARSE(app, argc, argv);

    std::error_code failed;
    std::filesystem::create_directories(arguments.settings.folder, failed);
    if (const auto done = run(arguments); !done) {
        log::failure("dock-failed", done.error());
        return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    return ventanilla::runProgram("dock", runDock, argc, argv);
}
