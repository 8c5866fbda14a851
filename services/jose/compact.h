// SPDX-License-Identifier: EUPL-1.2
//
// The dotted form that JWE and JWS share, and its first part.
#pragma once

#include "kiosk/base/result.h"
#include "services/protocol/json.h"

#include <array>
#include <string_view>

namespace ventanilla::jose {

/// Exactly N parts between dots. Fails with InvalidInput.
template <std::size_t N>
[[nodiscard]] Result<std::array<std::string_view, N>> splitCompact(std::string_view compact)
{
    std::array<std::string_view, N> parts;
    for (std::size_t i = 0; i + 1 < N; ++i) {
        const auto dot = compact.find('.');
        if (dot == std::string_view::npos) {
            return Error{ErrorKind::InvalidInput, "compact form has too few parts"};
        }
        parts[i] = compact.substr(0, dot);
        compact.remove_prefix(dot + 1);
    }
    if (compact.find('.') != std::string_view::npos) {
        return Error{ErrorKind::InvalidInput, "compact form has too many parts"};
    }
    parts[N - 1] = compact;
    return parts;
}

/// A protected header as JSON. Fails with InvalidInput.
[[nodiscard]] Result<protocol::Json> readProtected(std::string_view part);

/// The header's typ, looked at before any other member. Fails with InvalidInput when it is no text.
[[nodiscard]] Result<std::string_view> typOf(const protocol::Json& header);

} // namespace ventanilla::jose
