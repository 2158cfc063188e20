"""A PostgreSQL server for tests: started in about a second, thrown away with everything in it.

It runs as a child process, as user `postgres` where the tests run as root (the server refuses root), and ends
with the test process even if that is killed: a shell holds the other end of a pipe and stops it.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg

from tests.peers.waiting import until

#: waits for the pipe to close, then stops the server at once and removes what it kept; $1 is the folder
WATCH = 'folder=$1; shift; "$@" & server=$!; read -r _; kill -QUIT "$server"; wait "$server"; rm -rf "$folder"/*'

#: nothing in here must survive a crash, so nothing waits for the disk
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "autovacuum": "off",
    "shared_buffers": "64MB",
    "max_connections": "200",
    "timezone": "UTC",
}

#: memory as a folder, where the system has one with room to spare: a copied database takes 20 ms there, not 300
IN_MEMORY = Path("/dev/shm")
ROOM = 2**30

#: brings the empty database at a URL to where a test begins, for example: runs the migrations
Prepare = Callable[[str], Awaitable[None]]


@dataclass
class PostgresServer:
    """A running server on a loopback port, and databases copied from templates it keeps."""

    port: int
    templates: dict[str, str] = field(default_factory=dict)
    made: int = 0

    def url(self, database: str) -> str:
        """The SQLAlchemy address of one of its databases."""
        return f"postgresql+asyncpg://postgres@127.0.0.1:{self.port}/{database}"

    @asynccontextmanager
    async def database(self, prepare: Prepare | None = None) -> AsyncIterator[str]:
        """The URL of a database of the caller's own, prepared by `prepare`, dropped at the end.

        `prepare` runs once per server for a template; each later database is a copy of it (some 20 ms).
        """
        template = "template1" if prepare is None else await self._template(prepare)
        name = self._next_name()
        await self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        try:
            yield self.url(name)
        finally:
            await self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    async def _template(self, prepare: Prepare) -> str:
        key = f"{prepare.__module__}.{prepare.__qualname__}"
        if key not in self.templates:
            name = self._next_name()
            await self._run(f'CREATE DATABASE "{name}"')
            await prepare(self.url(name))
            self.templates[key] = name
        return self.templates[key]

    def _next_name(self) -> str:
        self.made += 1
        return f"overture_{self.made}"

    async def _run(self, statement: str) -> None:
        """Runs one statement on the server's own database; creating and dropping cannot be in a transaction."""
        connection = await asyncpg.connect(host="127.0.0.1", port=self.port, user="postgres", database="postgres")
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A fresh server; needs `initdb` and `postgres`, which `make postgres` finds or installs."""
    programs = find_programs()
    account = server_account()
    folder = Path(tempfile.mkdtemp(prefix="overture-postgres-", dir=quick_folder()))
    try:
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
        initialise(programs, folder, account)
        port = free_port()
        watcher = start(programs, folder, account, port)
        try:
            wait_until_ready(folder)
            yield PostgresServer(port)
        finally:
            stop(watcher)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def quick_folder() -> Path | None:
    """Where the data lies; None for the system's own choice."""
    roomy = IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM
    return IN_MEMORY if roomy else None


def find_programs() -> Path:
    """The folder of initdb and postgres, looked for as `.ci/postgres.sh` does; it says what to do if there is none."""
    script = Path(__file__).resolve().parents[2] / ".ci" / "postgres.sh"
    found = subprocess.run(["sh", str(script)], capture_output=True, text=True, check=False)
    if found.returncode:
        raise FileNotFoundError(found.stderr)
    return Path(found.stdout.strip())


def server_account() -> pwd.struct_passwd | None:
    """Whom the server runs as, if not as us: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def initialise(programs: Path, folder: Path, account: pwd.struct_passwd | None) -> None:
    """Makes the data folder."""
    locale = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
    options = [f"--pgdata={folder / 'data'}", f"--locale={locale}", "--encoding=UTF8", "--username=postgres"]
    quick = ["--auth=trust", "--no-sync", "--no-instructions"]
    with launch(account, folder, str(programs / "initdb"), *options, *quick) as run:
        if run.wait(timeout=60):
            raise RuntimeError(f"initdb failed: {told(folder)}")


def start(programs: Path, folder: Path, account: pwd.struct_passwd | None, port: int) -> subprocess.Popen[bytes]:
    """Starts the server under its watcher, whose pipe we hold."""
    settings = [f"--{name}={value}" for name, value in {**SETTINGS, "port": str(port)}.items()]
    server = [str(programs / "postgres"), "-D", str(folder / "data"), *settings]
    return launch(account, folder, "sh", "-c", WATCH, "sh", str(folder), *server)


def launch(account: pwd.struct_passwd | None, folder: Path, *command: str) -> subprocess.Popen[bytes]:
    """Runs `command` as `account`, with a pipe to it and its words in the folder's log."""
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
        )


def wait_until_ready(folder: Path) -> None:
    """The server writes its state into the eighth line of its pid file; pg_ctl reads it there too."""

    def ready() -> bool:
        pid_file = folder / "data" / "postmaster.pid"
        lines = pid_file.read_text(encoding="utf-8").splitlines() if pid_file.exists() else []
        return len(lines) > 7 and lines[7].strip() == "ready"

    try:
        until(ready, within=30, what="a PostgreSQL server that answers")
    except TimeoutError as late:
        raise RuntimeError(f"PostgreSQL did not start: {told(folder)}") from late


def told(folder: Path) -> str:
    return (folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]


def stop(watcher: subprocess.Popen[bytes]) -> None:
    """Closes the pipe, upon which the watcher stops the server; waits for both."""
    if watcher.stdin:
        watcher.stdin.close()
    watcher.wait(timeout=20)


def free_port() -> int:
    """A loopback port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
