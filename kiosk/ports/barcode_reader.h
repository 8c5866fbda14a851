// SPDX-License-Identifier: EUPL-1.2
//
// A hardware barcode reader. Its bytes are outside bytes: only the decoder parses them.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"

#include <optional>
#include <string>

namespace ventanilla {

struct Scan
{
    std::string aimId; ///< "]L2", or empty when the reader does not say.
    SensitiveBytes bytes;
};

/// Thread-bound. A scan is kept for one second and then dropped.
class BarcodeReader
{
public:
    BarcodeReader() = default;
    BarcodeReader(const BarcodeReader&) = delete;
    BarcodeReader& operator=(const BarcodeReader&) = delete;
    virtual ~BarcodeReader() = default;

    virtual Result<void> open() = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual int readableFd() const = 0;
    [[nodiscard]] virtual Result<std::optional<Scan>> next() = 0;
};

} // namespace ventanilla
