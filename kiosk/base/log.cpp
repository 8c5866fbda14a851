// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/log.h"

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace ventanilla::log {
namespace {

spdlog::logger& logger()
{
    static const auto instance = [] {
        auto made = std::make_shared<spdlog::logger>(
            "ventanilla", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_formatter(std::make_unique<spdlog::pattern_formatter>(
            "{\"at\":\"%Y-%m-%dT%H:%M:%SZ\",\"level\":\"%l\",%v}", spdlog::pattern_time_type::utc));
        made->flush_on(spdlog::level::trace);
        return made;
    }();
    return *instance;
}

const char* loggedProgram = "ventanilla"; // set once by start()

spdlog::level::level_enum spdLevel(Level level)
{
    switch (level) {
    case Level::Debug:
        return spdlog::level::debug;
    case Level::Info:
        return spdlog::level::info;
    case Level::Warning:
        return spdlog::level::warn;
    case Level::Error:
        return spdlog::level::err;
    }
    return spdlog::level::err;
}

void appendQuoted(std::string& line, std::string_view text)
{
    line.push_back('"');
    for (const char c : text) {
        const bool plain = c >= ' ' && c != '"' && c != '\\';
        line.push_back(plain ? c : '?');
    }
    line.push_back('"');
}

void appendPair(std::string& line, std::string_view key, std::string_view value)
{
    appendQuoted(line, key);
    line.push_back(':');
    appendQuoted(line, value);
}

void appendField(std::string& line, const Field& field)
{
    line.push_back(',');
    if (const auto* number = std::get_if<std::int64_t>(&field.value)) {
        appendQuoted(line, field.key.text());
        line += ':' + std::to_string(*number);
        return;
    }
    appendPair(line, field.key.text(), std::get<Token>(field.value).text());
}

std::string lineOf(Token event, std::initializer_list<Field> fields)
{
    std::string line;
    appendPair(line, "program", loggedProgram);
    line.push_back(',');
    appendPair(line, "event", event.text());
    for (const auto& field : fields) {
        appendField(line, field);
    }
    return line;
}

} // namespace

void start(Token program)
{
    loggedProgram = program.text();
}

void event(Level level, Token event, std::initializer_list<Field> fields)
{
    logger().log(spdLevel(level), spdlog::string_view_t{lineOf(event, fields)});
}

void failure(Token event, const Error& error, std::initializer_list<Field> fields)
{
    auto line = lineOf(event, fields);
    line.push_back(',');
    appendPair(line, "kind", toString(error.kind()));
    line.push_back(',');
    appendPair(line, "what", error.what());
    const auto origin = error.origin();
    const char* slash = std::strrchr(origin.file, '/');
    line.push_back(',');
    appendPair(line, "file", slash == nullptr ? origin.file : slash + 1);
    line += ",\"line\":" + std::to_string(origin.line);
    logger().log(spdlog::level::err, spdlog::string_view_t{line});
}

} // namespace ventanilla::log
