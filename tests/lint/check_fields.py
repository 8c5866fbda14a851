# SPDX-License-Identifier: EUPL-1.2
#
# A walk of every field: what tables, wire schemas, logs and counters hold must stand in docs/fields.toml, and nothing
# may be called by a word that we promised never to collect.
import json
import re
import sys
import tomllib

import lint

TABLE = re.compile(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+) ?\((.*?)\)\s*(?:WITHOUT ROWID)?;", re.S)
ADDED = re.compile(r"ALTER TABLE (\w+) ADD COLUMN (\w+)")
NO_COLUMN = {"PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "CONSTRAINT"}
LOG_CALL = re.compile(r"log::(?:event|failure)\(")
LOG_KEY = re.compile(r'\{\s*"([^"]+)"\s*,')
COUNTER = re.compile(r'Count\{\s*"([^"]+)"')
SHIPPED = ("kiosk/", "services/", "drivers/")


def words_of(name):
    """sealedBirth_date -> sealed, birth, date"""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", name)]


def forbidden_word(name, never):
    words = words_of(name)
    for word in never["words"]:
        if word in words or word in ("_".join(words),):
            return word
    pairs = [" ".join(pair) for pair in zip(words, words[1:])]
    return next((pair for pair in never["pairs"] if pair in pairs), None)


def without_parentheses(text):
    previous = None
    while previous != text:
        previous, text = text, re.sub(r"\([^()]*\)", "", text)
    return text


def columns_of(body):
    parts = [part.split() for part in without_parentheses(body).split(",")]
    return {part[0] for part in parts if part and part[0].upper() not in NO_COLUMN}


def tables_of(text):
    """name -> columns of every table that a source file makes."""
    joined = re.sub(r'"\s*\n\s*"', "", re.sub(r"--[^\n]*", "", text))
    found = {}
    for name, body in TABLE.findall(joined):
        found[name] = columns_of(body)
    for name, column in ADDED.findall(joined):
        found.setdefault(name, set()).add(column)
    return found


def members_of(node):
    names = set()
    if isinstance(node, dict):
        properties = node.get("properties")
        names |= set(properties) if isinstance(properties, dict) else set()
        for value in node.values():
            names |= members_of(value)
    elif isinstance(node, list):
        for value in node:
            names |= members_of(value)
    return names


def call_text(text, start):
    """From an opening parenthesis to the one that closes it."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return text[start:at]
    return text[start:]


def log_words(text):
    """(event or None, keys) of every log call."""
    for call in LOG_CALL.finditer(text):
        body = call_text(text, call.end() - 1)
        event = re.search(r'"([^"]+)"', body)
        yield event.group(1) if event else None, LOG_KEY.findall(body)


def compare(place, found, rule, lists, findings):
    listed = [name for key in lists for name in rule.get(key, [])]
    for name in sorted(found - set(listed)):
        findings.append(f"{place}: '{name}' has no row in docs/fields.toml")
    for name in sorted(set(listed) - found):
        findings.append(f"{place}: '{name}' stands in docs/fields.toml and is nowhere else")


def check_tables(rules, read, findings):
    seen = set()
    for path in lint.files(".h", ".cpp", under=SHIPPED):
        for table, columns in tables_of(read(path)).items():
            place = f"{path}:{table}"
            seen.add(place)
            rule = rules["store"].get(place)
            if rule is None:
                findings.append(f"{place}: a table without a row in docs/fields.toml: who holds it, how long?")
                continue
            compare(place, columns, rule, ("columns", "personal", "sealed", "shut"), findings)
            for name in rule.get("personal", []):
                if not rule["holder"].startswith("bank"):
                    findings.append(f"{place}: '{name}' is personal and readable outside a bank's inbox")
            if not rule.get("holder") or not rule.get("keeps"):
                findings.append(f"{place}: docs/fields.toml names no holder or no end")
            check_names(place, columns, rules["never"], findings)
    for place in sorted(set(rules["store"]) - seen):
        findings.append(f"{place}: stands in docs/fields.toml, but there is no such table")
    return len(seen)


def check_schemas(rules, findings):
    paths = lint.files(".json", under=("services/protocol/schemas/",))
    names = {path.rsplit("/", 1)[1][:-5]: path for path in paths}
    for name, path in names.items():
        rule = rules["wire"].get(name)
        if rule is None:
            findings.append(f"{path}: a message without a row in docs/fields.toml: who reads it?")
            continue
        members = members_of(json.loads(lint.read(path)))
        compare(path, members, rule, ("members", "personal"), findings)
        check_names(path, members - set(rule.get("forbidden", [])), rules["never"], findings)
    for name in sorted(set(rules["wire"]) - set(names)):
        findings.append(f"docs/fields.toml: there is no message '{name}'")
    return len(names)


def check_names(place, names, never, findings):
    for name in sorted(names):
        word = forbidden_word(name, never)
        if word:
            findings.append(f"{place}: '{name}' says '{word}', which we promised never to keep")


def check_logs(rules, findings):
    allowed = set(rules["log"]["keys"])
    calls = 0
    for path in lint.files(".cpp", under=SHIPPED):
        text = lint.read(path)
        for event, keys in log_words(text):
            calls += 1
            for key in keys:
                if key not in allowed:
                    findings.append(f"{path}: the log key '{key}' is not in docs/fields.toml")
            check_names(path, {event} - {None}, rules["never"], findings)
        check_names(path, set(COUNTER.findall(text)), rules["never"], findings)
    return calls


def self_test():
    """The lint must see what it is for."""
    assert tables_of('"CREATE TABLE a (b TEXT, c INTEGER NOT NULL, PRIMARY KEY (b, c)) WITHOUT ROWID;"') == {
        "a": {"b", "c"}}
    never = {"words": ["nationality", "document"], "pairs": ["birth place"]}
    assert forbidden_word("holderNationality", never) == "nationality"
    assert forbidden_word("document_kind", never) == "document"
    assert forbidden_word("birth_place", never) == "birth place"
    assert forbidden_word("birth_date", never) is None
    assert list(log_words('log::event(Level::Info, "a.b", {{"name", 1}});')) == [("a.b", ["name"])]
    assert members_of({"properties": {"a": {"properties": {"b": {}}}}}) == {"a", "b"}


def main():
    self_test()
    rules = tomllib.loads(lint.read("docs/fields.toml"))
    findings = []
    tables = check_tables(rules, lint.read, findings)
    messages = check_schemas(rules, findings)
    calls = check_logs(rules, findings)
    print(f"{tables} tables, {messages} messages, {calls} log calls")
    lint.finish(findings, min(tables, messages, calls))


if __name__ == "__main__":
    sys.exit(main())
