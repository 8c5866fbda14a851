// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>

namespace ventanilla {
namespace {

Result<std::unique_ptr<int>> made(bool well)
{
    if (!well) {
        return Error{ErrorKind::Conflict, "another stands there"};
    }
    return std::make_unique<int>(5);
}

Result<int> tried(bool well)
{
    VN_TRY(const auto value, made(well));
    return *value + 1;
}

Result<void> checked(bool well)
{
    VN_CHECK(tried(well));
    return {};
}

TEST(VnTry, DeclaresTheValueOrReturnsTheError)
{
    EXPECT_EQ(tried(true).value_or(0), 6);
    const auto failed = tried(false);
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().kind(), ErrorKind::Conflict);
    EXPECT_EQ(failed.error().what(), "another stands there");
}

TEST(VnCheck, ReturnsTheError)
{
    EXPECT_TRUE(checked(true).has_value());
    EXPECT_EQ(checked(false).error().kind(), ErrorKind::Conflict);
}

TEST(Error, KnowsWhereItWasMade)
{
    const auto failed = made(false);
    EXPECT_TRUE(std::string{failed.error().origin().file}.ends_with("result_test.cpp"));
    EXPECT_GT(failed.error().origin().line, 10);
}

TEST(ErrorKindNames, AreDifferent)
{
    std::set<std::string> names;
    for (const auto kind : {ErrorKind::InvalidInput,
                            ErrorKind::NotFound,
                            ErrorKind::Unavailable,
                            ErrorKind::TimedOut,
                            ErrorKind::Conflict,
                            ErrorKind::Unsupported,
                            ErrorKind::Internal})
    {
        names.insert(toString(kind));
    }
    EXPECT_EQ(names.size(), 7U);
}

TEST(VnAssertDeathTest, EndsTheProcess)
{
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    EXPECT_DEATH(VN_ASSERT(1 + 1 == 3), "assertion failed: 1 \\+ 1 == 3");
}

} // namespace
} // namespace ventanilla
