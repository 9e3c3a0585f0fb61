"""The command that lays two standards side by side."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.files import given
from service.settings import load


@click.command(help="两个标准的条目对照：相同、宽于、窄于、部分重合；网页上可以改。")
@click.argument("first", metavar="甲标准")
@click.argument("second", metavar="乙标准")
@click.option("--out", type=click.Path(path_type=Path), help="写成 .xlsx 或 .json；不写则列在屏幕上。")
@click.option("--in", "edited", type=click.Path(path_type=Path), help="先导入改好的 .xlsx 对照表。")
def crosswalk(first: str, second: str, out: Path | None, edited: Path | None) -> None:
    """Write or print the crosswalk, after taking over an edited workbook."""
    from service.actions.make_crosswalk import export_crosswalk, import_crosswalk, make_crosswalk
    from service.actions.open_parts import open_parts
    from service.rules.crosswalk import crosswalk_lines

    with open_parts(load()) as parts:
        if edited:
            import_crosswalk(parts, (first, second), given(edited))
        made = make_crosswalk(parts, first, second)
    if out is None:
        click.echo("\n".join(crosswalk_lines(made)))
        return
    out.write_bytes(export_crosswalk(made, as_json=out.suffix == ".json").data)
    click.echo(f"已写出 {out}：{len(made.lines)} 对条目。")
