#!/bin/sh
# Brings the database up to date before serving; every other command runs as it is given.
set -eu

if [ "${1:-}" = serve ]; then
    overture migrate
fi
exec overture "$@"
