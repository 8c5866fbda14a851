// SPDX-License-Identifier: EUPL-1.2
//
// Tables of the city's SQLite file. Every table leads with the municipality; none keeps the order
// in which its rows came (WITHOUT ROWID under random ids).
#pragma once

#include <array>

namespace ventanilla::store {

inline constexpr std::array<const char*, 2> kCitySchema{R"sql(
CREATE TABLE device (
    municipality TEXT NOT NULL, name TEXT NOT NULL, public_jwk TEXT NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (municipality, name)) WITHOUT ROWID;
CREATE TABLE heartbeat (
    municipality TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL,
    policy_version INTEGER NOT NULL, waiting INTEGER NOT NULL, seals_with TEXT NOT NULL,
    PRIMARY KEY (municipality, device)) WITHOUT ROWID;
CREATE TABLE enrolment (
    municipality TEXT NOT NULL, code_hash TEXT NOT NULL, device TEXT NOT NULL,
    PRIMARY KEY (municipality, code_hash)) WITHOUT ROWID;
CREATE TABLE chain (
    municipality TEXT NOT NULL, device TEXT NOT NULL, chain TEXT NOT NULL, highest INTEGER NOT NULL,
    PRIMARY KEY (municipality, device, chain)) WITHOUT ROWID;
CREATE TABLE chain_gap (
    municipality TEXT NOT NULL, device TEXT NOT NULL, chain TEXT NOT NULL, seq INTEGER NOT NULL,
    since_day TEXT NOT NULL,
    PRIMARY KEY (municipality, device, chain, seq)) WITHOUT ROWID;
CREATE TABLE receipt (
    municipality TEXT NOT NULL, jti TEXT NOT NULL, sha256 TEXT NOT NULL, receipt TEXT NOT NULL,
    PRIMARY KEY (municipality, jti)) WITHOUT ROWID;
CREATE TABLE application (
    municipality TEXT NOT NULL, jti TEXT NOT NULL, loc TEXT NOT NULL, day TEXT NOT NULL,
    policy TEXT NOT NULL, identity_met INTEGER NOT NULL, residency_met INTEGER NOT NULL,
    seen_by_person INTEGER NOT NULL, guardian_present INTEGER NOT NULL, state INTEGER NOT NULL,
    sealed_name BLOB NOT NULL, sealed_birth_date BLOB NOT NULL, sealed_gender BLOB NOT NULL,
    sealed_language BLOB NOT NULL, sealed_portrait BLOB NOT NULL, sealed_signature BLOB NOT NULL,
    sealed_address BLOB NOT NULL, sealed_on_card BLOB NOT NULL, sealed_mail BLOB NOT NULL,
    sealed_mail_address BLOB NOT NULL, sealed_contact BLOB NOT NULL, sealed_fee BLOB NOT NULL,
    PRIMARY KEY (municipality, jti), UNIQUE (municipality, loc)) WITHOUT ROWID;
CREATE TABLE key_slot (
    municipality TEXT NOT NULL, jti TEXT NOT NULL, slot_key BLOB NOT NULL,
    PRIMARY KEY (municipality, jti)) WITHOUT ROWID;
CREATE TABLE withdrawn_loc (
    municipality TEXT NOT NULL, loc TEXT NOT NULL,
    PRIMARY KEY (municipality, loc)) WITHOUT ROWID;
CREATE TABLE forward (
    municipality TEXT NOT NULL, jti TEXT NOT NULL, typ TEXT NOT NULL, aud TEXT NOT NULL,
    loc TEXT NOT NULL, expires INTEGER, parcel TEXT NOT NULL, state INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0,
    lease_end INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (municipality, jti)) WITHOUT ROWID;
CREATE INDEX forward_due ON forward (municipality, state, due);
CREATE INDEX forward_loc ON forward (municipality, loc);
)sql",
                                                        R"sql(
ALTER TABLE enrolment ADD COLUMN expires INTEGER NOT NULL DEFAULT 0;
ALTER TABLE enrolment ADD COLUMN used_by TEXT;
ALTER TABLE device ADD COLUMN written_off_by TEXT NOT NULL DEFAULT '';
ALTER TABLE heartbeat ADD COLUMN applications_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE heartbeat ADD COLUMN referrals_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE heartbeat ADD COLUMN audit_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE heartbeat ADD COLUMN notices TEXT NOT NULL DEFAULT '';
)sql"};

} // namespace ventanilla::store
