"""Walks a Word story (body, note, text box) and gathers its lines and table rows as drafts in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from extractors.errors import TooLarge
from extractors.readers.rows import Field
from extractors.readers.skips import Skips
from extractors.readers.word_drafts import Automatic, Draft, lines
from extractors.readers.word_lists import Lists
from extractors.readers.word_names import ILVL, NUM_ID, NUM_PR, P_PR, R_PR, TBL, P, W, child, first, number, on, value
from extractors.readers.word_numbering import Numbering
from extractors.readers.word_styles import PLAIN, Look, Style, Styles, look
from extractors.readers.word_tables import GridRow, grid, grid_rows, is_deleted
from extractors.readers.word_text import DELETED, Fields, Hung, Inline, Mark, raw_text

MAX_DRAFTS = 60_000  # lines and rows of one file
MAX_CHARACTERS = 10_000_000  # of one file
LONG_CELL = 6  # lines; a cell with as many stands as paragraphs of its own after its row
CONTENTS = "目录"
COVERED = "被合并单元格遮住的文字"
APART = frozenset({f"{W}sdtPr", f"{W}sdtEndPr", f"{W}sectPr"})
SENTENCE_MARKS = "。；：！？，、;:,"


@dataclass
class Story:
    """Everything read so far of one file."""

    name: str
    styles: Styles
    lists: Lists
    skips: Skips = field(default_factory=Skips)
    drafts: list[Draft] = field(default_factory=list)
    notes: list[Mark] = field(default_factory=list)
    pictures: list[tuple[str, Draft | None]] = field(default_factory=list)  # relationship id, the line before
    starts: dict[str, tuple[Draft, int]] = field(default_factory=dict)  # comment id -> first anchored character
    ends: dict[str, tuple[Draft, int]] = field(default_factory=dict)
    paragraphs: int = 0
    tables: int = 0
    size: int = 0  # drafts and characters so far
    characters: int = 0

    def __post_init__(self) -> None:
        self._numbering = Numbering(self.lists)
        self._fields = Fields()
        self._merged: Inline | None = None  # a paragraph whose mark was deleted: the next one goes on with it
        self._waiting: dict[str, None] = {}  # comments whose words begin with the next line
        self._in_cell = False

    def read(self, container: Element) -> None:
        """Take in all paragraphs and tables of a container."""
        self._walk(container)
        if self._merged is not None:
            self._finish(self._merged, None, PLAIN)
            self._merged = None

    def _walk(self, container: Element) -> None:
        for item in container:
            if item.tag == P:
                self._paragraph(item)
            elif item.tag == TBL:
                self._table(item)
            elif item.tag not in APART:
                self._walk(item)

    def _paragraph(self, p: Element) -> None:
        self.paragraphs += 1
        properties = first(p, P_PR)
        style = self.styles.of(value(properties, f"{W}pStyle"))
        if style.contents:
            self.skips.add(CONTENTS, raw_text(p))
            return
        inline = self._merged or Inline(self.skips, self._fields)
        inline.hidden = style.hidden
        inline.walk(p)
        self._fields.close_instructions()
        mark = child(properties, R_PR)
        if on(mark, f"{W}del") or on(mark, f"{W}moveFrom"):
            self._merged = inline
            return
        self._merged = None
        unseen = not inline.text and (style.hidden or on(mark, f"{W}vanish"))  # Word doesn't count it either
        self._finish(inline, None if unseen else self._automatic(properties, style), look(p, style))

    def _finish(self, inline: Inline, auto: Automatic | None, shown: Look) -> None:
        """Take in a paragraph's lines, then go on with its text boxes."""
        for draft, marks in lines(inline, auto, alone=self._in_cell):
            if draft.text:
                draft.look = shown
                self._append(draft)
            self._pin(draft, marks)
        for mark in inline.marks:
            if mark.content is not None:
                self.read(mark.content)

    def _automatic(self, properties: Element | None, style: Style) -> Automatic | None:
        direct = child(properties, NUM_PR)
        num_id = value(direct, NUM_ID) or style.num_id
        if num_id is None or num_id == "0":
            return None
        ilvl = number(value(direct, ILVL))
        if ilvl is None:
            tied = None if value(direct, NUM_ID) else self._tied_level(num_id, style)
            ilvl = tied if tied is not None else style.ilvl or 0
        return self._numbering.next(num_id, ilvl)

    def _tied_level(self, num_id: str, style: Style) -> int | None:
        """The list level that names this style or one that it is based on."""
        instance = self.lists.instance(num_id)
        return None if instance is None else instance.level_of(style.line)

    def _append(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.size += 1
        self.characters += len(draft.text)
        if self.size > MAX_DRAFTS or self.characters > MAX_CHARACTERS:
            raise TooLarge(
                f"“{self.name}”超过 {MAX_DRAFTS // 10_000} 万段（行、格）或 {MAX_CHARACTERS // 10_000} 万字，"
                "为保护服务器已停止读取。请拆成几个文件后重新上传。"
            )
        for key in self._waiting:
            self.starts[key] = (draft, 0)
        self._waiting.clear()

    def _pin(self, draft: Draft, marks: list[Mark]) -> None:
        """Note where comments, notes and pictures hang; an empty line's hang on its neighbours."""
        last = self.drafts[-1] if self.drafts else None
        for mark in marks:
            if mark.kind in {Hung.FOOTNOTE, Hung.ENDNOTE}:
                self.notes.append(mark)
            elif mark.kind is Hung.PICTURE:
                self.pictures.append((mark.key, last))
            elif mark.kind is not Hung.BOX:
                self._pin_comment(draft if draft.text else None, last, mark)

    def _pin_comment(self, draft: Draft | None, last: Draft | None, mark: Mark) -> None:
        if mark.kind is Hung.COMMENT_START:
            if draft is None:
                self._waiting[mark.key] = None
            else:
                self.starts[mark.key] = (draft, mark.at)
        elif mark.kind is Hung.COMMENT_MARK:
            if last is not None and mark.key not in self._waiting:
                self.starts.setdefault(mark.key, (last, 0))
        elif last is not None:
            self.ends[mark.key] = (last, len(last.text)) if draft is None else (draft, mark.at)

    def _table(self, tbl: Element) -> None:
        rows = list(grid_rows(tbl))
        for tr in filter(is_deleted, rows):
            self.skips.add(DELETED, raw_text(tr))
        placed = grid([tr for tr in rows if not is_deleted(tr)])
        for tc in (tc for row in placed for tc in row.covered):
            self.skips.add(COVERED, raw_text(tc))
        if len(placed) == 1 and len(placed[0].cells) == 1:  # a frame around paragraphs, not a table
            self.read(placed[0].cells[0].element)
            return
        table, self.tables = self.tables, self.tables + 1
        for index, row in enumerate(placed):
            self._row(row, table, index)

    def _row(self, row: GridRow, table: int, index: int) -> None:
        own = Draft("", table=table, row=index, header=row.header)
        parts: list[str] = []
        at = 0
        fields: list[Field] = []
        after: list[Draft] = []
        for cell in row.cells:
            held = self._cell(cell.element)
            inner = [draft for draft in held if draft.table is None]
            taken = inner if len(inner) < LONG_CELL else []
            text = _join(own, taken, at, close=index == 0)
            fields.append(Field(text, cell.column, cell.width, cell.height))
            if text:
                parts.append(text)
                at += len(text) + 1
            after += [draft for draft in held if draft not in taken]
        own.fields, own.text = fields, "\t".join(parts)
        if own.text:
            self._append(own)
        self.drafts += after

    def _cell(self, tc: Element) -> list[Draft]:
        """A cell's lines (and rows of tables in it), apart from the drafts so far."""
        outer, self.drafts = self.drafts, []
        inside, self._in_cell = self._in_cell, True
        self.read(tc)
        self._in_cell = inside
        held, self.drafts = self.drafts, outer
        return held


def _join(row: Draft, taken: list[Draft], at: int, *, close: bool) -> str:
    """A cell's lines in one, a blank between unfinished ones (none if `close`); `at` is its place in the row's text."""
    text = ""
    for draft in taken:
        text += "" if close or not text or text[-1] in SENTENCE_MARKS else " "
        draft.home, draft.shift = row, at + len(text)
        text += draft.text.replace("\t", " ")
        row.counted += draft.counted
    return text
