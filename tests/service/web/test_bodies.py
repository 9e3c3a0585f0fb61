"""Bodies over the limit are refused while they arrive, whether or not their length was announced."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from service.actions.parts import Parts
from tests.service.in_process import Client

BOUNDARY = "part"
HEAD = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'.encode()
KIND = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
MEGABYTE = bytes(1024 * 1024)


async def pieces(count: int) -> AsyncIterator[bytes]:
    """An upload of so many megabytes that does not say how long it is."""
    yield HEAD
    for _ in range(count):
        yield MEGABYTE
    yield f"\r\n--{BOUNDARY}--\r\n".encode()


@pytest.fixture
def client(parts: Parts) -> Client:
    return Client(replace(parts, settings=replace(parts.settings, max_upload_mb=1)))


@pytest.mark.parametrize("address", ["/api/v1/reports", "/reports"])
def test_an_upload_without_a_length_ends_at_the_limit(client: Client, address: str) -> None:
    answer = client.post(address, content=pieces(41), headers=KIND)
    assert answer.status_code == 413
    assert "一次上传超过 40 兆字节。请分几次上传。" in answer.text


def test_a_smaller_one_is_judged_file_by_file(client: Client) -> None:
    answer = client.post("/api/v1/reports", content=pieces(2), headers=KIND)
    assert answer.status_code == 202
    assert "超过 1 兆字节" in answer.text


def test_what_is_no_upload_may_hold_no_more_than_one_file(client: Client) -> None:
    plain = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = client.post("/api/v1/reports", content=pieces(2), headers=plain)
    assert answer.status_code == 413
