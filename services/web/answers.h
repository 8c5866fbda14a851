// SPDX-License-Identifier: EUPL-1.2
//
// Answers of the city's and the bank's servers: JSON, problems (RFC 9457), plain pages.
#pragma once

#include "kiosk/base/result.h"
#include "services/http/message.h"

#include <string>
#include <string_view>

namespace ventanilla::web {

[[nodiscard]] http::Response jsonAnswer(int status, std::string body);

/// @p word makes the type "urn:ventanilla:problem:<word>"; both texts are constants: no value of a
/// request is ever echoed.
[[nodiscard]] http::Response
problemAnswer(int status, std::string_view word, std::string_view title);

/// What to say when storing or signing failed: 503 for what may pass, else 500.
[[nodiscard]] http::Response failureAnswer(const Error& error);

/// An HTML page that loads nothing and runs nothing (Content-Security-Policy), and is never cached.
[[nodiscard]] http::Response pageAnswer(std::string body);
/// After a form was taken: back to @p path.
[[nodiscard]] http::Response seeOther(std::string path);

/// For text and for attribute values alike.
[[nodiscard]] std::string escapeHtml(std::string_view text);

/// False: the page was asked for under another site's name (DNS rebinding).
[[nodiscard]] bool isLoopbackHost(const http::Request& request);

/// "2026-04-03" as "3 Apr 2026": in numbers it would be March to one reader and April to another.
[[nodiscard]] std::string dayInWords(std::string_view isoDay);
/// English names of the languages that have a catalogue; the tag itself for others.
[[nodiscard]] std::string languageInWords(std::string_view tag);

/// The page around @p content: title, TRIAL band where @p trial, one style sheet, no script.
[[nodiscard]] std::string htmlPage(std::string_view title, bool trial, std::string_view content);

} // namespace ventanilla::web
