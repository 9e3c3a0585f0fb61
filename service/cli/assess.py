"""The commands about assessments (测评): forms out, counts in, the outcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from service.cli.files import given
from service.settings import load

if TYPE_CHECKING:
    from service.rules.assessment import Assessment

FILE = click.argument("file", type=click.Path(path_type=Path), metavar="文件")


@click.group(name="assess", help="述职评议、民主评议党员的测评：发表、计票、出结果。")
def assess() -> None:
    """The commands about assessments."""


@assess.command(help="生成测评表和计票表（.xlsx）。")
@FILE
@click.option("--for", "organization", required=True, help="由哪个单位组织测评。")
@click.option("--meeting", required=True, help="会议名称，如 2025年度述职评议会。")
@click.option("--speakers", type=click.Path(path_type=Path), required=True, help="名单文件，一行一人：姓名，单位。")
@click.option("--year", type=int, default=None, help="哪个年度；不写为今年。")
@click.option("--scheme", default="", help="计分办法编号；不写为默认，有哪些见 shugai assess schemes。")
@click.option("--items", "with_items", is_flag=True, help="同时测评各分项。")
@click.option("--group", "groups", multiple=True, metavar="类别", help="参评人员类别，如 上级班子=0.4，可重复。")
def out(file: Path, speakers: Path, year: int | None, **said: Any) -> None:
    """Begin a round and write its forms."""
    from service.actions.make_ballots import NewRound, make_ballots, speakers_of, start_round
    from service.actions.open_parts import open_parts

    people = speakers_of(given(speakers).data.decode("utf-8-sig", "replace").splitlines())
    new = NewRound(year=year or date.today().year, speakers=people, **said)
    with open_parts(load()) as parts:
        one = start_round(parts, new)
        file.write_bytes(make_ballots(parts, one.id).data)
    click.echo(f"已写出 {file}，共 {len(one.speakers)} 人，计分办法 {one.scheme.code} {one.scheme.name}。")
    click.echo(f"这次测评的编号是 {one.id}。填好后：shugai assess in {file}")


@assess.command(name="in", help="交回填好的计票表，算出得分、名次和等次。")
@FILE
@click.option("--round", "name", default="", help="测评编号；计票表里的编号丢了才要写。")
@click.option("--out", "result", type=click.Path(path_type=Path), default=None, help="结果写到哪个 .xlsx 文件。")
@click.option("--circular", type=click.Path(path_type=Path), default=None, help="测评结果通报写到哪个 .docx 文件。")
def take_in(file: Path, name: str, result: Path | None, circular: Path | None) -> None:
    """Keep the counts and print the outcome."""
    from service.actions.open_parts import open_parts
    from service.actions.read_counts import read_counts
    from service.actions.show_assessment import make_circular, make_results, show_assessment

    with open_parts(load()) as parts:
        found = read_counts(parts, given(file), name)
        click.echo("\n".join(_lines(show_assessment(parts, found.round.id))))
        if found.silent:
            click.echo(f"没有票数的：{'、'.join(found.silent)}")
        for path, make in ((result, make_results), (circular, make_circular)):
            if path:
                path.write_bytes(make(parts, found.round.id).data)
                click.echo(f"已写出 {path}。")


@assess.command(name="list", help="列出各次测评。")
def list_all() -> None:
    """One line a round, the newest first."""
    from service.actions.open_parts import open_parts
    from service.actions.show_assessment import list_rounds

    with open_parts(load()) as parts:
        for one in list_rounds(parts):
            state = "已计票" if one.tallies else "未计票"
            click.echo(f"{one.id}\t{one.year}\t{one.meeting}\t{one.organization}\t{len(one.speakers)} 人\t{state}")


@assess.command(help="列出计分办法。")
def schemes() -> None:
    """One line a scheme."""
    from service.actions.schemes_in_use import schemes_in_use

    known = schemes_in_use(load())
    for one in known.known.values():
        usual = "\t默认" if one.code == known.default else ""
        click.echo(f"{one.code}\t{one.name}\t{one.formula}{usual}")


def _lines(found: Assessment) -> Iterator[str]:
    yield f"{found.meeting}：发出{found.issued}票，收回{found.returned}票，有效{found.valid}票。"
    for one in found.standings:
        rank = "—" if one.rank is None else str(one.rank)
        notes = f"\t{'；'.join(one.notes)}" if one.notes else ""
        yield f"{rank}\t{one.speaker.label}\t{one.score_text}\t{one.grade or '—'}{notes}"
    if found.talk_line:
        names = "、".join(one.speaker.label for one in found.talks) or "无"
        yield f"低于{found.talk_line}分、列入谈话名单的：{names}"
