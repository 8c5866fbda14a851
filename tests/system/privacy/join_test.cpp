// SPDX-License-Identifier: EUPL-1.2
//
// Tries to join each referral to the application of the same person, from all that the city and the
// exchange hold and from every connection that they saw.
#include "tests/system/privacy/town.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

namespace ventanilla::test {
namespace {

using namespace std::chrono_literals;

constexpr int kRepeats = 20;

using Candidates = std::vector<const Seen*>;

/// That kiosk's applications of the preceding day, oldest first.
Candidates candidatesFor(const Seen& referral, const Evening& evening)
{
    Candidates candidates;
    for (const auto& one : evening.applications) {
        const bool near = one.at <= referral.at && one.at >= referral.at - 24h - 1min;
        if (near && one.device == referral.device) {
            candidates.push_back(&one);
        }
    }
    return candidates;
}

/// How much alike the beginnings of two ids are.
int distance(const std::string& one, const std::string& other)
{
    return std::abs(static_cast<unsigned char>(one[0]) * 256 + static_cast<unsigned char>(one[1]) -
                    static_cast<unsigned char>(other[0]) * 256 -
                    static_cast<unsigned char>(other[1]));
}

/// Guesses one candidate; there is at least one.
using Guess = std::function<const Seen*(const Seen&, const Candidates&, const Evening&)>;

const Seen* latest(const Seen& /*referral*/, const Candidates& all, const Evening& /*evening*/)
{
    return all.back();
}

const Seen* oldest(const Seen& /*referral*/, const Candidates& all, const Evening& /*evening*/)
{
    return all.front();
}

/// Knows the rule: nothing leaves within the first hour.
const Seen* latestAfterAnHour(const Seen& referral, const Candidates& all, const Evening& /*all*/)
{
    const auto* best = all.front();
    for (const auto* one : all) {
        best = referral.at - one->at >= 1h ? one : best;
    }
    return best;
}

const Seen* middle(const Seen& referral, const Candidates& all, const Evening& /*evening*/)
{
    return *std::ranges::min_element(all, {}, [&](const Seen* one) {
        return std::abs((referral.at - one->at - 12h - 30min).count());
    });
}

/// The n-th referral of a kiosk belongs to the application with the same share of the numbers.
const Seen* byNumber(const Seen& referral, const Candidates& all, const Evening& evening)
{
    const auto last = [&](const std::vector<Seen>& list) {
        std::int64_t most = 1;
        for (const auto& one : list) {
            most = one.device == referral.device ? std::max(most, one.seq) : most;
        }
        return static_cast<double>(most);
    };
    const double share = static_cast<double>(referral.seq) / last(evening.referrals);
    const double wanted = share * last(evening.applications);
    return *std::ranges::min_element(
        all, {}, [&](const Seen* one) { return std::abs(static_cast<double>(one->seq) - wanted); });
}

const Seen* byId(const Seen& referral, const Candidates& all, const Evening& /*evening*/)
{
    return *std::ranges::min_element(
        all, {}, [&](const Seen* one) { return distance(one->jti, referral.jti); });
}

const Seen* byLoc(const Seen& referral, const Candidates& all, const Evening& /*evening*/)
{
    return *std::ranges::min_element(
        all, {}, [&](const Seen* one) { return distance(one->loc, referral.loc); });
}

/// As byId, in the rows of the receipts: what stands beside what.
const Seen* byPlaceInTheTable(const Seen& referral, const Candidates& all, const Evening& evening)
{
    std::set<std::string> rows;
    for (const auto& one : evening.applications) {
        rows.insert(one.jti);
    }
    const auto place = [&](const std::string& jti) {
        return std::distance(rows.begin(), rows.lower_bound(jti));
    };
    const auto here = place(referral.jti);
    return *std::ranges::min_element(
        all, {}, [&](const Seen* one) { return std::abs(place(one->jti) - here); });
}

struct Strategy
{
    const char* name;
    Guess guess;
};

std::vector<Strategy> strategies()
{
    return {{"latest", latest},
            {"oldest", oldest},
            {"latest after an hour", latestAfterAnHour},
            {"in the middle of the window", middle},
            {"chain number", byNumber},
            {"id", byId},
            {"loc", byLoc},
            {"place in the table", byPlaceInTheTable}};
}

struct Score
{
    double hits = 0;   ///< Share of referrals that were joined rightly.
    double chance = 0; ///< What picking at random would give.
};

Score scoreOf(const Guess& guess, const Evening& evening)
{
    Score score;
    for (const auto& referral : evening.referrals) {
        const auto candidates = candidatesFor(referral, evening);
        EXPECT_FALSE(candidates.empty());
        if (candidates.empty()) {
            continue;
        }
        const auto* guessed = guess(referral, candidates, evening);
        score.hits += guessed->jti == evening.truth.at(referral.jti) ? 1.0 : 0.0;
        score.chance += 1.0 / static_cast<double>(candidates.size());
    }
    const auto count = static_cast<double>(evening.referrals.size());
    return {score.hits / count, score.chance / count};
}

double meanOf(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double standardErrorOf(const std::vector<double>& values)
{
    const double mean = meanOf(values);
    double squares = 0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    const auto count = static_cast<double>(values.size());
    return std::sqrt(squares / (count - 1) / count);
}

TEST(NobodyCanJoin, AnApplicationAndAReferralBetterThanByChance)
{
    std::vector<Evening> evenings;
    for (std::uint64_t seed = 1; seed <= kRepeats; ++seed) {
        evenings.push_back(Town{TownPlan{}, seed}.live());
        ASSERT_FALSE(HasFailure());
        ASSERT_EQ(evenings.back().applications.size(), 200U);
        ASSERT_EQ(evenings.back().referrals.size(), evenings.back().truth.size());
    }
    for (const auto& strategy : strategies()) {
        std::vector<double> hits;
        std::vector<double> chances;
        for (const auto& evening : evenings) {
            const auto score = scoreOf(strategy.guess, evening);
            hits.push_back(score.hits);
            chances.push_back(score.chance);
        }
        std::printf("%-28s hits %.4f, chance %.4f, standard error %.4f\n",
                    strategy.name,
                    meanOf(hits),
                    meanOf(chances),
                    standardErrorOf(hits));
        EXPECT_LE(meanOf(hits), meanOf(chances) + 2 * standardErrorOf(hits)) << strategy.name;
    }
}

TEST(NobodyCanJoin, IsSeenToFailWhenReferralsLeaveAtOnce)
{
    TownPlan careless;
    careless.sessions = 60;
    careless.delay = {0s, 0s};
    const auto evening = Town{careless, 1}.live();
    EXPECT_GT(scoreOf(latest, evening).hits, 0.95);
}

TEST(NobodyCanJoin, SizesSayNothing)
{
    TownPlan plan;
    plan.sessions = 40;
    const auto evening = Town{plan, 3}.live();
    const auto spread = [](const std::vector<Seen>& list) {
        const auto [least, most] = std::ranges::minmax_element(list, {}, &Seen::bytes);
        return most->bytes - least->bytes;
    };
    // The number in the chain has digits, and the first record has no predecessor.
    constexpr std::size_t kOfTheRecord = 100;
    EXPECT_LT(spread(evening.applications), kOfTheRecord);
    EXPECT_LT(spread(evening.referrals), kOfTheRecord);
}

} // namespace
} // namespace ventanilla::test
