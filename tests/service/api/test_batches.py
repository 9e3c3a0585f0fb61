"""A batch on the real service: killed in between, taken up again, downloaded whole."""

from __future__ import annotations

import io
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.bench.bench_papers import filled
from tests.server import start

ORGANIZATIONS, KINDS = 30, ["plan", "three-lists", "problem-list"]
WAIT_SECONDS = 120.0
BATCHES = "/api/v1/batches"


@pytest.fixture
def ends() -> Iterator[ExitStack]:
    """Ends every service that a test has started."""
    with ExitStack() as stack:
        yield stack


def _started(data: Path, ends: ExitStack) -> tuple[subprocess.Popen[bytes], httpx.Client]:
    server, client = start(data)
    ends.callback(server.wait)
    ends.callback(server.kill)
    ends.callback(client.close)
    return server, client


def until(client: httpx.Client, batch: str, reached: Callable[[Any], bool]) -> Any:
    """The batch as soon as it is so far."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        seen = client.get(f"{BATCHES}/{batch}").json()
        if reached(seen):
            return seen
        time.sleep(0.05)
    raise AssertionError("the batch did not come so far")


def test_a_batch_survives_a_killed_service(tmp_path: Path, ends: ExitStack) -> None:
    filled(tmp_path, ORGANIZATIONS).store.close()
    server, client = _started(tmp_path, ends)
    batch = client.post(BATCHES, json={"kinds": KINDS}).json()["id"]
    until(client, batch, lambda seen: seen["done"] > 5)
    server.kill()
    server.wait()
    there = list((tmp_path / "batches" / batch).rglob("*.docx"))
    assert 5 < len(there) < ORGANIZATIONS * len(KINDS)
    _, client = _started(tmp_path, ends)
    done = until(client, batch, lambda seen: seen["state"] == "done")
    assert (done["done"], done["failed"]) == (ORGANIZATIONS * len(KINDS), 0)
    with zipfile.ZipFile(io.BytesIO(client.get(f"{BATCHES}/{batch}/file").content)) as package:
        assert len(package.namelist()) == ORGANIZATIONS * len(KINDS)
