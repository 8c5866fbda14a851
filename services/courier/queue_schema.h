// SPDX-License-Identifier: EUPL-1.2
//
// Tables of the courier's SQLite file.
#pragma once

#include <array>

namespace ventanilla::courier {

// state: 0 held back without a number, 1 ready, 2 set aside, 3 swallowed by a withdrawal.
// folder: where the spool file may still be; null once it is gone for good.
inline constexpr std::array kQueueSchema{R"sql(
CREATE TABLE parcel (
    jti TEXT PRIMARY KEY,
    chain INTEGER NOT NULL,
    aud TEXT NOT NULL,
    withdrawal INTEGER NOT NULL,
    loc TEXT,
    exp INTEGER,
    sha256 TEXT NOT NULL,
    jwe TEXT,
    state INTEGER NOT NULL,
    folder TEXT,
    seq INTEGER,
    record TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    arrived INTEGER NOT NULL,
    due INTEGER NOT NULL,
    cause TEXT NOT NULL DEFAULT '',
    UNIQUE (chain, seq)
) WITHOUT ROWID;
CREATE INDEX parcel_due ON parcel (chain, state, due);
CREATE INDEX parcel_loc ON parcel (loc);
CREATE TABLE chain (
    chain INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL,
    head TEXT NOT NULL
);
INSERT INTO chain VALUES (0, 0, ''), (1, 0, ''), (2, 0, '');
)sql",
                                         R"sql(
-- Apart, so that a change of state does not write the bytes again; without a row it is a tombstone.
CREATE TABLE body (
    jti TEXT PRIMARY KEY REFERENCES parcel (jti) ON DELETE CASCADE,
    jwe TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO body SELECT jti, jwe FROM parcel WHERE jwe IS NOT NULL;
ALTER TABLE parcel DROP COLUMN jwe;
)sql"};

} // namespace ventanilla::courier
