"""The commands that exchange data with another installation: export a package, preview it, bring it in."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.files import given, written
from service.settings import load

FILE = click.argument("file", metavar="数据包.json", type=click.Path(path_type=Path))


@click.group(name="exchange", help="数据交换：把一个单位或一年的全部数据导出成数据包，或并入别的电脑的数据包。")
def exchange() -> None:
    """The commands about packages."""


@exchange.command(help="导出数据包；不写单位和年度就是全部。")
@click.option("--for", "organization", default=None, help="单位名称。")
@click.option("--year", type=int, default=None, help="工作年度。")
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="写到哪个文件夹。")
def out(organization: str | None, year: int | None, out: Path) -> None:
    """Write the package and tell the fingerprint that the other side compares."""
    from service.actions.exchange_keys import own_fingerprint
    from service.actions.export_exchange import export_exchange
    from service.actions.open_parts import open_parts

    settings = load()
    with open_parts(settings) as parts:
        file = export_exchange(parts, organization, year)
    click.echo(f"已写出 {written(out, file)}。本机签名指纹：{own_fingerprint(settings)}，请告诉接收方核对。")


@exchange.command(help="只看数据包会带来什么，不导入。")
@FILE
def preview(file: Path) -> None:
    """What the package would change."""
    from service.actions.import_exchange import preview_exchange
    from service.actions.open_parts import open_parts
    from service.rules.exchange_words import preview_lines

    with open_parts(load()) as parts:
        click.echo("\n".join(preview_lines(preview_exchange(parts, given(file)))))


@exchange.command(name="in", help="并入数据包；两边都改过的内容保留本机的。")
@FILE
@click.option("--trust", is_flag=True, help="已与对方核对指纹，信任这台电脑。")
def bring_in(file: Path, *, trust: bool) -> None:
    """Bring the package in."""
    from service.actions.import_exchange import import_exchange
    from service.actions.open_parts import open_parts
    from service.rules.exchange_words import brought_line

    with open_parts(load()) as parts:
        click.echo(brought_line(import_exchange(parts, given(file), accept_key=trust)))
