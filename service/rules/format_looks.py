"""Flaws in how paragraphs look: faces, sizes, line pitch, indents, places of title, signature and date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from service.rules.format_faces import FANG, LATIN, LOOKS, Wanted, face_of, size_name
from service.rules.format_facts import Draft, Flaw, Line, Placed, Role, Severity, Words
from service.rules.format_roles import is_whole
from service.rules.wording import clip

PITCHES = (28.0, 29.5)  # points; 22 lines fill a page
TITLE_PITCHES = (28.0, 38.0)
NO_BLANK = "标题下没有空一行"
GAP = 0.5  # points
WIDE_MARKS = "“”‘’…—"
INDENTED = (Role.BODY, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4, Role.ATTACHMENTS)
INDENT_LEAST, INDENT_MOST = 1.5, 2.5  # characters
QUOTE = 20
RUN_IN = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)


def face_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """Faces and sizes of each paragraph by what it is."""
    for one in placed:
        if wanted := LOOKS.get(one.role):
            yield from _face(one, wanted)
            yield from _size(one, wanted)
            yield from _bold(one)


def _face(one: Placed, wanted: Wanted) -> Iterator[Flaw]:
    runs = _judged(one)
    allowed = {wanted.face, FANG} if one.role in RUN_IN and not is_whole(one.line) else {wanted.face}
    odd = [run for run in runs if _has_chinese(run.text) and face_of(run.fonts.get("eastAsia", "")) not in allowed]
    if odd:
        named = odd[0].fonts.get("eastAsia") or "未写明的字体"
        themed = "（主题字体）" if odd[0].themed else ""
        yield _flaw("字体", one, odd[0], f"{one.role}的中文字体为{named}{themed}", wanted.face)
        return
    latin = [run for run in runs if _has_latin(run.text) and face_of(run.fonts.get("ascii", "")) not in allowed]
    if latin:
        named = latin[0].fonts.get("ascii") or "未写明的字体"
        wrong = f"数字、字母的字体为{named}"
        severity = Severity.NOTE if named == LATIN else Severity.SHOULD
        yield _flaw("西文字体", one, latin[0], wrong, f"与正文同为{wanted.face}，四个字体槽都写明", severity)


def _size(one: Placed, wanted: Wanted) -> Iterator[Flaw]:
    odd = [run for run in one.line.runs if run.text.strip() and run.points != wanted.points]
    if odd:
        yield _flaw("字号", one, odd[0], f"{one.role}为{size_name(odd[0].points)}", size_name(wanted.points))


def _bold(one: Placed) -> Iterator[Flaw]:
    bold = [run for run in one.line.runs if run.text.strip() and run.bold]
    if bold and one.role in (Role.TITLE, Role.HEADING_1, Role.HEADING_2) and is_whole(one.line):
        yield _flaw("加粗", one, bold[0], f"{one.role}加了粗", "不加粗", Severity.SHOULD)


def quote_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """Quotation marks, dashes and ellipses that Word would take from the Latin font."""
    for one in placed:
        for run in one.line.runs:
            marks = "".join(dict.fromkeys(mark for mark in run.text if mark in WIDE_MARKS))
            chinese = face_of(run.fonts.get("eastAsia", ""))
            if marks and run.hint != "eastAsia" and face_of(run.fonts.get("hAnsi", "")) != chinese:
                wrong = f"“{marks}”会用西文字体{run.fonts.get('hAnsi', '')}显示"
                right = "引号、破折号、省略号用中文字体（四个字体槽同设，hint 设为 eastAsia）"
                yield _flaw("引号字体", one, run, wrong, right)
                break


def pitch_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """Line pitch of the text, and space between paragraphs."""
    for one in placed:
        if one.role in INDENTED and one.line.gap > GAP:
            wrong = f"段前段后间距共 {one.line.gap:g} 磅"
            yield _flaw("段间距", one, None, wrong, "段前段后为 0，否则每面排不满 22 行", Severity.SHOULD)
        least, most = TITLE_PITCHES if one.role in (Role.TITLE, Role.UNDER_TITLE) else PITCHES
        if one.role not in LOOKS or one.line.has_picture or least <= one.line.pitch <= most:
            continue
        pitch = one.line.pitch
        wrong = f"行距固定值 {pitch:g} 磅" if pitch else "行距不是固定值"
        right = "固定值 33 磅" if most == TITLE_PITCHES[1] else "固定值 28.95 磅（每面22行），校内材料 28 磅"
        yield _flaw("行距", one, None, wrong, right, Severity.MUST if not pitch else Severity.SHOULD)


def indent_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """First lines: two characters in, by indent and not by spaces."""
    for one in placed:
        spaces = _leading(one.line)
        if one.role in INDENTED and spaces:
            yield _flaw("首行缩进", one, None, "段首用空格缩进", "首行缩进 2 字符，不敲空格", Severity.SHOULD)
        elif one.role in INDENTED and not _is_indented(one.line):
            yield _flaw("首行缩进", one, None, "段首没有空二字", "首行缩进 2 字符")
        elif one.role is Role.SALUTATION and (spaces or one.line.first > one.line.points / 2):
            yield _flaw("主送机关", one, None, "主送机关没有顶格", "顶格写，回行仍顶格")


def place_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """Places of title, signature and date."""
    for one in placed:
        if one.role in (Role.TITLE, Role.UNDER_TITLE) and one.line.align != "center":
            wrong = f"{one.role}没有居中"
            yield _flaw("标题位置", one, None, wrong, "居中，分行时词意完整")
        elif one.role in (Role.UNIT, Role.DAY) and not is_right(one.line):
            right = "靠右：不盖章时署名右空二字，日期首字比署名首字右移二字；盖章时日期右空四字"
            yield _flaw("落款位置", one, None, f"{one.role}没有靠右", right, Severity.SHOULD)
    for before, one in pairwise(placed):
        if before.role is Role.TITLE and one.role not in (Role.TITLE, Role.UNDER_TITLE):
            if one.role in (Role.EMPTY, Role.CELL):
                return
            yield _flaw("标题位置", before, None, NO_BLANK, "标题下空一行再写主送机关或正文", Severity.SHOULD)
            return


def _judged(one: Placed) -> list[Words]:
    return [run for run in one.line.runs if run.text.strip()]


def _flaw(
    rule: str, one: Placed, run: Words | None, wrong: str, right: str, severity: Severity = Severity.MUST
) -> Flaw:
    quote = clip((run.text if run else one.line.text).strip(), QUOTE)
    by_hand = wrong == NO_BLANK
    return Flaw(rule, severity, wrong, right, one.line.number, quote, "" if by_hand else "form")


def _has_chinese(text: str) -> bool:
    return any("一" <= char <= "鿿" for char in text)


def _has_latin(text: str) -> bool:
    return any(char.isascii() and char.isalnum() for char in text)


def _leading(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip(" 　\t\u00a0"))


def _is_indented(line: Line) -> bool:
    size = line.points or 16
    return line.listed or INDENT_LEAST <= (line.first + max(line.left, 0)) / size <= INDENT_MOST or line.align != "both"


def is_right(line: Line) -> bool:
    """Whether a line under a paper stands on its right side."""
    spaces = _leading(line) * line.points
    return line.align in ("right", "center") or "\t" in line.text or line.left + line.first + spaces > 5 * line.points
