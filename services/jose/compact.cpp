// SPDX-License-Identifier: EUPL-1.2
#include "services/jose/compact.h"

#include "kiosk/base/encoding.h"

namespace ventanilla::jose {
namespace {

constexpr std::size_t kMaxHeader = 2048;

} // namespace

Result<protocol::Json> readProtected(std::string_view part)
{
    if (part.size() > kMaxHeader) {
        return Error{ErrorKind::InvalidInput, "protected header is longer than its bound"};
    }
    VN_TRY(const auto bytes, fromBase64Url(part));
    return protocol::Json::parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()},
                                 kMaxHeader);
}

Result<std::string_view> typOf(const protocol::Json& header)
{
    const auto* typ = header.find("typ");
    if (typ == nullptr || typ->text() == nullptr) {
        return Error{ErrorKind::InvalidInput, "protected header has no typ"};
    }
    return std::string_view{*typ->text()};
}

} // namespace ventanilla::jose
