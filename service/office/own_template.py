"""Own templates in a child process: a .docx checked against the tags of a paper, and filled with its data."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml.etree import XMLSyntaxError
from pydantic import TypeAdapter

from extractors.errors import UnreadableFile
from service.errors import ServiceError
from service.office.format_package import open_word
from service.office.package import stable
from service.office.papers import paper
from service.office.template_check import TemplateFlaw, TemplateReport, examine
from service.office.template_engine import engine
from service.office.template_lines import Line, lines
from service.office.template_loops import arrange
from service.office.template_sample import sample_context

WHOLE = "整个文件"
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")  # docxtpl would fill these in, too
REACHING = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|IMPORT|RD|DATABASE)\b", re.IGNORECASE)
CODES = re.compile(r"<(?:\w+:)?instrText[^>]*>([^<]*)|\binstr=[\"']([^\"']*)")  # of fields; Word joins what is split
EMBEDDED = re.compile(r"vbaProject|/embeddings/|/activeX/|/afchunk", re.IGNORECASE)
FETCHING = "文件里有会去读外部文件的域（{}）。请删除这个域，直接写文字"
LINKED = "文件里有链接到外部的内容（{}）。请改为直接插入，或删除"
ACTIVE = "文件里有宏、控件或嵌入的对象（{}）。请另存为不带宏的 .docx，删除嵌入的对象"
NOT_FILLED = "模板套用不成：{}。请到“自有模板”页重新检查这个模板，或先改用内置模板。"


@cache
def report_json() -> TypeAdapter[TemplateReport]:
    """How a report leaves the child process."""
    return TypeAdapter(TemplateReport)


def check(data: bytes, kind: str) -> bytes:
    """The report of a template for a kind of paper, as JSON; raises UnreadableFile for what is no sound .docx."""
    document, found = _opened(data)
    report = examine(found, paper(kind))
    flaws = (*(TemplateFlaw(WHOLE, "", words) for words in _dangers(document)), *report.flaws)
    made = TemplateReport(report.tags, flaws or tuple(_tried(data, kind)), report.repairs)
    return report_json().dump_json(made)


def _tried(data: bytes, kind: str) -> Iterator[TemplateFlaw]:
    """What shows only when the sample is filled in: tags in footnotes and other places without a paragraph."""
    try:
        fill(sample_context(paper(kind)), data, kind)
    except UnreadableFile as error:
        yield TemplateFlaw(WHOLE, "", error.message.rstrip("。"))


def fill(context: Mapping[str, object], data: bytes, kind: str) -> bytes:
    """The template of a kind of paper with the data filled in; raises UnreadableFile."""
    document, _ = _opened(data)
    for words in _dangers(document):
        raise UnreadableFile(NOT_FILLED.format(words))
    for name in PROPERTIES:
        setattr(document.core_properties, name, "")
    template = DocxTemplate(_saved(document))
    try:
        template.render(dict(context), jinja_env=engine(), autoescape=True)
    except (TemplateError, XMLSyntaxError, TypeError, ValueError, RecursionError) as error:
        raise UnreadableFile(NOT_FILLED.format(_words(error))) from error
    return stable(_saved(template).getvalue())


def _words(error: Exception) -> str:
    """What an engine says in Chinese by our own words, else in general ones."""
    return str(error) if not str(error).isascii() else "脚注、域等处的标签写法不对，或标签把段落、表格拆开了"


def _opened(data: bytes) -> tuple[Any, list[Line]]:
    try:
        document = open_word(data)
    except ServiceError as error:
        raise UnreadableFile(error.message) from error
    _forget_origin(document)
    return document, arrange(lines(document))


def _saved(document: Any) -> io.BytesIO:
    buffer = io.BytesIO()
    document.save(buffer)
    buffer.seek(0)
    return buffer


def _forget_origin(document: Any) -> None:
    """Word notes where a file's own template lay (attachedTemplate): of no use here, and never to be fetched."""
    settings = document.settings.element
    for one in settings.findall(qn("w:attachedTemplate")):
        settings.remove(one)
    relations = document.part._settings_part.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/attachedTemplate")]:
        relations.pop(key)


def _dangers(document: Any) -> Iterator[str]:
    for part in document.part.package.iter_parts():
        if EMBEDDED.search(str(part.partname)):
            yield ACTIVE.format(part.partname)
        for one in part.rels.values():
            if one.is_external and not one.reltype.endswith("/hyperlink"):
                yield LINKED.format(one.target_ref)
        text = part.blob.decode("utf-8", "ignore") if str(part.partname).endswith(".xml") else ""
        if said := REACHING.search("".join(told or f" {simple} " for told, simple in CODES.findall(text))):
            yield FETCHING.format(said[1].upper())
