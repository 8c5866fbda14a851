// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-admin: makes a trial, checks a policy and signs it. Never shows a key.
#include "kiosk/base/child_process.h"
#include "kiosk/base/program.h"
#include "services/admin/keys_command.h"
#include "services/admin/kiosk_command.h"
#include "services/admin/policy_command.h"
#include "services/admin/trial.h"
#include "services/store/files/private_files.h"

#include <array>
#include <cstdio>
#include <functional>

#include <CLI/CLI.hpp>

namespace {

using namespace ventanilla;

/// Beside the programs of a build, or where a package puts them.
std::string defaultPolicies()
{
    const auto inCheckout = programFolder() + "/../../../installer/policies/trial";
    return store::fileExists(inCheckout) ? inCheckout : "/usr/share/ventanilla/policies/trial";
}

int failed(const Error& error)
{
    (void)std::fprintf(stderr, "ventanilla-admin: %s\n", error.what().c_str());
    return 1;
}

int runTrial(const admin::TrialOptions& options)
{
    const auto ports = admin::prepareTrial(options, SystemClock{});
    if (!ports) {
        return failed(ports.error());
    }
    (void)std::printf("%s\n", ports->dump().c_str());
    return 0;
}

int runAdmin(int argc, char** argv)
{
    CLI::App app{"Keys, policy and enrolment of a Ventanilla city"};
    app.require_subcommand(1);
    admin::TrialOptions options;
    options.policies = defaultPolicies();
    bool noDelay = false;

    auto* trial =
        app.add_subcommand("trial", "Make or refresh a trial: keys, servers, one kiosk, policy");
    trial->add_option("--state", options.state, "Folder that holds the trial")->required();
    trial->add_option("--policies", options.policies, "Folder of policy sources");
    trial->add_flag("--kiosk-delay-zero", noDelay, "Referrals leave the kiosk at once");

    const std::array<std::function<int()>, 3> commands{
        admin::addPolicyCommand(app), admin::addKeysCommand(app), admin::addKioskCommand(app)};

    CLI11_PARSE(app, argc, argv);
    for (const auto& run : commands) {
        if (const int status = run(); status >= 0) {
            return status;
        }
    }
    options.delay = noDelay ? admin::ReferralDelay::Zero : admin::ReferralDelay::AsWritten;
    return runTrial(options);
}

} // namespace

int main(int argc, char** argv)
{
    return ventanilla::runProgram("ventanilla-admin", runAdmin, argc, argv);
}
