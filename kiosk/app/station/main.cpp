// SPDX-License-Identifier: EUPL-1.2
//
// The station: starts, supervises and hands over resident processes on one kiosk.
#include "kiosk/app/station/device_openers.h"
#include "kiosk/app/station/supervisor.h"
#include "kiosk/app/station_hardware/hardware_opener.h"
#include "kiosk/base/log.h"
#include "kiosk/base/program.h"
#include "services/jose/bounded_file.h"
#include "services/jose/bundle_verifier.h"
#include "services/jose/keys.h"

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

namespace ventanilla::app {
namespace {

constexpr std::size_t kKeyLimit = 4096;

struct Options
{
    std::string state;
    std::string courierSocket;
    std::string dockSocket;
    std::string inspector;
    std::string devices;
    bool windowed = false;
};

struct Root
{
    jose::Ed25519PublicKey key;
    bool trial;
};

/// Trust by build: an installed root.pub means production, its absence means trial only.
Result<Root> findRoot(const Options& options)
{
    const auto installed = programFolder() + "/../share/ventanilla/root.pub";
    const bool trial = ::access(installed.c_str(), F_OK) != 0;
    VN_TRY(const auto text,
           jose::readBoundedFile(trial ? options.state + "/trial-root.pub" : installed, kKeyLimit));
    VN_TRY(auto key, jose::Ed25519PublicKey::fromJwk(text));
    return Root{std::move(key), trial};
}

std::vector<std::string> residentArguments(const Options& options)
{
    std::vector<std::string> arguments;
    if (options.windowed) {
        arguments.emplace_back("--windowed");
    }
    if (!options.inspector.empty()) {
        arguments.emplace_back("--inspector");
        arguments.push_back(options.inspector);
    }
    return arguments;
}

Result<void> runStation(const Options& options)
{
    VN_TRY(const auto root, findRoot(options));
    if (!root.trial && !(options.dockSocket.empty() && options.inspector.empty())) {
        return Error{ErrorKind::Unsupported, "a production station knows no dock and no inspector"};
    }
    VN_TRY(auto file, StationFile::open(options.state + "/station.sqlite"));
    const auto verifier = jose::makeBundleVerifier(root.key, root.trial);
    PolicyKeeper policy{*verifier, file, options.state + "/bundle"};
    std::unique_ptr<DeviceOpener> devices;
    if (options.dockSocket.empty()) {
        const auto folder = options.devices.empty()
                                ? programFolder() + "/../share/ventanilla/devices"
                                : options.devices;
        VN_TRY(auto rules, HardwareOpener::readRules(folder));
        devices = std::make_unique<HardwareOpener>(std::move(rules),
                                                   HardwareOpener::Places{"/sys", "/dev", folder});
    } else {
        devices = std::make_unique<DockOpener>(options.dockSocket);
    }
    ResidentOptions residents;
    residents.programs = programFolder();
    residents.spool = options.state + "/spool";
    residents.home = options.state + "/empty";
    residents.courierSocket = options.courierSocket;
    residents.arguments = residentArguments(options);
    residents.trial = root.trial;
    ::mkdir(residents.spool.c_str(), S_IRWXU);
    ::mkdir(residents.home.c_str(), S_IRUSR | S_IXUSR);

    SystemClock clock;
    SystemRandom random;
    ServiceWatch service{clock, options.courierSocket};
    Supervisor supervisor{
        {clock, random, policy, file, *devices, &service}, residents, SupervisorLimits{}};
    return supervisor.run();
}

int runMain(int argc, char** argv)
{
    Options options;
    CLI::App cli{"Ventanilla station: serves one resident after another on this kiosk."};
    cli.add_option("--state", options.state, "State folder of this kiosk")->required();
    cli.add_option("--courier-socket", options.courierSocket, "Socket of the courier");
    cli.add_option(
        "--dock-socket", options.dockSocket, "Socket of the simulated world (trial only)");
    cli.add_option("--devices", options.devices, "Folder of devices.json and camera profiles");
    cli.add_option("--inspector", options.inspector, "Socket for scripted residents (trial only)");
    cli.add_flag("--windowed", options.windowed, "In a window instead of the whole screen");
    CLI11_PARSE(cli, argc, argv);

    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    if (const auto ended = runStation(options); !ended) {
        log::failure("station.cannot_run", ended.error());
        std::cerr << "ventanilla: " << ended.error().what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

} // namespace
} // namespace ventanilla::app

int main(int argc, char** argv)
{
    return ventanilla::runProgram("ventanilla", ventanilla::app::runMain, argc, argv);
}
