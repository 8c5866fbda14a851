// SPDX-License-Identifier: EUPL-1.2
//
// Becomes readable when a spool folder or a file in one appears.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/unique_fd.h"

#include <string>

namespace ventanilla::courier {

class SpoolWatch
{
public:
    /// Fails with Unavailable.
    [[nodiscard]] static Result<SpoolWatch> open(const std::string& spool);

    [[nodiscard]] int fd() const { return m_fd.get(); }
    /// Takes what was seen and begins to watch new folders. Call before a sweep, not after.
    void refresh();

private:
    SpoolWatch(UniqueFd fd, std::string spool);

    UniqueFd m_fd;
    std::string m_spool;
};

} // namespace ventanilla::courier
