// SPDX-License-Identifier: EUPL-1.2
//
// Writes sealed parcels durably into the one folder whose descriptor it was given; the courier
// sweeps it.
#pragma once

#include "kiosk/base/unique_fd.h"
#include "kiosk/ports/delivery.h"
#include "services/spool/spool_files.h"

#include <memory>

namespace ventanilla::spool {

/// Thread-bound. A parcel stands under "<jti>.jwe" whole and durable, or it does not stand there at
/// all.
class FolderSpool : public Spool
{
public:
    /// Takes a shared lock on @p folder: the courier removes no folder that is locked. Fails with
    /// Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<FolderSpool>>
    open(UniqueFd folder, std::unique_ptr<SpoolFiles> files = std::make_unique<SpoolFiles>());

    FolderSpool(UniqueFd folder, std::unique_ptr<SpoolFiles> files);

    /// Beside what the port says: InvalidInput when the jti is none.
    Result<void> store(const SealedParcel& parcel) override;

private:
    UniqueFd m_folder;
    std::unique_ptr<SpoolFiles> m_files;
};

} // namespace ventanilla::spool
