# SPDX-License-Identifier: EUPL-1.2
#
# Proves that nothing which measures the text network was shown to it in training: faces, names, streets.
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]


def strings(path, name):
    """The quoted strings of the C++ array called @p name."""
    text = (ROOT / path).read_text(encoding="utf-8")
    found = re.search(name + r"\{(.*?)\};", text, re.DOTALL)
    assert found, f"no {name} in {path}"
    return re.findall(r'"([^"]+)"', found.group(1))


def main():
    sys.path.insert(0, str(ROOT / "kiosk/reading/training"))
    import text_lines  # needs no library

    pictures = (ROOT / "kiosk/reading/training/text_pictures.py").read_text(encoding="utf-8")
    faces = re.search(r"FACES = \((.*?)\)\n", pictures, re.DOTALL).group(1)
    drawn = set(re.findall(r'"(Noto[^"]*|DejaVu[^"]*)"', "".join(
        (ROOT / "tests/support/specimens" / name).read_text(encoding="utf-8")
        for name in ("sheet.h", "sheet.cpp", "consular_cards.cpp"))))
    assert len({face.split()[0] for face in drawn}) >= 2, "the scenes are drawn in two families at least"
    faults = [face for face in drawn if face.split()[0].lower() in faces.lower()]
    # Nearly Noto Sans under another name.
    faults += [near for near in ("open-sans", "opensans", "droid") if near in faces.lower()]
    bench = "tests/bench/reading/printed.cpp"
    known = {word.lower() for word in text_lines.GIVEN + text_lines.FAMILY + text_lines.STREETS}
    words = [word for name in ("kGiven", "kFamily") for text in strings(bench, name) for word in text.split()]
    words += [text.split()[0] for text in strings(bench, "kStreets")]
    faults += [word for word in words if word.lower() in known]
    for fault in faults:
        print(f"seen in training: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
