// SPDX-License-Identifier: EUPL-1.2
//
// ventanilla-admin: makes a trial, checks a policy and signs it. Never shows a key.
#include "kiosk/base/child_process.h"
#include "kiosk/base/program.h"
#include "services/admin/trial.h"
#include "services/store/files/private_files.h"

#include <cstdio>

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

int runSign(const admin::TrialOptions& options)
{
    const auto versions = admin::signTrialPolicy(options, SystemClock{});
    if (!versions) {
        return failed(versions.error());
    }
    (void)std::printf("signed version %lld\n", static_cast<long long>(versions->version));
    return 0;
}

int runCheck(const std::string& folder)
{
    const auto today = dayOf(SystemClock{}.now());
    const auto source = admin::readPolicySource(folder, today, admin::ReferralDelay::AsWritten);
    if (!source) {
        return failed(source.error());
    }
    const policy::Day notAfter{std::chrono::sys_days{today} + std::chrono::days{365}};
    const auto policy = admin::checkPolicy(*source, notAfter);
    if (!policy) {
        return failed(policy.error());
    }
    for (const auto& remark : admin::remarksOn(*policy, today)) {
        (void)std::printf("note: %s\n", remark.c_str());
    }
    (void)std::printf("%s: %zu document classes, %zu banks, %zu languages\n",
                      policy->city.c_str(),
                      policy->documents.size(),
                      policy->banks.size(),
                      policy->languages.size());
    return 0;
}

int runAdmin(int argc, char** argv)
{
    CLI::App app{"Keys, policy and enrolment of a Ventanilla city"};
    app.require_subcommand(1);
    admin::TrialOptions options;
    options.policies = defaultPolicies();
    std::string folder;
    bool noDelay = false;

    auto* trial =
        app.add_subcommand("trial", "Make or refresh a trial: keys, servers, one kiosk, policy");
    trial->add_option("--state", options.state, "Folder that holds the trial")->required();
    trial->add_option("--policies", options.policies, "Folder of policy sources");
    trial->add_flag("--kiosk-delay-zero", noDelay, "Referrals leave the kiosk at once");

    auto* policyCommand = app.add_subcommand("policy", "Check and sign a policy");
    policyCommand->require_subcommand(1);
    auto* sign = policyCommand->add_subcommand("sign", "Sign the policy with the keys of a trial");
    sign->add_option("--state", options.state, "Folder that holds the trial")->required();
    sign->add_option("--policies", options.policies, "Folder of policy sources");
    sign->add_flag("--kiosk-delay-zero", noDelay, "Referrals leave the kiosk at once");
    auto* check = policyCommand->add_subcommand("check", "Read a policy as a station would");
    check->add_option("FOLDER", folder, "Folder of policy sources")->required();

    CLI11_PARSE(app, argc, argv);
    options.delay = noDelay ? admin::ReferralDelay::Zero : admin::ReferralDelay::AsWritten;
    if (trial->parsed()) {
        return runTrial(options);
    }
    return sign->parsed() ? runSign(options) : runCheck(folder);
}

} // namespace

int main(int argc, char** argv)
{
    return ventanilla::runProgram("ventanilla-admin", runAdmin, argc, argv);
}
