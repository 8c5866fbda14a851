// SPDX-License-Identifier: EUPL-1.2
//
// A datum about a person has no formatter.
#include "kiosk/base/sensitive.h"

#include <fmt/format.h>

std::string act(const ventanilla::SensitiveText& name);
std::string act(const ventanilla::SensitiveText& name)
{
#ifdef VN_MUST_FAIL
    return fmt::format("{}", name);
#else
    return fmt::format("{}", name.reveal());
#endif
}
