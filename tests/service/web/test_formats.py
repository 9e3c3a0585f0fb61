"""The page and the API on which the form of Word files is checked and mended, on the real service."""

from __future__ import annotations

import io
from collections.abc import Iterator

import httpx
import pytest
from docx import Document

from tests.server import running

NAME = "整改报告.docx"


def careless() -> bytes:
    document = Document()
    for text in ("整改情况报告", "镇党委：", "    会议强调,要整改到位。"):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FILE = {"file": (NAME, careless())}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with running(tmp_path_factory.mktemp("service") / "data") as client:
        yield client


def test_the_page_tells_what_is_wrong_and_gives_the_mended_file(client: httpx.Client) -> None:
    assert "检查和修改公文格式" in client.get("/formats").text
    assert 'href="/formats"' in client.get("/").text
    seen = client.post("/formats", files=FILE)
    assert "首行缩进 2 字符，不敲空格" in seen.text
    part = client.post("/formats", files=FILE, headers={"HX-Request": "true"})
    assert part.text.startswith('<section id="format-report"')
    made = client.post("/formats/fix", files=FILE, data={"preset": "school"})
    assert "%E6%A0%BC%E5%BC%8F%E5%B7%B2%E8%B0%83%E6%95%B4" in made.headers["content-disposition"]
    assert [one.text for one in Document(io.BytesIO(made.content)).paragraphs][2] == "会议强调,要整改到位。"


def test_the_api_checks_and_mends(client: httpx.Client) -> None:
    answer = client.post("/api/v1/formats/check", files=FILE).json()
    assert (answer["file"], answer["paragraphs"], answer["sound"]) == (NAME, 3, False)
    comma = next(flaw for flaw in answer["flaws"] if flaw["rule"] == "半角标点")
    assert (comma["paragraph"], comma["quote"], comma["mended_by"]) == (3, "会议强调,要整改到位。", "punctuation")
    made = client.post("/api/v1/formats/fix", files=FILE, data={"punctuation": "true"})
    assert Document(io.BytesIO(made.content)).paragraphs[2].text == "会议强调，要整改到位。"
    again = client.post("/api/v1/formats/check", files={"file": (NAME, made.content)}).json()
    assert again["sound"]


@pytest.mark.parametrize(
    ("name", "data", "preset", "status"),
    [("a.doc", b"x", "strict", 422), ("a.docx", b"PK", "strict", 422), (NAME, careless(), "wide", 400)],
    ids=["old word", "broken", "unknown preset"],
)
def test_what_cannot_be_mended_is_answered_in_chinese(
    client: httpx.Client, name: str, data: bytes, preset: str, status: int
) -> None:
    for address in ("/formats/fix", "/api/v1/formats/fix"):
        sent = client.post(address, files={"file": (name, data)}, data={"preset": preset})
        assert sent.status_code == status
        assert "请" in sent.text or "可用的有" in sent.text
