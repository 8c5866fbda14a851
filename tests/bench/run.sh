#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Measures what the budgets are about, prints a table and writes out/bench.json. Names given: only
# those are measured, the other rows of the file stay. Who has a bench adds its row to `benches`.
set -u
cd "$(dirname "$0")/../.."
build=${VN_BUILD:-build/release}
weights=kiosk/reading/models/mrz_line.onnx
out=out/bench.json
reading="$build/bin/bench-reading-times $weights"

# name | budget | unit | target to build | command that prints the row as a JSON line. No command: there is no bench yet.
benches="
mrz_frame_ms          | <= 15   | ms  | bench-reading-times | $reading
page_frame_ms         | <= 25   | ms  | bench-reading-times | $reading
barcode_page_ms       | <= 20   | ms  | bench-reading-times | $reading
photo_mrz_ms          | <= 300  | ms  | bench-reading-times | $reading
verdict_machine_ms    | <= 1000 | ms  |  |
verdict_text_ms       | <= 2500 | ms  |  |
resident_cold_ms      | <= 700  | ms  |  |
resident_handover_ms  | <= 150  | ms  |  |
camera_ready_ms       | <= 1500 | ms  |  |
frame_work_p95_ms     | <= 12   | ms  |  |
frames_late_pct       | <= 2    | %   |  |
resident_idle_mb      | <= 150  | MB  |  |
resident_peak_mb      | <= 400  | MB  |  |
capture_cpu_pct       | <= 25   | %   |  |
accept_durable_ms     | <= 25   | ms  |  |
courier_parcels_per_s | >= 50   | 1/s | courier_bench | $build/bench/courier_bench
jose_open_ratio       | >= 0.7  | 1   |  |
city_intake_ratio     | >= 0.5  | 1   |  |
city_p99_ms           | <= 50   | ms  |  |
bank_inbox_per_s      | >= 200  | 1/s |  |
journey_touches       | <= 25   | 1   |  |
journey_minutes       | <= 10   | min |  |
"
export QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-/tmp}

row() { printf '%s\n' "$benches" | awk -F'|' -v name="$1" '{ n = $1; gsub(/ /, "", n) } n == name'; }
cell() { row "$1" | awk -F'|' -v k="$2" '{ gsub(/^ +| +$/, "", $k); print $k }'; }

names=("$@")
if [ $# -eq 0 ]; then
    mapfile -t names < <(printf '%s\n' "$benches" | awk -F'|' 'NF > 1 { gsub(/ /, "", $1); print $1 }')
fi
commands=()
for name in "${names[@]}"; do
    [ -n "$(row "$name")" ] || { echo "run.sh: no budget is called $name" >&2; exit 2; }
    command=$(cell "$name" 5)
    [ -n "$command" ] || continue
    case " ${commands[*]-} " in *" $command "*) continue ;; esac
    cmake --build "$build" --target "$(cell "$name" 4)" >/dev/null || exit 1
    commands+=("$command")
done

measured=$(mktemp)
trap 'rm -f "$measured"' EXIT
for command in "${commands[@]}"; do
    $command >>"$measured" || echo "run.sh: '$command' failed or missed its budget" >&2
done

mkdir -p out
printf '%s\n' "$benches" | python3 tests/bench/rows.py "$measured" "$out" "${names[@]}"
