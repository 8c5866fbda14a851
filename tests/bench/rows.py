# SPDX-License-Identifier: EUPL-1.2
#
# Puts measured rows into out/bench.json, keeps the others, and prints the table of the names asked for.
import json
import pathlib
import sys

MEMBERS = ("name", "value", "unit", "budget", "ok", "peer", "ratio")


def table_of(text):
    """name -> (comparison, budget, unit) from the table in run.sh."""
    rows = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 2:
            comparison, budget = cells[1].split()
            rows[cells[0]] = (comparison, float(budget), cells[2])
    return rows


def measured_in(path):
    rows = {}
    for line in pathlib.Path(path).read_text().splitlines():
        if line.startswith("{"):
            row = json.loads(line)
            rows[row["name"]] = row
    return rows


def row_of(name, measured, table):
    """The budget of the table is the one that counts."""
    comparison, budget, unit = table[name]
    value = measured["value"]
    row = {**dict.fromkeys(MEMBERS), **{key: measured[key] for key in MEMBERS if key in measured}}
    row.update(unit=unit, budget=budget, ok=value <= budget if comparison == "<=" else value >= budget)
    return row


def main(measured_path, out_path, names):
    table = table_of(sys.stdin.read())
    measured = measured_in(measured_path)
    out = pathlib.Path(out_path)
    kept = json.loads(out.read_text()) if out.exists() else []
    rows = {row["name"]: row for row in kept}
    for name in names:
        rows.pop(name, None)
        if name in measured:
            rows[name] = row_of(name, measured[name], table)
    order = [rows[name] for name in table if name in rows]
    out.write_text("[" + ",\n ".join(json.dumps(row) for row in order) + "]\n")
    print(f"{'name':<22} {'value':>10} {'budget':>10}")
    for name in names:
        comparison, budget, unit = table[name]
        row = rows.get(name)
        value = f"{row['value']:g} {unit}" if row else "not measured"
        verdict = "" if row is None else "  ok" if row["ok"] else "  MISSED"
        print(f"{name:<22} {value:>14} {comparison:>4} {budget:g}{verdict}")
    return 0 if all(rows[name]["ok"] for name in names if name in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
