"""Mends punctuation over the runs of a paragraph, each run keeping its own looks."""

from __future__ import annotations

from difflib import SequenceMatcher

from docx.oxml.ns import qn

from service.office.format_reading import runs_of
from service.office.nodes import XML_SPACE, Node
from service.rules.format_facts import Role
from service.rules.format_headings import renumbered
from service.rules.format_roles import heading_level
from service.rules.format_words import rewritten

LONGEST = 20_000  # characters; comparing longer paragraphs would take minutes
COLONS = (Role.SALUTATION,)


def mend_words(paragraph: Node, role: Role) -> None:
    """Write the paragraph's marks right; words and their runs stay."""
    parts = [part for run in runs_of(paragraph) for part in run.iterchildren(qn("w:t"))]
    old = "".join(part.text or "" for part in parts)
    new = rewritten(renumbered(old, heading_level(role)) if heading_level(role) else old)
    if role in COLONS and new.rstrip().endswith(":"):
        new = new.rstrip()[:-1] + "："
    if new != old and len(old) < LONGEST:
        _write(parts, old, new)


def _write(parts: list[Node], old: str, new: str) -> None:
    """Give each part the new text in place of its own old one."""
    owners = [place for place, part in enumerate(parts) for _ in part.text or ""]
    texts = [""] * len(parts)
    for _, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if end - start == new_end - new_start:
            for at, char in zip(range(start, end), new[new_start:new_end], strict=True):
                texts[owners[at]] += char
        elif new_end > new_start:
            texts[owners[min(start, len(owners) - 1)]] += new[new_start:new_end]
    for part, text in zip(parts, texts, strict=True):
        part.text = text
        part.set(XML_SPACE, "preserve")
