// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/keys_command.h"

#include "services/admin/key_rotation.h"
#include "services/admin/kiosks.h"

#include <cstdio>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

namespace ventanilla::admin {
namespace {

int failed(const Error& error)
{
    (void)std::fprintf(stderr, "ventanilla-admin: %s\n", error.what().c_str());
    return 1;
}

int rotate(const std::string& folder)
{
    const auto versions = rotateKeys(StateFolder{folder}, SystemClock{});
    if (!versions) {
        return failed(versions.error());
    }
    (void)std::printf("signed keys version %lld\n", static_cast<long long>(versions->keysVersion));
    return 0;
}

int drain(const std::string& folder)
{
    const StateFolder state{folder};
    const auto city = openCity(state);
    if (!city) {
        return failed(city.error());
    }
    const auto all = drainKeys(state, **city, SystemClock{});
    if (!all) {
        return failed(all.error());
    }
    for (const auto& key : *all) {
        (void)std::printf("%s %s: %s%s\n",
                          key.audience.c_str(),
                          key.kid.c_str(),
                          key.destroyed ? "destroyed" : "kept",
                          key.overdue && !key.destroyed ? ", ALARM: older than 90 days" : "");
        for (const auto& reason : key.waitsFor) {
            (void)std::printf("  %s\n", reason.c_str());
        }
    }
    return 0;
}

} // namespace

std::function<int()> addKeysCommand(CLI::App& app)
{
    auto state = std::make_shared<std::string>();
    auto* keys = app.add_subcommand("keys", "Rotate sealing keys and destroy what is drained");
    keys->require_subcommand(1);
    auto* rotation = keys->add_subcommand("rotate", "Make and announce new sealing keys");
    auto* draining = keys->add_subcommand("drain", "Destroy older keys that nobody uses any more");
    for (auto* command : {rotation, draining}) {
        command->add_option("--state", *state, "Folder of the city")->required();
    }
    return [state, rotation, draining] {
        if (rotation->parsed()) {
            return rotate(*state);
        }
        return draining->parsed() ? drain(*state) : -1;
    };
}

} // namespace ventanilla::admin
