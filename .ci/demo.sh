#!/bin/sh
# Everything a demo needs on a fresh machine, then the demo itself.
set -eu
cd -- "$(dirname -- "$0")/.."

began=$(date +%s)
echo "[1/2] environment"
make --no-print-directory run-setup
echo "[2/2] demo (set up after $(($(date +%s) - began)) s)"
exec .venv/bin/overture demo
