// SPDX-License-Identifier: EUPL-1.2
//
// A fallible construction must be looked at.
#include "kiosk/base/shared_memory.h"

void act();
void act()
{
#ifdef VN_MUST_FAIL
    ventanilla::SharedMemory::create("frames", 1);
#else
    (void)ventanilla::SharedMemory::create("frames", 1);
#endif
}
