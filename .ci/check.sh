#!/bin/sh
# Format, lint, types, import contracts, locks, scripts, Dockerfile: each is told with its time, all are run.
set -u
cd -- "$(dirname -- "$0")/.." || exit 1

bin=.venv/bin
failed=

step() {
    name=$1
    shift
    began=$(date +%s)
    if output=$("$@" 2>&1); then
        printf '  ok    %-10s %3d s\n' "$name" "$(($(date +%s) - began))"
    else
        printf '  FAIL  %-10s %3d s   %s\n%s\n' "$name" "$(($(date +%s) - began))" "$*" "$output"
        failed="$failed $name"
    fi
}

scripts() {
    "$bin/shellcheck" .ci/*.sh .ci/run deploy/*.sh
}

dockerfile() {
    # hadolint comes as a wheel for common systems; where it is missing tests/test_setup.py still reads the file.
    "$bin/hadolint" Dockerfile
}

step format "$bin/ruff" format --check .
step lint "$bin/ruff" check .
step types "$bin/mypy"
step imports "$bin/lint-imports" --cache-dir .cache/import_linter
step locks "$bin/python" .ci/locks.py
step scripts scripts
step dockerfile dockerfile

if [ -n "$failed" ]; then
    echo "check failed:$failed"
    exit 1
fi
