// SPDX-License-Identifier: EUPL-1.2
//
// An error that is made must go somewhere.
#include "kiosk/base/result.h"

ventanilla::Error made();

void act();
void act()
{
#ifdef VN_MUST_FAIL
    made();
#else
    (void)made();
#endif
}
