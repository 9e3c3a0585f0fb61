"""Papers are filled in, chosen and issued on pages that need no script."""

import re

import pytest

from service.actions.parts import Parts
from service.rules.proposals import proposals
from service.store import readings, reports
from tests.service.extractions import SCHOOL, extraction
from tests.service.in_process import Client

REPORT = "cd" * 32
FORM = {"organization": SCHOOL, "rows": ["2"], "names": ["机关代字", "收件人"], "texts": ["白教党", "支部书记"]}


@pytest.fixture
def client(parts: Parts) -> Client:
    """The application over an installation that has read a report with two findings."""
    reports.add(parts.store, reports.NewReport(REPORT, "述职.docx", 1000, "auto", "王晓燕"))
    said = extraction(REPORT)
    readings.save(parts.store, REPORT, said, proposals(said))
    return Client(parts)


def test_the_organization_offers_its_papers_and_rows_in_one_form(client: Client) -> None:
    html = client.get("/organization", params={"name": SCHOOL}).text
    assert '<form id="papers"' in html
    assert len(re.findall(r'form="papers" type="checkbox" name="rows"', html)) == 2
    assert '<button name="key" value="supervision">督办通知书…</button>' in html
    assert '<button formaction="/documents/problem-list">问题清单</button>' in html


def test_the_form_of_a_paper_keeps_the_chosen_rows(client: Client) -> None:
    html = client.get("/paper", params={"organization": SCHOOL, "key": "reminder", "rows": 2}).text
    assert html.count("checked") == 1
    assert "编号签发并下载" in html
    assert 'value="收件人"' in html
    assert "没有临近时限的事项" in html
    assert "一项都不勾，写第1、2项。" in client.get("/paper", params={"organization": SCHOOL, "key": "guidance"}).text
    assert "编号签发并下载" not in client.get("/paper", params={"organization": SCHOOL, "key": "extension"}).text


def test_a_paper_from_a_standard_is_filled_in_without_an_organization(client: Client) -> None:
    assert "按哪个标准" in client.get("/paper", params={"key": "duty-charter"}).text
    assert client.post("/documents/duty-charter", data={"names": ["单位"], "texts": ["甲校"]}).content[:2] == b"PK"


def test_chosen_rows_alone_are_written(client: Client) -> None:
    one = client.get("/documents/problem-list", params={"organization": SCHOOL, "rows": 2})
    every = client.get("/documents/problem-list", params={"organization": SCHOOL})
    assert one.content[:2] == every.content[:2] == b"PK"
    assert len(one.content) < len(every.content)


def test_issuing_enters_the_register_and_cancelling_keeps_the_number(client: Client) -> None:
    assert "还没有签发过文书" in client.get("/register").text
    issued = client.post("/documents/reminder/issue", data=FORM)
    assert issued.content[:2] == b"PK"
    assert client.post("/documents/reminder", data=FORM).content[:2] == b"PK"  # takes no number
    assert client.get("/register/1").content == issued.content
    client.post("/register/1/cancel", data={"reason": "主送写错"})
    html = client.get("/register", params={"organization": SCHOOL}).text
    assert set(re.findall(r"白教党督提〔\d{4}〕(\d+)号", html)) == {"1"}
    assert "主送写错" in html


def test_what_cannot_be_issued_is_said_in_chinese(client: Client) -> None:
    missing = client.post("/documents/reminder/issue", data={"organization": SCHOOL, "rows": ["2"]})
    assert (missing.status_code, "还没有机关代字" in missing.text) == (400, True)
    assert "第9项" in client.post("/documents/warning", data={"organization": SCHOOL, "rows": ["9"]}).text
    assert client.get("/register/7").status_code == 404


def test_the_api_issues_lists_and_cancels(client: Client) -> None:
    wanted = {"organization": SCHOOL, "rows": [1], "values": {"机关代字": "白教党"}}
    line = client.post("/api/v1/documents/supervision/issue", json=wanted)
    assert (line.status_code, line.json()["rows"]) == (201, [1])
    assert client.get(f"/api/v1/register/{line.json()['id']}/file").content[:2] == b"PK"
    void = client.post(f"/api/v1/register/{line.json()['id']}/cancel", json={"reason": "重复签发"})
    assert void.json()["cancelled"] == "重复签发"
    assert [one["text"] for one in client.get("/api/v1/register").json()] == [line.json()["text"]]
