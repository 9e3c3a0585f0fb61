"""The commands about papers: which there are, and one made for an organization, for all, or from a standard."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from service.cli.files import written
from service.errors import BadRequest
from service.settings import load


@click.group(name="paper", help="列出和生成公文：方案、清单、督办文书、会议材料、责任清单。")
def papers() -> None:
    """The commands about papers."""


@papers.command(name="list", help="列出能生成的全部文书。")
def list_all() -> None:
    """One line a document, by group."""
    from service.actions.make_document import documents

    for one in documents():
        scope = "单位" if one.for_one else "标准" if one.for_standard else "全部单位"
        asked = f"\t可填：{'、'.join(one.ask)}" if one.ask else ""
        click.echo(f"{one.key}\t{one.group}\t{one.title}\t{scope}{asked}")


@papers.command(help="生成一份文书；不知道种类先用 shugai paper list。")
@click.argument("kind", metavar="种类")
@click.option("--for", "organization", default=None, help="单位名称；全部单位合用的文书不写。")
@click.option("--year", type=int, default=None, help="截至哪个工作年度；不写为最近。")
@click.option("--standard", default=None, help="标准编号；不写则用报告对照过的。")
@click.option("--rows", default="", help="清单里的序号，如 1,3；不写则由文书自己选。")
@click.option("--number", default="", help="发文字号；不写则留空。")
@click.option("--set", "values", multiple=True, metavar="名称=内容", help="填写时间、地点等，可重复。")
@click.option("--preset", default="strict", show_default=True, help="版式：strict 每面22行28字，school 行距28磅。")
@click.option("--issue", is_flag=True, help="编号签发：取下一个发文字号，记入文书登记簿。")
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="写到哪个文件夹。")
def make(out: Path, rows: str, values: Sequence[str], *, issue: bool, **wanted: object) -> None:
    """Write the paper under the name that a clerk would give it."""
    from service.actions.issue_document import issue_document
    from service.actions.make_document import Wish, make_document
    from service.actions.open_parts import open_parts

    kind = str(wanted.pop("kind"))
    wish = Wish(rows=_numbers(rows), values=dict(map(_pair, values)), **wanted)  # type: ignore[arg-type]
    with open_parts(load()) as parts:
        file = issue_document(parts, kind, wish).file if issue else make_document(parts, kind, wish)
    click.echo(f"已写出 {written(out, file)}")


@papers.command(help="一次为许多单位生成几种文书，装进一个 .zip，按单位分文件夹。")
@click.option("--kinds", required=True, help="文书种类，逗号隔开，如 plan,task-list。")
@click.option("--for", "organizations", multiple=True, help="单位名称，可重复；不写为全部单位。")
@click.option("--year", type=int, default=None, help="截至哪个工作年度；不写为最近。")
@click.option("--preset", default="strict", show_default=True, help="版式：strict 每面22行28字，school 行距28磅。")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="文件.zip", help="写到哪个文件。")
def batch(kinds: str, organizations: Sequence[str], year: int | None, preset: str, out: Path) -> None:
    """Progress on stderr; exit status 1 when a paper can't be made."""
    from service.actions.open_parts import open_parts
    from service.actions.write_batch import write_archive
    from service.rules.paper_batch import BatchWish

    def tell(done: int, failed: int) -> bool:
        click.echo(f"\r已做 {done} 份" + (f"，失败 {failed} 份" if failed else ""), err=True, nl=False)
        return True

    wish = BatchWish(tuple(_listed(kinds)), tuple(organizations), year, preset)
    with open_parts(load()) as parts:
        failures = write_archive(parts, wish, out, tell)
    click.echo("", err=True)
    for one in failures:
        click.echo(f"没有生成：{one.organization}{one.title}：{one.reason}", err=True)
    click.echo(f"已写出 {out}")
    sys.exit(1 if failures else 0)


@papers.command(help="文书登记簿：签发过的字号、日期、单位、文件，作废的也在。")
def register() -> None:
    """One line an issued paper, the newest first."""
    from service.actions.issue_document import list_issued
    from service.actions.open_parts import open_parts

    with open_parts(load()) as parts:
        entries = list_issued(parts)
    for one in entries:
        state = f"作废：{one.cancelled}" if one.cancelled else "有效"
        day = one.when.astimezone().strftime("%Y-%m-%d")
        click.echo(f"{one.text}\t{day}\t{one.title}\t{one.organization}\t{one.who}\t{state}")
    if not entries:
        click.echo("还没有签发过文书。")


@papers.command(help="作废一个字号；号留在登记簿里，不再使用。")
@click.argument("number", metavar="发文字号")
@click.option("--reason", required=True, help="作废的原因。")
def cancel(number: str, reason: str) -> None:
    """Void a number."""
    from service.actions.issue_document import cancel_number, issued_under
    from service.actions.open_parts import open_parts

    with open_parts(load()) as parts:
        entry = cancel_number(parts, issued_under(parts, number).id, reason)
    click.echo(f"{entry.text}已作废：{entry.cancelled}")


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()]


def _numbers(text: str) -> tuple[int, ...]:
    try:
        return tuple(map(int, _listed(text)))
    except ValueError as error:
        raise BadRequest(f"“--rows {text}”不是序号。请写成 1,3,5 这样。") from error


def _pair(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark:
        raise BadRequest(f"“--set {text}”缺等号。请写成 地点=三楼会议室 这样。")
    return name.strip(), value.strip()
