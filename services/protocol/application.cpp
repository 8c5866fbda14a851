// SPDX-License-Identifier: EUPL-1.2
#include "services/protocol/application.h"

#include "kiosk/base/encoding.h"
#include "services/protocol/limits.h"
#include "services/protocol/padding.h"
#include "services/protocol/person_json.h"

#include <array>

namespace ventanilla::protocol {
namespace {

constexpr std::int64_t kVersion = 1;
constexpr std::int64_t kGridWidth = 1000;
constexpr std::int64_t kGridHeight = 300;
constexpr std::array kFees{FeeChoice::Pay, FeeChoice::Waive, FeeChoice::None};
constexpr std::array kMails{MailTo::Home, MailTo::Other, MailTo::Pickup};

const char* wireName(FeeChoice fee)
{
    switch (fee) {
    case FeeChoice::Pay:
        return "pay";
    case FeeChoice::Waive:
        return "waive";
    case FeeChoice::None:
        return "none";
    }
    VN_ASSERT(false);
}

const char* wireName(MailTo mail)
{
    switch (mail) {
    case MailTo::Home:
        return "home";
    case MailTo::Other:
        return "other";
    case MailTo::Pickup:
        return "pickup";
    }
    VN_ASSERT(false);
}

Json toJson(const Signature& signature)
{
    if (std::holds_alternative<SignatureMark>(signature)) {
        return Json{"mark"};
    }
    const auto* drawn = std::get_if<SignatureStrokes>(&signature);
    if (drawn == nullptr) {
        return Json{"none"};
    }
    auto strokes = Json::array();
    for (const auto& stroke : drawn->strokes) {
        auto points = Json::array();
        for (const auto coordinate : stroke) {
            points.push(coordinate);
        }
        strokes.push(std::move(points));
    }
    return Json::object().set("strokes", std::move(strokes));
}

/// x, y, x, y ... within the grid; nothing when it is not that.
std::optional<std::vector<std::uint16_t>> readStroke(const Json& json)
{
    const auto* items = json.items();
    if (items == nullptr || items->empty() || items->size() % 2 != 0 ||
        items->size() > 2 * kStrokePoints)
    {
        return std::nullopt;
    }
    std::vector<std::uint16_t> stroke;
    stroke.reserve(items->size());
    for (const auto& item : *items) {
        const auto* value = item.integer();
        const auto most = stroke.size() % 2 == 0 ? kGridWidth : kGridHeight;
        if (value == nullptr || *value < 0 || *value > most) {
            return std::nullopt;
        }
        stroke.push_back(static_cast<std::uint16_t>(*value));
    }
    return stroke;
}

SignatureStrokes readStrokes(ObjectReader& in, const Json& json)
{
    ObjectReader parts{json};
    SignatureStrokes signature;
    std::size_t points = 0;
    for (const auto& item : parts.items("strokes", kStrokes)) {
        auto stroke = readStroke(item);
        points += stroke ? stroke->size() / 2 : 0;
        if (!stroke || points > kStrokePoints) {
            parts.refuse("strokes", "leave the grid or are too many");
            break;
        }
        signature.strokes.push_back(*std::move(stroke));
    }
    if (signature.strokes.empty()) {
        parts.refuse("strokes", "are none");
    }
    in.adopt(parts.finish());
    return signature;
}

Signature readSignature(ObjectReader& in)
{
    const auto& json = in.child("signature");
    if (json.members() != nullptr) {
        return readStrokes(in, json);
    }
    if (json.text() != nullptr && *json.text() == "mark") {
        return SignatureMark{};
    }
    if (json.text() == nullptr || *json.text() != "none") {
        in.refuse("signature", "is neither strokes nor mark nor none");
    }
    return SignatureNone{};
}

Sensitive<std::vector<std::uint8_t>> readPortrait(ObjectReader& in)
{
    const auto text = in.secret("portrait", {0, kPortraitBudget / 3 * 4});
    auto bytes = fromBase64(text.reveal());
    if (!bytes) {
        in.refuse("portrait", "is not base64");
        return {};
    }
    const bool isJpeg =
        bytes->size() > 3 && (*bytes)[0] == 0xff && (*bytes)[1] == 0xd8 && (*bytes)[2] == 0xff;
    if (bytes->size() > kPortraitBudget || (!bytes->empty() && !isJpeg)) {
        in.refuse("portrait", "is no JPEG within the budget");
    }
    return Sensitive<std::vector<std::uint8_t>>{*std::move(bytes)};
}

void setOutcome(Json& json, const Outcome& outcome)
{
    json.set("identity_met", outcome.identityMet).set("residency_met", outcome.residencyMet);
    json.set("seen_by_person", outcome.seenByPerson)
        .set("guardian_present", outcome.guardianPresent);
}

Outcome readOutcome(ObjectReader& in)
{
    Outcome outcome;
    outcome.identityMet = in.boolean("identity_met");
    outcome.residencyMet = in.boolean("residency_met");
    outcome.seenByPerson = in.boolean("seen_by_person");
    outcome.guardianPresent = in.boolean("guardian_present");
    return outcome;
}

void checkMail(ObjectReader& in, const Application& application)
{
    if ((application.mail == MailTo::Other) != application.mailAddress.has_value()) {
        in.refuse("mailAddress", "is there exactly when mail is 'other'");
    }
    if (!application.address && (application.addressOnCard || application.mail == MailTo::Home)) {
        in.refuse("address", "is needed for the card or the mail");
    }
}

} // namespace

SensitiveText writeApplication(const Application& application)
{
    auto json = Json::object();
    json.set("v", kVersion).set("aud", application.audience).set("jti", application.jti.text);
    json.set("X", application.code.reveal()).set("day", application.day);
    json.set("name", toJson(application.name))
        .set("birthDate", toJson(application.birthDate.reveal()));
    if (application.gender) {
        json.set("gender", application.gender->reveal());
    }
    json.set("language", application.language)
        .set("portrait", toBase64(application.portrait.reveal()));
    json.set("signature", toJson(application.signature));
    if (application.address) {
        json.set("address", toJson(*application.address));
    }
    json.set("onCard", application.addressOnCard).set("mail", wireName(application.mail));
    if (application.mailAddress) {
        json.set("mailAddress", toJson(*application.mailAddress));
    }
    if (application.contact) {
        json.set("contact", toJson(*application.contact));
    }
    setOutcome(json, application.outcome);
    json.set("fee", wireName(application.fee)).set("policy", application.policy);
    return padded(json.dump(), kApplicationStep);
}

Result<Application> readApplication(std::string_view plaintext)
{
    VN_CHECK(checkPadded(plaintext, kApplicationStep));
    VN_TRY(const auto json, Json::parse(plaintext, plaintext.size()));
    ObjectReader in{json};
    (void)in.integer("v", kVersion, kVersion);
    auto code = readCode(in, "X");
    if (!code) {
        return in.finish().error();
    }
    Application application{.audience = readRecipient(in, "aud"),
                            .jti = {in.base64Url("jti", 16)},
                            .code = *std::move(code),
                            .day = in.day("day"),
                            .name = readName(in, "name"),
                            .birthDate = readBirthDate(in, "birthDate"),
                            .gender = in.optionalSecret("gender", kGender),
                            .language = readLanguage(in, "language"),
                            .portrait = readPortrait(in),
                            .signature = readSignature(in),
                            .address = readAddress(in, "address"),
                            .addressOnCard = in.boolean("onCard"),
                            .mail = kMails.at(in.word("mail", {"home", "other", "pickup"})),
                            .mailAddress = readAddress(in, "mailAddress"),
                            .contact = readContact(in, "contact"),
                            .outcome = readOutcome(in),
                            .fee = kFees.at(in.word("fee", {"pay", "waive", "none"})),
                            .policy = in.text("policy", kPolicyName)};
    checkMail(in, application);
    VN_CHECK(in.finish());
    return application;
}

} // namespace ventanilla::protocol
