#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Every C++ file that a build compiles, except generated ones, is clean for clang-tidy 14. Slow.
set -euo pipefail
cd "$(dirname "$0")/../.."

usage() {
    cat <<'TEXT'
Usage: tests/lint/check_tidy.sh [BUILD [FOLDER...]]
  BUILD    a built tree with compile_commands.json (default build/release)
  FOLDER   only files below these, for example kiosk/base (default: all)
TEXT
}

case ${1:-} in
    --help|-h) usage; exit 0 ;;
esac
database=${1:-build/release}
[ $# -eq 0 ] || shift

tidy=$(command -v clang-tidy-14 || command -v clang-tidy || true)
if [ -z "$tidy" ] || ! "$tidy" --version | grep -q 'version 14\.'; then
    echo "skipped: clang-tidy 14 is not here (Debian 12 has it)"
    exit 77
fi
[ -f "$database/compile_commands.json" ] || { echo "no compile_commands.json in $database: build first" >&2; exit 1; }

# Generated files lie in the build tree and are left out.
listing() {
    /usr/bin/python3 - "$database" "$@" <<'PYTHON'
import json
import pathlib
import sys

root = pathlib.Path.cwd().resolve()
database, *folders = sys.argv[1:]
build = pathlib.Path(database).resolve()
found = set()
for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
    path = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
    if path.is_relative_to(root) and not path.is_relative_to(root / "build") and path.exists():
        found.add(path.relative_to(root))
for path in sorted(found):
    if not folders or any(path.is_relative_to(folder) for folder in folders):
        print(path)
PYTHON
}
mapfile -t sources < <(listing "$@")
[ "${#sources[@]}" -gt 0 ] || { echo "nothing to check"; exit 1; }

# One process for each file, so that one that crashes or fails hides no other.
printf '%s\0' "${sources[@]}" \
    | xargs -0 -n 1 -P "${VN_TIDY_JOBS:-$(nproc)}" "$tidy" -p "$database" --quiet \
    || { echo "clang-tidy has findings"; exit 1; }
echo "${#sources[@]} files checked"
