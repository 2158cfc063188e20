"""A real model on loopback: small enough to run anywhere, too small to write a letter anybody would send."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER = Path(__file__).with_name("small_model_server.py")


@contextmanager
def small_model() -> Iterator[str]:
    """The server's address, `http://127.0.0.1:…`. It runs in a process of its own, which ends with the block."""
    command = [sys.executable, str(SERVER)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), process.stderr.read()
            yield address
        finally:
            process.stdin.close()
            if process.poll() is None:
                try:
                    process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    # It may be in the middle of a letter nobody waits for any more.
                    process.kill()
