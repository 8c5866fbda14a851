#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Installs what is missing, builds, and opens a trial kiosk with a trial city and a trial bank on this machine.
set -euo pipefail
cd "$(dirname "$0")/.."
source installer/common.sh

usage() {
    cat <<'TEXT'
Usage: installer/run.sh [options]

Starts a trial: a city and a bank on loopback with fresh keys, the kiosk, and beside it the dock,
a window in which you lay papers under the kiosk's camera. Ctrl-C stops everything.

  --headless        no display needed: a scripted resident plays the whole journey;
                    pictures and results are left in out/
  --document FILE   use this photo or scan (JPEG, PNG) as the first paper
  --language CODE   language of the scripted resident: en or es (default es)
  --state DIR       where keys and databases of the trial live (default state/)
  --build-only      install and build, start nothing
  --help            this text

Everything is made up: keys, people, city and bank. Nothing leaves this machine.
TEXT
}

headless=no document="" language=es state=$VN_ROOT/state build_only=no
while [ $# -gt 0 ]; do
    case $1 in
        --headless) headless=yes ;;
        --document) [ $# -ge 2 ] || fail "--document needs a file"; document=$(realpath -m -- "$2"); shift ;;
        --language) [ $# -ge 2 ] || fail "--language needs a code"; language=$2; shift ;;
        --state) [ $# -ge 2 ] || fail "--state needs a folder"; state=$(realpath -m -- "$2"); shift ;;
        --build-only) build_only=yes ;;
        --help|-h) usage; exit 0 ;;
        *) usage >&2; fail "unknown option: $1" ;;
    esac
    shift
done
if [ -n "$document" ] && [ ! -r "$document" ]; then
    fail "the document cannot be read: $document"
fi
if [ "$headless" = no ] && [ "$build_only" = no ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    fail "there is no display here; try: installer/run.sh --headless"
fi

mkdir -p out
VN_LOG=$VN_ROOT/out/packages.log
ensure_packages build run
build release programs
[ "$build_only" = no ] || exit 0

exec python3 installer/trial.py --root "$VN_ROOT" --state "$state" --language "$language" \
    ${document:+--document "$document"} $([ "$headless" = no ] || echo --headless)
