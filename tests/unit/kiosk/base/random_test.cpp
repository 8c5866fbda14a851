// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/random.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace ventanilla {
namespace {

/// Answers with the same eight bytes until it is told others.
class FixedRandom : public Random
{
public:
    explicit FixedRandom(std::vector<std::uint64_t> values)
        : m_values(std::move(values))
    {}
    void fill(std::span<std::uint8_t> bytes) override
    {
        const auto value = m_values.at(m_next++);
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
        }
    }
    [[nodiscard]] std::size_t drawn() const { return m_next; }

private:
    std::vector<std::uint64_t> m_values;
    std::size_t m_next = 0;
};

TEST(Below, StaysBelowItsBoundAndReachesEveryValue)
{
    SeededRandom random{1};
    std::set<std::uint64_t> seen;
    for (int i = 0; i < 1000; ++i) {
        seen.insert(random.below(7));
    }
    EXPECT_EQ(seen, (std::set<std::uint64_t>{0, 1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(random.below(1), 0U);
}

TEST(Below, DrawsAgainWhereSmallValuesWouldBeFavoured)
{
    FixedRandom random{{UINT64_MAX, 9}};
    EXPECT_EQ(random.below(10), 9U);
    EXPECT_EQ(random.drawn(), 2U);
}

TEST(SeededRandom, RepeatsItself)
{
    SeededRandom a{42};
    SeededRandom b{42};
    SeededRandom other{43};
    EXPECT_EQ(a.below(UINT64_MAX), b.below(UINT64_MAX));
    EXPECT_NE(a.below(UINT64_MAX), other.below(UINT64_MAX));
}

TEST(SystemRandom, FillsLongRuns)
{
    SystemRandom random;
    std::vector<std::uint8_t> bytes(100000, 0);
    random.fill(bytes);
    std::array<int, 256> counts{};
    for (const auto byte : bytes) {
        ++counts.at(byte);
    }
    for (const auto count : counts) {
        EXPECT_GT(count, 200); // 390 expected, deviation 20
    }
}

} // namespace
} // namespace ventanilla
