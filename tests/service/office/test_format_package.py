"""Word files from outside are opened under limits; what is none is refused in Chinese."""

import io
import random
import re
import zipfile
from datetime import date

import pytest

from service.errors import ServiceError, TooLarge, Unreadable
from service.office import format_package
from service.office.format_fix import Wish, mend, saved
from service.office.format_package import open_word
from service.office.format_reading import draft_of
from service.office.markup import parse
from service.office.official import write
from service.rules.format_check import check

GOOD = write(parse("# 报告\n正文"), date(2026, 3, 9))


def repacked(**parts: bytes) -> bytes:
    """The good file with parts replaced or added; names with . written as __."""
    changed = {name.replace("__", ".").replace("_", "/"): content for name, content in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, changed.pop(name) if name in changed else source.read(name))
        for name, content in changed.items():
            target.writestr(name, content)
    return out.getvalue()


def test_a_word_file_opens() -> None:
    assert open_word(GOOD).paragraphs[0].text == "报告"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        GOOD[: len(GOOD) // 2],
        repacked(word_document__xml=b"<broken"),
        repacked(word_document__xml=b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'),
        repacked(word_styles__xml="<!DOCTYPE a><a/>".encode("utf-16")),
        repacked(word_styles__xml=b"<a/>"),
        repacked(word_document__xml=b"<a/>"),
    ],
    ids=["empty", "text", "half", "broken xml", "entity", "entity in utf-16", "no styles", "no document"],
)
def test_what_is_no_sound_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"另存为 \.docx"):
        open_word(data)


@pytest.mark.parametrize(
    "parts",
    [{"word_media_a__bin": bytes(20_000_000)}, {"word_document__xml": b" " * 50_000_000}],
    ids=["ratio", "large xml"],
)
def test_what_unpacks_without_end_is_refused(parts: dict[str, bytes]) -> None:
    with pytest.raises(TooLarge):
        open_word(repacked(**parts))


@pytest.mark.parametrize("seed", range(12))
def test_odd_values_never_break_checking_or_mending(seed: int) -> None:
    chance = random.Random(seed)
    values = ("", "-1", "x", "99999999999999999999", "一", "Heading1", "exact")

    def odd(found: re.Match[str]) -> str:
        return f'{found[1]}"{chance.choice(values)}"' if chance.random() < 0.2 else found[0]

    def spoiled(name: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
            return re.sub(r'( w:(?!id)\w+=)"[^"]*"', odd, package.read(name).decode()).encode()

    parts = {"word_document__xml": spoiled("word/document.xml"), "word_styles__xml": spoiled("word/styles.xml")}
    try:
        document = open_word(repacked(**parts))
        check(draft_of(document))
        mend(document, Wish(punctuation=True))
        saved(document)
    except ServiceError as error:
        assert "请" in error.message


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format_package, "MOST_PARTS", 5)
    with pytest.raises(ServiceError):
        open_word(GOOD)
