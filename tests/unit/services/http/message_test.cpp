// SPDX-License-Identifier: EUPL-1.2
//
// Headers, targets, forms and endpoints.
#include "services/http/message.h"

#include "services/http/server.h"

#include <gtest/gtest.h>

namespace ventanilla::http {
namespace {

TEST(HttpMessage, FindsAHeaderWhateverItsCase)
{
    const std::vector<Header> headers{{"idempotency-KEY", "a"}, {"Idempotency-Key", "b"}};
    EXPECT_EQ(find(headers, "Idempotency-Key"), "a");
    EXPECT_EQ(find(headers, "Idempotency"), std::nullopt);
}

TEST(HttpMessage, SplitsTargetAtTheFirstQuestionMark)
{
    Request request;
    request.target = "/v1/status/x?a=1?2";
    EXPECT_EQ(request.path(), "/v1/status/x");
    EXPECT_EQ(request.query(), "a=1?2");
    request.target = "/";
    EXPECT_EQ(request.path(), "/");
    EXPECT_EQ(request.query(), "");
}

TEST(HttpMessage, DecodesFormValues)
{
    EXPECT_EQ(formValue("a=1&words=dos+palomas%20%C3%B1&b", "words"), "dos palomas ñ");
    EXPECT_EQ(formValue("a=1&b", "b"), "");
    EXPECT_EQ(formValue("a=1&b", "c"), std::nullopt);
    EXPECT_EQ(formValue("a=%4", "a"), std::nullopt);
    EXPECT_EQ(formValue("a=%zz", "a"), std::nullopt);
}

TEST(HttpEndpoint, ReadsAddressAndPort)
{
    const auto plain = parseEndpoint("127.0.0.1:8443").value();
    EXPECT_EQ(plain.address, "127.0.0.1");
    EXPECT_EQ(plain.port, 8443);
    EXPECT_EQ(parseEndpoint("[::1]:1").value().address, "::1");
}

TEST(HttpEndpoint, RefusesWhatHasNoPort)
{
    for (const auto* text : {"", "127.0.0.1", "127.0.0.1:", ":80", "a:65536", "a:-1", "a:8x"}) {
        EXPECT_FALSE(parseEndpoint(text)) << text;
    }
}

} // namespace
} // namespace ventanilla::http
