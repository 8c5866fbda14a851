// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/bundle_keeper.h"

#include "services/courier/retry.h"

#include <algorithm>
#include <utility>

namespace ventanilla::courier {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

} // namespace

BundleKeeper::BundleKeeper(BundleVerifier& verifier, std::string folder)
    : m_verifier(verifier)
    , m_folder(std::move(folder))
{}

Result<Terms> BundleKeeper::read()
{
    VN_TRY(auto terms, readTerms(m_verifier, m_folder, m_floor));
    m_floor = terms.versions;
    return terms;
}

bool BundleKeeper::isDue(steady_clock::time_point now) const
{
    return now >= m_due;
}

milliseconds BundleKeeper::untilDue(steady_clock::time_point now) const
{
    return std::max(milliseconds{0}, std::chrono::ceil<milliseconds>(m_due - now));
}

void BundleKeeper::asked(steady_clock::time_point now)
{
    m_due = now + kEvery;
}

void BundleKeeper::hurry()
{
    m_due = {};
}

Result<bool>
BundleKeeper::take(const http::Outcome& outcome, steady_clock::time_point now, Random& random)
{
    ++m_failures;
    const std::chrono::seconds pause{pauseAfter(m_failures, random) + std::chrono::seconds{1}};
    m_due = now + std::min<std::chrono::seconds>(pause, kEvery);
    if (!outcome || outcome->status != 200) {
        return Error{ErrorKind::Unavailable, "bundle: " + judge(outcome).cause};
    }
    VN_TRY(const auto bundle, protocol::BundleAnswer::parse(outcome->body));
    VN_TRY(const bool news, installBundle(m_verifier, bundle, m_folder, m_floor));
    m_failures = 0;
    m_due = now + kEvery;
    return news;
}

} // namespace ventanilla::courier
