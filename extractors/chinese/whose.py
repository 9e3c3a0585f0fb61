"""Step: whose problem each finding is (问题单位): the document's own organization, or the unit that the text names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.chinese.features import View
from extractors.chinese.names import names_in, party_words
from extractors.chinese.notes import Notes
from extractors.chinese.places import columns
from extractors.findings import Kind

MANY = (
    *(Kind.REVIEW_REMARKS, Kind.INSPECTION_FEEDBACK, Kind.MEETING_SPEECH),
    *(Kind.RECTIFICATION_PLAN, Kind.RECTIFICATION_REPORT),
)
UNIT_COLUMN = re.compile(r"单位|学校|支部|党组织|述职人|园所|被检|受检|社区")
OPENING = 36  # characters at a finding's start in which its unit is named
SUBJECT = 14  # characters at a line's start in which a new unit is announced
LEAST_UNITS = 2  # units that a document about many names at the least
LEAST_SHORT = 2  # characters of a short name
UNIT = re.compile(
    r"(?:学校|小学|中学|高中|初中|幼儿园|校区|学院|校|园|职教中心|职专|[一二三四五六七八九十]中|实小|完小|教学点|中心校|集团|社区|村|公司)$"
    r"|党|支部$"
)
OTHERS = re.compile(
    r"^[个年的与和及后每到]|检查组|巡察组|督导组|考核组|调研组|督查组|审计|纪委|县委|区委|市委|教育局|工委|领导小组|派出所"
)


@dataclass(frozen=True, slots=True)
class Roster:
    """The units that a document names, each under its fullest name."""

    full: dict[str, str]  # name as mentioned -> fullest name

    def at(self, text: str) -> str | None:
        """The first unit that a text names, under its fullest name."""
        places = [(place, -len(name), name) for name in self.full if (place := text.find(name)) >= 0]
        return self.full[min(places)[2]] if places else None


def step(notes: Notes) -> None:
    """The organization of each finding."""
    own = notes.facts.organization or ""
    spans = [(finding.start, finding.end, finding.location.block) for finding in notes.findings]
    names = whose(notes.view, notes.facts.kind, own, spans)
    pairs = zip(notes.findings, names, strict=True)
    notes.findings = tuple(replace(finding, organization=name) for finding, name in pairs)


def whose(view: View, kind: Kind, own: str, spans: Sequence[tuple[int, int, int]]) -> list[str]:
    """A name for each span (start, end, line)."""
    if kind not in MANY or not spans:
        return [own] * len(spans)
    known = roster(view, own)
    announced = _announced(view, known)
    found = [_unit(view, known, announced, span) for span in spans]
    told = {name for name in found if name}
    if len(told) < LEAST_UNITS:
        return [own] * len(spans)
    return [name or own for name in found]


def roster(view: View, own: str) -> Roster:
    """All units but the document's own and those who inspect."""
    named = (name for _, name in names_in(view.text) if UNIT.search(name) and not OTHERS.search(name))
    names = Counter(name for name in named if name != own)
    full = {name: _fullest(name, names, own) for name in names}
    short = {cut: whole for name, whole in full.items() if len(cut := _core(name)) > LEAST_SHORT}
    return Roster({**short, **full})


def _fullest(name: str, names: Counter[str], own: str) -> str:
    """The name with its party body, as another place of the document gives it."""
    core = _core(name)
    parties = [other for other in names if other != name and party_words().search(other)]
    longer = [other for other in parties if _is_short(core, _core(other))]
    best = max(longer, key=lambda other: (names[other], len(other)), default=name)
    return name if party_words().search(name) and best == name else best


def _core(name: str) -> str:
    """The unit without its party body."""
    found = [match for match in party_words().finditer(name) if match.end() == len(name)]
    return name[: found[-1].start()] if found else name


def _is_short(short: str, long: str) -> bool:
    """Whether a name says the same unit in fewer characters: 二中 for 桐花二中."""
    return len(short) >= LEAST_SHORT and long.endswith(short)


def _announced(view: View, known: Roster) -> list[str | None]:
    """The unit that the lines speak about, line by line: a heading or the start of a paragraph names it."""
    current: str | None = None
    found = []
    for line, section in zip(view.lines, view.sections, strict=True):
        if section.level is not None and section.level <= 2:
            current = known.at(line.folded) or None
        elif unit := known.at(line.folded[:SUBJECT]):
            current = unit
        found.append(current)
    return found


def _unit(view: View, known: Roster, announced: Sequence[str | None], span: tuple[int, int, int]) -> str | None:
    start, end, line = span
    here = view.lines[line]
    return next(filter(None, _places(view, known, (start, end), line)), None) or announced[here.index]


def _places(view: View, known: Roster, extent: tuple[int, int], line: int) -> Iterator[str | None]:
    """Where a finding's unit may be named, nearest first."""
    start, end = extent
    yield known.at(view.text[start : min(end, start + OPENING)])
    cells = columns(view, line)
    yield from (known.at(text) or text for head, text in cells.items() if UNIT_COLUMN.search(head) and text)
    before = view.text[view.lines[line].start : start]
    mentions = [name for _, name in names_in(before) if name in known.full]
    yield known.full[mentions[-1]] if mentions else None
    for above in reversed([at for at in view.sections[line].path if at != line][1:]):
        yield known.at(view.lines[above].folded)
