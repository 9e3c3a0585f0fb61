"""A document is looked at as pages where LibreOffice is, else as a likeness that says so."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from service.actions.make_document import Wish, make_document
from service.actions.parts import Parts
from service.actions.preview_document import keep_preview, kept_document, look_at, page_picture
from service.errors import BadRequest, NotFound
from service.office.preview import likeness
from service.sandbox import ReportFile
from service.store import previews
from tests.service.word_templates import word


@pytest.mark.office
def test_pages_are_pictures_and_kept(parts: Parts) -> None:
    file = make_document(parts, "duty-calendar", Wish())
    name = keep_preview(parts, file)
    assert keep_preview(parts, make_document(parts, "duty-calendar", Wish())) == name
    look = look_at(parts, name)
    assert (look.pages > 1, look.likeness) == (True, "")
    picture = page_picture(parts, name, 1)
    assert max(Image.open(io.BytesIO(picture)).size) > 1000
    assert previews.get(parts.store, name, "1.png") == picture
    assert kept_document(parts, name) == file.data
    with pytest.raises(NotFound, match="没有第99页"):
        page_picture(parts, name, 99)


def test_a_likeness_shows_words_and_tables() -> None:
    html = likeness(word("督办通知书", "尽快<办理>", rows=[["序号", "<内容>"]]), "a.docx").decode()
    assert '<p class="">督办通知书</p><p class="">尽快&lt;办理&gt;</p>' in html
    assert "<td>序号</td><td>&lt;内容&gt;</td>" in html


def test_what_has_no_pages_is_refused(parts: Parts) -> None:
    with pytest.raises(BadRequest, match="没有预览"):
        keep_preview(parts, ReportFile("a.json", b"{}"))
    for name in ("0" * 64 + ".docx", "../../shugai.sqlite", "x"):
        with pytest.raises(NotFound):
            look_at(parts, name)


def test_the_oldest_previews_make_room(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "KEPT", 2)
    kept = [keep_preview(parts, ReportFile("a.docx", bytes([number]))) for number in range(4)]
    with pytest.raises(NotFound):
        kept_document(parts, kept[0])
    assert kept_document(parts, kept[-1]) == bytes([3])
