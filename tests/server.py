"""The real service in a process of its own, on a free port, with its data in a given folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

START_SECONDS = 240.0  # on a slow and busy machine, as below
READ_SECONDS = 360.0
SERVE = "from service.cli import main; main(['serve', '--port', '{}'])"


@contextmanager
def running(data: Path) -> Iterator[httpx.Client]:
    """A client of the running service; its base_url is where the page is."""
    server, client = start(data)
    try:
        yield client
    finally:
        client.close()
        server.terminate()
        server.wait()


def start(data: Path) -> tuple[subprocess.Popen[bytes], httpx.Client]:
    """The service's process and a client of it."""
    port = _free_port()
    environment = {**os.environ, "SHUGAI_DATA": str(data), "SHUGAI_USER": "王晓燕"}
    server = subprocess.Popen([sys.executable, "-c", SERVE.format(port)], env=environment)
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=READ_SECONDS)
    _wait_until_up(client, server)
    return server, client


def hand_in(client: httpx.Client, *paths: Path) -> list[dict[str, object]]:
    """Upload files by the API and wait until all are read; the list of reports."""
    files = [("files", (path.name, path.read_bytes())) for path in paths]
    assert client.post("/api/v1/reports", files=files).status_code == 202
    return when_read(client)


def when_read(client: httpx.Client) -> list[dict[str, object]]:
    """The list of reports as soon as none is waiting to be read."""
    end = time.monotonic() + READ_SECONDS
    while time.monotonic() < end:
        listed: list[dict[str, object]] = client.get("/api/v1/reports").json()
        if all(report["state"] in ("done", "failed") for report in listed):
            return listed
        time.sleep(0.1)
    raise AssertionError("reading did not end")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(client: httpx.Client, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            client.get("/api/v1/standards")
            return
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError("the service did not start")
