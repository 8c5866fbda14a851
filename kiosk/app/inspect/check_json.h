// SPDX-License-Identifier: EUPL-1.2
//
// Checks and lines of JSON as every command prints them.
#pragma once

#include "kiosk/domain/evidence.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace ventanilla::inspect {

[[nodiscard]] inline const char* toString(CheckResult result)
{
    switch (result) {
    case CheckResult::Agrees:
        return "agrees";
    case CheckResult::Disagrees:
        return "disagrees";
    case CheckResult::CannotBeChecked:
        return "cannot be checked";
    }
    return "";
}

[[nodiscard]] inline nlohmann::ordered_json toJson(const std::vector<Check>& checks)
{
    auto all = nlohmann::ordered_json::array();
    for (const auto& check : checks) {
        all.push_back(
            {{"name", check.name}, {"result", toString(check.result)}, {"reason", check.reason}});
    }
    return all;
}

/// One line. Arguments and payloads may hold bytes that are no UTF-8.
[[nodiscard]] inline std::string lineOf(const nlohmann::ordered_json& object)
{
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace ventanilla::inspect
