"""The page of standards: the list, an upload, two of them side by side."""

from __future__ import annotations

import pytest

from service.actions.parts import Parts
from service.settings import ROOT
from tests.service.in_process import Client

SHIPPED = ROOT / "corpora" / "standards" / "school-party.yaml"
PAIR = {"first": "school-party", "second": "school-safety"}
PAIR_FORM = ["school-party", "school-safety"]


@pytest.fixture
def client(parts: Parts) -> Client:
    return Client(parts)


def own() -> bytes:
    return SHIPPED.read_text(encoding="utf-8").replace("id: school-party", "id: our-party", 1).encode()


def test_a_standard_is_checked_first_and_then_imported(client: Client) -> None:
    checked = client.post("/standards", files={"file": ("ours.yaml", own())})
    assert "没有问题：21 个条目" in checked.text
    assert "our-party" not in client.get("/standards").text
    kept = client.post("/standards", files={"file": ("ours.yaml", own())}, data={"keep": "1"})
    assert "已导入" in kept.text
    assert "our-party" in client.get("/standards").text


def test_a_broken_standard_says_what_is_wrong(client: Client) -> None:
    answer = client.post("/standards", files={"file": ("ours.yaml", b"standard: 1")})
    assert answer.status_code == 422


def test_a_standard_goes_out_as_a_workbook(client: Client) -> None:
    assert client.get("/standards/template/school-party").content[:2] == b"PK"


def test_a_line_is_added_changed_and_taken_out_of_a_crosswalk(client: Client) -> None:
    line = {"pair": PAIR_FORM, "items": ["A1", "S11"], "relation": "宽于", "version": "0"}
    added = client.post("/standards/crosswalk", data=line)
    assert "人工确定" in added.text
    assert "第 1 次修改" in added.text
    gone = client.post("/standards/crosswalk", data=line | {"relation": "不对应", "version": "1"})
    assert "人工确定" not in gone.text
    assert client.post("/standards/crosswalk", data=line).status_code == 409


def test_a_crosswalk_goes_out_and_comes_back(client: Client) -> None:
    assert client.get("/standards/crosswalk/file", params={**PAIR, "form": "json"}).json()["version"] == 0
    book = client.get("/standards/crosswalk/file", params=PAIR).content
    shown = client.post("/standards/crosswalk/file", data={"pair": PAIR_FORM}, files={"file": ("x.xlsx", book)})
    assert "第 1 次修改" in shown.text


def test_the_same_by_the_api(client: Client) -> None:
    address = "/api/v1/standards/school-party/crosswalk/school-safety"
    assert client.get(address).json()["version"] == 0
    change = {"first": "A1", "second": "S11", "relation": "equal"}
    answer = client.post(address, json={"version": 0, "changes": [change]})
    assert answer.status_code == 201
    assert {"first": "A1", "second": "S11", "relation": "equal"}.items() <= answer.json()["lines"][0].items()
    assert client.post(address, json={"version": 0, "changes": []}).status_code == 409
