"""One real small model for all tests of a worker."""

from collections.abc import Iterator

import pytest

from tests.peers.small_model import small_model


@pytest.fixture(scope="session")
def model() -> Iterator[str]:
    """Its address, without `/v1`."""
    with small_model() as address:
        yield address
