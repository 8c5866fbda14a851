// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/domain/code.h"

#include "kiosk/base/encoding.h"

namespace ventanilla {
namespace {

constexpr std::size_t kPayloadLength = 15;
// The last five stand only for check values 32 to 36.
constexpr std::string_view kSymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";
constexpr unsigned kCheckModulus = 37;

char checkSymbol(std::string_view payload)
{
    unsigned remainder = 0;
    for (const char c : payload) {
        remainder = (remainder * 32 + static_cast<unsigned>(kSymbols.find(c))) % kCheckModulus;
    }
    return kSymbols[remainder];
}

char canonical(char c)
{
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (upper == 'O') {
        return '0';
    }
    return upper == 'I' || upper == 'L' ? '1' : upper;
}

} // namespace

Code Code::mint(Random& random)
{
    std::string text;
    for (std::size_t i = 0; i < kPayloadLength; ++i) {
        text.push_back(kSymbols[random.below(32)]);
    }
    text.push_back(checkSymbol(text));
    return Code{std::move(text)};
}

Result<Code> Code::parse(std::string_view text)
{
    std::string plain;
    for (const char c : text) {
        if (c != '-' && c != ' ') {
            plain.push_back(canonical(c));
        }
    }
    if (plain.size() != kPayloadLength + 1) {
        return Error{ErrorKind::InvalidInput, "a code has 16 characters"};
    }
    const auto payload = std::string_view{plain}.substr(0, kPayloadLength);
    for (const char c : payload) {
        if (kSymbols.substr(0, 32).find(c) == std::string_view::npos) {
            return Error{ErrorKind::InvalidInput, "a code has a foreign character"};
        }
    }
    if (plain.back() != checkSymbol(payload)) {
        return Error{ErrorKind::InvalidInput, "the check character of a code does not hold"};
    }
    return Code{std::move(plain)};
}

SensitiveText Code::grouped() const
{
    std::string text = reveal();
    for (const std::size_t at : {12U, 8U, 4U}) {
        text.insert(at, 1, '-');
    }
    return SensitiveText{std::move(text)};
}

ParcelId ParcelId::mint(Random& random)
{
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    return {toBase64Url(bytes)};
}

SensitiveText slipQr(std::string_view recipient, const Code& code)
{
    std::string text = "VNR1:";
    text.append(recipient).append(":").append(code.reveal());
    return SensitiveText{std::move(text)};
}

} // namespace ventanilla
