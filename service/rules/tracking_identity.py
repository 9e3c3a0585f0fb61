"""Which finding each row of a returned sheet means: by its id, else by its words; copies and strangers told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from service.rules.tracking_cells import SheetRow, text
from service.rules.tracking_diff import Differ
from service.rules.tracking_header import Note
from service.rules.tracking_matching import Matcher, alike
from service.rules.tracking_values import problem_text
from service.rules.wording import clip

COPY_SAME = 90.0  # likeness of the problem's words from which a copied row is only a copy, 0..100
SHOWN = 40  # characters


@dataclass(slots=True)
class Identified:
    """The rows of a sheet, each with what it means."""

    known: list[tuple[SheetRow, str, str]] = field(default_factory=list)  # row, finding, why ("" by its id)
    new: list[tuple[SheetRow, str]] = field(default_factory=list)  # row, why
    cleared: list[tuple[SheetRow, str]] = field(default_factory=list)  # row, finding
    notes: list[Note] = field(default_factory=list)

    @property
    def findings(self) -> set[str]:
        """All findings that the sheet still has."""
        return {finding for _, finding, _ in self.known} | {finding for _, finding in self.cleared}


def identify(rows: Sequence[SheetRow], differ: Differ, as_new: AbstractSet[int]) -> Identified:
    """What every row means; `as_new` are numbers of rows that a person calls new."""
    found = Identified()
    by_id: dict[str, list[SheetRow]] = defaultdict(list)
    loose: list[tuple[SheetRow, str]] = []
    for row in rows:
        name = differ.cell(row, "id")
        if name in differ.known.rows and row.number not in as_new:
            by_id[name].append(row)
        elif name and any(name in words for words in differ.known.kept.values()) and row.number not in as_new:
            found.notes.extend(_gone(row, name, differ))
        else:
            loose.append((row, ""))
    for name, same in by_id.items():
        loose.extend(_one_of(name, same, differ, found))
    _place_loose(loose, differ, found, as_new)
    return found


def _one_of(name: str, same: list[SheetRow], differ: Differ, found: Identified) -> Iterator[tuple[SheetRow, str]]:
    """Of rows with one id the most similar is the row; a copy with words of its own is a new row."""
    problem = problem_text(differ.known.rows[name])
    own = max(same, key=lambda row: alike(differ.cell(row, "problem"), problem)) if len(same) > 1 else same[0]
    if differ.is_empty(own):
        found.cleared.append((own, name))
    else:
        found.known.append((own, name, ""))
    for row in same:
        if row is own:
            continue
        words = differ.cell(row, "problem")
        if words and alike(words, problem) < COPY_SAME:
            yield row, f"由第{own.number}行复制而来，问题已改写"
        else:
            found.notes.append(_copy(row, own, differ, name))


def _place_loose(
    loose: Iterable[tuple[SheetRow, str]], differ: Differ, found: Identified, as_new: AbstractSet[int]
) -> None:
    matcher = Matcher(differ.known.rows, found.findings)
    for row, why in loose:
        words = differ.cell(row, "problem")
        match = matcher.find(words) if words and not why and row.number not in as_new else None
        if match:
            found.known.append((row, match.finding, match.reason))
        elif words:
            found.new.append((row, why or "没有编号，清单里也没有相近的问题"))
        else:
            found.notes.extend(_wordless(row, differ))


def _gone(row: SheetRow, name: str, differ: Differ) -> Iterator[Note]:
    changed = differ.raw_changes(row, name)
    if changed:
        what = "、".join(changed)
        why = "导出以后，这个问题在页面上被删除，或已并入新年度"
        yield Note(f"第{row.number}行", f"{why}，表里的改动没有采用：{what}。需要的话请先在页面上恢复这个问题。")


def _copy(row: SheetRow, own: SheetRow, differ: Differ, name: str) -> Note:
    changed = "、".join(f"{cell.title}“{clip(cell.new, SHOWN)}”" for cell in differ.changes(row, name))
    what = f"其中改动过的{changed}请填到第{own.number}行" if changed else "内容相同"
    return Note(f"第{row.number}行", f"与第{own.number}行编号相同，是复制出来的，没有采用；{what}。")


def _wordless(row: SheetRow, differ: Differ) -> Iterator[Note]:
    said = "、".join(clip(text(cell), SHOWN) for cell in row.cells if text(cell))
    if said and not differ.is_empty(row):
        yield Note(f"第{row.number}行", f"没有“具体问题”，也没有编号，没有采用：{said}。")
