# SPDX-License-Identifier: EUPL-1.2
#
# What the lint tests share: the files under version control and how a finding is printed.
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def files(*suffixes, under=("",)):
    """Paths below ROOT that git tracks or would track, with one of the suffixes, as strings from ROOT."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard"],
        check=True, capture_output=True, text=True).stdout.splitlines()
    return sorted(
        path for path in set(listed)
        if path.endswith(suffixes) and path.startswith(tuple(under)) and (ROOT / path).is_file())


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def finish(findings, checked):
    """Prints the findings and ends the program; a lint that looked at nothing has failed."""
    for finding in findings:
        print(finding)
    if checked == 0:
        print("nothing was checked: the lint looks in the wrong place")
        sys.exit(1)
    print(f"{checked} files checked, {len(findings)} findings")
    sys.exit(1 if findings else 0)
