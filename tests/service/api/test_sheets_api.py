"""Tracking sheets over the API and the pages: out, back, preview, apply, conflict, undo, on the real service."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from service.settings import ROOT
from tests.server import hand_in, running
from tests.service.returned import with_cells

REPORT = ROOT / "corpora" / "samples" / "2023年度述职报告（云溪区第一小学党支部）.docx"
SCHOOL = "云溪区第一小学党支部"
API = "/api/v1/sheets"
HIDDEN = re.compile(r'type="hidden" name="([^"]+)" value="([^"]*)"')


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with running(tmp_path_factory.mktemp("service") / "data") as client:
        hand_in(client, REPORT)
        yield client


def sheet(client: httpx.Client, view: str = "full") -> bytes:
    answer = client.get(f"{API}/out", params={"organization": SCHOOL, "view": view})
    assert answer.status_code == 200, answer.text
    return answer.content


def preview(client: httpx.Client, data: bytes) -> dict[str, object]:
    answer = client.post(f"{API}/previews", files={"file": ("台账.xlsx", data)}, data={"organization": SCHOOL})
    assert answer.status_code == 200, answer.text
    shown: dict[str, object] = answer.json()
    return shown


def test_a_sheet_goes_out_and_comes_back(client: httpx.Client) -> None:
    seen = preview(client, with_cells(sheet(client), {(0, "进展情况"): "已制定计划", (1, "整改时限"): "明年吧"}))
    assert (seen["conflicts"], seen["keys"]) == (0, ["r4"])
    assert [note["place"] for note in seen["notes"]] == ["K5"]  # type: ignore[union-attr, attr-defined, index]
    done = client.post(f"{API}/batches", json={"upload": seen["upload"], "stamp": seen["stamp"]})
    assert (done.status_code, done.json()["changed"]) == (201, 1)
    assert client.post(f"{API}/batches", json={"upload": seen["upload"], "stamp": seen["stamp"]}).status_code == 409
    undone = client.post(f"{API}/batches/{done.json()['batch']}/undo")
    assert (undone.status_code, undone.json()["rows"]) == (201, 1)


def test_page_and_file_in_conflict_lose_nothing(client: httpx.Client) -> None:
    data = with_cells(sheet(client), {(0, "备注"): "表里"})
    row = client.get("/api/v1/checklist", params={"organization": SCHOOL}).json()[0]
    name, version = row["finding"]["id"], row["entry_version"]
    wrote = client.post(f"{API}/rows/{name}", json={"version": version, "fields": {"remark": "页面"}})
    assert wrote.json()["remark"] == "页面"
    stale = client.post(f"{API}/rows/{name}", json={"version": version, "fields": {"remark": "晚了"}})
    assert stale.status_code == 409
    (shown,) = preview(client, data)["rows"]  # type: ignore[misc]
    cell = shown["cells"][0]
    assert (cell["base"], cell["now"], cell["new"], cell["is_conflict"]) == ("", "页面", "表里", True)


def test_faults_are_told_in_chinese(client: httpx.Client) -> None:
    row = client.get("/api/v1/checklist", params={"organization": SCHOOL}).json()[1]["finding"]["id"]
    bad = client.post(f"{API}/rows/{row}", json={"version": 0, "fields": {"due": "2026-02-30"}})
    assert (bad.status_code, "不是日期" in bad.json()["message"]) == (400, True)
    assert "T9" in client.get(f"{API}/out", params={"organization": SCHOOL, "view": "T99"}).json()["message"]
    assert client.post(f"{API}/previews", files={"file": ("a.xlsx", b"no")}).status_code == 422
    assert client.get(f"{API}/rows/unknown").status_code == 404


def test_views_of_ones_own_are_saved_used_and_forgotten(client: httpx.Client) -> None:
    saved = client.put(f"{API}/views/校长看的", json={"columns": ["number", "problem", "due", "progress"]})
    assert saved.json()["columns"] == ["number", "problem", "due", "progress"]
    assert sheet(client, "校长看的").startswith(b"PK")
    assert "校长看的" in [view["name"] for view in client.get(f"{API}/views").json()]
    assert client.put(f"{API}/views/T1", json={"columns": ["problem"]}).status_code == 400
    assert client.put(f"{API}/views/甲", json={"columns": ["problem", "没有"]}).status_code == 400
    assert client.delete(f"{API}/views/校长看的").status_code == 204
    assert client.delete(f"{API}/views/校长看的").status_code == 404
    assert "number" in [column["key"] for column in client.get(f"{API}/columns").json()]


def test_the_pages_lead_through_preview_apply_and_undo(client: httpx.Client) -> None:
    assert "选样式下载" in client.get("/organization", params={"name": SCHOOL}).text
    assert "下载台账" in client.get("/sheets", params={"organization": SCHOOL}).text
    data = with_cells(sheet(client), {(2, "进展情况"): "已完成一半"})
    shown = client.post("/sheets/preview", files={"file": ("填好的.xlsx", data)}, data={"organization": SCHOOL})
    assert "<ins>已完成一半</ins>" in shown.text
    assert "<strong>1</strong>行有改动" in shown.text
    fields = dict(HIDDEN.findall(shown.text))
    done = client.post("/sheets/apply", data={**fields, "rows": ["r6"]})
    assert "已应用（第" in done.text
    again = client.post("/sheets/apply", data={**fields, "rows": ["r6"]})
    assert (again.status_code, "新的预览" in again.text) == (409, True)
    batch = client.get(f"{API}/batches").json()[0]["id"]
    assert "已撤销第" in client.post("/sheets/undo", data={"batch": batch, "organization": SCHOOL}).text


def test_one_row_is_filled_in_on_its_page(client: httpx.Client) -> None:
    row = client.get("/api/v1/checklist", params={"organization": SCHOOL}).json()[2]
    address = f"/sheets/rows/{row['finding']['id']}"
    assert "填写台账" in client.get(address).text
    form = {"version": row["entry_version"], "progress": "学习计划已印发", "state": "整改中"}
    assert "已保存" in client.post(address, data=form).text
    assert client.post(address, data=form).status_code == 409


def test_saved_views_are_made_on_the_page(client: httpx.Client) -> None:
    form = {"organization": SCHOOL, "name": "简表", "columns": ["number", "problem"]}
    assert "已存为样式“简表”" in client.post("/sheets/views", data=form).text
    assert "已删除样式“简表”" in client.post("/sheets/views/forget", data={"organization": SCHOOL, "name": "简表"}).text
