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
    [[nodiscard]] std::size_t stored() const { return m_bench.store->applications()->size(); }

    CityBench m_bench;
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
    const auto parcel = m_bench.seal(m_bench.application());
    const auto answer = m_bench.post(parcel);
    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto compact = protocol::ReceiptAnswer::parse(answer.body)->receipt;
    const auto payload =
        jose::verifyJws(compact, jose::jws_type::kReceipt, m_bench.keys.receipt.publicKey());
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
    const auto application = m_bench.application();
    ASSERT_EQ(m_bench.post(m_bench.seal(application)).status, 201);
    const auto rows = *m_bench.store->applications();
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
    const auto parcel = m_bench.seal(m_bench.application());
    const auto first = m_bench.post(parcel);
    m_bench.clock.advance(std::chrono::hours{48});
    const auto second = m_bench.post(parcel);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(first.body, second.body);
    EXPECT_EQ(stored(), 1U);
}

TEST_F(CityIntake, GivesTheSameReceiptAfterItWasKilledBeforeAnswering)
{
    const auto parcel = m_bench.seal(m_bench.application());
    const auto lost = m_bench.post(parcel);
    // What is left of the server that died is its file.
    const auto reopened =
        *store::CityStoreSqlite::open(m_bench.folder / "city.sqlite", "new-haven");
    const Intake next{{m_bench.settings, m_bench.keys, *reopened, m_bench.clock, [] {}}};
    const auto again =
        next.post(m_bench.request(m_bench.record(parcel), parcel.jwe, m_bench.device));
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, lost.body);
}

TEST_F(CityIntake, RefusesOtherBytesUnderTheSameId)
{
    auto application = m_bench.application();
    ASSERT_EQ(m_bench.post(m_bench.seal(application)).status, 201);
    application.code = Code::mint(m_bench.random);
    const auto answer = m_bench.post(m_bench.seal(application), 2);
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(typeOf(answer), "urn:ventanilla:problem:conflict");
    EXPECT_EQ(stored(), 1U);
}

TEST_F(CityIntake, RefusesASecondApplicationUnderTheSameCode)
{
    auto application = m_bench.application();
    ASSERT_EQ(m_bench.post(m_bench.seal(application)).status, 201);
    application.jti = ParcelId::mint(m_bench.random);
    EXPECT_EQ(m_bench.post(m_bench.seal(application), 2).status, 409);
    EXPECT_EQ(stored(), 1U);
}

TEST_F(CityIntake, RefusesATamperedParcel)
{
    auto parcel = m_bench.seal(m_bench.application());
    const auto record = m_bench.record(parcel);
    parcel.jwe[parcel.jwe.size() / 2] ^= 1;
    const auto answer = m_bench.routes.answer(m_bench.request(record, parcel.jwe, m_bench.device));
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(typeOf(answer), "urn:ventanilla:problem:refused");
    EXPECT_EQ(stored(), 0U);
}

TEST_F(CityIntake, RefusesATamperedParcelUnderARecordThatFitsIt)
{
    auto parcel = m_bench.seal(m_bench.application());
    auto& changed = parcel.jwe[parcel.jwe.size() / 2];
    changed = changed == 'A' ? 'B' : 'A';
    EXPECT_EQ(m_bench.post(parcel).status, 422);
    EXPECT_EQ(stored(), 0U);
}

TEST_F(CityIntake, RefusesAParcelForAnotherCity)
{
    auto application = m_bench.application();
    application.audience = "city:elsewhere";
    EXPECT_EQ(m_bench.post(m_bench.seal(application)).status, 422);
    EXPECT_EQ(stored(), 0U);
}

TEST_F(CityIntake, RefusesAParcelSealedWithAKeyThatIsNotItsOwn)
{
    const auto stranger = *jose::P256PrivateKey::generate();
    jose::ParcelSealer sealer{
        std::vector<jose::RecipientKey>{{"city:new-haven", stranger.publicKey()}}};
    EXPECT_EQ(m_bench.post(*sealer.seal(m_bench.application())).status, 422);
}

TEST_F(CityIntake, TurnsAwayADeviceThatIsNotEnrolled)
{
    const auto stranger = m_bench.makeDevice("kiosk-9");
    const auto parcel = m_bench.seal(m_bench.application());
    const auto answer =
        m_bench.routes.answer(m_bench.request(m_bench.record(parcel), parcel.jwe, stranger));
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(typeOf(answer), "urn:ventanilla:problem:unknown-device");
}

TEST_F(CityIntake, TurnsAwayAnEnrolledNameWithAnotherKey)
{
    const auto twin = m_bench.makeDevice("kiosk-1");
    const auto parcel = m_bench.seal(m_bench.application());
    EXPECT_EQ(
        m_bench.routes.answer(m_bench.request(m_bench.record(parcel), parcel.jwe, twin)).status,
        403);
}

TEST_F(CityIntake, TurnsAwayARecordOfAnotherDevice)
{
    const auto other = m_bench.makeDevice("kiosk-2");
    m_bench.enrol(other);
    const auto parcel = m_bench.seal(m_bench.application());
    auto request = m_bench.request(m_bench.record(parcel), parcel.jwe, other);
    request.peer = m_bench.device.peer;
    EXPECT_EQ(m_bench.routes.answer(request).status, 403);
}

TEST_F(CityIntake, TurnsAwayARevokedDevice)
{
    (void)m_bench.store->putDevice({"kiosk-1", m_bench.device.key.publicKey().jwk(), true});
    EXPECT_EQ(m_bench.post(m_bench.seal(m_bench.application())).status, 403);
}

TEST_F(CityIntake, WantsTheIdInTheHeaderToo)
{
    const auto parcel = m_bench.seal(m_bench.application());
    auto request = m_bench.request(m_bench.record(parcel), parcel.jwe, m_bench.device);
    request.headers = {{"Idempotency-Key", "\"another\""}};
    EXPECT_EQ(m_bench.routes.answer(request).status, 400);
    request.headers.clear();
    EXPECT_EQ(m_bench.routes.answer(request).status, 400);
}

TEST_F(CityIntake, SaysNothingOfWhatItRefused)
{
    http::Request request{
        "POST", "/v1/parcels", {}, R"({"record":"Muñoz","parcel":"Muñoz"})", m_bench.device.peer};
    const auto answer = m_bench.routes.answer(request);
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.body.find("Mu"), std::string::npos);
    request.body = "{\"Muñoz\":1}";
    EXPECT_EQ(m_bench.routes.answer(request).status, 400);
}

TEST_F(CityIntake, TakesRecordsOutOfOrderAndRemembersTheGap)
{
    ASSERT_EQ(m_bench.post(m_bench.seal(m_bench.application()), 3).status, 201);
    auto chain = *m_bench.store->chain("kiosk-1", "applications");
    EXPECT_EQ(chain.highest, 3);
    EXPECT_EQ(chain.missing, 2);
    ASSERT_EQ(m_bench.post(m_bench.seal(m_bench.application()), 1).status, 201);
    chain = *m_bench.store->chain("kiosk-1", "applications");
    EXPECT_EQ(chain.highest, 3);
    EXPECT_EQ(chain.missing, 1);
    EXPECT_EQ(stored(), 2U);
}

TEST_F(CityIntake, RefusesANumberThatIsAbsurdlyFarAhead)
{
    EXPECT_EQ(m_bench.post(m_bench.seal(m_bench.application()), 10'000'000).status, 422);
    EXPECT_EQ(stored(), 0U);
}

TEST_F(CityIntake, TakesATombstone)
{
    auto record = m_bench.record(m_bench.seal(m_bench.application()));
    const auto answer =
        m_bench.routes.answer(m_bench.request(record, std::nullopt, m_bench.device));
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(stored(), 0U);
    EXPECT_EQ(m_bench.store->chain("kiosk-1", "applications")->highest, 1);
}

TEST_F(CityIntake, DestroysWhatIsWithdrawn)
{
    const auto application = m_bench.application();
    ASSERT_EQ(m_bench.post(m_bench.seal(application)).status, 201);
    const Withdrawal withdrawal{Withdrawal::Of::Application,
                                "city:new-haven",
                                ParcelId::mint(m_bench.random),
                                application.code,
                                "2026-03-16"};
    ASSERT_EQ(m_bench.post(m_bench.seal(withdrawal), 2).status, 201);
    const auto rows = *m_bench.store->applications();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].state, store::ApplicationState::Withdrawn);
    EXPECT_TRUE(rows[0].slotKey.empty());
    for (const auto& sealed : rows[0].sealed) {
        EXPECT_TRUE(sealed.empty());
    }
    const auto status =
        m_bench.get("/v1/status/" + jose::locOf(application.code).text, m_bench.device);
    EXPECT_EQ(status.body, R"({"status":"withdrawn"})");
}

TEST_F(CityIntake, LeavesNoByteOfADestroyedKeyInItsFiles)
{
    const auto application = m_bench.application();
    ASSERT_EQ(m_bench.post(m_bench.seal(application)).status, 201);
    const auto key = m_bench.store->applications()->front().slotKey;
    const std::string bytes{key.begin(), key.end()};
    const auto files = [this] {
        return test::readFile(m_bench.folder / "city.sqlite") +
               test::readFile(m_bench.folder / "city.sqlite-wal");
    };
    ASSERT_NE(files().find(bytes), std::string::npos);
    const Withdrawal withdrawal{Withdrawal::Of::Application,
                                "city:new-haven",
                                ParcelId::mint(m_bench.random),
                                application.code,
                                "2026-03-16"};
    ASSERT_EQ(m_bench.post(m_bench.seal(withdrawal), 2).status, 201);
    EXPECT_EQ(files().find(bytes), std::string::npos);
}

TEST_F(CityIntake, DestroysAnApplicationThatComesAfterItsWithdrawal)
{
    const auto application = m_bench.application();
    const Withdrawal withdrawal{Withdrawal::Of::Application,
                                "city:new-haven",
                                ParcelId::mint(m_bench.random),
                                application.code,
                                "2026-03-16"};
    ASSERT_EQ(m_bench.post(m_bench.seal(withdrawal), 2).status, 201);
    ASSERT_EQ(m_bench.post(m_bench.seal(application), 1).status, 201);
    const auto rows = *m_bench.store->applications();
    EXPECT_EQ(rows.at(0).state, store::ApplicationState::Withdrawn);
    EXPECT_TRUE(rows.at(0).slotKey.empty());
}

TEST_F(CityIntake, QueuesAReferralUnopened)
{
    const auto referral = m_bench.referral();
    const auto parcel = m_bench.seal(referral);
    ASSERT_EQ(m_bench.post(parcel).status, 201);
    EXPECT_EQ(m_bench.woken, 1);
    const auto row = *m_bench.store->claimForward(2'000'000'000, 2'000'000'060);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->parcel, parcel.jwe);
    EXPECT_EQ(row->aud, "bank:harbor");
    EXPECT_EQ(row->loc, jose::locOf(referral.code).text);
}

TEST_F(CityIntake, RefusesAReferralToABankThatItDoesNotKnow)
{
    EXPECT_EQ(m_bench.post(m_bench.seal(m_bench.referral("bank:unknown"))).status, 422);
}

TEST_F(CityIntake, RefusesAReferralPastItsDay)
{
    const auto parcel = m_bench.seal(m_bench.referral());
    m_bench.clock.advance(std::chrono::hours{24 * 32});
    EXPECT_EQ(m_bench.post(parcel).status, 422);
}

TEST_F(CityIntake, RefusesAReferralInTheChainOfApplications)
{
    auto parcel = m_bench.seal(m_bench.referral());
    parcel.chain = SealedParcel::Chain::Applications;
    EXPECT_EQ(m_bench.post(parcel).status, 422);
}

} // namespace
} // namespace ventanilla::city
