// SPDX-License-Identifier: EUPL-1.2
//
// Text becomes a datum about a person only where it is said.
#include "kiosk/base/sensitive.h"

ventanilla::SensitiveText act(std::string name);
ventanilla::SensitiveText act(std::string name)
{
#ifdef VN_MUST_FAIL
    return name;
#else
    return ventanilla::SensitiveText{std::move(name)};
#endif
}
