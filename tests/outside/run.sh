#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# usage: run.sh CHECK.mjs HELPER WORKFOLDER [ARGUMENT ...]: one outside check, with npm's packages installed in WORKFOLDER.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
check=$1 helper=$2 work=$3
shift 3
if ! command -v node >/dev/null; then
    echo "skipped: node is not installed"
    exit 77
fi
mkdir -p "$work"
exec 9>"$work/lock"
flock 9
if ! cmp -s "$here/package-lock.json" "$work/installed-lock.json"; then
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$work/"
    (cd "$work" && npm ci --no-progress)
    cp "$here/package-lock.json" "$work/installed-lock.json"
fi
flock -u 9
exec node "$here/$check" "$helper" "$work/node_modules" "$@"
