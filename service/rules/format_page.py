"""Flaws of the page: paper, margins, page numbers, theme fonts, empty paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from service.rules.format_faces import SONG, face_of, size_name
from service.rules.format_facts import Draft, Flaw, PageNumber, Placed, Role, Severity, Sheet

PAPER = (210.0, 297.0)  # mm
MARGINS = {"top": 37.0, "right": 26.0, "bottom": 35.0, "left": 28.0}
LYING = {"top": 28.0, "right": 37.0, "bottom": 26.0, "left": 35.0}
TOLERANCE = 1.0  # mm, as the standard allows
SIDES = {"top": "上", "bottom": "下", "left": "左", "right": "右"}
NUMBER_POINTS = 14.0
NUMBER_SIDES = {"default": ("right", "单页"), "even": ("left", "双页")}
DASHES = ("— # —", "—#—", "－ # －", "－#－", "― # ―", "―#―")
SHORT_DASHES = ("-", "–", "－")
EMPTY_TOGETHER = 3


def page_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """Paper and margins of each section, said once where sections are alike."""
    seen = set()
    for sheet in draft.sheets:
        for flaw in _sheet_flaws(sheet):
            if flaw not in seen:
                seen.add(flaw)
                yield flaw
    if draft.themed_styles:
        yield Flaw(
            "主题字体",
            Severity.SHOULD,
            "默认样式用的是主题字体，换一台电脑字体会变",
            "默认样式写明仿宋_GB2312，四个字体槽相同",
            mended_by="form",
        )


def _sheet_flaws(sheet: Sheet) -> Iterator[Flaw]:
    lying = sheet.width > sheet.height
    size = (sheet.height, sheet.width) if lying else (sheet.width, sheet.height)
    if max(abs(size[0] - PAPER[0]), abs(size[1] - PAPER[1])) > TOLERANCE:
        wrong = f"纸张为 {sheet.width:.0f}×{sheet.height:.0f} 毫米"
        yield Flaw("纸张", Severity.MUST, wrong, "A4 纸，210×297 毫米", mended_by="form")
    wanted = LYING if lying else MARGINS
    off = {side: found for side, found in sheet.margins.items() if abs(found - wanted[side]) > TOLERANCE}
    if off:
        wrong = "、".join(f"{SIDES[side]}边距 {found:.1f} 毫米" for side, found in off.items())
        right = "、".join(f"{SIDES[side]} {wanted[side]:.0f}" for side in SIDES) + " 毫米"
        yield Flaw("页边距", Severity.MUST, wrong, right, mended_by="form")


def number_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """Page numbers: there, in their form, right on odd and left on even pages."""
    if not draft.numbers:
        yield Flaw(
            "页码", Severity.MUST, "没有页码", "四号宋体，一字线夹数字（— 1 —），单页靠右、双页靠左", mended_by="form"
        )
        return
    if not draft.parts_even:
        yield Flaw("页码", Severity.MUST, "单双页的页码在同一边", "单页居右空一字，双页居左空一字", mended_by="form")
    for kind, number in draft.numbers.items():
        if kind in NUMBER_SIDES:
            yield from _number_flaws(number, kind, apart=draft.parts_even)


def _number_flaws(number: PageNumber, kind: str, *, apart: bool) -> Iterator[Flaw]:
    side, pages = NUMBER_SIDES[kind]
    if number.text.strip() not in DASHES:
        short = any(mark in number.text for mark in SHORT_DASHES)
        wrong = f"{pages}页码写成“{number.text.strip().replace('#', '1')}”" + ("，短横不是一字线" if short else "")
        yield Flaw("页码", Severity.MUST, wrong, "— 1 —（左右各一条一字线）", mended_by="form")
    if number.points and number.points != NUMBER_POINTS:
        yield Flaw("页码", Severity.MUST, f"{pages}页码为{size_name(number.points)}", "四号（14磅）", mended_by="form")
    if number.font and face_of(number.font) != SONG:
        yield Flaw("页码", Severity.SHOULD, f"{pages}页码字体为{number.font}", "宋体", mended_by="form")
    if apart and number.align != side:
        where = "居右空一字" if side == "right" else "居左空一字"
        yield Flaw("页码", Severity.MUST, f"{pages}页码不在该在的一边", where, mended_by="form")


def empty_flaws(draft: Draft, placed: tuple[Placed, ...]) -> Iterator[Flaw]:
    """Empty paragraphs in a row within the text, used to push words down a page."""
    for role, group in groupby(placed, key=lambda one: one.role):
        lines = [one.line for one in group if not one.line.has_picture]
        if role is Role.EMPTY and len(lines) > EMPTY_TOGETHER:
            wrong = f"连着{len(lines)}个空段"
            right = "另起一页用分页符，空一行最多一个空段"
            yield Flaw("空段", Severity.SHOULD, wrong, right, lines[0].number)
