"""Whole small files of every format to start from; how often each is taken is its weight."""

from __future__ import annotations

import io
import quopri
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage

import docx
import py7zr
from PIL import Image

from tests.extractors.readers.numbering_corpus import lists, lists_file
from tests.extractors.readers.printed_pages import column, printed
from tests.extractors.readers.word_files import cell, line, row, table, word_file

TEXT = (
    "松林小学党支部2023年度述职报告\n\n一、主要工作\n支部全年开展主题党日十二次，谈心谈话三十人次。\n"
    "二、存在的问题\n（一）理论学习不够深入。学用结合不紧。\n（二）谈心谈话没有全覆盖。\n"
    "三、下一步打算\n1.每月学习一次，由办公室负责，2024年6月底前完成。\n|序号|问题|责任人|\n|1|记录不全|张某|\n"
)
HEAD = (
    b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="next"\n\n--next\nContent-Location: file:///C:/1.htm\n'
    b"Content-Transfer-Encoding: quoted-printable\nContent-Type: text/html\n\n"
)
BOX = "<w:p><w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"


@dataclass(frozen=True, slots=True)
class Seed:
    """A file that reads well; `weight` is low where reading is slow."""

    name: str
    data: bytes
    weight: int = 10
    is_archive: bool = False


def seeds() -> list[Seed]:
    """One or more of each format."""
    return [*_texts(), *_words(), *_pages(), *_archives()]


def _texts() -> list[Seed]:
    page = "".join(f"<p>{part}</p>" for part in TEXT.splitlines())
    listed = "<ol start=3><li>谈心谈话没有做到全覆盖。</li></ol><p hidden>草稿</p>"
    web = f"<html><body><div>{page}<table><tr><td>序号</td></tr></table>{listed}</div></body></html>".encode()
    rtf = r"{\rtf1\ansi " + "".join(f"\\u{ord(char)}?" for char in TEXT[:40]) + r"\par}"
    return [
        Seed("变异.txt", TEXT.encode()),
        Seed("国标.txt", TEXT.encode("gb18030")),
        Seed("宽字.txt", TEXT.encode("utf-16")),
        Seed("变异.md", ("# " + TEXT).encode()),
        Seed("变异.html", web),
        Seed("变异.mht", HEAD + quopri.encodestring(web) + b"\n--next--\n"),
        Seed("变异.rtf", rtf.encode(), weight=1),
    ]


def _words() -> list[Seed]:
    merged = row(cell("方面", '<w:vMerge w:val="restart"/>'), cell("问题", '<w:gridSpan w:val="2"/>'))
    body = line("一、工作情况") * 5 + table(merged, row("甲", "乙", "丙")) + BOX.format(line("框内文字。"))
    files = [word_file(body, header=line("页眉")), lists_file(lists()), _remarked()]
    return [Seed("变异.docx", data, weight=20) for data in files]


def _remarked() -> bytes:
    """A file as Word's own library writes it, with a picture and a marginal remark."""
    document = docx.Document()
    for text in TEXT.splitlines():
        run = document.add_paragraph().add_run(text)
    document.add_comment(run, text="材料不全。", author="督导组")
    document.add_picture(io.BytesIO(_picture("PNG")))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pages() -> list[Seed]:
    paper = printed(column(TEXT.splitlines(), 72, 80, 37), column(TEXT.splitlines(), 72, 80, 20))
    pictures = [Seed(f"变异.{kind.lower()}", _picture(kind), weight=2) for kind in ("PNG", "JPEG", "TIFF")]
    return [Seed("变异.pdf", paper, weight=30), *pictures]


def _picture(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((160, 120), 40).convert("RGB").save(stream, kind)
    return stream.getvalue()


def _archives() -> list[Seed]:
    packed, seven = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("述职/一小.txt", TEXT)
        archive.writestr("二小.txt", TEXT.encode("gb18030"))
    with py7zr.SevenZipFile(seven, "w") as archive:
        archive.writestr(TEXT, "一小.txt")
    mail = _mail()
    mail.add_attachment(_mail())
    files = {"变异.zip": packed.getvalue(), "变异.7z": seven.getvalue(), "变异.eml": mail.as_bytes()}
    return [Seed(name, data, is_archive=True) for name, data in files.items()]


def _mail() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "述职报告"
    mail.set_content("附件请查收。")
    mail.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="一小.txt")
    return mail
