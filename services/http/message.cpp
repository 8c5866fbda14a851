// SPDX-License-Identifier: EUPL-1.2
//
// Look-ups in headers, targets and forms.
#include "services/http/message.h"

#include <algorithm>

namespace ventanilla::http {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameName(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char letter = lower(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

std::optional<std::string> decoded(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            out += text[at] == '+' ? ' ' : text[at];
            continue;
        }
        if (at + 2 >= text.size() || hexValue(text[at + 1]) < 0 || hexValue(text[at + 2]) < 0) {
            return std::nullopt;
        }
        out += static_cast<char>(hexValue(text[at + 1]) * 16 + hexValue(text[at + 2]));
        at += 2;
    }
    return out;
}

} // namespace

std::optional<std::string> find(const std::vector<Header>& headers, std::string_view name)
{
    for (const auto& header : headers) {
        if (sameName(header.name, name)) {
            return header.value;
        }
    }
    return std::nullopt;
}

std::string_view Request::path() const
{
    return std::string_view{target}.substr(0, target.find('?'));
}

std::string_view Request::query() const
{
    const auto mark = target.find('?');
    return mark == std::string::npos ? std::string_view{}
                                     : std::string_view{target}.substr(mark + 1);
}

std::optional<std::string> formValue(std::string_view form, std::string_view name)
{
    while (!form.empty()) {
        const auto end = std::min(form.find('&'), form.size());
        const auto pair = form.substr(0, end);
        const auto equals = std::min(pair.find('='), pair.size());
        if (decoded(pair.substr(0, equals)) == name) {
            return decoded(pair.substr(std::min(equals + 1, pair.size())));
        }
        form.remove_prefix(std::min(end + 1, form.size()));
    }
    return std::nullopt;
}

} // namespace ventanilla::http
