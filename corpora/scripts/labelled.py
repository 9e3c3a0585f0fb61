"""Labelled texts (corpora/training/*.gold.txt) as text and labels with their places."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[1]
TAG = re.compile(r"\[\[([fmq]\d+)((?: [a-z]+=[^=\]>]*?)*) >> (.*?)\]\]")
ATTRIBUTE = re.compile(r" ([a-z]+)=((?:(?! [a-z]+=).)*)")
META = re.compile(r"(\w+): *(.*?)(?: +#.*)?")
STYLES = {1: "title", 2: "h1", 3: "h2"}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or table row; style is title, h1, h2, p or row; `start` is its place in the text."""

    style: str
    text: str
    start: int
    cells: tuple[str, ...] = ()  # "^" continues the cell above, "<" the one on the left


@dataclass(frozen=True, slots=True)
class Label:
    """One tagged span: quote == text[start:end]."""

    id: str
    quote: str
    start: int
    end: int
    attributes: dict[str, str] = field(default_factory=dict)

    def many(self, name: str) -> tuple[str, ...]:
        """A comma-separated attribute (std, for); () for none."""
        value = self.attributes.get(name, "none")
        return () if value == "none" else tuple(value.split(","))


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled document."""

    meta: dict[str, str]
    lines: tuple[Line, ...]
    findings: tuple[Label, ...]
    measures: tuple[Label, ...]
    quantities: tuple[Label, ...]

    @property
    def text(self) -> str:
        """The whole text, a line a paragraph, heading or row."""
        return "\n".join(line.text for line in self.lines)

    @property
    def voice(self) -> str:
        """Who wrote it: t1 … t7 or the series u1 … u8; hold out whole voices when measuring."""
        return re.split(r"[-.]", self.meta["id"])[0]


def corpus(folder: Path = CORPORA / "training") -> tuple[Labelled, ...]:
    """Every labelled document of a folder, in order of file names, then of the folder that ALSO names."""
    also = os.environ.get("ALSO")  # make train ALSO=data/training: what people decided teaches, too
    folders = (folder, Path(also)) if also else (folder,)
    return tuple(read(path) for each in folders for path in sorted(each.glob("*.gold.txt")))


def read(path: Path) -> Labelled:
    """Parse one file; raises ValueError that names file and line of a broken tag."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    rows = (META.fullmatch(row) for row in head.splitlines() if row.strip())
    meta = {row[1]: row[2] for row in rows if row}
    lines: list[Line] = []
    labels: dict[str, list[Label]] = {"f": [], "m": [], "q": []}
    start = 0
    for number, raw in enumerate(body.splitlines(), head.count("\n") + 3):
        if not raw.strip():
            continue
        line, found = _line(raw, start)
        if "[[" in line.text or " >> " in line.text:
            raise ValueError(f"{path.name}:{number}: broken tag: {raw[:80]}")
        for label in found:
            labels[label.id[0]].append(label)
        lines.append(line)
        start += len(line.text) + 1
    return Labelled(meta, tuple(lines), *(tuple(labels[kind]) for kind in "fmq"))


def _line(raw: str, start: int) -> tuple[Line, list[Label]]:
    """One line of the source and the labels in it, both with places in the whole text."""
    style, marked, cells = _style(raw)
    text, labels, after = "", [], 0
    for match in TAG.finditer(marked):
        text += marked[after : match.start()]
        at = start + len(text)
        attributes = {key: value.strip() for key, value in ATTRIBUTE.findall(match[2])}
        labels.append(Label(match[1], match[3], at, at + len(match[3]), attributes))
        text += match[3]
        after = match.end()
    text += marked[after:]
    return Line(style, text, start, tuple(TAG.sub(r"\3", cell) for cell in cells)), labels


def _style(raw: str) -> tuple[str, str, tuple[str, ...]]:
    """Style, text with its tags, and the cells of a row."""
    if raw.startswith("|"):
        cells = tuple(cell.strip() for cell in raw.strip().strip("|").split("|"))
        return "row", "\t".join(cell for cell in cells if cell not in "^<"), cells
    mark = re.match(r"(#{1,3}) ", raw)
    return (STYLES[len(mark[1])], raw[mark.end() :], ()) if mark else ("p", raw.strip(), ())
