"""The throwaway PostgreSQL keeps what it promises."""

import os
from pathlib import Path

import asyncpg
import psutil

from db.migrate import pending
from tests.peers.postgres import PostgresServer, postgres_server
from tests.peers.waiting import until


def plain(url: str) -> str:
    return url.replace("postgresql+asyncpg", "postgresql")


async def one_table(url: str) -> None:
    connection = await asyncpg.connect(plain(url))
    await connection.execute("CREATE TABLE word (text text NOT NULL)")
    await connection.close()


async def test_each_database_is_a_fresh_copy_of_its_template(postgres: PostgresServer) -> None:
    for _ in range(2):
        async with postgres.database(one_table) as url:
            connection = await asyncpg.connect(plain(url))
            assert await connection.fetchval("SELECT count(*) FROM word") == 0
            await connection.execute("INSERT INTO word VALUES ('Łukasz')")
            await connection.close()


async def test_a_database_without_preparation_is_empty(postgres: PostgresServer) -> None:
    async with postgres.database() as url:
        connection = await asyncpg.connect(plain(url))
        assert await connection.fetch("SELECT 1 FROM pg_tables WHERE schemaname = 'public'") == []
        await connection.close()


async def test_a_dropped_database_is_gone_though_somebody_was_still_connected(postgres: PostgresServer) -> None:
    async with postgres.database() as url:
        left_open = await asyncpg.connect(plain(url))
    until(left_open.is_closed, what="the server to end the connection")
    async with postgres.database() as other:
        connection = await asyncpg.connect(plain(other))
        names = [row["datname"] for row in await connection.fetch("SELECT datname FROM pg_database")]
        await connection.close()
    assert url.rsplit("/", 1)[1] not in names


def test_nothing_of_a_server_is_left() -> None:
    before = {child.pid for child in psutil.Process(os.getpid()).children(recursive=True)}
    with postgres_server():
        mine = [child for child in psutil.Process(os.getpid()).children(recursive=True) if child.pid not in before]
        folders = {argument for child in mine for argument in child.cmdline() if "overture-postgres-" in argument}
        assert folders
    until(lambda: not any(child.is_running() for child in mine), what="every process of the server to end")
    assert not any(Path(folder).exists() for folder in folders)


def test_a_server_runs_as_somebody_else_than_root(postgres: PostgresServer) -> None:
    servers = [child for child in psutil.Process(os.getpid()).children(recursive=True) if "postgres" in child.name()]
    assert servers
    assert all(child.uids().effective != 0 for child in servers)


async def test_the_urls_database_is_migrated(postgres_url: str) -> None:
    assert await pending(postgres_url) == []
