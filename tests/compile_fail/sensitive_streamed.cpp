// SPDX-License-Identifier: EUPL-1.2
//
// A datum about a person has no operator<<.
#include "kiosk/base/sensitive.h"

#include <ostream>

void act(std::ostream& out, const ventanilla::SensitiveText& name);
void act(std::ostream& out, const ventanilla::SensitiveText& name)
{
#ifdef VN_MUST_FAIL
    out << name;
#else
    out << name.reveal();
#endif
}
