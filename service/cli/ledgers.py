"""The commands about ledgers that offices keep already: look, import, list, take back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from service.cli.files import given
from service.settings import load

if TYPE_CHECKING:
    from service.actions.preview_ledger import Asked, Preview
    from service.rules.foreign_values import ReadSheet


@click.group(name="ledger", help="导入单位原有的整改台账（.xlsx .xls .et .ods .csv）。")
def ledgers() -> None:
    """The commands about ledgers."""


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.argument("file", type=click.Path(path_type=Path), metavar="文件"),
        click.option("--for", "organization", default="", help="哪个单位的台账；不写则看表里的标题。"),
        click.option("--year", type=int, default=None, help="哪个年度；不写则看表里的标题。"),
        click.option("--sheet", "sheets", multiple=True, help="只要这张工作表，可重复；不写为全部未隐藏的。"),
        click.option("--map", "columns", multiple=True, metavar="列=内容", help="指定一列是什么，如 C=具体问题。"),
        click.option("--header", "headers", multiple=True, metavar="行", help="指定表头在第几行，如 3 或 台账!3。"),
        click.option("--standard", default="auto", show_default=True, help="问题对照哪个标准；auto 为自动选择。"),
    ):
        command = option(command)
    return command


@ledgers.command(help="看看会导入什么：各列认作什么、有多少问题、哪些行进不来。不保存。")
@_options
def preview(file: Path, sheets: Sequence[str], **said: Any) -> None:
    """Print everything that an import would do."""
    from service.actions.open_parts import open_parts
    from service.actions.preview_ledger import preview_ledger

    with open_parts(load()) as parts:
        click.echo("\n".join(_lines(preview_ledger(parts, given(file), _asked(sheets, **said)))))


@ledgers.command(name="import", help="导入台账：问题、措施、责任人、时限、状态和进展。")
@_options
def import_file(file: Path, sheets: Sequence[str], **said: Any) -> None:
    """Import and print what came in."""
    from service.actions.import_ledger import import_ledger
    from service.actions.open_parts import open_parts
    from service.actions.preview_ledger import preview_ledger

    asked = _asked(sheets, **said)
    with open_parts(load()) as parts:
        seen = preview_ledger(parts, given(file), asked)
        made = import_ledger(parts, given(file), asked)
    click.echo("\n".join(_note_lines(seen)))
    counts = f"问题 {made.findings} 条、措施 {made.measures} 条"
    click.echo(f"已导入“{made.organization}”的{counts}，是第 {made.id} 次导入。")
    click.echo(f"要撤销：shugai ledger undo {made.id}")


@ledgers.command(name="list", help="列出导入过的台账。")
def list_all() -> None:
    """One line an import, the newest first."""
    from service.actions.list_ledgers import list_ledgers
    from service.actions.open_parts import open_parts

    with open_parts(load()) as parts:
        for one in list_ledgers(parts):
            state = f"已由{one.undone_by}撤销" if one.undone_by else "有效"
            click.echo(f"{one.id}\t{one.name}\t{one.organization}\t{one.findings} 条\t{one.who}\t{state}")


@ledgers.command(help="撤销一次导入，连同它带来的问题和措施。")
@click.argument("number", type=int, metavar="编号")
@click.option("--anyway", is_flag=True, help="导入后有人处理过也撤销。")
def undo(number: int, *, anyway: bool) -> None:
    """Take an import back."""
    from service.actions.import_ledger import undo_import
    from service.actions.open_parts import open_parts

    with open_parts(load()) as parts:
        one = undo_import(parts, number, anyway=anyway)
    click.echo(f"已撤销第 {one.id} 次导入（“{one.name}”，{one.findings} 条问题）。")


def _asked(sheets: Sequence[str], columns: Sequence[str], headers: Sequence[str], **said: Any) -> Asked:
    from service.actions.preview_ledger import Asked
    from service.rules.foreign_choices import choices_of

    return Asked(choices=choices_of(columns, headers), only=tuple(sheets), **said)


def _lines(seen: Preview) -> Iterator[str]:
    year = f"{seen.year}年" if seen.is_year_told else f"{seen.year}年（没有写明，按今年）"
    counts = f"问题 {seen.findings} 条，措施 {seen.measures} 条"
    yield f"“{seen.name}”：{seen.organization or '没有写明单位'}，{year}，{counts}。"
    for sheet in seen.sheets:
        yield from _sheet_lines(sheet)
    if seen.left_out:
        yield f"不导入的工作表：{'、'.join(seen.left_out)}"
    yield from _note_lines(seen)


def _sheet_lines(sheet: ReadSheet) -> Iterator[str]:
    remembered = "（按记住的对应关系）" if sheet.remembered else ""
    yield f"\n工作表“{sheet.grid.name}”{remembered}：问题 {len(sheet.items)} 条"
    for column in sheet.columns:
        name = column.field.chinese if column.field else "不导入"
        yield f"  {column.letters}\t{column.header or '（无列名）'}\t→ {name}\t{column.reason}"


def _note_lines(seen: Preview) -> Iterator[str]:
    from service.rules.foreign_values import NoteKind

    heads = {NoteKind.LOST: "没有导入", NoteKind.DOUBT: "请核对", NoteKind.TOLD: "说明"}
    for kind, head in heads.items():
        for sheet, note in seen.notes(kind):
            yield f"{head}　{sheet}!{note.cell}　{note.message}" if note.cell else f"{head}　{sheet}　{note.message}"
