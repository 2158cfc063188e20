#!/bin/sh
# Prints the path of a Chromium; installs Debian's with fonts where that is possible; else says what is missing.
set -eu

find_browser() {
    if [ -n "${OVERTURE_CHROMIUM:-}" ]; then
        [ -x "$OVERTURE_CHROMIUM" ] && printf '%s\n' "$OVERTURE_CHROMIUM" && return 0
        echo "OVERTURE_CHROMIUM names $OVERTURE_CHROMIUM, which is no program" >&2
        return 1
    fi
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" 2>/dev/null && return 0
    done
    for path in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        [ -x "$path" ] && printf '%s\n' "$path" && return 0
    done
    return 1
}

# Playwright brings a Node.js of its own, which needs this library; a small Debian has none.
driver_runs() {
    set -- .venv/lib/python3.*/site-packages/playwright/driver/node
    [ ! -x "$1" ] || "$1" --version >/dev/null 2>&1
}

install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 0
    echo "  installing Debian's $*" >&2
    log=$(mktemp)
    if { apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 20 "$log" >&2
    fi
}

cd -- "$(dirname -- "$0")/.."
if ! find_browser >/dev/null && [ -z "${OVERTURE_CHROMIUM:-}" ]; then
    install chromium fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
fi
if ! driver_runs; then
    install libatomic1
fi
if driver_runs && find_browser; then
    exit 0
fi
cat >&2 <<'TEXT'
The browser tests need a Chromium or Chrome, fonts, and libatomic for Playwright; something is missing.
  Debian, Ubuntu   sudo apt-get install chromium fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji libatomic1
  elsewhere        install Chrome or Chromium, or set OVERTURE_CHROMIUM to the program's path
Then run the same command again.
TEXT
exit 1
