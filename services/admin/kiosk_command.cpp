// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/kiosk_command.h"

#include "services/admin/kiosks.h"

#include <cstdio>
#include <string>

#include <CLI/CLI.hpp>

namespace ventanilla::admin {
namespace {

struct KioskOptions
{
    std::string state;
    std::string name;
    std::string by;
    int minutes = 60;
};

int failed(const Error& error)
{
    (void)std::fprintf(stderr, "ventanilla-admin: %s\n", error.what().c_str());
    return 1;
}

int printCode(const KioskOptions& options)
{
    SystemRandom random;
    const auto offer = offerEnrolment(StateFolder{options.state},
                                      options.name,
                                      std::chrono::minutes{options.minutes},
                                      SystemClock{},
                                      random);
    if (!offer) {
        return failed(offer.error());
    }
    (void)std::printf(
        "code: %s\nkit: %s\n", offer->code.grouped().reveal().c_str(), offer->kit.c_str());
    (void)std::fprintf(
        stderr,
        "The code is for %s, works once and for %d minutes. Copy the kit to the kiosk and\n"
        "run there: ventanilla-courier --enrol CODE --kit FOLDER --city URL ...\n",
        options.name.c_str(),
        options.minutes);
    return 0;
}

int revoke(const KioskOptions& options)
{
    const auto done = revokeKiosk(StateFolder{options.state}, options.name);
    if (!done) {
        return failed(done.error());
    }
    (void)std::printf("%s is revoked: the city answers it no more\n", options.name.c_str());
    return 0;
}

int writeOff(const KioskOptions& options)
{
    const auto city = openCity(StateFolder{options.state});
    if (!city) {
        return failed(city.error());
    }
    const auto done = (*city)->writeOffDevice(options.name, options.by);
    if (!done) {
        return failed(done.error());
    }
    (void)std::printf("%s is written off by %s: keys wait for it no more\n",
                      options.name.c_str(),
                      options.by.c_str());
    return 0;
}

int list(const KioskOptions& options)
{
    const auto city = openCity(StateFolder{options.state});
    if (!city) {
        return failed(city.error());
    }
    const auto devices = (*city)->devices();
    if (!devices) {
        return failed(devices.error());
    }
    for (const auto& device : *devices) {
        (void)std::printf("%s %s\n", device.name.c_str(), device.revoked ? "revoked" : "enrolled");
    }
    return 0;
}

} // namespace

std::function<int()> addKioskCommand(CLI::App& app)
{
    auto options = std::make_shared<KioskOptions>();
    auto* kiosk = app.add_subcommand("kiosk", "Enrol, list and revoke kiosks");
    kiosk->require_subcommand(1);
    auto* code = kiosk->add_subcommand("code", "Make a code of use once for a new kiosk");
    auto* gone = kiosk->add_subcommand("revoke", "Close every route to a kiosk");
    auto* off = kiosk->add_subcommand("write-off", "Say that nothing more will come from a kiosk");
    auto* all = kiosk->add_subcommand("list", "Name every kiosk that was enrolled");
    for (auto* command : {code, gone, off, all}) {
        command->add_option("--state", options->state, "Folder of the city")->required();
    }
    for (auto* command : {code, gone, off}) {
        command->add_option("NAME", options->name, "Name of the kiosk")->required();
    }
    code->add_option("--valid-minutes", options->minutes, "How long the code works");
    off->add_option("--by", options->by, "Name of the person who says so")->required();
    return [options, code, gone, off, all] {
        if (code->parsed()) {
            return printCode(*options);
        }
        if (gone->parsed()) {
            return revoke(*options);
        }
        if (off->parsed()) {
            return writeOff(*options);
        }
        return all->parsed() ? list(*options) : -1;
    };
}

} // namespace ventanilla::admin
