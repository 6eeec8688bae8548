"""What tests of several folders need: a place in an S3 server on loopback."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from faulty_store import FaultyStore


@pytest.fixture(scope="session")
def server() -> Iterator["FaultyStore"]:
    from faulty_store import faulty_store  # noqa: PLC0415 - moto: most tests need none

    with faulty_store() as store:
        yield store


@pytest.fixture
def store(server: "FaultyStore", monkeypatch: pytest.MonkeyPatch) -> "FaultyStore":
    """The server, without faults to come, and an environment that leads there."""
    from faulty_store import KEYS  # noqa: PLC0415 - as above

    for name, value in {**KEYS, "AWS_ENDPOINT_URL": server.address, "AWS_REGION": "us-east-1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    server.faults.clear()
    server.asked.clear()
    return server


@pytest.fixture
def bucket(store: "FaultyStore", tmp_path: Path) -> str:
    """An address in a bucket of its own."""
    name = "".join(letter if letter.isalnum() else "-" for letter in tmp_path.name).strip("-").lower()
    store.make_bucket(name)
    return f"s3://{name}/figures"
