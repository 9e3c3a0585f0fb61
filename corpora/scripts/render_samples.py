"""Write the reports of corpora/samples from corpora/gold: `python -m corpora.scripts.render_samples`.

Word files come out the same byte for byte when nothing changed; PDFs need LibreOffice.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from corpora.scripts.labelled import Labelled, Line, read

CORPORA = Path(__file__).resolve().parents[1]
SOURCES, SAMPLES = CORPORA / "gold", CORPORA / "samples"
PAGE_WIDTH = 156  # millimetres between the margins
NARROWEST, WIDEST = 4, 14  # characters that a column's width is reckoned from
INDENT = "　　"
CONVERT_SECONDS = 120
ZIP_TIME = (2024, 1, 1, 0, 0, 0)
COUNTING = "一二三四五六七八九十"
# how a clerk's automatic numbers print: format, text of the level, pattern in the source
LEVELS = (
    ("chineseCountingThousand", "%1、", re.compile(r"([一二三四五六七八九十])、")),
    ("chineseCountingThousand", "（%2）", re.compile(r"（([一二三四五六七八九十])）")),
    ("decimal", "%3.", re.compile(r"(\d+)\.")),
)
STYLES = {"title": "Title", "h1": "Heading 1", "h2": "Heading 2", "p": "Normal"}
SIZES = {"title": 22.0, "h1": 16.0, "h2": 16.0, "p": 16.0}  # points


@dataclass(frozen=True, slots=True)
class Faces:
    """Font names by line style."""

    title: str
    h1: str
    h2: str
    p: str


OFFICE_FACES = Faces("方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312")
PRINT_FACES = Faces("Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Serif CJK SC", "Noto Serif CJK SC")


class Numbers:
    """Counts automatic numbers as Word does: a level starts again after a higher one."""

    def __init__(self) -> None:
        self.counts = [0] * len(LEVELS)

    def take(self, text: str) -> tuple[int | None, str]:
        """Level and text without its number; raises ValueError where Word would print another number."""
        for level, (_, _, pattern) in enumerate(LEVELS):
            if match := pattern.match(text):
                self.counts[level] += 1
                self.counts[level + 1 :] = [0] * (len(LEVELS) - level - 1)
                if _value(match[1]) != self.counts[level]:
                    raise ValueError(f"the number of “{text[:12]}” is not the one that Word would print")
                return level, text[match.end() :]
        return None, text


def _value(printed: str) -> int:
    return int(printed) if printed.isdigit() else COUNTING.index(printed) + 1


def styled(source: Labelled, faces: Faces = OFFICE_FACES) -> Word:
    """Title, Heading and Normal styles; numbers typed."""
    document = _blank(source, faces)
    for line in _tables_and_lines(document, source):
        document.add_paragraph(line.text, style=STYLES[line.style])
    return document


def numbered(source: Labelled) -> Word:
    """Word's own automatic numbers instead of typed ones."""
    document = _blank(source, OFFICE_FACES)
    list_id, numbers = _define_list(document), Numbers()
    for line in _tables_and_lines(document, source):
        level, text = numbers.take(line.text)
        paragraph = document.add_paragraph(text, style=STYLES[line.style])
        if level is not None:
            _number(paragraph, list_id, level)
    return document


def plain(source: Labelled) -> Word:
    """Everything Normal: bold, centring and full-width blanks by hand."""
    document = _blank(source, OFFICE_FACES)
    document.styles["Normal"].paragraph_format.first_line_indent = None
    for line in _tables_and_lines(document, source):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(line.text if line.style == "title" else INDENT + line.text)
        run.bold = line.style in ("title", "h1") or None
        if line.style == "title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def _blank(source: Labelled, faces: Faces) -> Word:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    for key, name in STYLES.items():
        _face(document.styles[name], getattr(faces, key), SIZES[key])
    _page_number(section.footer.paragraphs[0])
    facts = document.core_properties
    facts.author, facts.title, facts.comments = source.meta["organization"], source.lines[0].text, ""
    facts.created = facts.modified = datetime.fromisoformat(source.meta["date"])
    return document


def _face(style: ParagraphStyle, face: str, size: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = face, Pt(size), RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[theme]
    fonts.set(qn("w:eastAsia"), face)
    shape = style.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = Pt(28)
    if style.name == "Title":
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    else:
        shape.first_line_indent = Pt(2 * size)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    paragraph.add_run(" —")


def _define_list(document: Word) -> int:
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>'
        for level, (form, text, _) in enumerate(LEVELS)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}'
    numbering.insert(0, parse_xml(abstract + "</w:abstractNum>"))
    return int(numbering.add_num(90).numId)


def _number(paragraph: Paragraph, list_id: int, level: int) -> None:
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'
    number = parse_xml(f"<w:numPr {nsdecls('w')}>{place}</w:numPr>")
    paragraph._p.get_or_add_pPr().insert_element_before(number, "w:spacing", "w:ind", "w:jc")


def _tables_and_lines(document: Word, source: Labelled) -> Iterator[Line]:
    """Each line that is no table row; the tables on the way are written to the document."""
    for is_table, lines in groupby(source.lines, key=lambda line: line.style == "row"):
        if is_table:
            _table(document, [line.cells for line in lines])
        else:
            yield from lines


def _table(document: Word, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.autofit = False
    widest = [max(NARROWEST, min(WIDEST, max(map(len, column)))) for column in zip(*rows, strict=True)]
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            _cell(table, (y, x), text)
    for x, width in enumerate(widest):
        table.columns[x].width = Mm(PAGE_WIDTH * width / sum(widest))
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _cell(table: Table, place: tuple[int, int], text: str) -> None:
    y, x = place
    cell = table.cell(y, x)
    if text == "^":
        table.cell(y - 1, x).merge(cell)
        return
    if text == "<":
        table.cell(y, x - 1).merge(cell)
        return
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.first_line_indent = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(20)
    paragraph.add_run(text).font.size = Pt(12)


def write_word(document: Word, target: Path) -> None:
    """Save with fixed times inside the package, so that the same text gives the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.docx"
        document.save(str(draft))
        with zipfile.ZipFile(draft) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
            for name in package.namelist():
                out.writestr(zipfile.ZipInfo(name, ZIP_TIME), package.read(name), zipfile.ZIP_DEFLATED)


def write_pdf(document: Word, target: Path) -> None:
    """Print through LibreOffice with a profile of its own; raises CalledProcessError or TimeoutExpired."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / f"{target.stem}.docx"
        document.save(str(draft))
        office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command = [*office, "--convert-to", "pdf", "--outdir", folder, str(draft)]
        subprocess.run(command, check=True, capture_output=True, timeout=CONVERT_SECONDS)
        shutil.copyfile(draft.with_suffix(".pdf"), target)


def write_text(source: Labelled, target: Path) -> None:
    """A Windows text file in the encoding that the source names, GB18030 where it names none."""
    rows = (line.text if line.style == "title" else INDENT + line.text for line in source.lines)
    target.write_bytes("\r\n".join(rows).encode(source.meta.get("encoding", "gb18030")))


WRITERS: dict[str, Callable[[Labelled, Path], None]] = {
    "docx": lambda source, target: write_word(styled(source), target),
    "docx-auto": lambda source, target: write_word(numbered(source), target),
    "docx-plain": lambda source, target: write_word(plain(source), target),
    "pdf": lambda source, target: write_pdf(styled(source, PRINT_FACES), target),
    "txt-gb": write_text,
}


def main() -> int:
    """Write every sample; returns the exit status."""
    for path in sorted(SOURCES.glob("*.gold.txt")):
        source = read(path)
        WRITERS[source.meta["layout"]](source, SAMPLES / source.meta["file"])
        print(f"{source.meta['id']:>9}  {source.meta['file']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
