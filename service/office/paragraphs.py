"""Paragraphs of an official paper as nodes: form, runs, and the widths of characters that they are set by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from service.office.elements import Run
from service.office.nodes import Face, Look, Node, node, run_look, twips
from service.office.page import BODY, Preset

TWO = 200  # hundredths of a character
GAP = 120  # twips between a table and what follows


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a paragraph; indents and tabs in twips, line in points, `body` for a first line's indent of two."""

    align: str
    body: bool = False
    style: str = ""
    keep: bool = False  # on one page with what follows
    new_page: bool = False
    line: float | None = None
    indents: Mapping[str, int] = field(default_factory=dict)
    tabs: tuple[tuple[str, int], ...] = ()  # kind and place
    below: Mapping[str, object] | None = None  # the rule under it


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes paragraphs by a preset."""

    preset: Preset

    @property
    def pitch(self) -> int:
        """Twips that one character of the body takes."""
        return twips(BODY) + self.preset.spacing

    def look(self, face: Face = Face.FANG, *, bold: bool = False, underlined: bool = False) -> Look:
        """The look of words in the body."""
        return Look(face, BODY, bold, self.preset.spacing, underlined)

    def paragraph(self, form: Form, *runs: tuple[str, Look]) -> Node:
        """A paragraph of these words."""
        made = node(None, "p")
        shape = node(made, "pPr")
        self._flow(shape, form)
        if form.below:
            node(node(shape, "pBdr"), "bottom", **form.below)
        if form.tabs:
            stops = node(shape, "tabs")
            for kind, place in form.tabs:
                node(stops, "tab", val=kind, pos=place)
        node(shape, "spacing", before=0, after=0, line=twips(form.line or self.preset.line), lineRule="exact")
        if form.body:
            node(shape, "ind", firstLineChars=TWO, firstLine=2 * self.pitch)
        elif form.indents:
            node(shape, "ind", **form.indents)
        node(shape, "jc", val=form.align)
        for text, look in runs:
            run(made, text, look)
        return made

    def words(self, runs: Iterable[Run]) -> tuple[tuple[str, Look], ...]:
        """Words of the body with their looks."""
        return tuple((one.text, self.look(bold=one.bold, underlined=one.underlined)) for one in runs)

    def blank(self, *, keep: bool = False) -> Node:
        """An empty line."""
        return self.paragraph(Form("left", keep=keep))

    def _flow(self, shape: Node, form: Form) -> None:
        if form.style:
            node(shape, "pStyle", val=form.style)
        if form.keep:
            node(shape, "keepNext")
        if form.new_page:
            node(shape, "pageBreakBefore")


def keep(paragraph: Node) -> None:
    """Keep a paragraph on one page with what follows."""
    shape = paragraph.find(qn("w:pPr"))
    if shape is not None and shape.find(qn("w:keepNext")) is None:
        shape.insert(int(shape.find(qn("w:pStyle")) is not None), node(None, "keepNext"))


def start_page(paragraph: Node) -> None:
    """Begin a page with a paragraph."""
    shape = paragraph.find(qn("w:pPr"))
    assert shape is not None  # every paragraph of a pen has one
    before = [shape.find(qn(f"w:{tag}")) is not None for tag in ("pStyle", "keepNext")]
    shape.insert(sum(before), node(None, "pageBreakBefore"))


def run(paragraph: Node, text: str, look: Look) -> None:
    """Words at the end of a paragraph; a tab in them is a tab."""
    made = node(paragraph, "r")
    run_look(made, look)
    for index, part in enumerate(text.split("\t")):
        if index:
            node(made, "tab")
        if part:
            node(made, "t", part)


def characters(text: str) -> float:
    """Width in characters of the body: half for a digit or letter."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def small_gap() -> Node:
    """The paragraph that Word needs between a table and what follows."""
    paragraph = node(None, "p")
    node(node(paragraph, "pPr"), "spacing", before=0, after=0, line=GAP, lineRule="exact")
    return paragraph


def is_gap(paragraph: Node) -> bool:
    """Whether a node is such a paragraph."""
    spacing = paragraph.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    return spacing is not None and spacing.get(qn("w:line")) == str(GAP)
