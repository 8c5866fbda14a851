// SPDX-License-Identifier: EUPL-1.2
//
// What the city gets. Every member is in the wire contract; there is no other.
#pragma once

#include "kiosk/domain/code.h"
#include "kiosk/domain/person.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ventanilla {

enum class FeeChoice { None, Pay, Waive };
enum class MailTo { Home, Other, Pickup };

/// Finger strokes on a 1000 x 300 grid; the picture is made by whoever prints the card.
struct SignatureStrokes
{
    std::vector<std::vector<std::uint16_t>> strokes; ///< x, y, x, y ...

    friend bool operator==(const SignatureStrokes&, const SignatureStrokes&) = default;
};
struct SignatureMark
{
    friend bool operator==(const SignatureMark&, const SignatureMark&) = default;
};
struct SignatureNone
{
    friend bool operator==(const SignatureNone&, const SignatureNone&) = default;
};
using Signature = std::variant<SignatureNone, SignatureMark, SignatureStrokes>;

/// The outcome of checking, without how: a list of checks would be a document kind.
struct Outcome
{
    bool identityMet = false;
    bool residencyMet = false;
    bool seenByPerson = false;
    bool guardianPresent = false;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// What the resident confirmed, ready to be sealed to the city.
struct Application
{
    std::string audience; ///< The city's recipient name.
    ParcelId jti;
    Code code;
    std::string day; ///< YYYY-MM-DD.
    PersonName name;
    BirthDate birthDate;
    std::optional<SensitiveText> gender;           ///< Self-stated, only if wanted.
    std::string language;                          ///< BCP 47.
    Sensitive<std::vector<std::uint8_t>> portrait; ///< JPEG within the fixed budget; may be empty.
    Signature signature;
    std::optional<Address> address;
    bool addressOnCard = false;
    MailTo mail = MailTo::Pickup;
    std::optional<Address> mailAddress; ///< Present exactly when mail is Other.
    std::optional<Contact> contact;
    Outcome outcome;
    FeeChoice fee = FeeChoice::None;
    std::string policy; ///< "<city>/<version>".
};

/// Bytes that a recipient alone can open, with what the courier must know.
struct SealedParcel
{
    enum class Chain { Applications, Referrals, Audit };

    ParcelId jti;
    Chain chain = Chain::Applications;
    std::string jwe; ///< Compact serialisation.
};

} // namespace ventanilla
