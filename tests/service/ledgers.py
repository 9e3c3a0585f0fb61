"""Ledgers as offices keep them, built in memory for tests: titles, merged cells, headers of two rows, broken cells."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

SCHOOL = "白鹭区第六小学党支部"
STUDY = "集体学习记录三个月没有补齐，笔记多为抄写"
FEES = "党费收缴不及时，二季度仍有四人未交"
ROOM = "党员活动室长期锁门，没有按计划使用"
PLAIN_HEAD = (
    *("序号", "问题类别", "具体问题", "整改措施", "责任领导"),
    *("责任部门", "整改时限", "进展情况", "是否销号", "备注"),
)
PLAIN_ROWS: tuple[tuple[Any, ...], ...] = (
    (1, "思想建设", STUDY, "每月第一周集中学习", "何望春", "党建办公室", date(2024, 6, 30), "已补记五次", "否", ""),
    (2, "组织建设", FEES, "每月十日前收缴公示", "梁一鸣", "支委会", "2024年3月底前", "已收齐", "是", "满意"),
    (3, "阵地建设", ROOM, "排出开放值班表", "孙立冬", "总务处", "立行立改", "", "否", ""),
)
DOWN = tuple(f"{letter}5:{letter}7" for letter in "ABCDF")


def workbook(*sheets: Callable[[Any], None], names: Sequence[str] = ()) -> bytes:
    """A workbook; each function fills one sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for place, fill in enumerate(sheets):
        fill(book.create_sheet(names[place] if place < len(names) else f"Sheet{place + 1}"))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def table(*rows: Sequence[Any], merged: Sequence[str] = ()) -> Callable[[Any], None]:
    """A sheet of these rows with these areas merged."""

    def fill(page: Any) -> None:
        for row in rows:
            page.append(list(row))
        for area in merged:
            page.merge_cells(area)

    return fill


def plain() -> bytes:
    """The usual form: a merged title, a line of the office, one header row."""
    title = (f"{SCHOOL}2024年巡察反馈问题整改台账",)
    about = (f"填报单位：{SCHOOL}", *[""] * 7, "日期：2024年2月")
    foot = ("", "填表人：郭小满")
    return workbook(
        table(title, about, PLAIN_HEAD, *PLAIN_ROWS, (), ("合计", "", "3项"), foot, merged=("A1:J1",)), names=("台账",)
    )


def merged_down() -> bytes:
    """A header of two rows; one problem over three measures; a section row over the whole width."""
    return workbook(
        table(
            ("巡察反馈问题整改任务分解表",),
            ("序号", "反馈问题", "", "整改", "", "责任", "", "完成时限", "整改状态"),
            ("", "一级", "具体表现", "目标", "措施", "牵头领导", "责任科室", "", ""),
            ("一、党的建设方面",),
            (1, "思想建设", STUDY, "学习有记录", "制定学习计划", "何望春", "党建办", "2024.3.31", "已完成"),
            ("", "", "", "", "每月检查笔记", "", "党建办", "2024.6.30", "整改中"),
            ("", "", "", "", "年底考学", "", "教务处", "2024年12月", "整改中"),
            (2, "组织建设", FEES, "按月收缴", "1.每月十日前收缴\n2.每季度公示", "梁一鸣", "支委会", "长期坚持", "长期"),
            merged=("A1:I1", "A2:A3", "B2:C2", "D2:E2", "F2:G2", "H2:H3", "I2:I3", "A4:I4", *DOWN),
        ),
        names=("分解表",),
    )


def delimited(delimiter: str, encoding: str) -> bytes:
    """The usual form as text."""
    rows = (PLAIN_HEAD, *PLAIN_ROWS)
    return "\r\n".join(delimiter.join(str(cell) for cell in row) for row in rows).encode(encoding)


def with_parts(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A workbook with some parts replaced or added."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in {*source.namelist(), *parts}:
            target.writestr(name, parts[name] if name in parts else source.read(name))
    return out.getvalue()
