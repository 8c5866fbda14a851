// SPDX-License-Identifier: EUPL-1.2
#include "services/city/intake.h"

#include "services/city/vault.h"
#include "tests/unit/services/city/city_bench.h"

#include <gtest/gtest.h>

namespace ventanilla::city {
namespace {

using test::CityBench;

class CityIntake : public testing::Test
{
protected:
    [[nodiscard]] std::size_t stored() const { return bench.store->applications()->size(); }

    CityBench bench;
};

std::vector<std::string> memberNames(const protocol::Json& object)
{
    std::vector<std::string> names;
    if (const auto* members = object.members()) {
        for (const auto& [name, value] : *members) {
            names.push_back(name);
        }
    }
    return names;
}

std::string typeOf(const http::Response& response)
{
    const auto problem = protocol::Problem::parse(response.body);
    return problem ? problem->type : "no problem document";
}

TEST_F(CityIntake, StoresAnApplicationAndSignsAReceipt)
{
    const auto parcel = bench.seal(bench.application());
    const auto answer = bench.post(parcel);
    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto compact = protocol::ReceiptAnswer::parse(answer.body)->receipt;
    const auto payload =
        jose::verifyJws(compact, jose::jws_type::kReceipt, bench.keys.receipt.publicKey());
    ASSERT_TRUE(payload);
    EXPECT_EQ(*protocol::Receipt::parse(*payload),
              (protocol::Receipt{parcel.jti.text,
                                 jose::sha256Base64Url(parcel.jwe),
                                 "kiosk-1",
                                 "2026-03-15",
                                 "new-haven"}));
    EXPECT_EQ(stored(), 1U);
}

TEST_F(CityIntake, KeepsExactlyTheAllowedMembersAndNotX)
{
    const auto application = bench.application();
    ASSERT_EQ(bench.post(bench.seal(application)).status, 201);
    const auto rows = *bench.store->applications();
    const auto opened = openApplication(rows.front(), "city:new-haven");
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->dump().find(application.code.reveal()), std::string::npos);
    EXPECT_EQ(memberNames(*opened),
              (std::vector<std::string>{"v",
                                        "aud",
                                        "jti",
                                        "day",
                                        "name",
                                        "birthDate",
                                        "language",
                                        "portrait",
                                        "signature",
                                        "address",
                                        "onCard",
                                        "mail",
                                        "contact",
                                        "fee",
                                        "identity_met",
                                        "residency_met",
                                        "seen_by_person",
                                        "guardian_present",
                                        "policy"}));
    EXPECT_NE(opened->dump().find(R"("name":{"given":["Ana María"],"family":["Muñoz","Ortega"]})"),
              std::string::npos);
}

TEST_F(CityIntake, GivesTheSameReceiptForTheSameParcel)
{
    const auto parcel = bench.seal(bench.application());
    const auto first = bench.post(parcel);
    bench.clock.advance(std::chrono::hours{48});
    const auto second = bench.post(parcel);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(first.body, second.body);
    EXPECT_EQ(stored(), 1U);
}

TEST_F(CityIntake, GivesTheSameReceiptAfterItWasKilledBeforeAnswering)
{
    const auto parcel = bench.seal(bench.application());
    const auto lost = bench.post(parcel);
    // What is left of the server that died is its file.
    const auto reopened = *store::CityStoreSqlite::open(bench.folder / "city.sqlite", "new-haven");
    const Intake next{{bench.settings, bench.keys, *reopened, bench.clock, [] {}}};
    const auto again = next.post(bench.request(bench.record(parcel), parcel.jwe, bench.device));
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, lost.body);
}

TEST_F(CityIntake, RefusesOtherBytesUnderTheSameId)
{
    auto application = bench.application();
    ASSERT_EQ(bench.post(bench.seal(application)).status, 201);
    application.code = Code::mint(bench.random);
    const auto answer = bench.post(bench.seal(application), 2);
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(typeOf(answer), "urn:ventanilla:problem:conflict");
    EXPECT_EQ(stored(), 1U);
}

TEST_F(CityIntake, RefusesASecondApplicationUnderTheSameCode)
{
    auto application = bench.application();
    ASSERT_EQ(bench.post(bench.seal(application)).status, 201);
    application.jti = ParcelId::mint(bench.random);
    EXPECT_EQ(bench.post(bench.seal(application), 2).status, 409);
    EXPECT_EQ(stored(), 1U);
}

TEST_F(CityIntake, RefusesATamperedParcel)
{
    auto parcel = bench.seal(bench.application());
    const auto record = bench.record(parcel);
    parcel.jwe[parcel.jwe.size() / 2] ^= 1;
    const auto answer = bench.routes.answer(bench.request(record, parcel.jwe, bench.device));
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(typeOf(answer), "urn:ventanilla:problem:refused");
    EXPECT_EQ(stored(), 0U);
}

TEST_F(CityIntake, RefusesATamperedParcelUnderARecordThatFitsIt)
{
    auto parcel = bench.seal(bench.application());
    auto& changed = parcel.jwe[parcel.jwe.size() / 2];
    changed = changed == 'A' ? 'B' : 'A';
    EXPECT_EQ(bench.post(parcel).status, 422);
    EXPECT_EQ(stored(), 0U);
}

TEST_F(CityIntake, RefusesAParcelForAnotherCity)
{
    auto application = bench.application();
    application.audience = "city:elsewhere";
    EXPECT_EQ(bench.post(bench.seal(application)).status, 422);
    EXPECT_EQ(stored(), 0U);
}

TEST_F(CityIntake, RefusesAParcelSealedWithAKeyThatIsNotItsOwn)
{
    const auto stranger = *jose::P256PrivateKey::generate();
    jose::ParcelSealer sealer{
        std::vector<jose::RecipientKey>{{"city:new-haven", stranger.publicKey()}}};
    EXPECT_EQ(bench.post(*sealer.seal(bench.application())).status, 422);
}

TEST_F(CityIntake, TurnsAwayADeviceThatIsNotEnrolled)
{
    const auto stranger = bench.makeDevice("kiosk-9");
    const auto parcel = bench.seal(bench.application());
    const auto answer =
        bench.routes.answer(bench.request(bench.record(parcel), parcel.jwe, stranger));
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(typeOf(answer), "urn:ventanilla:problem:unknown-device");
}

TEST_F(CityIntake, TurnsAwayAnEnrolledNameWithAnotherKey)
{
    const auto twin = bench.makeDevice("kiosk-1");
    const auto parcel = bench.seal(bench.application());
    EXPECT_EQ(bench.routes.answer(bench.request(bench.record(parcel), parcel.jwe, twin)).status,
              403);
}

TEST_F(CityIntake, TurnsAwayARecordOfAnotherDevice)
{
    const auto other = bench.makeDevice("kiosk-2");
    bench.enrol(other);
    const auto parcel = bench.seal(bench.application());
    auto request = bench.request(bench.record(parcel), parcel.jwe, other);
    request.peer = bench.device.peer;
    EXPECT_EQ(bench.routes.answer(request).status, 403);
}

TEST_F(CityIntake, TurnsAwayARevokedDevice)
{
    (void)bench.store->putDevice({"kiosk-1", bench.device.key.publicKey().jwk(), true});
    EXPECT_EQ(bench.post(bench.seal(bench.application())).status, 403);
}

TEST_F(CityIntake, WantsTheIdInTheHeaderToo)
{
    const auto parcel = bench.seal(bench.application());
    auto request = bench.request(bench.record(parcel), parcel.jwe, bench.device);
    request.headers = {{"Idempotency-Key", "\"another\""}};
    EXPECT_EQ(bench.routes.answer(request).status, 400);
    request.headers.clear();
    EXPECT_EQ(bench.routes.answer(request).status, 400);
}

TEST_F(CityIntake, SaysNothingOfWhatItRefused)
{
    http::Request request{
        "POST", "/v1/parcels", {}, R"({"record":"Muñoz","parcel":"Muñoz"})", bench.device.peer};
    const auto answer = bench.routes.answer(request);
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.body.find("Mu"), std::string::npos);
    request.body = "{\"Muñoz\":1}";
    EXPECT_EQ(bench.routes.answer(request).status, 400);
}

TEST_F(CityIntake, TakesRecordsOutOfOrderAndRemembersTheGap)
{
    ASSERT_EQ(bench.post(bench.seal(bench.application()), 3).status, 201);
    auto chain = *bench.store->chain("kiosk-1", "applications");
    EXPECT_EQ(chain.highest, 3);
    EXPECT_EQ(chain.missing, 2);
    ASSERT_EQ(bench.post(bench.seal(bench.application()), 1).status, 201);
    chain = *bench.store->chain("kiosk-1", "applications");
    EXPECT_EQ(chain.highest, 3);
    EXPECT_EQ(chain.missing, 1);
    EXPECT_EQ(stored(), 2U);
}

TEST_F(CityIntake, RefusesANumberThatIsAbsurdlyFarAhead)
{
    EXPECT_EQ(bench.post(bench.seal(bench.application()), 10'000'000).status, 422);
    EXPECT_EQ(stored(), 0U);
}

TEST_F(CityIntake, TakesATombstone)
{
    auto record = bench.record(bench.seal(bench.application()));
    const auto answer = bench.routes.answer(bench.request(record, std::nullopt, bench.device));
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(stored(), 0U);
    EXPECT_EQ(bench.store->chain("kiosk-1", "applications")->highest, 1);
}

TEST_F(CityIntake, DestroysWhatIsWithdrawn)
{
    const auto application = bench.application();
    ASSERT_EQ(bench.post(bench.seal(application)).status, 201);
    const Withdrawal withdrawal{Withdrawal::Of::Application,
                                "city:new-haven",
                                ParcelId::mint(bench.random),
                                application.code,
                                "2026-03-16"};
    ASSERT_EQ(bench.post(bench.seal(withdrawal), 2).status, 201);
    const auto rows = *bench.store->applications();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].state, store::ApplicationState::Withdrawn);
    EXPECT_TRUE(rows[0].slotKey.empty());
    for (const auto& sealed : rows[0].sealed) {
        EXPECT_TRUE(sealed.empty());
    }
    const auto status = bench.get("/v1/status/" + jose::locOf(application.code).text, bench.device);
    EXPECT_EQ(status.body, R"({"status":"withdrawn"})");
}

TEST_F(CityIntake, LeavesNoByteOfADestroyedKeyInItsFiles)
{
    const auto application = bench.application();
    ASSERT_EQ(bench.post(bench.seal(application)).status, 201);
    const auto key = bench.store->applications()->front().slotKey;
    const std::string bytes{key.begin(), key.end()};
    const auto files = [this] {
        return test::readFile(bench.folder / "city.sqlite") +
               test::readFile(bench.folder / "city.sqlite-wal");
    };
    ASSERT_NE(files().find(bytes), std::string::npos);
    const Withdrawal withdrawal{Withdrawal::Of::Application,
                                "city:new-haven",
                                ParcelId::mint(bench.random),
                                application.code,
                                "2026-03-16"};
    ASSERT_EQ(bench.post(bench.seal(withdrawal), 2).status, 201);
    EXPECT_EQ(files().find(bytes), std::string::npos);
}

TEST_F(CityIntake, DestroysAnApplicationThatComesAfterItsWithdrawal)
{
    const auto application = bench.application();
    const Withdrawal withdrawal{Withdrawal::Of::Application,
                                "city:new-haven",
                                ParcelId::mint(bench.random),
                                application.code,
                                "2026-03-16"};
    ASSERT_EQ(bench.post(bench.seal(withdrawal), 2).status, 201);
    ASSERT_EQ(bench.post(bench.seal(application), 1).status, 201);
    const auto rows = *bench.store->applications();
    EXPECT_EQ(rows.at(0).state, store::ApplicationState::Withdrawn);
    EXPECT_TRUE(rows.at(0).slotKey.empty());
}

TEST_F(CityIntake, QueuesAReferralUnopened)
{
    const auto referral = bench.referral();
    const auto parcel = bench.seal(referral);
    ASSERT_EQ(bench.post(parcel).status, 201);
    EXPECT_EQ(bench.woken, 1);
    const auto row = *bench.store->claimForward(2'000'000'000, 2'000'000'060);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->parcel, parcel.jwe);
    EXPECT_EQ(row->aud, "bank:harbor");
    EXPECT_EQ(row->loc, jose::locOf(referral.code).text);
}

TEST_F(CityIntake, RefusesAReferralToABankThatItDoesNotKnow)
{
    EXPECT_EQ(bench.post(bench.seal(bench.referral("bank:unknown"))).status, 422);
}

TEST_F(CityIntake, RefusesAReferralPastItsDay)
{
    const auto parcel = bench.seal(bench.referral());
    bench.clock.advance(std::chrono::hours{24 * 32});
    EXPECT_EQ(bench.post(parcel).status, 422);
}

TEST_F(CityIntake, RefusesAReferralInTheChainOfApplications)
{
    auto parcel = bench.seal(bench.referral());
    parcel.chain = SealedParcel::Chain::Applications;
    EXPECT_EQ(bench.post(parcel).status, 422);
}

} // namespace
} // namespace ventanilla::city
