// SPDX-License-Identifier: EUPL-1.2
//
// A datum about a person is no field of a log line.
#include "kiosk/base/log.h"
#include "kiosk/base/sensitive.h"

void act(const ventanilla::SensitiveText& name);
void act(const ventanilla::SensitiveText& name)
{
#ifdef VN_MUST_FAIL
    ventanilla::log::event(ventanilla::log::Level::Info, "acted", {{"name", name}});
#else
    (void)name;
    ventanilla::log::event(ventanilla::log::Level::Info, "acted", {{"count", std::int64_t{1}}});
#endif
}
