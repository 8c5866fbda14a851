// SPDX-License-Identifier: EUPL-1.2
//
// The trial bundle as the station would hand it over, with its days filled in.
#pragma once

#include "kiosk/policy/policy.h"
#include "tests/support/temporary_folder.h"

#include <string>

namespace ventanilla::test {

inline constexpr std::chrono::year_month_day kPolicyDay{
    std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{15}};

inline PolicyFiles trialFiles()
{
    PolicyFiles files{"new-haven", 7, 1, "2026-06-01", 30, true, {}, "", ""};
    for (const char* name :
         {"policy.toml", "banks.toml", "retention.toml", "languages.toml", "kiosk.toml"})
    {
        auto content = readFile(std::string{"installer/policies/trial/"} + name);
        for (const auto& [mark, day] :
             {std::pair{"@today-5", "2026-03-10"}, std::pair{"@today-30", "2026-02-13"}})
        {
            for (auto at = content.find(std::string{"\""} + mark + "\""); at != std::string::npos;
                 at = content.find(std::string{"\""} + mark + "\""))
            {
                content.replace(at + 1, std::string{mark}.size(), day);
            }
        }
        files.files.push_back({std::string{"files/"} + name, content});
    }
    return files;
}

/// Replaces @p from, which must be there, in the file @p name.
inline PolicyFiles
trialFilesWith(const std::string& name, const std::string& from, const std::string& to)
{
    auto files = trialFiles();
    for (auto& file : files.files) {
        if (file.path == "files/" + name) {
            file.content.replace(file.content.find(from), from.size(), to);
        }
    }
    return files;
}

} // namespace ventanilla::test
