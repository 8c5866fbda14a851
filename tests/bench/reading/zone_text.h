// SPDX-License-Identifier: EUPL-1.2
//
// Zones of people who do not exist, in all five formats. Written apart from kiosk/reading and from
// its training, so that it can judge both.
#pragma once

#include "kiosk/reading/mrz/format.h"
#include "tests/bench/reading/draw.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ventanilla::bench {

/// Two lines of 44 or 36, or three of 30, as @p kind has them; every check digit is right.
[[nodiscard]] std::vector<std::string> drawZone(reading::ZoneKind kind, Draw& draw);

/// The names that zones are made of, for the test that training has none of them.
[[nodiscard]] std::span<const std::string_view> surnames();
[[nodiscard]] std::span<const std::string_view> givenNames();

} // namespace ventanilla::bench
