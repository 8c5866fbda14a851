// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/sensitive.h"

#include <cstring>

namespace ventanilla {

void wipeMemory(void* memory, std::size_t size)
{
    if (memory != nullptr && size != 0) {
        explicit_bzero(memory, size);
    }
}

} // namespace ventanilla
