"""Drafts of a Word file -> blocks: titles, headings, paragraphs, rows, each with its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.document import Block, BlockKind
from extractors.readers.headings import ATTACHMENT, heading_level, is_item, printed_number
from extractors.readers.rows import row_block
from extractors.readers.word_drafts import Draft

MAX_HEADING = 100  # characters of a line that its style makes a heading; longer ones are paragraphs
MAX_TITLE = 60
TITLE_SIZE = 36  # half points: a centred line this large is a title wherever it stands
SENTENCE_END = tuple("。；;！!？?：:，,、")


def blocks(drafts: list[Draft]) -> Iterator[Block]:
    """A block a draft, in order; ids count from b0."""
    titles = _titles(drafts)
    headers = _headers(drafts)
    for index, draft in enumerate(drafts):
        if draft.table is not None and draft.row is not None:
            row = row_block(index, list(draft.fields), table=draft.table, row=draft.row)
            yield replace(row, header=row.header or draft.header or (draft.table, draft.row) in headers)
        elif draft.kind is not None:
            yield Block(f"b{index}", draft.kind, draft.text, draft.text)
        elif index < titles or _is_large(draft) or (draft.look.title and len(draft.text) <= MAX_HEADING):
            yield Block(f"b{index}", BlockKind.TITLE, draft.text, draft.text)
        else:
            yield _line(index, drafts)


def _line(index: int, drafts: list[Draft]) -> Block:
    draft = drafts[index]
    typed, depth = printed_number(draft.text)
    beside = drafts[max(index - 1, 0) : index] + drafts[index + 1 : index + 2]
    level = None if is_item(draft.text, (near.text for near in beside)) else heading_level(draft.text)
    if draft.look.heading is not None and len(draft.text) <= MAX_HEADING:
        level = depth or draft.look.heading
    kind = BlockKind.PARAGRAPH if level is None else BlockKind.HEADING
    return Block(f"b{index}", kind, draft.text, draft.text, level=level, number=draft.number or typed)


def _could_be_title(draft: Draft) -> bool:
    return (
        draft.table is None
        and draft.kind is None
        and len(draft.text) <= MAX_TITLE
        and not draft.text.endswith(SENTENCE_END)
        and not draft.number
        and not ATTACHMENT.match(draft.text)
        and not printed_number(draft.text)[0]
    )


def _is_large(draft: Draft) -> bool:
    return draft.look.centred and draft.look.size >= TITLE_SIZE and _could_be_title(draft)


def _titles(drafts: list[Draft]) -> int:
    """How many of the first lines are the title: the first short one, and those as large and centred that follow it."""
    if not drafts or not _could_be_title(drafts[0]) or len(drafts) == 1:
        return 0
    first = drafts[0]
    count = 1
    while first.look.centred and count < len(drafts) and _goes_on(first, drafts[count]):
        count += 1
    return count


def _goes_on(first: Draft, draft: Draft) -> bool:
    return draft.look.centred and draft.look.size >= first.look.size > 0 and _could_be_title(draft)


def _headers(drafts: list[Draft]) -> set[tuple[int, int]]:
    """Rows that a cell of a header row reaches down into: the second line of a two-line table head."""
    found: set[tuple[int, int]] = set()
    for draft in drafts:
        if draft.table is not None and draft.row == 0 and len(draft.fields) > 1:
            reach = max(field.height for field in draft.fields)
            spread = any(field.width > 1 for field in draft.fields)
            found |= {(draft.table, row) for row in range(1, reach)} if spread else set()
    return found
