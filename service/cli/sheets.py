"""The commands about the tracking sheet (整改台账): out, preview what came back, apply, undo, views."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.files import given, written
from service.errors import BadRequest
from service.settings import load

if TYPE_CHECKING:
    from service.actions.preview_sheet import Returned

FILE = click.argument("file", metavar="文件.xlsx", type=click.Path(path_type=Path))
OWNER = click.option("--for", "organization", default="", help="新增的行属于哪个单位；不写则与表里其他行相同。")
AS_NEW = click.option("--as-new", default="", metavar="行号", help="这些行是新问题，不要按文字对应，如 12,15。")


@click.group(name="sheet", help="整改台账：导出、收回预览、应用、撤销。")
def sheets() -> None:
    """The commands about tracking sheets."""


@sheets.command(help="导出整改台账，可以发出去填写。")
@click.option("--for", "organization", default=None, help="单位名称；不写则全部单位合成一份。")
@click.option("--view", default="full", show_default=True, help="样式：full、T1–T9 或自存的名称。")
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="写到哪个文件夹。")
def out(organization: str | None, view: str, out: Path) -> None:
    """Write the sheet under the name that a clerk would give it."""
    from service.actions.open_parts import open_parts
    from service.actions.send_sheet import send_sheet

    with open_parts(load()) as parts:
        file = send_sheet(parts, organization, view)
    click.echo(f"已写出 {written(out, file)}")


@sheets.command(help="看填好的台账会改什么；什么都不会改。")
@FILE
@OWNER
@AS_NEW
def preview(file: Path, organization: str, as_new: str) -> None:
    """Exit status 1 when there are conflicts."""
    from service.actions.open_parts import open_parts
    from service.actions.preview_sheet import preview_sheet
    from service.rules.tracking_lines import change_lines

    with open_parts(load()) as parts:
        changes = preview_sheet(parts, _returned(file, organization, as_new)).changes
    click.echo("\n".join(change_lines(changes)))
    sys.exit(1 if changes.conflicts else 0)


@sheets.command(help="应用填好的台账；冲突和删除默认不动。")
@FILE
@OWNER
@AS_NEW
@click.option("--rows", default="", help="只应用这些行，写预览里方括号中的代号，如 r4,r7。")
@click.option("--mine", default="", help="冲突时用表里的内容的格，如 H12,J4；all 为全部。")
@click.option("--delete", "deleted", default="", help="确定删除的行的代号；all 为全部。")
def apply(file: Path, **options: str) -> None:
    """Exit status 1 when conflicts were left."""
    from service.actions.apply_sheet import apply_sheet
    from service.actions.open_parts import open_parts
    from service.rules.tracking_changes import Choice

    chosen = {name: frozenset(_split(options[name])) for name in ("rows", "mine", "deleted")}
    choice = Choice(chosen["rows"] or None, chosen["mine"], chosen["deleted"])
    with open_parts(load()) as parts:
        done = apply_sheet(parts, _returned(file, options["organization"], options["as_new"]), choice)
    click.echo(f"已应用，第 {done.batch} 批：改动 {done.changed} 行，新增 {done.added} 行，删除 {done.deleted} 行。")
    if done.conflicts:
        click.echo(f"有 {done.conflicts} 格冲突保留页面上的内容，用 --mine 可改用表里的。", err=True)
    sys.exit(1 if done.conflicts else 0)


@sheets.command(help="撤销一批台账改动；不写批号则撤销最近一批。")
@click.argument("batch", required=False, type=int, metavar="[批号]")
def undo(batch: int | None) -> None:
    """Later changes stay, and are told."""
    from service.actions.open_parts import open_parts
    from service.actions.undo_sheet import undo_sheet

    with open_parts(load()) as parts:
        done = undo_sheet(parts, batch)
    click.echo(f"已撤销第 {done.undoes} 批，恢复 {done.rows} 行。")
    for line in done.kept:
        click.echo(f"保留：{line}。")


@sheets.command(help="列出台账样式。")
def views() -> None:
    """One line a view."""
    from service.actions.open_parts import open_parts
    from service.actions.sheet_views import all_forms

    with open_parts(load()) as parts:
        forms = all_forms(parts)
    for view in forms.views.values():
        titles = "、".join(view.titles.get(key, forms.columns[key].title) for key in view.columns)
        click.echo(f"{view.key}\t{view.name}\t{titles}")


def _returned(path: Path, organization: str, as_new: str) -> Returned:
    from service.actions.preview_sheet import Returned

    rows = _split(as_new)
    if not all(row.isdecimal() for row in rows):
        raise BadRequest(f"“--as-new {as_new}”不是行号。请写成 12,15 这样。")
    return Returned(given(path), organization, frozenset(map(int, rows)))


def _split(text: str) -> Sequence[str]:
    parts = [part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()]
    return ["*" if part.lower() == "all" else part for part in parts]
