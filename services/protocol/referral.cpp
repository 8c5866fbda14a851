// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/referral.h"

#include "services/protocol/limits.h"
#include "services/protocol/padding.h"
#include "services/protocol/person_json.h"

#include <array>

namespace ventanilla::protocol {
namespace {

constexpr std::array kWhens{ReferralWhen::Now, ReferralWhen::AfterCard};

const char* wireName(ReferralWhen when)
{
    switch (when) {
    case ReferralWhen::Now:
        return "now";
    case ReferralWhen::AfterCard:
        return "after card";
    }
    VN_ASSERT(false);
}

/// "HH:MM-HH:MM", the end later than the beginning.
bool isHours(std::string_view text)
{
    constexpr std::string_view kShape = "00:00-00:00";
    if (text.size() != kShape.size()) {
        return false;
    }
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (kShape[i] == '0' ? !digit : text[i] != kShape[i]) {
            return false;
        }
    }
    const auto begin = text.substr(0, 5);
    const auto end = text.substr(6);
    return begin < end && end <= "24:00" && begin.substr(3) < "60" && end.substr(3) < "60";
}

Json toJson(const ReferralContact& contact)
{
    auto json = protocol::toJson(contact.contact);
    json.set("hours", contact.hours).set("until", contact.until);
    return json;
}

Json toJson(const Consent& consent)
{
    auto fields = Json::array();
    for (const auto& field : consent.fields) {
        fields.push(field);
    }
    auto json = Json::object().set("recipient", consent.recipient).set("fields", std::move(fields));
    json.set("text", consent.text).set("language", consent.language);
    return json;
}

std::optional<ReferralContact> readReferralContact(ObjectReader& in)
{
    const auto* json = in.optionalChild("contact");
    if (json == nullptr) {
        return std::nullopt;
    }
    ObjectReader parts{*json};
    ReferralContact contact;
    contact.contact.channel = readChannel(parts);
    contact.contact.value = parts.secret("value", kContactValue);
    contact.hours = parts.text("hours", {11, 11});
    contact.until = parts.day("until");
    if (parts.good() && !isHours(contact.hours)) {
        parts.refuse("hours", "are not a span of a day");
    }
    in.adopt(parts.finish());
    return contact;
}

Consent readConsent(ObjectReader& in)
{
    ObjectReader parts{in.child("consent")};
    Consent consent;
    consent.recipient = readRecipient(parts, "recipient");
    consent.fields = parts.texts("fields", kConsentFields, {1, 16});
    for (const auto& field : consent.fields) {
        if (field != "name" && field != "language" && field != "contact") {
            parts.refuse("fields", "name what a referral never carries");
        }
    }
    consent.text = parts.text("text", kConsentText);
    consent.language = readLanguage(parts, "language");
    in.adopt(parts.finish());
    return consent;
}

std::chrono::sys_seconds readMoment(ObjectReader& in, std::string_view member, std::int64_t step)
{
    const auto seconds = in.integer(member, 0, kLastSecond);
    if (seconds % step != 0) {
        in.refuse(member, "is finer than its kind allows");
    }
    return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
}

bool ticked(const Consent& consent, std::string_view field)
{
    for (const auto& name : consent.fields) {
        if (name == field) {
            return true;
        }
    }
    return false;
}

/// Whatever is in the referral was ticked, and for this bank.
void checkConsent(ObjectReader& in, const Referral& referral)
{
    const auto& consent = referral.consent;
    if (consent.recipient != referral.audience) {
        in.refuse("consent", "is for another recipient");
    }
    if (!ticked(consent, "name") || ticked(consent, "language") != !referral.language.empty() ||
        ticked(consent, "contact") != referral.contact.has_value())
    {
        in.refuse("consent", "does not name exactly the fields sent");
    }
    if (referral.kind == Referral::Kind::Voucher && referral.contact) {
        in.refuse("contact", "has no place in a voucher");
    }
}

} // namespace

std::int64_t wireExpiry(std::chrono::sys_seconds moment)
{
    return std::chrono::ceil<std::chrono::days>(moment).time_since_epoch().count() * kDaySeconds;
}

SensitiveText writeReferral(const Referral& referral)
{
    const auto issued =
        std::chrono::floor<std::chrono::hours>(referral.issuedAt).time_since_epoch().count();
    auto json = Json::object();
    json.set("iss", referral.issuer).set("aud", referral.audience).set("jti", referral.jti.text);
    json.set("X", referral.code.reveal())
        .set("iat", issued * kHourSeconds)
        .set("exp", wireExpiry(referral.expires));
    json.set("sub", referral.subject).set("name", referral.name.reveal());
    if (!referral.language.empty()) {
        json.set("language", referral.language);
    }
    if (referral.contact) {
        json.set("contact", toJson(*referral.contact));
    }
    json.set("branch", referral.branch)
        .set("when", wireName(referral.when))
        .set("words", referral.words);
    json.set("consent", toJson(referral.consent));
    return padded(json.dump(), kReferralStep);
}

Result<Referral> readReferral(std::string_view plaintext, Referral::Kind kind)
{
    VN_CHECK(checkPadded(plaintext, kReferralStep));
    VN_TRY(const auto json, Json::parse(plaintext, plaintext.size()));
    ObjectReader in{json};
    auto code = readCode(in, "X");
    if (!code) {
        return in.finish().error();
    }
    Referral referral{.kind = kind,
                      .issuer = readRecipient(in, "iss"),
                      .audience = readRecipient(in, "aud"),
                      .jti = {in.base64Url("jti", 16)},
                      .code = *std::move(code),
                      .issuedAt = readMoment(in, "iat", kHourSeconds),
                      .expires = readMoment(in, "exp", kDaySeconds),
                      .subject = in.base64Url("sub", 16),
                      .name = in.secret("name", kDisplayName),
                      .language = json.find("language") == nullptr ? std::string{}
                                                                   : readLanguage(in, "language"),
                      .contact = readReferralContact(in),
                      .branch = in.text("branch", kBranch),
                      .when = kWhens.at(in.word("when", {"now", "after card"})),
                      .words = in.text("words", kWords),
                      .consent = readConsent(in)};
    checkConsent(in, referral);
    VN_CHECK(in.finish());
    return referral;
}

} // namespace ventanilla::protocol
