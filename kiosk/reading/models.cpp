// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/reading/models.h"

namespace ventanilla::reading {

Models::Models(std::unique_ptr<Loaded> loaded)
    : m_loaded(std::move(loaded))
{}

Models::Models(Models&&) noexcept = default;
Models& Models::operator=(Models&&) noexcept = default;
Models::~Models() = default;

Result<Models> Models::load(std::span<const std::byte> mrzNetwork,
                            std::span<const std::byte> textNetwork)
{
    VN_TRY(ZoneReader zones, ZoneReader::load(mrzNetwork));
    std::optional<TextReader> print;
    if (!textNetwork.empty()) {
        VN_TRY(TextReader loaded, TextReader::load(textNetwork));
        print = std::move(loaded);
    }
    return Models(std::make_unique<Loaded>(std::move(zones), std::move(print)));
}

} // namespace ventanilla::reading
