// SPDX-License-Identifier: EUPL-1.2
#include "services/city/desk_page.h"

#include "tests/unit/services/city/city_bench.h"

#include <gtest/gtest.h>

namespace ventanilla::city {
namespace {

using test::CityBench;

class DeskPage : public testing::Test
{
protected:
    [[nodiscard]] http::Response get(const std::string& target) const
    {
        return deskAnswer(
            {"GET", target, {{"Host", "127.0.0.1:9"}}, "", {}}, m_bench.settings, *m_bench.store);
    }
    [[nodiscard]] bool shows(const std::string& text) const
    {
        return get("/").body.find(text) != std::string::npos;
    }

    CityBench m_bench;
};

TEST_F(DeskPage, ShowsWhatTheResidentConfirmed)
{
    ASSERT_EQ(m_bench.post(m_bench.seal(m_bench.application())).status, 201);
    EXPECT_TRUE(shows("Ana María Muñoz Ortega"));
    EXPECT_TRUE(shows("Apr 1990"));
    EXPECT_TRUE(shows("text: 203-555-0177"));
    EXPECT_TRUE(shows("identity met<br>residency met"));
    EXPECT_TRUE(shows("asks for a waiver"));
    EXPECT_TRUE(shows("TRIAL"));
}

TEST_F(DeskPage, EscapesWhatTheResidentTyped)
{
    ASSERT_EQ(m_bench.post(m_bench.seal(m_bench.application())).status, 201);
    EXPECT_TRUE(shows("12 &lt;b&gt;Example&lt;/b&gt; St, 3R"));
    EXPECT_FALSE(shows("<b>Example"));
}

TEST_F(DeskPage, RunsNothingAndLoadsNothing)
{
    const auto page = get("/");
    EXPECT_EQ(page.body.find("<script"), std::string::npos);
    EXPECT_EQ(http::find(page.headers, "Content-Security-Policy")->substr(0, 19),
              "default-src 'none';");
    EXPECT_EQ(http::find(page.headers, "Cache-Control"), "no-store");
}

TEST_F(DeskPage, SaysThatAWithdrawnApplicationIsGone)
{
    const auto application = m_bench.application();
    const Withdrawal withdrawal{Withdrawal::Of::Application,
                                "city:new-haven",
                                ParcelId::mint(m_bench.random),
                                application.code,
                                "2026-03-16"};
    ASSERT_EQ(m_bench.post(m_bench.seal(application)).status, 201);
    ASSERT_EQ(m_bench.post(m_bench.seal(withdrawal), 2).status, 201);
    EXPECT_TRUE(shows("withdrawn; its content is destroyed"));
    EXPECT_FALSE(shows("Muñoz"));
    EXPECT_EQ(get("/trial/applications.json").body, "[]");
}

TEST_F(DeskPage, GivesTheListToScriptsInATrialAlone)
{
    EXPECT_EQ(get("/trial/applications.json").body, "[]");
    m_bench.settings.trial = false;
    EXPECT_EQ(get("/trial/applications.json").status, 404);
}

} // namespace
} // namespace ventanilla::city
