// SPDX-License-Identifier: EUPL-1.2
#include "services/courier/day.h"

#include "kiosk/base/clock.h"

namespace ventanilla::courier {
namespace {

std::string padded(std::string digits, std::size_t width)
{
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

} // namespace

std::string dayText(std::chrono::sys_seconds time)
{
    const auto day = dayOf(time);
    return padded(std::to_string(static_cast<int>(day.year())), 4) + "-" +
           padded(std::to_string(static_cast<unsigned>(day.month())), 2) + "-" +
           padded(std::to_string(static_cast<unsigned>(day.day())), 2);
}

} // namespace ventanilla::courier
