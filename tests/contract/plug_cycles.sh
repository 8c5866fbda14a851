#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Pulls each plug of the dock a thousand times and starts the camera ten thousand times; ctest runs 25 of each.
set -euo pipefail
cd "$(dirname "$0")/../.."

usage() { echo "Usage: tests/contract/plug_cycles.sh [CYCLES]   (1000; needs a built tree)"; }

case ${1:-} in
    --help|-h) usage; exit 0 ;;
esac
VN_PLUG_CYCLES=${1:-1000} QT_QPA_PLATFORM=offscreen exec build/release/tests/drivers_contract_test --gtest_filter='PlugCycles.*'
