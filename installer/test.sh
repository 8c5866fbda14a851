#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Installs what is missing, builds, and runs every quick test: unit, golden, contract, faults, qml, system, lint, lab.
set -euo pipefail
cd "$(dirname "$0")/.."
source installer/common.sh

usage() {
    cat <<'TEXT'
Usage: installer/test.sh [--build-only] [ctest arguments ...]
  --build-only   install and build, run nothing
Further arguments go to ctest, for example: -L reading, -R Journey, -LE system
TEXT
}

build_only=no
ctest_arguments=()
for argument in "$@"; do
    case $argument in
        --help|-h) usage; exit 0 ;;
        --build-only) build_only=yes ;;
        *) ctest_arguments+=("$argument") ;;
    esac
done

mkdir -p out
VN_LOG=$VN_ROOT/out/packages.log
ensure_packages build run test
build release
[ "$build_only" = no ] || exit 0

say "Testing"
# A foreign locale and an odd time zone: nothing may depend on the tester's own.
export LC_ALL=C.UTF-8 TZ=Asia/Kathmandu QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
exec ctest --preset release -j "$(nproc)" "${ctest_arguments[@]}"
