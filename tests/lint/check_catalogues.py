# SPDX-License-Identifier: EUPL-1.2
#
# Every id used in QML or C++ stands finished in every committed catalogue, and no catalogue keeps a dead one.
import re
import sys
import xml.etree.ElementTree as ElementTree

import lint

USED = re.compile(r'\b(?:qsTrId|qtTrId|QT_TRID_NOOP)\(\s*"([^"]+)"')


def catalogue(text):
    """id -> list of translations (several for plural forms), and the ids that are not finished."""
    entries, bad = {}, []
    for message in ElementTree.fromstring(text).iter("message"):
        identity = message.get("id")
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        entries[identity] = forms
        if translation.get("type") or any(not form.strip() for form in forms):
            bad.append(identity)
    return entries, bad


def placeholders(forms):
    return sorted(set(re.findall(r"%(?:L?\d|n)", " ".join(forms))) - {"%n"})


def check(name, entries, bad, used, reference):
    findings = [f"{name}: '{identity}' is unfinished, vanished or empty" for identity in bad]
    findings += [f"{name}: '{identity}' is missing" for identity in sorted(used - entries.keys())]
    findings += [f"{name}: '{identity}' is used nowhere" for identity in sorted(entries.keys() - used)]
    for identity in sorted(entries.keys() & reference.keys()):
        if placeholders(entries[identity]) != placeholders(reference[identity]):
            findings.append(f"{name}: '{identity}' has other placeholders than English")
    return findings


def self_test():
    good = '<TS><context><message id="a"><translation>x %1</translation></message></context></TS>'
    poor = '<TS><context><message id="a"><translation type="unfinished"></translation></message></context></TS>'
    reference, _ = catalogue(good)
    entries, bad = catalogue(poor)
    if not check("t", entries, bad, {"a"}, reference) or check("t", reference, [], {"a"}, reference):
        sys.exit("the lint itself is blind")


self_test()
used_ids = set()
for source in lint.files(".qml", ".cpp", ".h", under=("qml/", "kiosk/", "drivers/")):
    used_ids.update(USED.findall(lint.read(source)))
catalogues = {path: catalogue(lint.read(path)) for path in lint.files(".ts", under=("qml/i18n/",))}
english = next((entries for path, (entries, _) in catalogues.items() if path.endswith("_en.ts")), {})
all_findings = []
if not english:
    all_findings.append("there is no English catalogue (qml/i18n/*_en.ts)")
for path, (entries, bad) in catalogues.items():
    all_findings += check(path, entries, bad, used_ids, english)
lint.finish(all_findings, len(catalogues))
