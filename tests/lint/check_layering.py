# SPDX-License-Identifier: EUPL-1.2
#
# The arrows and doormen of docs/architecture.md: who may include whom, and who may touch which library.
import re
import sys

import lint

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)

# The room of a file is the longest of these that its path starts with.
ROOMS = {
    "kiosk/base/": set(),
    "kiosk/domain/": {"kiosk/base/"},
    "kiosk/ports/": {"kiosk/domain/", "kiosk/base/"},
    "kiosk/policy/": {"kiosk/ports/", "kiosk/domain/", "kiosk/base/"},
    "kiosk/reading/": {"kiosk/ports/", "kiosk/domain/", "kiosk/base/"},
    "kiosk/session/": {"kiosk/policy/", "kiosk/ports/", "kiosk/domain/", "kiosk/base/"},
    "kiosk/ui/": {"kiosk/session/", "kiosk/policy/", "kiosk/ports/", "kiosk/domain/", "kiosk/base/"},
    "kiosk/app/": None,
    "drivers/": {"kiosk/ports/", "kiosk/domain/", "kiosk/base/"},
    "services/admin/": {"services/", "kiosk/policy/", "kiosk/ports/", "kiosk/domain/", "kiosk/base/"},
    "services/city/": {"services/", "kiosk/policy/", "kiosk/ports/", "kiosk/domain/", "kiosk/base/"},
    "services/courier/": {"services/", "kiosk/policy/", "kiosk/ports/", "kiosk/domain/", "kiosk/base/"},
    "services/": {"kiosk/ports/", "kiosk/domain/", "kiosk/base/"},
    "tests/": None,
}

# library -> (pattern of its headers, rooms that may include it)
DOORMEN = {
    "OpenCV": (r"opencv2/", ["kiosk/reading/image/", "kiosk/reading/mrz/", "kiosk/reading/text/",
                             "kiosk/reading/portrait/", "services/dock/"]),
    "OpenCV imgcodecs or highgui": (r"opencv2/(imgcodecs|highgui|opencv)\b", []),
    "ZXing": (r"ZXing/", ["kiosk/reading/barcode/"]),
    "curl": (r"curl/", ["services/http/"]),
    "SQL": (r"(sqlite3|libpq-fe)\.h|pqxx/", ["services/store/"]),
    "OpenSSL": (r"openssl/|argon2", ["services/jose/", "services/http/"]),
    "Boost": (r"boost/", ["services/http/"]),
    "TOML": (r"toml(\+\+|plusplus|11)?/|toml\.h", ["kiosk/policy/"]),
    "JSON": (r"nlohmann/", ["services/protocol/", "kiosk/app/", "drivers/virtual/"]),
    "QR writing": (r"qrencode", ["drivers/printer/", "services/city/"]),
    "PDF writing": (r"hpdf|QPdfWriter|cairo", ["drivers/printer/", "services/city/"]),
    "libjpeg or libpng": (r"jpeglib\.h|turbojpeg\.h|png\.h", ["kiosk/reading/image/", "services/dock/"]),
}
QT_FREE = ["kiosk/base/", "kiosk/domain/", "kiosk/ports/", "kiosk/policy/", "kiosk/reading/", "kiosk/session/"]


def room_of(path):
    matches = [room for room in ROOMS if path.startswith(room)]
    return max(matches, key=len) if matches else None


def check_own(path, target, findings):
    room = room_of(path)
    allowed = ROOMS[room]
    if allowed is None or target.startswith(room):
        return
    if path.startswith("services/") and target.startswith("services/"):
        return
    target_room = room_of(target)
    if target_room is None:
        findings.append(f'{path}: includes "{target}", which is no room of the house')
    elif not any(target_room.startswith(open_room) for open_room in allowed):
        findings.append(f"{path}: {room} may not include {target_room} ({target})")


def check_foreign(path, target, findings):
    for library, (pattern, doors) in DOORMEN.items():
        if re.match(pattern, target) and not any(path.startswith(door) for door in doors):
            findings.append(f"{path}: {library} has no door here (<{target}>)")
    if re.match(r"Q[A-Z]|Qt", target) and any(path.startswith(room) for room in QT_FREE):
        findings.append(f"{path}: this room is free of Qt (<{target}>)")


def check(path, text):
    findings = []
    if room_of(path) in (None, "tests/"):
        return findings
    for bracket, target in INCLUDE.findall(text):
        if bracket == '"':
            if not re.match(r"(kiosk|drivers|services|tests)/", target) and not target.endswith(".moc"):
                findings.append(f'{path}: include "{target}" from the root of the house')
            elif target.startswith("tests/"):
                findings.append(f"{path}: shipped code may not include tests ({target})")
            else:
                check_own(path, target, findings)
        else:
            check_foreign(path, target, findings)
    return findings


def cycles(graph):
    """Rooms that reach themselves; the arrows are between folders two deep."""
    found, done = [], set()

    def visit(node, trail):
        if node in trail:
            found.append(" -> ".join(trail[trail.index(node):] + [node]))
            return
        if node in done:
            return
        for following in sorted(graph.get(node, ())):
            visit(following, trail + [node])
        done.add(node)

    for node in sorted(graph):
        visit(node, [])
    return found


def folder(path):
    return "/".join(path.split("/")[:2])


def self_test():
    planted = {
        "kiosk/base/a.h": '#include "kiosk/domain/person.h"',
        "kiosk/domain/a.h": "#include <QString>",
        "drivers/camera/a.cpp": '#include "services/jose/jwe.h"',
        "services/courier/a.cpp": '#include "kiosk/session/journey.h"',
        "kiosk/session/a.cpp": "#include <nlohmann/json.hpp>",
        "kiosk/reading/mrz/a.cpp": "#include <opencv2/imgcodecs.hpp>",
        "services/city/a.cpp": "#include <sqlite3.h>",
        "kiosk/ui/a.cpp": '#include "../base/result.h"',
    }
    missed = [path for path, text in planted.items() if not check(path, text)]
    allowed = {"kiosk/reading/mrz/a.cpp": "#include <opencv2/core.hpp>",
               "services/city/a.cpp": '#include "kiosk/policy/policy.h"\n#include "services/jose/jwe.h"'}
    missed += [path for path, text in allowed.items() if check(path, text)]
    if not cycles({"a": {"b"}, "b": {"a"}}):
        missed.append("cycle")
    if missed:
        sys.exit(f"the lint itself is blind to: {missed}")


self_test()
sources = lint.files(".h", ".cpp", ".c", under=("kiosk/", "drivers/", "services/", "qml/"))
all_findings, graph = [], {}
for source in sources:
    content = lint.read(source)
    all_findings += check(source, content)
    for kind, included in INCLUDE.findall(content):
        if kind == '"' and folder(included) != folder(source) and not source.startswith("kiosk/app/"):
            graph.setdefault(folder(source), set()).add(folder(included))
all_findings += [f"cycle: {cycle}" for cycle in cycles(graph)]
lint.finish(all_findings, len(sources))
