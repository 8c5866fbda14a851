// SPDX-License-Identifier: EUPL-1.2
//
// Parts of a person that several messages share.
#pragma once

#include "kiosk/domain/code.h"
#include "kiosk/domain/person.h"
#include "services/protocol/object_reader.h"

#include <optional>
#include <string_view>

namespace ventanilla::protocol {

[[nodiscard]] Json toJson(const PersonName& name);
[[nodiscard]] Json toJson(const PartialDate& date);
[[nodiscard]] Json toJson(const Address& address);
[[nodiscard]] Json toJson(const Contact& contact);
[[nodiscard]] const char* wireName(ContactChannel channel);

// Each reads the member @p member of @p in and leaves its faults there.
[[nodiscard]] PersonName readName(ObjectReader& in, std::string_view member);
[[nodiscard]] BirthDate readBirthDate(ObjectReader& in, std::string_view member);
[[nodiscard]] std::optional<Address> readAddress(ObjectReader& in, std::string_view member);
[[nodiscard]] ContactChannel readChannel(ObjectReader& in);
[[nodiscard]] std::optional<Contact> readContact(ObjectReader& in, std::string_view member);
/// X in its canonical form. Absent only together with a fault.
[[nodiscard]] std::optional<Code> readCode(ObjectReader& in, std::string_view member);
/// "city:<name>" or "bank:<name>": lower-case letters, digits and hyphens.
[[nodiscard]] std::string readRecipient(ObjectReader& in, std::string_view member);
/// BCP 47: letters, digits and hyphens.
[[nodiscard]] std::string readLanguage(ObjectReader& in, std::string_view member);

} // namespace ventanilla::protocol
