#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
#
# Prints what could be compelled from this box right now: counted in its SQLite files, described by docs/fields.toml.
import argparse
import pathlib
import sqlite3
import sys
import tomllib

FIELDS = pathlib.Path(__file__).resolve().parents[2] / "docs/fields.toml"


class Unknown(Exception):
    """Something is stored that docs/fields.toml does not know."""


def rules_by_table(fields):
    """(name, columns) -> rule; two files may have tables of one name."""
    rules = {}
    for place, rule in tomllib.loads(fields.read_text())["store"].items():
        columns = frozenset(name for key in ("columns", "personal", "sealed", "shut") for name in rule.get(key, []))
        rules[place.rsplit(":", 1)[1], columns] = rule
    return rules


def rule_for(rules, table, columns, file):
    # A column that an earlier version had may be gone by now.
    fitting = [rule for (name, known), rule in rules.items() if name == table and columns <= known]
    if not fitting:
        raise Unknown(f"{file}: the table '{table}' is not as docs/fields.toml says")
    return fitting[0]


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def rows_with_key(database, table, tables):
    """How many of the sealed rows can still be opened."""
    if "key_slot" not in tables:
        return 0
    return database.execute(
        f"SELECT count(*) FROM {quoted(table)} t JOIN key_slot k USING (municipality, jti) WHERE length(k.slot_key) > 0"
    ).fetchone()[0]


def describe(database, table, tables, rules, file):
    columns = frozenset(row[1] for row in database.execute(f"PRAGMA table_info({quoted(table)})"))
    rule = rule_for(rules, table, columns, file)
    rows = database.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()[0]
    yield f"  {table}: {rows} row{'' if rows == 1 else 's'}, kept {rule['keeps']}"
    if rows == 0:
        return
    clear = [name for name in rule.get("columns", []) if name in columns]
    if clear:
        yield f"    says nothing about a person: {', '.join(clear)}"
    if rule.get("personal"):
        yield f"    READABLE, about a person: {', '.join(rule['personal'])}"
    if rule.get("sealed"):
        readable = rows_with_key(database, table, tables)
        yield f"    READABLE with the keys beside it in {readable} of {rows} rows: {', '.join(rule['sealed'])}"
    if columns & set(rule.get("shut", [])):
        yield f"    sealed to somebody else, no key for it here: {', '.join(rule['shut'])}"


def report(folder, fields=FIELDS):
    """Lines about every SQLite file below a folder."""
    rules = rules_by_table(fields)
    for path in sorted(folder.rglob("*.sqlite")):
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            tables = [row[0] for row in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
            yield str(path.relative_to(folder))
            for table in tables:
                yield from describe(database, table, tables, rules, path.name)
        finally:
            database.close()
    waiting = len(list(folder.rglob("spool/*/*.jwe")))
    yield f"spool: {waiting} parcel{'' if waiting == 1 else 's'}, sealed to somebody else, no key for them here"


def main():
    parser = argparse.ArgumentParser(description="What could be compelled from this box right now.")
    parser.add_argument("--state", type=pathlib.Path, required=True, help="Folder with the programs' data")
    parser.add_argument("--fields", type=pathlib.Path, default=FIELDS)
    options = parser.parse_args()
    try:
        for line in report(options.state, options.fields):
            print(line)
    except Unknown as unknown:
        print(unknown, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
