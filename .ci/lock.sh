#!/bin/sh
# Pins requirements*.in for every Python from 3.11 on and every system: hashes, no addresses.
set -eu
cd -- "$(dirname -- "$0")/.."

for name in requirements requirements-build requirements-dev; do
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links --excludes .ci/excluded.txt "$@" "$name.in" --output-file "$name.txt"
done
.venv/bin/python .ci/locks.py --write
