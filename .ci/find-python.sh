#!/bin/sh
# Prints the newest Python from 3.11 on that can build a virtual environment, or says what is missing.
set -eu

usable() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

can_make_venv() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

newest() {
    for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
        path=$(command -v "$name" 2>/dev/null) || continue
        usable "$path" || continue
        found=$path
        if can_make_venv "$path"; then
            printf '%s\n' "$path"
            return 0
        fi
    done
    return 1
}

found=
newest && exit 0
if [ -z "$found" ]; then
    echo "No Python 3.11 or newer found in PATH (looked for python3.14 … python3.11, python3, python)." >&2
    echo "Install one, for example on Debian 12 or newer: apt-get install python3 python3-venv" >&2
    exit 1
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "  $found has no venv or ensurepip module; installing Debian's python3-venv" >&2
    log=$(mktemp)
    if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv; } >"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 20 "$log" >&2
    fi
    newest && exit 0
fi
echo "$found is new enough but cannot build a virtual environment: its venv or ensurepip module is missing." >&2
echo "On Debian or Ubuntu: apt-get install python3-venv" >&2
exit 1
