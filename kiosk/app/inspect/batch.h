// SPDX-License-Identifier: EUPL-1.2
//
// `ventanilla-inspect read`: one object a line, in input order, whatever the pictures are.
#pragma once

#include "kiosk/app/inspect/picture_reader.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>
#include <vector>

namespace ventanilla::inspect {

/// Prints personal data by design.
[[nodiscard]] nlohmann::ordered_json toJson(const std::string& file,
                                            const Result<reading::InspectReading>& reading);

/// True when every file could be read. @p print gets each line as soon as it is known.
[[nodiscard]] bool readAll(PictureReader& reader,
                           const std::vector<std::string>& files,
                           const reading::InspectOptions& options,
                           const std::function<void(const std::string&)>& print);

} // namespace ventanilla::inspect
