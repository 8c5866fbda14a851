// SPDX-License-Identifier: EUPL-1.2
#include "services/admin/policy_source.h"

#include "kiosk/policy/toml_table.h"
#include "services/store/files/private_files.h"

#include <charconv>
#include <string_view>
#include <utility>

namespace ventanilla::admin {
namespace {

constexpr std::string_view kMark = "\"@today";
constexpr const char* kFiles[] = {
    "policy.toml", "banks.toml", "retention.toml", "languages.toml", "kiosk.toml"};

Result<int> offsetOf(std::string_view text)
{
    if (text.empty()) {
        return 0;
    }
    const bool signedNumber = text.size() > 1 && (text[0] == '+' || text[0] == '-');
    int value = 0;
    const auto digits = text.substr(1);
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (!signedNumber || failed != std::errc{} || end != digits.data() + digits.size() ||
        value > 36'525)
    {
        return Error{ErrorKind::InvalidInput, "a mark after @today is not +N or -N"};
    }
    return text[0] == '-' ? -value : value;
}

/// Zeroes the two delays: run.sh does not wait an hour for its referral.
std::string withoutDelay(const std::string& content)
{
    std::string all;
    std::size_t at = 0;
    while (at < content.size()) {
        const auto end = std::min(content.find('\n', at), content.size());
        const auto line = std::string_view{content}.substr(at, end - at);
        const bool isDelay =
            line.starts_with("delay_minimum_minutes") || line.starts_with("delay_maximum_minutes");
        all += isDelay ? std::string{line.substr(0, line.find(' '))} + " = 0" : std::string{line};
        all += '\n';
        at = end + 1;
    }
    return all;
}

/// The city's key stands in policy.toml alone; the manifest repeats it.
std::string cityIn(const std::string& content)
{
    constexpr std::string_view kKey = "\ncity = \"";
    const auto at = content.find(kKey);
    if (at == std::string::npos) {
        return {};
    }
    const auto from = at + kKey.size();
    return content.substr(from, content.find('"', from) - from);
}

PolicyFiles asVerified(const PolicySource& source, policy::Day notAfter)
{
    PolicyFiles files;
    files.city = source.city;
    files.version = 1;
    files.notAfter = policy::formatDay(notAfter);
    files.files = source.files;
    return files;
}

} // namespace

Result<std::string> withDays(std::string content, policy::Day today)
{
    using namespace std::chrono;
    for (auto at = content.find(kMark); at != std::string::npos; at = content.find(kMark, at)) {
        const auto end = content.find('"', at + 1);
        if (end == std::string::npos) {
            return Error{ErrorKind::InvalidInput, "a mark @today has no closing quote"};
        }
        const auto from = at + kMark.size();
        VN_TRY(const int offset, offsetOf(std::string_view{content}.substr(from, end - from)));
        const policy::Day day{sys_days{today} + days{offset}};
        content.replace(at + 1, end - at - 1, policy::formatDay(day));
    }
    return content;
}

Result<PolicySource>
readPolicySource(const std::string& folder, policy::Day today, ReferralDelay delay)
{
    PolicySource source;
    for (const char* name : kFiles) {
        auto content = store::readWholeFile(folder + "/" + name);
        if (!content) {
            return Error{content.error().kind(), std::string{name} + ": " + content.error().what()};
        }
        VN_TRY(auto dated, withDays(*std::move(content), today));
        if (delay == ReferralDelay::Zero && std::string_view{name} == "kiosk.toml") {
            dated = withoutDelay(dated);
        }
        source.files.push_back({name, std::move(dated)});
    }
    source.city = cityIn(source.files.front().content);
    return source;
}

Result<policy::Policy> checkPolicy(const PolicySource& source, policy::Day notAfter)
{
    return policy::Policy::parse(asVerified(source, notAfter));
}

std::vector<std::string> remarksOn(const policy::Policy& policy, policy::Day today)
{
    std::vector<std::string> remarks;
    for (const auto& row : policy.retention) {
        if (!row.authority) {
            remarks.push_back("retention." + row.what +
                              " has no authority: its rows are frozen and listed, never erased.");
        }
    }
    const auto offered = policy.banksOn(today);
    for (const auto& bank : policy.banks) {
        bool isOffered = false;
        for (const auto& one : offered) {
            isOffered = isOffered || one.key == bank.key;
        }
        if (!isOffered) {
            remarks.push_back("bank " + bank.key + " is not offered: suspended or facts too old.");
        }
    }
    for (const auto& language : policy.languages) {
        if (language.textsReviewed == "trial") {
            remarks.push_back("language " + language.tag +
                              " has words that nobody reviewed: trial only.");
        }
    }
    return remarks;
}

} // namespace ventanilla::admin
