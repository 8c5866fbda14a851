// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace ventanilla {
namespace {

std::string errorsFile()
{
    return "a/b/c.cpp";
}

class Log : public testing::Test
{
protected:
    Log()
    {
        log::start("log-test");
        testing::internal::CaptureStderr();
    }
    static std::string written() { return testing::internal::GetCapturedStderr(); }
};

TEST_F(Log, WritesOneLineOfJsonAnEvent)
{
    log::event(
        log::Level::Info, "started", {{"count", std::int64_t{-3}}, {"kind", log::Token{"parcel"}}});
    const auto line = written();
    EXPECT_TRUE(line.starts_with("{\"at\":\"2"));
    EXPECT_TRUE(line.ends_with("\"level\":\"info\",\"program\":\"log-test\",\"event\":\"started\","
                               "\"count\":-3,\"kind\":\"parcel\"}\n"))
        << line;
    EXPECT_EQ(std::ranges::count(line, '\n'), 1);
}

TEST_F(Log, SaysWhatWentWrongAndInWhichFileWithoutItsFolder)
{
    const auto file = errorsFile();
    log::failure("sending", Error{ErrorKind::TimedOut, "the city is slow", file.c_str(), 12});
    const auto line = written();
    EXPECT_NE(line.find("\"event\":\"sending\",\"kind\":\"timed_out\",\"what\":\"the city is "
                        "slow\",\"file\":\"c.cpp\",\"line\":12}"),
              std::string::npos)
        << line;
}

TEST_F(Log, CannotBeBrokenByTheTextOfAnError)
{
    log::failure("sending", Error{ErrorKind::Internal, "a\"b\\c\nd\x01{}%s"});
    const auto line = written();
    EXPECT_NE(line.find("\"what\":\"a?b?c?d?{}%s\""), std::string::npos) << line;
    EXPECT_EQ(std::ranges::count(line, '\n'), 1);
}

TEST_F(Log, NamesEveryLevel)
{
    log::event(log::Level::Debug, "d");
    log::event(log::Level::Warning, "w");
    log::event(log::Level::Error, "e");
    const auto lines = written();
    EXPECT_EQ(lines.find("\"event\":\"d\""), std::string::npos);
    EXPECT_NE(lines.find("\"level\":\"warning\""), std::string::npos);
    EXPECT_NE(lines.find("\"level\":\"error\""), std::string::npos);
}

} // namespace
} // namespace ventanilla
