"""The page of ledgers on the real service: hand in, correct a column, import, take back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.server import running
from tests.service import ledgers

FILE = ("任务分解表.xlsx", ledgers.merged_down())


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with running(tmp_path_factory.mktemp("service") / "data") as client:
        yield client


def test_a_ledger_goes_from_upload_to_undo_without_scripts(client: httpx.Client) -> None:
    assert "还没有导入过台账" in client.get("/ledgers").text
    shown = client.post("/ledgers", files={"file": FILE}, data={"year": "2024"}, follow_redirects=True)
    assert "会导入问题 <strong>2</strong> 条" in shown.text
    assert "列名“具体表现”" in shown.text
    address = shown.url.path
    again = client.get(address, params={"name": FILE[0], "map": ["分解表!D=remark", ""], "year": "2024"})
    assert '<option value="分解表!D=remark" selected>备注</option>' in again.text
    form = {"name": FILE[0], "organization": ledgers.SCHOOL, "year": "2024", "map": ["分解表!D=remark"], "header": ""}
    done = client.post(f"{address}/import", data=form, follow_redirects=True)
    assert re.search(r'<tr id="import-1"><td>1</td><td>任务分解表.xlsx</td>', done.text)
    assert ledgers.FEES in client.get("/organization", params={"name": ledgers.SCHOOL}).text
    back = client.post("/ledgers/imports/1/undo", follow_redirects=True)
    assert "王晓燕" in back.text
    assert client.post("/ledgers/imports/1/undo").status_code == 409


def test_wrong_words_in_the_form_are_answered_in_chinese(client: httpx.Client) -> None:
    sent = client.post("/ledgers", files={"file": FILE}, data={"year": "去年"}, follow_redirects=True)
    assert (sent.status_code, "年度“去年”不对" in sent.text) == (400, True)
    assert client.get("/ledgers/" + "0" * 64).status_code == 404
    assert client.get("/ledgers/..%2f..%2fsecret").status_code in (404, 422)


def test_the_api_previews_imports_lists_and_takes_back(client: httpx.Client) -> None:
    said = {"organization": ledgers.SCHOOL, "year": "2023", "columns": ["D=不导入"]}
    seen = client.post("/api/v1/ledgers/preview", files={"file": FILE}, data=said).json()
    assert (seen["findings"], seen["measures"]) == (2, 5)
    assert seen["sheets"][0]["columns"][3]["field"] is None
    made = client.post("/api/v1/ledgers", files={"file": FILE}, data=said)
    assert (made.status_code, made.json()["findings"]) == (201, 2)
    assert client.post("/api/v1/ledgers", files={"file": FILE}, data=said).status_code == 409
    number = client.get("/api/v1/ledgers").json()[0]["id"]
    report = made.json()["reports"][0]
    assert client.get(f"/api/v1/reports/{report}/original").content == FILE[1]
    assert client.post(f"/api/v1/ledgers/{number}/undo").json()["undone_by"] == "王晓燕"
    broken = client.post("/api/v1/ledgers/preview", files={"file": ("坏.xlsx", b"PK\x03\x04")}, data=said)
    assert (broken.status_code, broken.json()["code"]) == (422, "unreadable")
