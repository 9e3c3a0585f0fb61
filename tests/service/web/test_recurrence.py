"""The page of an organization's recurring problems, and the same by the API."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from service.settings import ROOT
from tests.server import hand_in, running

SAMPLES = ROOT / "corpora" / "samples"
SCHOOL = "云溪区第一小学党支部"
YEARS = (f"2022年度述职报告（{SCHOOL}）.docx", f"2023年度述职报告（{SCHOOL}）.docx")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A service that has read two years of one school."""
    with running(tmp_path_factory.mktemp("service") / "data") as client:
        hand_in(client, *(SAMPLES / name for name in YEARS))
        yield client


def page(client: httpx.Client) -> str:
    answer = client.get("/recurrence", params={"name": SCHOOL})
    assert answer.status_code == 200
    return answer.text


def test_a_link_shows_both_quotes_and_can_be_denied_and_taken_back(client: httpx.Client) -> None:
    link = client.get("/api/v1/recurrence").json()["chains"][0]["links"][0]
    assert link["earlier_quote"]
    assert link["later_standards"]
    assert "promised" in link
    shown = page(client)
    assert "是同一个问题" in shown
    assert "相似度" in shown
    pair = {"earlier": link["earlier"], "later": link["later"]}
    answer = client.post("/recurrence/links", data={**pair, "opinion": "different"})
    assert answer.status_code == 303
    assert "撤销判断" in page(client)
    taken = client.post("/api/v1/links", json={**pair, "opinion": "undo"})
    assert (taken.status_code, taken.json()["version"]) == (201, 2)
    assert len(client.get("/api/v1/links").json()) == 2


def test_a_former_name_is_stated_on_the_page(client: httpx.Client) -> None:
    form = {"organization": SCHOOL, "former": "云溪镇中心小学党支部", "present": SCHOOL}
    assert client.post("/recurrence/names", data=form).status_code == 303
    assert "云溪镇中心小学党支部（王晓燕" in page(client)
    assert client.post("/api/v1/former-names", json={"former": "云溪镇中心小学党支部"}).status_code == 201
    assert "云溪镇中心小学党支部（王晓燕" not in page(client)
