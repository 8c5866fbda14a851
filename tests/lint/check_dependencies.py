# SPDX-License-Identifier: EUPL-1.2
#
# Every Debian package that the installer asks for has its line, with a licence, in docs/dependencies.md.
import re

import lint

text = lint.read("docs/dependencies.md")
documented = set(re.findall(r"`([a-z0-9][a-z0-9.+-]+)`", text))
findings, checked = [], 0
for path in lint.files(".txt", under=("installer/packages-",)):
    checked += 1
    names = lint.read(path).split()
    findings += [f"{path}: {name} is not explained in docs/dependencies.md" for name in names if name not in documented]
    findings += [f"{path}: {name} is listed twice" for name in sorted({n for n in names if names.count(n) > 1})]
for row in re.findall(r"^\|.*\|$", text, re.M):
    if re.search(r"\b(AGPL|SSPL|CC-BY-NC|proprietary)\b", row):
        findings.append(f"docs/dependencies.md: licence not compatible: {row[:80]}")
lint.finish(findings, checked)
