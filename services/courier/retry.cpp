// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/retry.h"

#include "services/protocol/courier_messages.h"

#include <algorithm>
#include <charconv>

namespace ventanilla::courier {
namespace {

constexpr std::chrono::seconds kBase{5};
constexpr std::chrono::seconds kCap{std::chrono::hours{6}};
constexpr int kMostDoublings = 20;

/// Letters, digits and dashes of a problem's own word; it goes to logs and screens.
std::string wordOf(const protocol::Problem& problem)
{
    auto word = problem.type.substr(protocol::Problem::kOurs.size(), 40);
    std::erase_if(word, [](char c) {
        return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    });
    return word.empty() ? "refused" : word;
}

// Only the form in seconds: a date would need a clock that is right.
std::optional<std::chrono::seconds> retryAfterOf(const http::Response& response)
{
    const auto value = http::find(response.headers, "Retry-After");
    if (!value) {
        return std::nullopt;
    }
    int number = 0;
    const auto* end = value->data() + value->size();
    const auto read = std::from_chars(value->data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < 0) {
        return std::nullopt;
    }
    return std::chrono::seconds{number};
}

/// The city never redirects and never speaks HTML: a sign-in page stands between.
bool isPortal(const http::Response& response)
{
    constexpr int kSignInFirst = 511;
    const auto type = http::find(response.headers, "Content-Type").value_or("");
    return response.status / 100 == 3 || response.status == kSignInFirst ||
           type.starts_with("text/html");
}

bool mayMeanTheParcel(int status)
{
    return status == 400 || status == 409 || status == 413 || status == 422;
}

} // namespace

Verdict judge(const http::Outcome& outcome)
{
    if (!outcome) {
        return {Fate::Later, http::toString(outcome.error()), std::nullopt};
    }
    if (isPortal(*outcome)) {
        return {Fate::Later, "portal", std::nullopt};
    }
    if (outcome->status == 200 || outcome->status == 201) {
        return {Fate::Accepted, {}, std::nullopt};
    }
    const auto type = http::find(outcome->headers, "Content-Type").value_or("");
    if (mayMeanTheParcel(outcome->status) && type.starts_with(protocol::Problem::kContentType)) {
        const auto problem = protocol::Problem::parse(outcome->body);
        if (problem && problem->isOurs()) {
            return {Fate::Aside, wordOf(*problem), std::nullopt};
        }
    }
    return {Fate::Later, "http-" + std::to_string(outcome->status), retryAfterOf(*outcome)};
}

std::chrono::seconds pauseAfter(int attempts, Random& random)
{
    const int doublings = std::clamp(attempts - 1, 0, kMostDoublings);
    const auto most = std::min<std::int64_t>(kBase.count() << doublings, kCap.count());
    return std::chrono::seconds{random.below(static_cast<std::uint64_t>(most) + 1)};
}

} // namespace ventanilla::courier
