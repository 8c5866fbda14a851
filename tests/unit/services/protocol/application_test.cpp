// SPDX-License-Identifier: EUPL-1.2
//
// Applications: nothing is lost, nothing may be added, and all are equally long.
#include "services/protocol/application.h"

#include "services/protocol/json.h"
#include "services/protocol/limits.h"
#include "tests/support/sample_parcels.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace ventanilla::protocol {
namespace {

using test::sampleApplication;

std::string textOf(const Application& application)
{
    return writeApplication(application).reveal();
}

bool survives(const Application& application)
{
    const auto read = readApplication(textOf(application));
    return read && textOf(*read) == textOf(application);
}

/// The sample's JSON after @p change, padded anew.
std::string changed(const std::function<void(Json&)>& change)
{
    auto json = Json::parse(textOf(sampleApplication()), kApplicationStep);
    EXPECT_TRUE(json);
    change(*json);
    auto text = json->dump();
    text.resize(kApplicationStep, ' ');
    return text;
}

/// Every text at its bound, in characters that JSON must escape.
Application largestApplication()
{
    auto application = sampleApplication();
    const auto full = [](std::size_t size) { return SensitiveText{std::string(size, '"')}; };
    const std::vector<SensitiveText> names(kNameParts, full(kNamePart.most));
    application.name = {names, names};
    application.gender = full(kGender.most);
    application.portrait = Sensitive<std::vector<std::uint8_t>>{test::portraitOf(kPortraitBudget)};
    const Address address{full(kStreet.most),
                          full(kStreet.most),
                          full(kUnit.most),
                          full(kPlace.most),
                          SensitiveText{"CT"},
                          SensitiveText{"06511-1234"}};
    application.address = address;
    application.mail = MailTo::Other;
    application.mailAddress = address;
    application.contact = Contact{ContactChannel::Email, full(kContactValue.most)};
    SignatureStrokes signature{std::vector<std::vector<std::uint16_t>>(kStrokes - 1, {1000, 300})};
    std::vector<std::uint16_t> longest;
    for (std::size_t i = signature.strokes.size(); i < kStrokePoints; ++i) {
        longest.insert(longest.end(), {1000, 300});
    }
    signature.strokes.push_back(longest);
    application.signature = signature;
    application.policy = std::string(kPolicyName.most, '"');
    return application;
}

TEST(Application, SurvivesTheWire)
{
    EXPECT_TRUE(survives(sampleApplication()));
}

TEST(Application, SurvivesWithEveryChoiceOfThePerson)
{
    auto application = sampleApplication();
    application.name = {{}, {SensitiveText{"Sukarno"}}};
    application.birthDate = BirthDate{PartialDate{1960, 0, 0}};
    application.gender = SensitiveText{"X"};
    application.signature = SignatureMark{};
    application.address.reset();
    application.addressOnCard = false;
    application.mail = MailTo::Pickup;
    application.contact.reset();
    application.portrait = {};
    application.fee = FeeChoice::Waive;
    EXPECT_TRUE(survives(application));
    application.mail = MailTo::Other;
    application.mailAddress = test::sampleAddress();
    application.signature = SignatureNone{};
    EXPECT_TRUE(survives(application));
}

TEST(Application, IsAsLongAsAnyOther)
{
    auto small = sampleApplication();
    small.portrait = {};
    small.signature = SignatureNone{};
    EXPECT_EQ(textOf(small).size(), kApplicationStep);
    EXPECT_EQ(textOf(sampleApplication()).size(), kApplicationStep);
    ASSERT_TRUE(survives(largestApplication()));
    EXPECT_EQ(textOf(largestApplication()).size(), kApplicationStep);
}

TEST(Application, RefusesEveryMemberThatTheContractDoesNotKnow)
{
    for (const auto* name :
         {"documentNumber", "nationality", "kind", "checks", "ssn", "evidence", "placeOfBirth"})
    {
        EXPECT_FALSE(readApplication(changed([name](Json& json) { json.set(name, "x"); }))) << name;
    }
    EXPECT_FALSE(readApplication(changed([](Json& json) {
        json.set("name",
                 Json::object()
                     .set("given", Json::array().push("A"))
                     .set("family", Json::array())
                     .set("middle", "B"));
    })));
}

TEST(Application, RefusesValuesOutOfTheirBounds)
{
    const std::vector<std::pair<const char*, Json>> bad{
        {"v", 2},
        {"aud", "new-haven"},
        {"aud", "city:New Haven"},
        {"jti", "short"},
        {"X", "0000000000000001"},
        {"day", "2026-02-30"},
        {"name", Json::object().set("given", Json::array()).set("family", Json::array())},
        {"birthDate", Json::object().set("year", 1988).set("month", 2).set("day", 30)},
        {"birthDate", "1988-02-29"},
        {"language", "e s"},
        {"portrait", "AAAA"},
        {"portrait", "not base64!"},
        {"signature", "yes"},
        {"signature",
         Json::object().set("strokes", Json::array().push(Json::array().push(1001).push(0)))},
        {"signature", Json::object().set("strokes", Json::array().push(Json::array().push(1)))},
        {"mail", "other"},
        {"fee", "free"},
        {"identity_met", 1},
        {"contact", Json::object().set("channel", "fax").set("value", "123")},
    };
    for (const auto& [name, value] : bad) {
        EXPECT_FALSE(readApplication(changed([&name = name, &value = value](Json& json) {
            json.set(name, value);
        }))) << name
             << " = " << value.dump();
    }
    EXPECT_TRUE(readApplication(changed([](Json& /*json*/) {})));
}

TEST(Application, RefusesAPlaintextThatIsNotPadded)
{
    auto text = textOf(sampleApplication());
    text.pop_back();
    EXPECT_FALSE(readApplication(text));
    EXPECT_FALSE(readApplication(""));
    EXPECT_FALSE(readApplication(std::string(kApplicationStep, ' ')));
}

TEST(Application, BreaksItsBoundsVisiblyWhenWritten)
{
    auto application = sampleApplication();
    application.portrait =
        Sensitive<std::vector<std::uint8_t>>{test::portraitOf(kPortraitBudget + 1)};
    EXPECT_FALSE(readApplication(textOf(application)));
    application = sampleApplication();
    application.name.given = {SensitiveText{"\xff"}};
    EXPECT_FALSE(readApplication(textOf(application)));
}

} // namespace
} // namespace ventanilla::protocol
