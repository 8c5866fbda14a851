// SPDX-License-Identifier: EUPL-1.2
//
// Tables of a bank's SQLite file.
#pragma once

#include <array>

namespace ventanilla::store {

inline constexpr std::array<const char*, 1> kBankSchema{R"sql(
CREATE TABLE taken (
    jti TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE referral (
    recipient TEXT NOT NULL, jti TEXT NOT NULL PRIMARY KEY, loc TEXT NOT NULL,
    issuer TEXT NOT NULL, issued_at INTEGER NOT NULL, expires INTEGER NOT NULL,
    subject TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL,
    contact_channel TEXT, contact_value TEXT, contact_hours TEXT, contact_until TEXT,
    branch TEXT NOT NULL, timing TEXT NOT NULL, words TEXT NOT NULL, consent_fields TEXT NOT NULL,
    consent_text TEXT NOT NULL, consent_language TEXT NOT NULL, state INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX referral_loc ON referral (recipient, loc);
CREATE TABLE withdrawn_loc (
    recipient TEXT NOT NULL, loc TEXT NOT NULL, PRIMARY KEY (recipient, loc)) WITHOUT ROWID;
CREATE TABLE report (
    jti TEXT NOT NULL, status TEXT NOT NULL, recipient TEXT NOT NULL, withdrawal TEXT,
    attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (jti, status)) WITHOUT ROWID;
)sql"};

} // namespace ventanilla::store
