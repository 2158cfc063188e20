#!/bin/sh
# Prints the folder that holds initdb and postgres; installs Debian's server where that is possible.
set -eu

find_server() {
    for folder in "${OVERTURE_POSTGRES_BIN:-}" \
        "$(dirname -- "$(command -v postgres 2>/dev/null || echo ./none)")" \
        /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
        if [ -n "$folder" ] && [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
            printf '%s\n' "$folder"
            return 0
        fi
    done
    return 1
}

find_server && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "  no PostgreSQL server found; installing Debian's" >&2
    log=$(mktemp)
    # No cluster of the system's own: the tests start throwaway ones.
    if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        postgresql-common &&
        sed -i 's/^#\? *create_main_cluster *=.*/create_main_cluster = false/' \
            /etc/postgresql-common/createcluster.conf &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; } >"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 20 "$log" >&2
    fi
    find_server && exit 0
fi
cat >&2 <<'TEXT'
The store's tests need a PostgreSQL server (initdb and postgres, 13 or newer), and none was found.
  Debian, Ubuntu   sudo apt-get install postgresql
  macOS            brew install postgresql
  elsewhere        install it, or set OVERTURE_POSTGRES_BIN to the folder that holds initdb and postgres
Then run the same command again.
TEXT
exit 1
