// SPDX-License-Identifier: EUPL-1.2
#include "services/web/answers.h"

#include "services/protocol/json.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

namespace ventanilla::web {
namespace {

constexpr const char* kStyle = R"css(
:root { color-scheme: light; }
body { margin: 0; font: 17px/1.5 "Noto Sans", "DejaVu Sans", sans-serif; color: #1b1f24; background: #f4f5f7; }
.trial { background: #b00020; color: #fff; text-align: center; font-weight: 700; letter-spacing: .08em; padding: .4em; }
main { max-width: 76rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
h1 { font-size: 1.6rem; margin: .6rem 0 .2rem; }
p.lead { margin: 0 0 1.2rem; color: #4a525c; }
table { border-collapse: collapse; width: 100%; background: #fff; }
th, td { text-align: left; vertical-align: top; padding: .6rem .8rem; border-bottom: 1px solid #d9dde2; }
th { background: #e8ebef; font-size: .85rem; white-space: nowrap; }
td.nowrap { white-space: nowrap; }
td.name { max-width: 18rem; overflow-wrap: anywhere; }
td.wide { min-width: 11rem; }
.none { color: #6a727c; }
.card { background: #fff; border: 1px solid #d9dde2; border-radius: 8px; padding: 1.2rem 1.5rem; margin: 0 0 1.2rem; }
.words { font-size: 2.4rem; font-weight: 700; line-height: 1.2; margin: 0 0 .3rem; }
.card > p:only-child { margin: 0; }
.notice { border-left: 6px solid #2c7a3f; padding: .6rem 1rem; background: #fff; }
.notice.bad { border-color: #b00020; }
.words small { display: block; font-size: .85rem; font-weight: 400; color: #4a525c; }
dl { display: grid; grid-template-columns: 11rem 1fr; gap: .3rem 1rem; margin: 1rem 0; }
dt { color: #4a525c; } dd { margin: 0; overflow-wrap: anywhere; }
form { display: inline; }
button { font: inherit; padding: .5rem 1.1rem; margin: 0 .5rem .3rem 0; border: 1px solid #2b5c8a; border-radius: 6px; background: #fff; color: #17456f; cursor: pointer; }
input[type=text] { font: inherit; padding: .45rem .7rem; border: 1px solid #6a727c; border-radius: 6px; width: 15rem; margin-right: .5rem; }
button[disabled] { background: #17456f; color: #fff; cursor: default; }
:focus-visible { outline: 3px solid #f0a500; outline-offset: 2px; }
)css";

http::Response answer(int status, const char* type, std::string body)
{
    return {status,
            {{"Content-Type", type},
             {"Cache-Control", "no-store"},
             {"X-Content-Type-Options", "nosniff"}},
            std::move(body)};
}

bool number(std::string_view digits, unsigned& value)
{
    const auto* end = digits.data() + digits.size();
    const auto [at, failed] = std::from_chars(digits.data(), end, value);
    return failed == std::errc{} && at == end;
}

} // namespace

http::Response jsonAnswer(int status, std::string body)
{
    return answer(status, "application/json", std::move(body));
}

http::Response problemAnswer(int status, std::string_view word, std::string_view title)
{
    auto problem = protocol::Json::object();
    problem.set("type", "urn:ventanilla:problem:" + std::string{word});
    problem.set("title", title).set("status", status);
    return answer(status, "application/problem+json", problem.dump());
}

http::Response failureAnswer(const Error& error)
{
    const bool mayPass =
        error.kind() == ErrorKind::Unavailable || error.kind() == ErrorKind::TimedOut;
    return mayPass ? problemAnswer(503, "unavailable", "Not now; please repeat the request.")
                   : problemAnswer(500, "internal", "The server failed.");
}

http::Response pageAnswer(std::string body)
{
    auto page = answer(200, "text/html; charset=utf-8", std::move(body));
    page.headers.push_back({"Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
                            "base-uri 'none'; frame-ancestors 'none'"});
    page.headers.push_back({"Referrer-Policy", "no-referrer"});
    return page;
}

http::Response seeOther(std::string path)
{
    auto redirect = answer(303, "text/plain", "");
    redirect.headers.push_back({"Location", std::move(path)});
    return redirect;
}

std::string escapeHtml(std::string_view text)
{
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\'':
            escaped += "&#39;";
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

bool isLoopbackHost(const http::Request& request)
{
    const auto host = http::find(request.headers, "Host").value_or("");
    const auto name = std::string_view{host}.substr(0, host.rfind(':'));
    return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

std::string dayInWords(std::string_view isoDay)
{
    constexpr std::array kMonths{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    unsigned month = 0;
    unsigned day = 0;
    if (isoDay.size() != 10 || !number(isoDay.substr(5, 2), month) ||
        !number(isoDay.substr(8), day) || month < 1 || month > kMonths.size())
    {
        return std::string{isoDay};
    }
    return fmt::format("{} {} {}", day, kMonths.at(month - 1), isoDay.substr(0, 4));
}

std::string languageInWords(std::string_view tag)
{
    if (tag == "en") {
        return "English";
    }
    return tag == "es" ? "Spanish" : std::string{tag};
}

std::string htmlPage(std::string_view title, bool trial, std::string_view content)
{
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<title>{0}</title><style>{1}</style></head><body>{2}<main><h1>{0}</h1>{3}"
        "</main></body></html>\n",
        escapeHtml(title),
        kStyle,
        trial ? "<div class=\"trial\">TRIAL &ndash; made-up people, nothing here is real</div>"
              : "",
        content);
}

} // namespace ventanilla::web
