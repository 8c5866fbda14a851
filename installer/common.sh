# SPDX-License-Identifier: EUPL-1.2
#
# What run.sh, test.sh and test-long.sh share: packages, the build, and words for people.
# shellcheck shell=bash

VN_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Nothing is written outside this folder: the compiler cache, npm's and every XDG cache stay under build/.
[ -n "${CCACHE_DIR:-}" ] || export CCACHE_DIR=$VN_ROOT/build/ccache CCACHE_MAXSIZE=2G
export XDG_CACHE_HOME=$VN_ROOT/build/cache npm_config_cache=$VN_ROOT/build/cache/npm QML_DISABLE_DISK_CACHE=1

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "packages are missing and neither root nor sudo is here: $*"
    fi
}

# Prints those packages of the given lists that are not installed.
missing_packages() {
    local list name
    for list in "$@"; do
        while read -r name; do
            [ -n "$name" ] || continue
            # A Node.js from elsewhere brings its own npm, beside which Debian's cannot stand.
            case $name in
                nodejs) ! command -v node >/dev/null || continue ;;
                npm) ! command -v npm >/dev/null || continue ;;
            esac
            dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q '^install ok installed' || echo "$name"
        done <"$VN_ROOT/installer/packages-$list.txt"
    done
}

# ensure_packages LIST...: installs what is missing, with a word about progress.
ensure_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "this needs Debian 12 or 13 (no apt-get here)"
    say "Installing ${#missing[@]} Debian packages (once; a few minutes on a new machine)"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq \
        || fail "the package lists could not be fetched: is there a network?"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        -o Dpkg::Use-Pty=0 -o APT::Status-Fd=3 "${missing[@]}" 3> >(package_progress) >"$VN_LOG" 2>&1 \
        || { tail -n 20 "$VN_LOG" >&2; fail "the packages could not be installed (whole story: $VN_LOG)"; }
}

# Turns apt's status lines into one line every tenth.
package_progress() {
    local line percent last=-1
    while read -r line; do
        percent=$(cut -d: -f3 <<<"$line")
        percent=${percent%%.*}
        [[ "$percent" =~ ^[0-9]+$ ]] || continue
        if [ $((percent / 10)) -ne "$last" ]; then
            last=$((percent / 10))
            printf '    packages %3d %%\n' "$percent"
        fi
    done
}

# build PRESET [TARGET...]: configures once, builds, and shows how far it is.
build() {
    local preset=$1
    shift
    local -a targets=()
    [ $# -eq 0 ] || targets=(--target "$@")
    cd "$VN_ROOT" || exit 1
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "Configuring ($preset)"
        cmake --preset "$preset" >"$VN_LOG" 2>&1 || { tail -n 30 "$VN_LOG" >&2; fail "configuring failed"; }
    fi
    say "Building ($preset)"
    # Qt's tools complain at length about a locale without UTF-8, which a bare system has.
    LC_ALL=C.UTF-8 NINJA_STATUS='    [%p, %f of %t] ' cmake --build --preset "$preset" "${targets[@]}" 2>&1 | build_progress
    [ "${PIPESTATUS[0]}" -eq 0 ] || fail "the build failed"
}

# On a terminal ninja overwrites its own line; in a log, every 25th step is enough. Errors always show.
build_progress() {
    local line count=0
    while IFS= read -r line; do
        case $line in
            *'['*'%, '*) count=$((count + 1)); [ $((count % 25)) -ne 1 ] || printf '%s\n' "$line" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done
}
