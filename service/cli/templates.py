"""The commands about own templates of papers: their tags, a check, versions, and which one is used."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from service.cli.files import given
from service.settings import load

FILE = click.argument("file", type=click.Path(path_type=Path), metavar="文件.docx")
KIND = click.argument("kind", metavar="种类")
ID = click.argument("template", type=int, metavar="编号")


@click.group(name="template", help="自有模板：用自己的 .docx 代替内置文书。")
def templates() -> None:
    """The commands about own templates."""


@templates.command(help="一种文书的模板里能写哪些标签，各举一例。")
@KIND
def tags(kind: str) -> None:
    """One line a tag, those of a list indented under it."""
    from service.actions.own_templates import tags as known

    for one in known(kind):
        note = f"（{one.note}）" if one.note else ""
        click.echo(f"{'  ' * one.depth}{one.written}\t{one.kind}{note}\t例：{one.example or '（空）'}")


@templates.command(help="检查一个模板，不启用；加 --preview 另写一份用样例数据填好的。")
@KIND
@FILE
@click.option("--preview", default=None, type=click.Path(path_type=Path), metavar="文件.docx", help="样例写到何处。")
def check(kind: str, file: Path, preview: Path | None) -> None:
    """Flaws with their place; exit status 1 when there are any."""
    from service.actions.own_templates import check_template, preview_template

    template = given(file)
    report = check_template(template, kind, load())
    for flaw in report.flaws:
        click.echo(flaw.text)
    for repair in report.repairs:
        click.echo(f"已自动处理：{repair}。")
    if report.flaws:
        sys.exit(1)
    if preview:
        preview.write_bytes(preview_template(template, kind, load()).data)
        click.echo(f"已写出 {preview}")
    click.echo(f"模板可用，有 {report.tags} 个标签。")


@templates.command(help="启用一个模板：检查后存为新版本，从此用它生成。")
@KIND
@FILE
@click.option("--for", "organization", default="", help="只给这个单位用；不写为全部单位。")
def add(kind: str, file: Path, organization: str) -> None:
    """Flaws end with exit status 2."""
    from service.actions.open_parts import open_parts
    from service.actions.own_templates import add_template

    with open_parts(load()) as parts:
        one = add_template(parts, kind, organization, given(file))
    click.echo(f"已启用：{one.kind}，{one.whose}，第{one.version}版，编号 {one.id}")


@templates.command(name="list", help="全部模板版本，在用的有标记。")
def list_all() -> None:
    """One line a version."""
    from service.actions.open_parts import open_parts
    from service.actions.own_templates import list_templates

    with open_parts(load()) as parts:
        found = list_templates(parts)
    for one in found:
        state = "在用" if one.in_force else "停用"
        click.echo(f"{one.id}\t{one.kind}\t{one.whose}\t第{one.version}版\t{one.name}\t{one.who}\t{state}")
    if not found:
        click.echo("还没有自有模板，都用内置的。")


@templates.command(help="改用一个旧版本。")
@ID
def use(template: int) -> None:
    """Put a version in force again."""
    from service.actions.open_parts import open_parts
    from service.actions.own_templates import use_template

    with open_parts(load()) as parts:
        one = use_template(parts, template)
    click.echo(f"已改用：{one.kind}，{one.whose}，第{one.version}版")


@templates.command(help="停用一个模板，改回内置的；版本都留着，可以再用。")
@ID
def remove(template: int) -> None:
    """Put a version out of force."""
    from service.actions.open_parts import open_parts
    from service.actions.own_templates import remove_template

    with open_parts(load()) as parts:
        one = remove_template(parts, template)
    click.echo(f"已停用：{one.kind}，{one.whose}，第{one.version}版")
