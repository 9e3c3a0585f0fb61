"""The API on the real service: every door once, and its errors in Chinese."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from service.settings import ROOT
from tests.server import hand_in, running, start, when_read

SAMPLES = ROOT / "corpora" / "samples"
FIRST = SAMPLES / "2022年度述职报告（云溪区第一小学党支部）.docx"
SECOND = SAMPLES / "2023年度述职报告（云溪区第一小学党支部）.docx"
SCHOOL = "云溪区第一小学党支部"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A service that has read two years of one school, and one broken file."""
    folder = tmp_path_factory.mktemp("service")
    broken = folder / "坏文件.docx"
    broken.write_bytes(b"PK\3\4 not a document")
    with running(folder / "data") as client:
        hand_in(client, FIRST, SECOND, broken)
        yield client


def report_of(client: httpx.Client, name: str) -> dict[str, object]:
    listed = client.get("/api/v1/reports", params={"words": name}).json()
    found: dict[str, object] = listed[0]
    return found


def test_reports_are_listed_with_whose_they_are(client: httpx.Client) -> None:
    entry = report_of(client, SECOND.name)
    assert (entry["organization"], entry["year"], entry["state"]) == (SCHOOL, 2023, "done")
    assert isinstance(entry["findings"], int)
    assert entry["findings"] > 0


def test_a_broken_file_fails_alone_and_says_why(client: httpx.Client) -> None:
    entry = report_of(client, "坏文件")
    assert entry["state"] == "failed"
    assert "坏文件.docx" in str(entry["error_message"])


def test_the_same_file_again_is_not_new(client: httpx.Client) -> None:
    files = [("files", ("另一个名字.docx", FIRST.read_bytes()))]
    (received,) = client.post("/api/v1/reports", files=files).json()
    assert not received["is_new"]
    assert received["report"]["name"] == FIRST.name


def test_a_report_shows_the_reading_and_what_stands_now(client: httpx.Client) -> None:
    shown = client.get(f"/api/v1/reports/{report_of(client, FIRST.name)['id']}").json()
    text, findings = shown["reading"]["text"], shown["reading"]["findings"]
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in findings)
    assert [each["place"]["quote"] for each in shown["findings"]] == [each["quote"] for each in findings]


def test_a_report_that_says_the_same_is_told_in_the_answer_and_on_the_page(
    client: httpx.Client, tmp_path: Path
) -> None:
    text = (SAMPLES / "职校党总支2022述职.txt").read_text(encoding="gb18030")
    for name, words in (("原稿.txt", text), ("照抄.txt", text + "\n2023年1月")):
        (tmp_path / name).write_text(words, encoding="utf-8")
    hand_in(client, tmp_path / "原稿.txt", tmp_path / "照抄.txt")
    address = f"reports/{report_of(client, '照抄')['id']}"
    until = time.monotonic() + 30
    while not (found := client.get(f"/api/v1/{address}").json()["near_copies"]) and time.monotonic() < until:
        time.sleep(0.1)
    assert [copy["name"] for copy in found] == ["原稿.txt"]
    assert "九成以上相同" in client.get(f"/{address}").text


def test_a_decision_is_kept_and_a_stale_one_is_refused(client: httpx.Client) -> None:
    report = report_of(client, SECOND.name)["id"]
    finding = client.get(f"/api/v1/reports/{report}").json()["findings"][0]
    address = f"/api/v1/reports/{report}/findings/{finding['id']}/decisions"
    decided = client.post(address, json={"action": "correct", "version": 0, "summary": "学用脱节"}).json()
    assert (decided["summary"], decided["verdict"], decided["who"]) == ("学用脱节", "corrected", "王晓燕")
    stale = client.post(address, json={"action": "delete", "version": 0})
    assert (stale.status_code, stale.json()["code"]) == (409, "conflict")
    assert client.post(address, json={"action": "undo", "version": 1}).json()["verdict"] == "proposed"


def test_words_can_be_added_as_a_finding(client: httpx.Client) -> None:
    report = report_of(client, SECOND.name)["id"]
    new = {"start": 0, "end": 6, "summary": "补充", "standard": "school-party:A2"}
    answer = client.post(f"/api/v1/reports/{report}/findings", json=new)
    assert (answer.status_code, answer.json()["verdict"]) == (201, "added")


def test_another_reading_keeps_decisions(client: httpx.Client) -> None:
    report = report_of(client, FIRST.name)["id"]
    finding = client.get(f"/api/v1/reports/{report}").json()["findings"][0]
    address = f"/api/v1/reports/{report}/findings/{finding['id']}/decisions"
    client.post(address, json={"action": "confirm", "version": finding["version"]})
    assert client.post(f"/api/v1/reports/{report}/readings", json={}).json()["attempt"] == 2
    hand_in(client, FIRST)
    assert client.get(f"/api/v1/reports/{report}").json()["findings"][0]["verdict"] == "confirmed"


def test_papers_come_under_a_clerks_file_name(client: httpx.Client) -> None:
    answer = client.get("/api/v1/documents/plan", params={"organization": SCHOOL})
    assert answer.content[:2] == b"PK"
    assert "%E6%95%B4%E6%94%B9%E6%96%B9%E6%A1%88.docx" in answer.headers["content-disposition"]
    for one in client.get("/api/v1/documents").json():
        asked: dict[str, str | int] = {"organization": SCHOOL} if one["for_one"] else {}
        asked |= {"rows": 1} if one["by_rows"] else {}
        assert client.get(f"/api/v1/documents/{one['key']}", params=asked).status_code == 200, one["key"]


def test_organizations_checklist_and_recurrence_are_there(client: httpx.Client) -> None:
    assert SCHOOL in [one["organization"] for one in client.get("/api/v1/organizations").json()]
    assert client.get("/api/v1/checklist", params={"organization": SCHOOL}).json()
    assert "chains" in client.get("/api/v1/recurrence").json()


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/v1/reports/nothing", 404, "没有这份报告"),
        ("/api/v1/documents/poem", 404, "没有“poem”这种文书"),
        ("/api/v1/checklist?organization=无此校", 404, "没有“无此校”的报告"),
        ("/api/v1/checklist", 422, "不完整"),
        ("/api/v1/nothing", 404, "没有这个页面或接口"),
    ],
)
def test_errors_have_a_code_and_a_chinese_message(client: httpx.Client, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.json()["message"]


def test_writes_from_another_site_are_refused(client: httpx.Client) -> None:
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post("/api/v1/reports", headers=headers).status_code == 403


def test_openapi_and_its_page_need_no_internet(client: httpx.Client) -> None:
    assert client.get("/api/v1/openapi.json").json()["openapi"].startswith("3")
    manual = client.get("/manual")
    assert "/api/v1/reports" in manual.text
    assert "default-src 'self'" in manual.headers["content-security-policy"]
    assert "http://" not in manual.text.replace("http://127.0.0.1", "")
    assert "https://" not in manual.text


def test_pages_show_a_report_without_scripts(client: httpx.Client) -> None:
    report = report_of(client, FIRST.name)
    page = client.get(f"/reports/{report['id']}").text
    assert "data-finding" in page
    assert client.get("/").text.count(FIRST.name) == 1
    answer = client.get("/reports/nothing")
    assert (answer.status_code, "没有这份报告" in answer.text) == (404, True)


def test_data_survive_a_restart(tmp_path: Path) -> None:
    with running(tmp_path) as client:
        hand_in(client, SAMPLES / "职校党总支2022述职.txt")
    with running(tmp_path) as client:
        assert [one["state"] for one in client.get("/api/v1/reports").json()] == ["done"]


def test_a_killed_service_reads_on_where_it_stopped(tmp_path: Path) -> None:
    paths = (FIRST, SECOND, SAMPLES / "职校党总支2022述职.txt")
    server, client = start(tmp_path)
    client.post("/api/v1/reports", files=[("files", (path.name, path.read_bytes())) for path in paths])
    server.kill()
    server.wait()
    with running(tmp_path) as client:
        assert [report["state"] for report in when_read(client)] == ["done"] * len(paths)
