# SPDX-License-Identifier: EUPL-1.2
#
# What could be compelled is told from what is stored: files are made with the programs' own tables and filled.
import pathlib
import re
import sqlite3
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "services/admin"))

import compelled  # found through the path above

CITY = "services/store/sqlite/city_schema.h"
COURIER = "services/courier/queue_schema.h"
STATION = "kiosk/app/station/station_file.cpp"


def schema_of(path):
    text = (ROOT / path).read_text()
    raw = re.findall(r'R"sql\((.*?)\)sql"', text, re.S)
    return raw or ["".join(re.findall(r'"(CREATE TABLE[^"]*)"', text))]


def make(folder, name, schema):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path)
    for step in schema_of(schema):
        database.executescript(step)
    return database


def add_application(database, jti):
    columns = [row[1] for row in database.execute("PRAGMA table_info(application)")]
    values = [jti if column in ("jti", "loc") else b"\1\2" if column.startswith("sealed") else 1 for column in columns]
    database.execute(f"INSERT INTO application VALUES ({', '.join('?' * len(values))})", values)
    database.execute("UPDATE application SET municipality = 'm'")


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        city = make(folder, "city/city.sqlite", CITY)
        add_application(city, "a")
        add_application(city, "b")
        city.execute("INSERT INTO key_slot VALUES ('m', 'a', x'0102')")
        city.commit()
        courier = make(folder, "kiosk/courier/courier.sqlite", COURIER)
        courier.execute("INSERT INTO parcel (jti, chain, aud, withdrawal, sha256, state, arrived, due)"
                        " VALUES ('p', 0, 'city:x', 0, 'h', 1, 1, 1)")
        courier.execute("INSERT INTO body VALUES ('p', 'sealed')")
        courier.commit()
        make(folder, "kiosk/station.sqlite", STATION).commit()

        lines = list(compelled.report(folder))
        text = "\n".join(lines)
        expect("READABLE with the keys beside it in 1 of 2 rows: sealed_name" in text, text)
        expect("  body: 1 row, " in text, text)
        expect(text.count("READABLE") == 1, text)
        expect("sealed to somebody else, no key for it here: jwe" in text, text)
        expect("  counter: 0 rows" in text, text)
        expect("spool: 0 parcels" in text, text)

        # Destroying the key is erasing.
        city.execute("UPDATE key_slot SET slot_key = x''")
        city.commit()
        expect("in 0 of 2 rows" in "\n".join(compelled.report(folder)), "an erased key still counts")

        # What nobody declared is not passed over in silence.
        city.execute("ALTER TABLE application ADD COLUMN nickname TEXT")
        city.commit()
        try:
            list(compelled.report(folder))
        except compelled.Unknown:
            return
        raise AssertionError("an undeclared column went unnoticed")


if __name__ == "__main__":
    main()
