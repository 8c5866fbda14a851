// SPDX-License-Identifier: EUPL-1.2
//
// A log word must be known when the program is compiled.
#include "kiosk/base/log.h"

#include <string>

void act(const std::string& text);
void act(const std::string& text)
{
#ifdef VN_MUST_FAIL
    ventanilla::log::event(ventanilla::log::Level::Info, text.c_str());
#else
    (void)text;
    ventanilla::log::event(ventanilla::log::Level::Info, "acted");
#endif
}
