"""Own templates on pages that need no script: lint, preview, use, versions."""

import pytest

from service.actions.parts import Parts
from service.rules.proposals import proposals
from service.store import readings, reports
from tests.service.extractions import SCHOOL, extraction
from tests.service.in_process import Client
from tests.service.word_templates import texts, word

REPORT = "ab" * 32
BAD, GOOD = word("{{ 单位名 }}"), word("本校格式：{{ 单位 }}")


@pytest.fixture
def client(parts: Parts) -> Client:
    """The application over an installation that has read a report with two findings."""
    reports.add(parts.store, reports.NewReport(REPORT, "述职.docx", 1000, "auto", "王晓燕"))
    said = extraction(REPORT)
    readings.save(parts.store, REPORT, said, proposals(said))
    return Client(parts)


def sent(data: bytes) -> dict[str, object]:
    return {"files": {"file": ("本校.docx", data)}, "data": {"organization": SCHOOL}}


def test_every_kind_is_listed_with_its_tags(client: Client) -> None:
    assert 'href="/templates/problem-list"' in client.get("/templates").text
    html = client.get("/templates/problem-list").text
    assert "{{ 问题.责任领导 }}" in html
    assert "还没有自有模板" in html
    assert client.get("/templates/no-such-kind").status_code == 404


def test_flaws_are_told_on_check_on_preview_and_on_use(client: Client) -> None:
    for address in ("/templates/problem-list/check", "/templates/problem-list/preview", "/templates/problem-list"):
        html = client.post(address, **sent(BAD)).text
        assert "最接近的是“单位”" in html
        assert "还没有自有模板" in html


def test_a_sound_template_is_previewed_used_put_away_and_used_again(client: Client) -> None:
    assert "都认得" in client.post("/templates/problem-list/check", **sent(GOOD)).text
    assert "预览：问题清单（样例）.docx" in client.post("/templates/problem-list/preview", **sent(GOOD)).text
    assert "已启用“本校.docx”" in client.post("/templates/problem-list", **sent(GOOD)).text
    asked = {"organization": SCHOOL}
    assert texts(client.get("/documents/problem-list", params=asked).content)[0] == f"本校格式：{SCHOOL}"
    assert f"在用：{SCHOOL}" in client.get("/templates").text
    assert "已停用" in client.post("/templates/problem-list/1/remove").text
    assert not texts(client.get("/documents/problem-list", params=asked).content)[0].startswith("本校格式")
    assert "已改用" in client.post("/templates/problem-list/1/use").text
    assert client.get("/templates/problem-list/1/file").content == GOOD


def test_a_paper_is_looked_at_and_the_same_one_is_downloaded(client: Client) -> None:
    shown = client.post("/documents/problem-list/preview", data={"organization": SCHOOL})
    assert "正在排版" in shown.text
    kept = shown.text.split("/previews/")[1].split("/file")[0]
    same = client.get(f"/previews/{kept}/file", params={"name": "a.docx"}).content
    assert same == client.get("/documents/problem-list", params={"organization": SCHOOL}).content
    assert client.get(f"/previews/{'0' * 64}.docx/pages").status_code == 404
    assert 'href="/organizations"' in client.get(f"/previews/{kept}", params={"back": "//evil.example"}).text


@pytest.mark.office
def test_pages_come_one_by_one(client: Client) -> None:
    shown = client.post("/documents/problem-list/preview", data={"organization": SCHOOL})
    kept = shown.text.split("/previews/")[1].split("/file")[0]
    pages = client.get(f"/previews/{kept}/pages", headers={"hx-request": "true"}).text
    assert 'loading="lazy"' in pages
    assert client.get(f"/previews/{kept}/pages/1.png").content.startswith(b"\x89PNG")
    assert client.get(f"/previews/{kept}/pages/99.png").status_code == 404


def test_a_batch_is_ordered_watched_cancelled_and_thrown_away(client: Client) -> None:
    assert "还没有批量生成过" in client.get("/batches").text
    html = client.post("/batches", data={"kinds": ["plan", "task-list"]}).text
    assert "1个单位、2种文书" in html
    assert 'hx-trigger="every 1s"' in client.get("/batches", headers={"hx-request": "true"}).text
    batch = html.split("/batches/")[1].split("/")[0]
    assert client.get(f"/batches/{batch}/file").status_code == 409
    assert "已取消" in client.post(f"/batches/{batch}/cancel").text
    assert "还没有批量生成过" in client.post(f"/batches/{batch}/discard").text
    assert client.post("/batches").status_code == 400


def test_the_api_checks_uses_and_lists_templates(client: Client) -> None:
    bad = client.post("/api/v1/templates/check/plan", files={"file": ("a.docx", BAD)}).json()
    assert (bad["is_sound"], bad["flaws"][0]["tag"]) == (False, "{{ 单位名 }}")
    assert client.post("/api/v1/templates/plan", files={"file": ("a.docx", BAD)}).status_code == 400
    made = client.post("/api/v1/templates/plan", **sent(GOOD)).json()
    assert (made["organization"], made["version"], made["in_force"]) == (SCHOOL, 1, True)
    assert client.post(f"/api/v1/templates/{made['id']}/remove").json()["in_force"] is False
    assert client.post(f"/api/v1/templates/{made['id']}/use").json()["in_force"] is True
    assert client.get(f"/api/v1/templates/{made['id']}/file").content == GOOD
    assert [one["kind"] for one in client.get("/api/v1/templates").json()] == ["plan"]
    assert client.get("/api/v1/templates/tags/plan").json()[0]["written"] == "{{ 单位 }}"
    shown = client.post("/api/v1/templates/preview/plan", files={"file": ("a.docx", GOOD)})
    assert texts(shown.content) == ["本校格式：青禾小学党支部"]


def test_the_api_orders_and_cancels_a_batch(client: Client) -> None:
    batch = client.post("/api/v1/batches", json={"kinds": ["plan"]}).json()
    assert (batch["state"], batch["total"]) == ("queued", 1)
    assert client.get(f"/api/v1/batches/{batch['id']}").json() == batch
    assert client.get(f"/api/v1/batches/{batch['id']}/file").status_code == 409
    assert client.post(f"/api/v1/batches/{batch['id']}/cancel").json()["state"] == "cancelled"
    assert [one["id"] for one in client.get("/api/v1/batches").json()] == [batch["id"]]
