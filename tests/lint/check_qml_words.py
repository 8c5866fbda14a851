# SPDX-License-Identifier: EUPL-1.2
#
# QML keeps colours, sizes and fonts in qml/theme and words in the catalogues; screens know no storage or network.
import re
import sys

import lint

RULES = [
    ("a colour outside qml/theme", re.compile(r'"#[0-9A-Fa-f]{3,8}"|\bQt\.(rgba|hsla|hsva|darker|lighter|tint)\(')),
    ("a named colour outside qml/theme",
     re.compile(r'color\w*\s*:\s*"(?!transparent")[a-z]+"', re.I)),
    ("a bare pixel number outside qml/theme",
     re.compile(r"\b(pixelSize|pointSize|radius|spacing|margins|\w+Margin|padding|\w+Padding|"
                r"width|height|implicitWidth|implicitHeight)\s*:\s*[2-9]\d*(\.\d+)?\s*$", re.M)),
    ("a font name outside qml/theme", re.compile(r"\bfamily\s*:\s*\"")),
    ("words outside the catalogues",
     re.compile(r'\b(text|title|placeholderText|Accessible\.(name|description))\s*:\s*"[^"]*[A-Za-zÀ-ÿ]{2,}')),
    ("qsTr instead of qsTrId", re.compile(r"\bqsTr\(")),
    ("a network or storage word",
     re.compile(r"\bXMLHttpRequest\b|\bLocalStorage\b|\bWebSocket\b|\bQt\.labs\.settings\b|\bSettings\s*\{|https?://")),
    ("string assembly with data", re.compile(r"qsTrId\([^)]*\)\s*\+")),
]
FREE_OF_LOOKS = ("qml/theme/",)


def check(path, text):
    code = re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S)
    findings = []
    for name, pattern in RULES:
        if path.startswith(FREE_OF_LOOKS) and "outside qml/theme" in name:
            continue
        for match in pattern.finditer(code):
            findings.append(f"{path}: {name}: {match.group(0).strip()}")
    return findings


def self_test():
    planted = ['color: "#ff0000"', 'color: "red"', "font.pixelSize: 23", 'font.family: "Arial"', 'text: "Hello"',
               'text: qsTr("Hello")', "var r = new XMLHttpRequest()", 'text: qsTrId("a") + name']
    missed = [line for line in planted if not check("qml/screens/A.qml", line)]
    clean = ['color: Theme.textStrong', 'text: qsTrId("scan.instruction")', "//% \"Place your card\"", 'color: "transparent"']
    missed += [line for line in clean if check("qml/screens/A.qml", line)]
    if missed:
        sys.exit(f"the lint itself is blind to: {missed}")


self_test()
sources = lint.files(".qml", under=("qml/",))
lint.finish([finding for source in sources for finding in check(source, lint.read(source))], len(sources))
