"""Who is to carry a measure out: from the columns of its table row, else from its words and what stands around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.chinese.agents import KINDS, Told, agents, charged
from extractors.chinese.lines import fold
from extractors.chinese.parties import CHARGE, NAME, OFFICE, WORDS, Party, Sort
from extractors.findings import Responsible

ORDER = ("lead", "departments", "owners", "partners")
HAN_PAIR = "[\\u4e00-\\u9fff]{2}"
SPLIT = re.compile(f"[、,;/\\n]|(?<={HAN_PAIR})[和与及](?={HAN_PAIR})")
NOISE = re.compile(f"\\(.*?\\)|\\d{{7,}}|{CHARGE}$|{CHARGE}(?=[、,;/])|同志")
ONE_NAME = re.compile(NAME)
ONE_OFFICE = re.compile(OFFICE)
NOBODY = frozenset(WORDS["nobody"])


def responsible(
    text: str, *, columns: Mapping[str, str], reporter: str | None, around: Sequence[str] = ()
) -> Responsible:
    """The parties that the measure's row and words name; 由我负责 names the reporter.

    `columns`: header text -> cell text of its table row; `around`: statements that hold for several measures
    (see shared.around), which fill in the kinds that are missing.
    """
    in_row = [told for header, cell in columns.items() for told in _in_column(fold(header).strip(), fold(cell))]
    told = [*in_row, *(charged(text) if in_row else agents(text, reporter))]
    for statement in around:
        kinds = {kind for kind, _ in told}
        told += [found for found in agents(statement, reporter) if found[0] not in kinds]
    return _sorted(told)


def _sorted(told: Iterable[Told]) -> Responsible:
    kinds: dict[str, list[str]] = {kind: [] for kind in ORDER}
    seen: set[str] = set()
    for kind, party in told:
        if party.text not in seen:
            seen.add(party.text)
            kinds[kind].append(party.text)
    return Responsible(*(tuple(kinds[kind]) for kind in ORDER))


def _in_column(header: str, cell: str) -> Iterator[Told]:
    """Each piece of the cell is one party, as it stands there (总务处 胡某), without 牵头 or a telephone number."""
    kind = KINDS.get(header)
    for piece in SPLIT.split(NOISE.sub("", cell)) if kind else ():
        yield from ((_kind(kind or "", party, cell), party) for party in _pieces(piece.strip()))


def _pieces(piece: str) -> list[Party]:
    names = piece.split()
    if len(names) > 1 and all(ONE_NAME.fullmatch(name) for name in names):
        return [Party(name, Sort.NAME) for name in names]
    if not piece or piece in NOBODY:
        return []
    return [Party(piece, Sort.OFFICE if ONE_OFFICE.fullmatch(piece) else Sort.POST)]


def _kind(kind: str, party: Party, cell: str) -> str:
    """A column 责任人 may hold offices, and 牵头 in a cell makes a lead."""
    if kind == "owners" and party.sort is Sort.OFFICE:
        return "departments"
    return "lead" if kind == "owners" and "牵头" in cell else kind
