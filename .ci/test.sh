#!/bin/sh
# Everything the tests need on a fresh machine, the checks, then all tests; pytest has the last word.
set -eu
cd -- "$(dirname -- "$0")/.."

say() {
    echo "[$1/5] $2"
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
say 4 "check"
sh .ci/check.sh
say 5 "tests"
# TESTS is a list of arguments on purpose.
# shellcheck disable=SC2086
exec .venv/bin/pytest -n "${WORKERS:-2}" --dist worksteal --durations 10 --durations-min 1 -q ${TESTS:-}
