#!/bin/sh
# Prints the path of Microsoft's 365 Agents Playground; installs it into .cache/ from its lock where Node.js is.
# Its licence is for evaluation: it is installed where it is wanted, and neither committed nor passed on.
set -eu
cd -- "$(dirname -- "$0")/.."

home=.cache/playground
program=$home/node_modules/@microsoft/m365agentsplayground/cli.js

node_runs() {
    command -v npm >/dev/null 2>&1 && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null
}

if ! node_runs && [ "$(id -u)" = 0 ] && [ -n "${CI:-}" ] && command -v apt-get >/dev/null 2>&1; then
    echo "  installing Debian's nodejs and npm" >&2
    log=$(mktemp)
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm; } \
        >"$log" 2>&1 || tail -n 20 "$log" >&2
    rm -f "$log"
fi
if ! node_runs; then
    cat >&2 <<'TEXT'
Microsoft's 365 Agents Playground needs Node.js 18 or newer with npm; it is not here.
  Debian, Ubuntu   sudo apt-get install nodejs npm
  macOS            brew install node
  elsewhere        install Node.js, so that `node` and `npm` are found
Then run the same command again. Nothing else of Overture needs Node.js.
TEXT
    exit 1
fi
if ! [ -f "$program" ] || ! cmp -s .ci/playground/package-lock.json "$home/installed.json"; then
    echo "  installing Microsoft's 365 Agents Playground into $home (30 MB; for evaluation, see its LICENSE there)" >&2
    mkdir -p "$home"
    cp .ci/playground/package.json .ci/playground/package-lock.json "$home/"
    if ! said=$(npm ci --prefix "$home" --ignore-scripts --omit=dev --no-audit --no-fund --no-update-notifier 2>&1); then
        printf '%s\n' "$said" | tail -n 20 >&2
        echo "npm could not install it; nothing was changed. Is the npm registry reachable?" >&2
        exit 1
    fi
    cp .ci/playground/package-lock.json "$home/installed.json"
fi
printf '%s\n' "$PWD/$program"
