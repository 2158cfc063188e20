#!/bin/sh
# Everything the tests need on a fresh machine, the checks, then all tests; pytest has the last word.
set -eu
cd -- "$(dirname -- "$0")/.."

PLAYGROUND_TEST=tests/journeys/test_playground.py

say() {
    echo "[$1/6] $2"
}

say 1 "environment"
make --no-print-directory setup
say 2 "browser"
OVERTURE_CHROMIUM=$(sh .ci/browser.sh)
echo "  $OVERTURE_CHROMIUM"
say 3 "postgres"
OVERTURE_POSTGRES_BIN=$(sh .ci/postgres.sh)
echo "  $OVERTURE_POSTGRES_BIN"
export OVERTURE_CHROMIUM OVERTURE_POSTGRES_BIN
say 4 "Microsoft's 365 Agents Playground"
without=
if OVERTURE_PLAYGROUND=$(sh .ci/playground.sh); then
    export OVERTURE_PLAYGROUND
    echo "  $OVERTURE_PLAYGROUND"
elif [ -n "${CI:-}" ]; then
    echo "CI runs $PLAYGROUND_TEST, and has no Playground for it." >&2
    exit 1
else
    # Nothing else of Overture needs Node.js: whoever has none may still run the other tests, and is told which one is not.
    without="--ignore=$PLAYGROUND_TEST"
    echo "  LEFT OUT: $PLAYGROUND_TEST, for the reason above; CI runs it"
fi
say 5 "check"
sh .ci/check.sh
say 6 "tests"
# TESTS is a list of arguments on purpose.
# shellcheck disable=SC2086
exec .venv/bin/pytest -n "${WORKERS:-2}" --dist worksteal --durations 10 --durations-min 1 -q $without ${TESTS:-}
