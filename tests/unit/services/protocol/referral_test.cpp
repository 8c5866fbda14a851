// SPDX-License-Identifier: EUPL-1.2
//
// Referrals, vouchers and withdrawals: only what was ticked, in steps of time that tell nothing.
#include "services/protocol/referral.h"

#include "services/protocol/json.h"
#include "services/protocol/limits.h"
#include "services/protocol/withdrawal.h"
#include "tests/support/sample_parcels.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace ventanilla::protocol {
namespace {

using namespace std::chrono_literals;
using test::sampleReferral;
using test::sampleVoucher;

constexpr auto kIntroduction = Referral::Kind::Introduction;

std::string textOf(const Referral& referral)
{
    return writeReferral(referral).reveal();
}

bool survives(const Referral& referral)
{
    const auto read = readReferral(textOf(referral), referral.kind);
    return read && textOf(*read) == textOf(referral);
}

std::string changed(const std::function<void(Json&)>& change)
{
    auto json = Json::parse(textOf(sampleReferral()), kReferralStep);
    EXPECT_TRUE(json);
    change(*json);
    auto text = json->dump();
    text.resize(kReferralStep, ' ');
    return text;
}

TEST(Referral, SurvivesTheWire)
{
    EXPECT_TRUE(survives(sampleReferral()));
    EXPECT_TRUE(survives(sampleVoucher()));
}

TEST(Referral, IsAsLongAsAVoucherAndAWithdrawal)
{
    auto largest = sampleReferral();
    largest.name = SensitiveText{std::string(kDisplayName.most, '"')};
    largest.contact->contact.value = SensitiveText{std::string(kContactValue.most, '"')};
    largest.branch = std::string(kBranch.most, '"');
    largest.words = std::string(kWords.most, '"');
    largest.consent.text = std::string(kConsentText.most, '"');
    ASSERT_TRUE(survives(largest));
    EXPECT_EQ(textOf(largest).size(), kReferralStep);
    EXPECT_EQ(textOf(sampleVoucher()).size(), kReferralStep);
    EXPECT_EQ(writeWithdrawal(test::sampleWithdrawal()).reveal().size(), kReferralStep);
}

TEST(Referral, TellsTheHourItWasMadeAndTheDayItEnds)
{
    auto referral = sampleReferral();
    referral.issuedAt += 17min + 3s;
    referral.expires += 5h;
    const auto read = readReferral(textOf(referral), kIntroduction);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->issuedAt, sampleReferral().issuedAt);
    EXPECT_EQ(read->expires, sampleReferral().expires + 24h);
    EXPECT_FALSE(
        readReferral(changed([](Json& json) { json.set("iat", 1'790'000'001); }), kIntroduction));
    EXPECT_FALSE(
        readReferral(changed([](Json& json) { json.set("exp", 1'799'996'400); }), kIntroduction));
}

TEST(Referral, RefusesEvidenceAndEveryOtherMember)
{
    for (const auto* name :
         {"evidence", "verified_claims", "birthDate", "address", "document", "number", "image"})
    {
        EXPECT_FALSE(
            readReferral(changed([name](Json& json) { json.set(name, "x"); }), kIntroduction))
            << name;
    }
}

TEST(Referral, CarriesExactlyTheFieldsThatWereTicked)
{
    auto referral = sampleReferral();
    referral.consent.fields = {"name", "language"};
    EXPECT_FALSE(survives(referral));
    referral.contact.reset();
    EXPECT_TRUE(survives(referral));
    referral.consent.fields = {"name", "language", "contact"};
    EXPECT_FALSE(survives(referral));
    referral.consent.fields = {"name", "language", "birthDate"};
    EXPECT_FALSE(survives(referral));
    referral.consent.fields = {"name"};
    EXPECT_FALSE(survives(referral));
    referral.language.clear();
    EXPECT_TRUE(survives(referral));
}

TEST(Referral, RefusesConsentForAnotherBank)
{
    auto referral = sampleReferral();
    referral.consent.recipient = "bank:elsewhere";
    EXPECT_FALSE(survives(referral));
}

TEST(Referral, RefusesHoursThatAreNoSpanOfADay)
{
    for (const auto* hours :
         {"12:00-09:00", "9:00-12:00", "09:60-12:00", "09:00 12:00", "09:00-25:00", "09.00-12.00"})
    {
        auto referral = sampleReferral();
        referral.contact->hours = hours;
        EXPECT_FALSE(survives(referral)) << hours;
    }
}

TEST(Voucher, CarriesNoContact)
{
    auto voucher = sampleVoucher();
    voucher.contact = sampleReferral().contact;
    voucher.consent.fields = {"name", "language", "contact"};
    EXPECT_FALSE(survives(voucher));
}

TEST(Withdrawal, SurvivesTheWire)
{
    const auto withdrawal = test::sampleWithdrawal();
    const auto read = readWithdrawal(writeWithdrawal(withdrawal).reveal());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->of, withdrawal.of);
    EXPECT_EQ(read->audience, withdrawal.audience);
    EXPECT_EQ(read->jti, withdrawal.jti);
    EXPECT_EQ(read->code, withdrawal.code);
    EXPECT_EQ(read->day, withdrawal.day);
}

TEST(Withdrawal, RefusesACodeInAnyForm)
{
    const auto withdrawal = test::sampleWithdrawal();
    auto text = writeWithdrawal(withdrawal).reveal();
    const auto at = text.find(withdrawal.code.reveal());
    ASSERT_NE(at, std::string::npos);
    text[at] = text[at] == '0' ? '1' : '0';
    EXPECT_FALSE(readWithdrawal(text));
}

} // namespace
} // namespace ventanilla::protocol
