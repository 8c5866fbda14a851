// SPDX-License-Identifier: EUPL-1.2
//
// What Models holds once loaded; for the readers in this folder.
#pragma once

#include "kiosk/reading/mrz/zone_reader.h"
#include "kiosk/reading/reader.h"

#include <utility>

namespace ventanilla::reading {

struct Models::Loaded
{
    explicit Loaded(ZoneReader reader)
        : zones(std::move(reader))
    {}
    ZoneReader zones;
};

} // namespace ventanilla::reading
