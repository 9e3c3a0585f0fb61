"""Outlook's mails: the text and every attachment a file, or a word on why not."""

from __future__ import annotations

import random

import pytest

from extractors.errors import Encrypted, ExtractError, TooLarge, UnreadableFile, UnsupportedFormat
from extractors.readers import read
from extractors.readers.archive import members
from extractors.readers.archive_meter import Limits
from tests.extractors.readers.outlook_files import (
    ANSI,
    BINARY,
    BODY,
    BOOLEAN,
    DATA,
    HIDDEN,
    HTML,
    NAME,
    OBJECT,
    RTF,
    TEXT,
    attached,
    mail,
    note,
)  # fmt: skip
from tests.extractors.readers.test_sniff import ole
from tests.extractors.readers.word_files import line, word_file

WORDS = "各支部：述职报告见附件，请于周五前反馈。"


def test_a_mail_gives_its_text_and_attachments_with_chinese_names() -> None:
    report = word_file(line("一、存在的问题") + line("正文。") * 900)
    found = dict(
        members(mail(note(WORDS), attached("东河镇小学述职.docx", report), attached("备注.txt", b"1")), "信.msg")
    )
    assert list(found) == ["信（邮件正文）.txt", "东河镇小学述职.docx", "备注.txt"]
    assert found["信（邮件正文）.txt"].decode() == WORDS
    assert found["东河镇小学述职.docx"] == report


def test_an_old_mail_in_a_chinese_code_page_is_read() -> None:
    values = {(BODY, ANSI): WORDS.encode("gb18030")}
    data = mail(values, {(NAME, ANSI): "述职.txt".encode("gb18030"), (DATA, BINARY): b"1"})
    found = dict(members(data, "信.msg"))
    assert found["述职.txt"] == b"1"
    assert read(found["信（邮件正文）.txt"], "邮件正文.txt").text == WORDS


def test_a_mail_that_is_a_web_page_only_gives_the_page() -> None:
    page = f"<html><meta charset=utf-8><p>{WORDS}</p></html>".encode()
    ((name, content),) = members(mail({(HTML, BINARY): page}), "信.msg")
    assert (name, content) == ("信（邮件正文）.html", page)


def test_pictures_in_the_text_are_no_attachments() -> None:
    logo = {**attached("image001.png", b"\x89PNG"), (HIDDEN, BOOLEAN): b"\x01"}
    assert [name for name, _ in members(mail(note(WORDS), logo), "信.msg")] == ["信（邮件正文）.txt"]


@pytest.mark.parametrize(
    "data",
    [
        mail(note("", "IPM.Note.SMIME"), attached("smime.p7m", b"0")),
        mail(note("", "IPM.Note.SMIME.MultipartSigned"), attached("SMIME.P7M", b"0")),
        mail(note(WORDS), attached("message.rpmsg", b"0")),
    ],
    ids=["encrypted", "signed", "restricted"],
)
def test_sealed_mails_ask_for_the_attachments(data: bytes) -> None:
    with pytest.raises(Encrypted, match="另存下来"):
        list(members(data, "信.msg"))


def test_a_mail_inside_a_mail_is_told_after_the_rest() -> None:
    inner = {(NAME, TEXT): "转发的通知".encode("utf-16-le"), (DATA, OBJECT): b""}
    found = members(mail(note(WORDS), inner, attached("述职.txt", b"1")), "信.msg")
    assert [next(found)[0], next(found)[0]] == ["信（邮件正文）.txt", "述职.txt"]
    with pytest.raises(UnreadableFile, match="“转发的通知”"):
        next(found)


def test_a_text_in_rich_text_alone_is_told() -> None:
    found = members(mail({(RTF, BINARY): b"\0" * 20}, attached("述职.txt", b"1")), "信.msg")
    assert next(found) == ("述职.txt", b"1")
    with pytest.raises(UnreadableFile, match="“邮件正文”没有取出"):
        next(found)


def test_limits_hold_for_mails() -> None:
    data = mail(note(WORDS), *(attached(f"{n}.txt", b"12345") for n in range(5)))
    with pytest.raises(TooLarge, match="超过 3 个"):
        list(members(data, "信.msg", Limits(entries=3)))
    with pytest.raises(TooLarge, match="单独检查"):
        list(members(data, "信.msg", Limits(member=4)))


def test_an_attached_old_word_file_does_not_hide_the_mail() -> None:
    old = ole("WordDocument", "EncryptionInfo").ljust(5000, b"\0")
    assert [name for name, _ in members(mail(note(WORDS), attached("旧.doc", old)), "信.msg")][-1] == "旧.doc"


def test_a_mail_is_no_report_by_itself() -> None:
    with pytest.raises(UnsupportedFormat, match="多份报告"):
        read(mail(note(WORDS)), "信.msg")


def test_damaged_mails_are_told_as_damaged() -> None:
    whole, chance = mail(note(WORDS), attached("述职.txt", b"1" * 5000)), random.Random(5)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        try:
            list(members(bytes(data[: chance.randint(600, len(data))]), "信.msg"))
        except ExtractError as error:
            assert "信.msg" in error.message
