// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/housekeeping.h"

#include "kiosk/base/log.h"
#include "services/courier/retry.h"
#include "services/jose/bundle_verifier.h"
#include "services/jose/certificates.h"
#include "services/protocol/fleet_messages.h"
#include "services/store/files/private_files.h"

#include <algorithm>
#include <utility>

#include <sys/statvfs.h>

namespace ventanilla::courier {
namespace {

using std::chrono::milliseconds;
using std::chrono::sys_seconds;

constexpr const char* kFresh = "/fresh.jws";
constexpr const char* kSealsWith = "/seals_with";
constexpr std::chrono::minutes kBeatEvery{10};
constexpr std::chrono::minutes kBeatAgain{1};
constexpr std::int64_t kMegabyte = std::int64_t{1} << 20U;

sys_seconds timeOf(const protocol::FreshFile& fresh)
{
    return sys_seconds{std::chrono::seconds{fresh.now}};
}

std::int64_t freeMegabytes(const std::string& folder)
{
    struct statvfs found = {};
    if (::statvfs(folder.c_str(), &found) != 0) {
        return 0;
    }
    return static_cast<std::int64_t>(found.f_bavail) * static_cast<std::int64_t>(found.f_frsize) /
           kMegabyte;
}

/// With a clock that is far behind, only the city knows that our certificate has ended.
bool saysEnded(const http::Outcome& outcome)
{
    constexpr int kForbidden = 403;
    if (!outcome || outcome->status != kForbidden) {
        return false;
    }
    const auto problem = protocol::Problem::parse(outcome->body);
    return problem && problem->isOurs() && problem->type.ends_with(":certificate-ended");
}

} // namespace

Housekeeping::Housekeeping(Parts parts, Folders folders)
    : m_parts(parts)
    , m_folders(std::move(folders))
    , m_bundle(parts.verifier, m_folders.bundle)
    , m_certificate(m_folders.device)
{
    recall();
}

/// Everything on this disk by which the city once told the time.
void Housekeeping::recall()
{
    const auto pem = store::readWholeFile(m_folders.device + "/device.pem");
    if (const auto validity =
            pem ? jose::validityOf(std::string_view{*pem}) : Result<jose::Validity>{pem.error()})
    {
        noteHeard(validity->notBefore);
    }
    if (m_parts.root == nullptr) {
        return;
    }
    if (const auto fresh = jose::verifyFresh(m_folders.bundle, *m_parts.root)) {
        noteHeard(timeOf(*fresh));
    }
    const auto kept = store::readWholeFile(m_folders.data + kFresh);
    if (!kept) {
        return;
    }
    if (const auto fresh = jose::verifyFreshWord(*kept, m_folders.bundle, *m_parts.root)) {
        noteHeard(timeOf(*fresh));
    }
}

void Housekeeping::noteHeard(sys_seconds when)
{
    m_parts.clock.remember(when);
    m_heard = std::max(m_heard, when);
}

Result<Terms> Housekeeping::readTerms()
{
    VN_TRY(auto terms, m_bundle.read());
    m_terms = terms;
    return terms;
}

void Housekeeping::askWhatIsDue(Asker& asker)
{
    const auto steady = m_parts.clock.steadyNow();
    // First the certificate: without it nothing else is answered.
    if (m_certificate.isDue(m_parts.clock.now(), steady) && asker.ask(RenewalQuestion{})) {
        m_certificate.asked(steady);
    }
    if (m_bundle.isDue(steady) && asker.ask(BundleQuestion{})) {
        m_bundle.asked(steady);
    }
    if (steady >= m_beatDue && m_terms && asker.ask(HeartbeatQuestion{heartbeat()})) {
        m_beatDue = steady + kBeatEvery;
    }
}

milliseconds Housekeeping::untilDue() const
{
    const auto steady = m_parts.clock.steadyNow();
    const auto beat = std::chrono::ceil<milliseconds>(m_beatDue - steady);
    return std::max(milliseconds{0},
                    std::min(m_terms ? beat : kBeatEvery, m_bundle.untilDue(steady)));
}

void Housekeeping::hurry()
{
    m_bundle.hurry();
    m_certificate.hurry();
    m_beatDue = {};
}

Result<Housekeeping::News> Housekeeping::take(const Answer& answer)
{
    const auto steady = m_parts.clock.steadyNow();
    const auto verdict = judge(answer.outcome);
    m_road = verdict.fate == Fate::Accepted ? std::string{} : verdict.cause;
    if (saysEnded(answer.outcome)) {
        m_certificate.demand();
    }
    if (std::holds_alternative<RenewalQuestion>(answer.question)) {
        VN_CHECK(m_certificate.take(answer.outcome, steady, m_parts.random));
        // The city has just dated it: another lower bound of the time.
        recall();
        hurry();
        return News::Renewed;
    }
    if (std::holds_alternative<HeartbeatQuestion>(answer.question)) {
        return takeTime(answer.outcome);
    }
    VN_TRY(const bool another, m_bundle.take(answer.outcome, steady, m_parts.random));
    if (!another) {
        return News::None;
    }
    recall();
    m_beatDue = {};
    return News::Terms;
}

Result<Housekeeping::News> Housekeeping::takeTime(const http::Outcome& outcome)
{
    if (!outcome || outcome->status != 200) {
        m_beatDue = m_parts.clock.steadyNow() + kBeatAgain;
        return Error{ErrorKind::Unavailable, "heartbeat: " + judge(outcome).cause};
    }
    VN_TRY(const auto answer, protocol::HeartbeatAnswer::parse(outcome->body));
    if (!answer.fresh || m_parts.root == nullptr) {
        return News::None;
    }
    VN_TRY(const auto fresh, jose::verifyFreshWord(*answer.fresh, m_folders.bundle, *m_parts.root));
    const bool believed = m_parts.clock.isPlausible();
    m_parts.clock.hear(timeOf(fresh));
    m_heard = std::max(m_heard, timeOf(fresh));
    if (believed && !m_parts.clock.isPlausible()) {
        log::event(log::Level::Warning, "clock-not-believed");
    }
    VN_CHECK(store::writePrivateFile(m_folders.data + kFresh, *answer.fresh));
    return News::Heard;
}

policy::ServiceFacts Housekeeping::facts() const
{
    policy::ServiceFacts facts;
    facts.now = m_parts.clock.now();
    facts.timeKnown = m_parts.clock.isPlausible() || m_parts.clock.isHeard();
    facts.heard = m_heard;
    facts.policyEnd = m_terms->policyEnd;
    facts.graceDays = m_terms->graceDays;
    facts.certificateEnd = m_certificate.end();
    facts.freeMegabytes = freeMegabytes(m_folders.data);
    return facts;
}

protocol::ServiceState Housekeeping::service() const
{
    protocol::ServiceState state;
    state.now = m_parts.clock.now().time_since_epoch().count();
    state.clockBelieved = m_parts.clock.isPlausible();
    state.road = m_road;
    if (!m_terms) {
        state.blocked = {"no-policy"};
        state.notices = state.blocked;
        return state;
    }
    for (const auto blocker : policy::blockersOf(facts(), m_terms->limits)) {
        state.blocked.emplace_back(policy::toString(blocker));
    }
    state.notices = policy::noticesOf(facts(), m_terms->limits);
    return state;
}

/// The city destroys a key once every kiosk has said that it uses a newer one. That is said when no
/// process can seal with the older one any more and nothing sealed with it is left here.
void Housekeeping::judgeKeys()
{
    const auto& current = m_terms->sealsWith;
    const auto path = m_folders.data + kSealsWith;
    if (m_sealsWith.empty()) {
        m_sealsWith = store::readWholeFile(path).value_or(current);
    }
    const auto steady = m_parts.clock.steadyNow();
    if (m_nextSealing != current) {
        m_nextSealing = current;
        m_nextSince = steady;
    }
    const auto inUse = m_parts.queue.keysInUse();
    const bool isOurs = inUse && std::ranges::includes(m_terms->keys, *inUse);
    const bool settled = m_sealsWith == current || steady - m_nextSince >= kBundleSettles;
    if (isOurs && settled && store::writePrivateFile(path, current)) {
        m_sealsWith = current;
    }
}

std::string Housekeeping::heartbeat()
{
    judgeKeys();
    const auto numbered = m_parts.queue.numbered().value_or(Numbered{});
    return protocol::Heartbeat{m_terms->versions.version,
                               numbered.waiting,
                               m_sealsWith,
                               numbered.chains,
                               policy::noticesOf(facts(), m_terms->limits)}
        .dump();
}

} // namespace ventanilla::courier
