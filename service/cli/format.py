"""The commands about the official form of Word files; imported by service.cli."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from service.cli.files import given
from service.errors import ServiceError, Unreadable
from service.settings import load

FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件.docx...")


@click.group(name="format", help="检查、修改 Word 文件的公文格式（GB/T 9704）。")
def formats() -> None:
    """The commands about the form of papers."""


@formats.command(help="检查公文格式：页边距、行距、字体字号、标题序号、标点、页码、落款。")
@FILES
@click.option("--json", "as_json", is_flag=True, help="输出 JSON，供其他程序使用。")
def check(files: Sequence[Path], *, as_json: bool) -> None:
    """Print the flaws of each file; exit status 1 when something must be mended, 2 when a file can't be read."""
    from service.actions.check_format import check_format
    from service.rules.format_check import flaw_lines, flaws_json

    settings, status = load(), 0
    for path in files:
        try:
            report = check_format(given(path), settings)
        except ServiceError as error:
            status = 2
            click.echo(f"出错了：{error.message}", err=True)
            continue
        status = max(status, int(not report.is_sound))
        if as_json:
            told = {"file": str(path), "paragraphs": report.paragraphs, "flaws": flaws_json(report.flaws)}
            click.echo(json.dumps(told, ensure_ascii=False))
        else:
            click.echo("\n".join([report.verdict, *flaw_lines(report.flaws)]))
    sys.exit(status)


@formats.command(help="按公文格式修改，文字一个不动；要改标点请加 --punctuation。")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件.docx")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="改好的文件写到哪里，不能与原文件相同。")
@click.option("--preset", default="strict", show_default=True, help="版式：strict 每面22行28字，school 行距28磅。")
@click.option("--punctuation", is_flag=True, help="同时改标点、标题序号、日期和发文字号的写法。")
def fix(file: Path, out: Path, preset: str, *, punctuation: bool) -> None:
    """Write the mended file; what is left to people on stdout."""
    from service.actions.fix_format import fix_format
    from service.office.format_fix import Wish
    from service.office.page import preset_named
    from service.rules.format_check import flaw_lines

    if out.resolve() == file.resolve():
        raise Unreadable("改好的文件不能写在原文件上。请用 --out 换一个文件名。")
    fixed = fix_format(given(file), Wish(preset_named(preset), punctuation), load())
    out.write_bytes(fixed.file.data)
    click.echo("\n".join([fixed.verdict, *flaw_lines(fixed.left.flaws), f"已写出 {out}。"]))
