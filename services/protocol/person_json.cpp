// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/person_json.h"

#include "services/protocol/limits.h"

#include <algorithm>

namespace ventanilla::protocol {
namespace {

Json toJson(const std::vector<SensitiveText>& parts)
{
    auto json = Json::array();
    for (const auto& part : parts) {
        json.push(part.reveal());
    }
    return json;
}

std::vector<SensitiveText> readParts(ObjectReader& in, std::string_view member)
{
    std::vector<SensitiveText> parts;
    for (auto& text : in.texts(member, kNameParts, kNamePart)) {
        parts.emplace_back(std::move(text));
    }
    return parts;
}

void setUnlessEmpty(Json& json, std::string_view name, const SensitiveText& text)
{
    if (!text.reveal().empty()) {
        json.set(name, text.reveal());
    }
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// 12345 or 12345-6789.
bool isPostalCode(std::string_view text)
{
    if (text.size() != 5 && (text.size() != 10 || text[5] != '-')) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != 5 && !isDigit(text[i])) {
            return false;
        }
    }
    return true;
}

} // namespace

Json toJson(const PersonName& name)
{
    return Json::object().set("given", toJson(name.given)).set("family", toJson(name.family));
}

Json toJson(const PartialDate& date)
{
    auto json = Json::object();
    if (date.year != 0) {
        json.set("year", date.year);
    }
    if (date.month != 0) {
        json.set("month", date.month);
    }
    if (date.day != 0) {
        json.set("day", date.day);
    }
    return json;
}

Json toJson(const Address& address)
{
    auto json = Json::object();
    setUnlessEmpty(json, "careOf", address.careOf);
    json.set("street", address.street.reveal());
    setUnlessEmpty(json, "unit", address.unit);
    json.set("city", address.city.reveal()).set("state", address.state.reveal());
    json.set("postalCode", address.postalCode.reveal());
    return json;
}

Json toJson(const Contact& contact)
{
    return Json::object()
        .set("channel", wireName(contact.channel))
        .set("value", contact.value.reveal());
}

const char* wireName(ContactChannel channel)
{
    switch (channel) {
    case ContactChannel::Text:
        return "text";
    case ContactChannel::Call:
        return "call";
    case ContactChannel::Email:
        return "email";
    }
    VN_ASSERT(false);
}

PersonName readName(ObjectReader& in, std::string_view member)
{
    ObjectReader parts{in.child(member)};
    PersonName name;
    name.given = readParts(parts, "given");
    name.family = readParts(parts, "family");
    if (name.given.empty() && name.family.empty()) {
        parts.refuse("given", "and family are both empty");
    }
    in.adopt(parts.finish());
    return name;
}

BirthDate readBirthDate(ObjectReader& in, std::string_view member)
{
    ObjectReader parts{in.child(member)};
    PartialDate date;
    date.year = static_cast<int>(parts.optionalInteger("year", 1800, 9999).value_or(0));
    date.month = static_cast<unsigned>(parts.optionalInteger("month", 1, 12).value_or(0));
    date.day = static_cast<unsigned>(parts.optionalInteger("day", 1, 31).value_or(0));
    if (!isPossible(date)) {
        parts.refuse("day", "is not in that month");
    }
    in.adopt(parts.finish());
    return BirthDate{date};
}

std::optional<Address> readAddress(ObjectReader& in, std::string_view member)
{
    const auto* json = in.optionalChild(member);
    if (json == nullptr) {
        return std::nullopt;
    }
    ObjectReader parts{*json};
    Address address;
    address.careOf = parts.optionalSecret("careOf", kStreet).value_or(SensitiveText{});
    address.street = parts.secret("street", kStreet);
    address.unit = parts.optionalSecret("unit", kUnit).value_or(SensitiveText{});
    address.city = parts.secret("city", kPlace);
    address.state = parts.secret("state", {2, 2});
    address.postalCode = parts.secret("postalCode", {5, 10});
    if (parts.good() && !std::ranges::all_of(address.state.reveal(), isUpper)) {
        parts.refuse("state", "is not two capital letters");
    }
    if (parts.good() && !isPostalCode(address.postalCode.reveal())) {
        parts.refuse("postalCode", "is not one");
    }
    in.adopt(parts.finish());
    return address;
}

ContactChannel readChannel(ObjectReader& in)
{
    constexpr std::array kChannels{
        ContactChannel::Text, ContactChannel::Call, ContactChannel::Email};
    return kChannels.at(in.word("channel", {"text", "call", "email"}));
}

std::optional<Contact> readContact(ObjectReader& in, std::string_view member)
{
    const auto* json = in.optionalChild(member);
    if (json == nullptr) {
        return std::nullopt;
    }
    ObjectReader parts{*json};
    Contact contact;
    contact.channel = readChannel(parts);
    contact.value = parts.secret("value", kContactValue);
    in.adopt(parts.finish());
    return contact;
}

std::optional<Code> readCode(ObjectReader& in, std::string_view member)
{
    const auto text = in.secret(member, {16, 16});
    auto code = Code::parse(text.reveal());
    if (!code || code->reveal() != text.reveal()) {
        in.refuse(member, "is not a code in its canonical form");
        return std::nullopt;
    }
    return *std::move(code);
}

std::string readRecipient(ObjectReader& in, std::string_view member)
{
    auto text = in.text(member, kRecipient);
    const auto colon = text.find(':');
    const auto kind = std::string_view{text}.substr(0, colon);
    const auto name =
        colon == std::string::npos ? std::string_view{} : std::string_view{text}.substr(colon + 1);
    const bool plain =
        std::ranges::all_of(name, [](char c) { return isLower(c) || isDigit(c) || c == '-'; });
    if (in.good() && ((kind != "city" && kind != "bank") || name.empty() || !plain)) {
        in.refuse(member, "is not the name of a recipient");
    }
    return text;
}

std::string readLanguage(ObjectReader& in, std::string_view member)
{
    auto text = in.text(member, kLanguage);
    if (!std::ranges::all_of(
            text, [](char c) { return isLower(c) || isUpper(c) || isDigit(c) || c == '-'; }))
    {
        in.refuse(member, "is not a language tag");
    }
    return text;
}

} // namespace ventanilla::protocol
