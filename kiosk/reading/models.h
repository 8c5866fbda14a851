// SPDX-License-Identifier: EUPL-1.2
//
// What Models holds once loaded; for the readers in this folder.
#pragma once

#include "kiosk/reading/mrz/zone_reader.h"
#include "kiosk/reading/reader.h"
#include "kiosk/reading/text/text_reader.h"

#include <optional>
#include <utility>

namespace ventanilla::reading {

struct Models::Loaded
{
    Loaded(ZoneReader zoneReader, std::optional<TextReader> textReader)
        : zones(std::move(zoneReader))
        , print(std::move(textReader))
    {}
    ZoneReader zones;
    std::optional<TextReader> print; ///< Absent: print is not read.
};

} // namespace ventanilla::reading
