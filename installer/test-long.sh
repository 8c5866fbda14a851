#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# The slow suites: sanitizers, fuzzing, clang-tidy, soaks. --short is the form that CI runs.
set -euo pipefail
cd "$(dirname "$0")/.."
source installer/common.sh

usage() {
    cat <<'TEXT'
Usage: installer/test-long.sh [--short]
  --short   20 seconds for each fuzz target, short soaks, no clang-tidy (the form that CI runs)
TEXT
}

short=no
for argument in "$@"; do
    case $argument in
        --short) short=yes ;;
        --help|-h) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done

mkdir -p out
VN_LOG=$VN_ROOT/out/packages.log
ensure_packages build run test long
export LC_ALL=C.UTF-8 TZ=Asia/Kathmandu QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software

say "Fuzzing"
if [ "$short" = yes ]; then
    tests/fuzz/run.sh 20
else
    tests/fuzz/run.sh 600
fi

# The short form keeps to the parsers of outside bytes and to what seals; the long one takes all three rooms.
say "Sanitizers"
if [ "$short" = yes ]; then
    build asan base_test reading_mrz_parse_test reading_aamva_test reading_national_test jose_test protocol_test spool_test \
        drivers_camera_test drivers_barcode_test station_hardware_test
    ctest --preset asan -L 'reading|devices|delivery' -L unit -j "$(nproc)"
else
    build asan tests_reading tests_devices tests_delivery
    ctest --preset asan -L 'reading|devices|delivery' -L 'unit|faults|contract' -j "$(nproc)"
fi

if [ "$short" = no ]; then
    say "clang-tidy"
    build release
    status=0
    tests/lint/check_tidy.sh build/release || status=$?
    # 77: said and skipped, because another version finds other things.
    [ "$status" -eq 0 ] || [ "$status" -eq 77 ] || fail "clang-tidy has findings"
fi
