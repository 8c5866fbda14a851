// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/policy_command.h"

#include "kiosk/base/child_process.h"
#include "services/admin/policy_changes.h"
#include "services/admin/policy_signing.h"
#include "services/store/files/private_files.h"

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace ventanilla::admin {
namespace {

struct PolicyOptions
{
    std::string state;
    std::string policies;
    std::string examples;
    std::string before;
    std::string after;
    std::string bank;
    std::vector<std::string> acknowledged;
    bool noDelay = false;
};

int failed(const Error& error)
{
    (void)std::fprintf(stderr, "ventanilla-admin: %s\n", error.what().c_str());
    return 1;
}

policy::Day today()
{
    return dayOf(SystemClock{}.now());
}

Result<policy::Policy> policyIn(const std::string& folder)
{
    VN_TRY(const auto source, readPolicySource(folder, today(), ReferralDelay::AsWritten));
    const policy::Day notAfter{std::chrono::sys_days{today()} + std::chrono::days{365}};
    return checkPolicy(source, notAfter);
}

int check(const PolicyOptions& options)
{
    const auto policy = policyIn(options.after);
    if (!policy) {
        return failed(policy.error());
    }
    for (const auto& remark : remarksOn(*policy, today())) {
        (void)std::printf("note: %s\n", remark.c_str());
    }
    (void)std::printf("%s: %zu document classes, %zu banks, %zu languages\n",
                      policy->city.c_str(),
                      policy->documents.size(),
                      policy->banks.size(),
                      policy->languages.size());
    return 0;
}

int diff(const PolicyOptions& options)
{
    const auto before = policyIn(options.before);
    const auto after = policyIn(options.after);
    if (!before || !after) {
        return failed(before ? after.error() : before.error());
    }
    const auto changes = changesBetween(*before, *after);
    for (const auto& change : changes) {
        (void)std::printf("%s\n", change.c_str());
    }
    (void)std::printf("%zu changes\n", changes.size());
    return 0;
}

void print(const ChangedOutcome& changed)
{
    (void)std::printf("%s\n  before: %s\n  after:  %s\n",
                      changed.resident.c_str(),
                      changed.before.c_str(),
                      changed.after.c_str());
}

int tryOut(const PolicyOptions& options)
{
    const auto after = policyIn(options.after);
    const auto residents = readExamples(options.examples);
    if (!after || !residents) {
        return failed(after ? residents.error() : after.error());
    }
    if (options.before.empty()) {
        for (const auto& resident : *residents) {
            (void)std::printf(
                "%s\n  %s\n", resident.name.c_str(), outcomeOf(*after, resident, today()).c_str());
        }
        return 0;
    }
    const auto before = policyIn(options.before);
    if (!before) {
        return failed(before.error());
    }
    const auto changed = changedOutcomes(*before, *after, *residents, today());
    for (const auto& one : changed) {
        print(one);
    }
    (void)std::printf(
        "%zu of %zu example residents fare differently\n", changed.size(), residents->size());
    return 0;
}

int sign(const PolicyOptions& options)
{
    const SignOrder order{options.policies,
                          options.examples,
                          options.noDelay ? ReferralDelay::Zero : ReferralDelay::AsWritten,
                          {options.acknowledged.begin(), options.acknowledged.end()}};
    const auto outcome = signPolicy(StateFolder{options.state}, order, SystemClock{});
    if (!outcome) {
        return failed(outcome.error());
    }
    for (const auto& change : outcome->changes) {
        (void)std::printf("%s\n", change.c_str());
    }
    for (const auto& changed : outcome->unacknowledged) {
        print(changed);
    }
    if (!outcome->versions) {
        (void)std::fprintf(stderr,
                           "Not signed: %zu example residents fare differently. Say "
                           "--acknowledge NAME for each that is meant.\n",
                           outcome->unacknowledged.size());
        return 1;
    }
    (void)std::printf("signed version %lld\n", static_cast<long long>(outcome->versions->version));
    return 0;
}

int notice(const PolicyOptions& options, bool suspended)
{
    const auto versions =
        suspendBank(StateFolder{options.state}, options.bank, suspended, SystemClock{});
    if (!versions) {
        return failed(versions.error());
    }
    (void)std::printf("signed version %lld: kiosks %s %s within 15 minutes\n",
                      static_cast<long long>(versions->version),
                      suspended ? "stop offering" : "offer",
                      options.bank.c_str());
    return 0;
}

/// Beside the programs of a build, or where a package puts them.
std::string defaultPolicies()
{
    const auto inCheckout = programFolder() + "/../../../installer/policies/trial";
    return store::fileExists(inCheckout) ? inCheckout : "/usr/share/ventanilla/policies/trial";
}

using Run = int (*)(const PolicyOptions&);

} // namespace

std::function<int()> addPolicyCommand(CLI::App& app)
{
    auto options = std::make_shared<PolicyOptions>();
    options->policies = defaultPolicies();
    options->examples = options->policies + "/examples";
    auto* policy = app.add_subcommand("policy", "Check, compare, try and sign a policy");
    policy->require_subcommand(1);
    auto* checks = policy->add_subcommand("check", "Read a policy as a station would");
    auto* diffs = policy->add_subcommand("diff", "Say in words what differs between two policies");
    auto* tries = policy->add_subcommand("try", "Run the city's example residents through it");
    auto* signs = policy->add_subcommand("sign", "Sign a policy, unless an outcome changes unseen");
    auto* suspends = policy->add_subcommand("suspend", "Stop offering a bank at once");
    auto* resumes = policy->add_subcommand("resume", "Offer a suspended bank again");
    diffs->add_option("BEFORE", options->before, "Folder of policy sources")->required();
    for (auto* command : {checks, diffs, tries}) {
        command->add_option("FOLDER", options->after, "Folder of policy sources")->required();
    }
    tries->add_option("--against", options->before, "Folder of the policy before it");
    for (auto* command : {tries, signs}) {
        command->add_option("--examples", options->examples, "Folder of example residents");
    }
    for (auto* command : {signs, suspends, resumes}) {
        command->add_option("--state", options->state, "Folder of the city")->required();
    }
    signs->add_option("--policies", options->policies, "Folder of policy sources");
    signs->add_option(
        "--acknowledge", options->acknowledged, "Example that shall fare differently");
    signs->add_flag("--kiosk-delay-zero", options->noDelay, "Referrals leave the kiosk at once");
    for (auto* command : {suspends, resumes}) {
        command->add_option("BANK", options->bank, "Key of the bank")->required();
    }
    const std::vector<std::pair<CLI::App*, Run>> runs{
        {checks, check},
        {diffs, diff},
        {tries, tryOut},
        {signs, sign},
        {suspends, [](const PolicyOptions& given) { return notice(given, true); }},
        {resumes, [](const PolicyOptions& given) { return notice(given, false); }}};
    return [options, runs] {
        for (const auto& [command, run] : runs) {
            if (command->parsed()) {
                return run(*options);
            }
        }
        return -1;
    };
}

} // namespace ventanilla::admin
