# SPDX-License-Identifier: EUPL-1.2
#
# How every file opens, which words never stand in the repository, and which pictures may be in it.
import re
import sys

import lint

CODE = (".h", ".cpp", ".c", ".qml", ".py", ".sh", ".cmake", ".mjs", "CMakeLists.txt")
FORBIDDEN = [
    ("a path of one machine", re.compile(r"(?<![\w.$}-])/(?:home|work|root|Users)/\w")),
    ("a sleep instead of a wait", re.compile(r"\b(?:std::this_thread::sleep_(?:for|until)|usleep|QThread::m?sleep)\b")),
    ("a test that cannot fail", re.compile(r"(?:EXPECT|ASSERT)_TRUE\(true\)")),
    ("a personal datum printed", re.compile(r"(?:log::\w+|printf|std::c(?:out|err))[^;\n]*\.reveal\(\)")),
    ("the working of a secret printed", re.compile(r"log::\w+\([^;]*private", re.I)),
]
NOLINT = re.compile(r"NOLINT(?:NEXTLINE)?(?!\w)(?!\([\w,.\- *]+\):? ?\S)")
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp")


def check(path, text):
    findings = []
    head = "\n".join(text.splitlines()[:3])
    if "SPDX-License-Identifier: EUPL-1.2" not in head:
        findings.append(f"{path}: does not open with its licence line")
    if path != "tests/lint/check_sources.py":
        for name, pattern in FORBIDDEN:
            match = pattern.search(text)
            if match:
                findings.append(f"{path}: {name}: {match.group(0)}")
        if NOLINT.search(text):
            findings.append(f"{path}: NOLINT names its check and a reason")
    if path.endswith(".h") and "#pragma once" not in text:
        findings.append(f"{path}: has no include guard")
    return findings


def self_test():
    head = "// SPDX-License-Identifier: EUPL-1.2\n"
    planted = ["no licence", head + 'open("/home/someone/x")', head + "std::this_thread::sleep_for(1s);",
               head + "EXPECT_TRUE(true);", head + 'log::event(name.reveal());', head + "x(); // NOLINT\n"]
    missed = [text for text in planted if not check("kiosk/a.cpp", text)]
    if check("kiosk/a.cpp", head + "f(); // NOLINT(cert-err58-cpp): a reason\n"):
        missed.append("a reasoned NOLINT")
    if missed:
        sys.exit(f"the lint itself is blind to: {missed}")


self_test()
sources = lint.files(*CODE)
all_findings = [finding for source in sources for finding in check(source, lint.read(source))]
provenance = (lint.ROOT / "tests/golden/PROVENANCE.md")
known = provenance.read_text(encoding="utf-8") if provenance.exists() else ""
for picture in lint.files(*PICTURES):
    if not picture.startswith(("docs/", "qml/")) and picture not in known:
        all_findings.append(f"{picture}: has no entry in tests/golden/PROVENANCE.md")
lint.finish(all_findings, len(sources))
