#!/bin/sh
# Everything a demo on Teams needs on a machine with Node.js, then the demo itself.
set -eu
cd -- "$(dirname -- "$0")/.."

began=$(date +%s)
echo "[1/3] Microsoft's 365 Agents Playground"
playground=$(sh .ci/playground.sh)
echo "[2/3] environment"
make --no-print-directory run-setup
echo "[3/3] demo (set up after $(($(date +%s) - began)) s)"
exec .venv/bin/python -m bot.sandbox.teams --playground "$playground"
