#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Builds every fuzz target (preset fuzz, clang) and runs each for SECONDS; finds are left in out/fuzz/<target>/.
set -euo pipefail
cd "$(dirname "$0")/../.."

usage() {
    echo "Usage: tests/fuzz/run.sh SECONDS [TARGET...]"
    echo "  Runs each target, or those named, for SECONDS. Seeds: tests/fuzz/corpus/<target>/."
}

case ${1:-} in
    --help|-h) usage; exit 0 ;;
    ''|*[!0-9]*) usage >&2; exit 2 ;;
esac
seconds=$1
shift

cmake --preset fuzz >/dev/null
cmake --build build/fuzz --target fuzz_targets

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for program in build/fuzz/fuzz/*_fuzz; do
        targets+=("$(basename "$program")")
    done
fi

run_target() {
    local target=$1 finds=out/fuzz/$1 seeds=tests/fuzz/corpus/$1 folders
    mkdir -p "$finds/corpus"
    folders=("$finds/corpus")
    [ -d "$seeds" ] && folders+=("$seeds")
    "build/fuzz/fuzz/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$finds/" "${folders[@]}" >"$finds/log" 2>&1
}

failed=0
for target in "${targets[@]}"; do
    if run_target "$target"; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "out/fuzz/$target/log")
        echo "$target: ${runs:-0} runs in $seconds s, nothing found"
    else
        echo "$target: FAILED, see out/fuzz/$target/log" >&2
        tail -n 25 "out/fuzz/$target/log" >&2
        failed=1
    fi
done
exit "$failed"
