// SPDX-License-Identifier: EUPL-1.2
//
// Whole files that are nobody else's: keys, settings, bundles. Files 0600, folders 0700.
#pragma once

#include "kiosk/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace ventanilla::store {

/// Makes @p path and what is missing above it; an existing last folder is narrowed to its owner.
[[nodiscard]] Result<void> ensurePrivateFolder(const std::string& path);

/// Replaces @p path in one step that survives a power cut; leaves equal content alone. Fails with
/// Unavailable.
[[nodiscard]] Result<void> writePrivateFile(const std::string& path, std::string_view content);

/// Writes over the bytes of a file that is there, in place: what stood there shall be gone. Fails
/// with Unavailable.
[[nodiscard]] Result<void> overwriteFile(const std::string& path, std::string_view content);

/// Refuses a file or folder that anybody but this user could read, write or list: a key that was
/// open once must be taken for known. Fails with NotFound, or Conflict in words for an installer.
[[nodiscard]] Result<void> requirePrivate(const std::string& path);

/// Fails with NotFound, Unavailable, or InvalidInput when the file is longer than @p limit.
[[nodiscard]] Result<std::string> readWholeFile(const std::string& path,
                                                std::size_t limit = std::size_t{1} << 20U);

[[nodiscard]] bool fileExists(const std::string& path);

} // namespace ventanilla::store
