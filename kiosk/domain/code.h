// SPDX-License-Identifier: EUPL-1.2
//
// The code X of an application or a referral: the resident's only handle on it.
#pragma once

#include "kiosk/base/random.h"
#include "kiosk/base/result.h"
#include "kiosk/base/sensitive.h"

#include <array>
#include <string>
#include <string_view>

namespace ventanilla {

/// 75 random bits as 15 Crockford base-32 characters and Crockford's mod-37 check character.
/// Whoever holds X may ask about, amend or withdraw: it is as secret as personal data.
class Code
{
public:
    [[nodiscard]] static Code mint(Random& random);
    /// Takes X as printed or typed: groups, lower case, O for 0, I and L for 1.
    /// Fails with InvalidInput when the length or the check character is wrong.
    [[nodiscard]] static Result<Code> parse(std::string_view text);

    /// 16 characters, canonical.
    [[nodiscard]] const std::string& reveal() const { return m_text.reveal(); }
    /// "XXXX-XXXX-XXXX-XXXX" for slips and screens.
    [[nodiscard]] SensitiveText grouped() const;

    friend bool operator==(const Code&, const Code&) = default;

private:
    explicit Code(std::string text)
        : m_text(std::move(text))
    {}
    SensitiveText m_text;
};

/// base64url(SHA-256("vn-loc-1" || X)): what courier, city and bank may know of X.
struct Loc
{
    std::string text; ///< 43 characters.

    friend bool operator==(const Loc&, const Loc&) = default;
    friend auto operator<=>(const Loc&, const Loc&) = default;
};

/// A parcel's identity: 128 random bits, base64url (22 characters).
struct ParcelId
{
    std::string text;

    [[nodiscard]] static ParcelId mint(Random& random);

    friend bool operator==(const ParcelId&, const ParcelId&) = default;
    friend auto operator<=>(const ParcelId&, const ParcelId&) = default;
};

/// The QR on a slip: "VNR1:<recipient>:<X>".
[[nodiscard]] SensitiveText slipQr(std::string_view recipient, const Code& code);

} // namespace ventanilla
