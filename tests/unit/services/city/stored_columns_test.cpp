// SPDX-License-Identifier: EUPL-1.2
//
// Everything that the city's file may hold. A column that is not here must not be there.
#include "services/store/sqlite/city_schema.h"
#include "services/store/sqlite/database.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace ventanilla::store {
namespace {

const std::set<std::string> kAllowed{
    "application.day",
    "application.guardian_present",
    "application.identity_met",
    "application.jti",
    "application.loc",
    "application.municipality",
    "application.policy",
    "application.residency_met",
    "application.sealed_address",
    "application.sealed_birth_date",
    "application.sealed_contact",
    "application.sealed_fee",
    "application.sealed_gender",
    "application.sealed_language",
    "application.sealed_mail",
    "application.sealed_mail_address",
    "application.sealed_name",
    "application.sealed_on_card",
    "application.sealed_portrait",
    "application.sealed_signature",
    "application.seen_by_person",
    "application.state",
    "chain.chain",
    "chain.device",
    "chain.highest",
    "chain.municipality",
    "chain_gap.chain",
    "chain_gap.device",
    "chain_gap.municipality",
    "chain_gap.seq",
    "chain_gap.since_day",
    "device.municipality",
    "device.name",
    "device.public_jwk",
    "device.revoked",
    "device.written_off_by",
    "enrolment.code_hash",
    "enrolment.device",
    "enrolment.expires",
    "enrolment.municipality",
    "enrolment.used_by",
    // The exchange knows neither kiosk nor day of a referral.
    "forward.attempts",
    "forward.aud",
    "forward.due",
    "forward.expires",
    "forward.jti",
    "forward.lease_end",
    "forward.loc",
    "forward.municipality",
    "forward.parcel",
    "forward.state",
    "forward.typ",
    "heartbeat.applications_seq",
    "heartbeat.audit_seq",
    "heartbeat.day",
    "heartbeat.device",
    "heartbeat.municipality",
    "heartbeat.notices",
    "heartbeat.policy_version",
    "heartbeat.referrals_seq",
    "heartbeat.seals_with",
    "heartbeat.waiting",
    "key_slot.jti",
    "key_slot.municipality",
    "key_slot.slot_key",
    "receipt.jti",
    "receipt.municipality",
    "receipt.receipt",
    "receipt.sha256",
    "withdrawn_loc.loc",
    "withdrawn_loc.municipality",
};

TEST(CityFile, HasNoColumnThatIsNotAllowed)
{
    auto database = *Database::openInMemory();
    ASSERT_TRUE(database.migrate(kCitySchema));
    auto rows = *database.query("SELECT t.name || '.' || c.name FROM sqlite_master AS t, "
                                "pragma_table_info(t.name) AS c WHERE t.type = 'table'");
    std::set<std::string> found;
    while (*rows.step()) {
        found.insert(rows.text(0));
    }
    EXPECT_EQ(found, kAllowed);
}

TEST(CityFile, LeadsEveryTableWithTheMunicipality)
{
    auto database = *Database::openInMemory();
    ASSERT_TRUE(database.migrate(kCitySchema));
    auto rows =
        *database.query("SELECT t.name, c.name FROM sqlite_master AS t, "
                        "pragma_table_info(t.name) AS c WHERE t.type = 'table' AND c.cid = 0");
    while (*rows.step()) {
        EXPECT_EQ(rows.text(1), "municipality") << rows.text(0);
    }
}

} // namespace
} // namespace ventanilla::store
