// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/padding.h"

namespace ventanilla::protocol {

SensitiveText padded(std::string json, std::size_t step)
{
    const auto size = (json.size() + step - 1) / step * step;
    std::string text;
    text.reserve(size);
    text.append(json);
    text.resize(size, ' ');
    wipe(json);
    return SensitiveText{std::move(text)};
}

Result<void> checkPadded(std::string_view plaintext, std::size_t step)
{
    if (plaintext.empty() || plaintext.size() % step != 0 || plaintext.size() > kMaxSteps * step) {
        return Error{ErrorKind::InvalidInput, "plaintext is not padded as its kind demands"};
    }
    return {};
}

} // namespace ventanilla::protocol
