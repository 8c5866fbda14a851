// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/policy_signing.h"

#include "services/admin/policy_changes.h"
#include "services/admin/trial.h"
#include "services/store/files/private_files.h"

#include <array>
#include <string_view>
#include <utility>

namespace ventanilla::admin {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

policy::Day yearFrom(policy::Day today)
{
    return policy::Day{sys_days{today} + days{365}};
}

/// Sets `suspended` in the table of one bank, whatever stood there.
Result<std::string>
withSuspension(const std::string& content, const std::string& bank, bool suspended)
{
    constexpr std::string_view kTable = "\n[[bank]]\n";
    const auto key = "key = \"" + bank + "\"\n";
    const auto at = content.find(key);
    if (at == std::string::npos || content.rfind(kTable, at) == std::string::npos) {
        return Error{ErrorKind::NotFound, "the policy in force knows no such bank"};
    }
    // The bank's own keys end where its first sub-table begins.
    const auto end = std::min(content.find("\n[", at), content.size());
    std::string own = content.substr(at, end - at);
    const auto old = own.find("\nsuspended = ");
    if (old != std::string::npos) {
        own.erase(old, own.find('\n', old + 1) - old);
    }
    own.insert(key.size(), suspended ? "suspended = true\n" : "suspended = false\n");
    return content.substr(0, at) + own + content.substr(end);
}

} // namespace

Result<std::optional<PolicySource>> sourceInForce(const StateFolder& state)
{
    const auto folder = state / "city/bundle/files";
    if (!store::fileExists(folder + "/policy.toml")) {
        return std::optional<PolicySource>{};
    }
    // Its days are days already: there is no mark left that today could change.
    VN_TRY(auto source, readPolicySource(folder, policy::Day{}, ReferralDelay::AsWritten));
    return std::optional{std::move(source)};
}

Result<SignOutcome> signPolicy(const StateFolder& state, const SignOrder& order, const Clock& clock)
{
    const auto today = dayOf(clock.now());
    VN_TRY(const auto source, readPolicySource(order.policies, today, order.delay));
    VN_TRY(const auto after, checkPolicy(source, yearFrom(today)));
    VN_TRY(const auto standing, sourceInForce(state));
    SignOutcome outcome;
    if (standing) {
        VN_TRY(const auto before, checkPolicy(*standing, yearFrom(today)));
        VN_TRY(const auto residents, readExamples(order.examples));
        outcome.changes = changesBetween(before, after);
        for (auto& change : changedOutcomes(before, after, residents, today)) {
            if (!order.acknowledged.contains(change.resident)) {
                outcome.unacknowledged.push_back(std::move(change));
            }
        }
    }
    if (outcome.unacknowledged.empty()) {
        VN_TRY(outcome.versions, signForCity(state, source, after, clock));
    }
    return outcome;
}

Result<protocol::SignedVersions>
suspendBank(const StateFolder& state, const std::string& bank, bool suspended, const Clock& clock)
{
    VN_TRY(auto standing, sourceInForce(state));
    if (!standing) {
        return Error{ErrorKind::NotFound, "no policy is in force"};
    }
    for (auto& file : standing->files) {
        if (file.path == "banks.toml") {
            VN_TRY(file.content, withSuspension(file.content, bank, suspended));
        }
    }
    VN_TRY(const auto policy, checkPolicy(*standing, yearFrom(dayOf(clock.now()))));
    return signForCity(state, *standing, policy, clock);
}

} // namespace ventanilla::admin
