"""The command line: one function a command, each calls one action; heavy imports wait until they are needed."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from service.errors import ServiceError


class ChineseCommands(click.Group):
    """A group whose failures are Chinese lines on stderr instead of tracebacks."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ServiceError as error:
            click.echo(f"出错了：{error.message}", err=True)
            ctx.exit(2)


@click.group(
    cls=ChineseCommands, help="述改：把述职报告、巡察反馈变成整改清单，并一直跟到真正销号。", context_settings={"max_content_width": 100}
)
@click.version_option(package_name="shugai", message="述改 %(version)s", help="显示版本。")
def main() -> None:
    """Entry point of the `shugai` command."""


FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
STANDARD = click.option("--standard", default="auto", show_default=True, help="对照的标准编号；auto 为自动选择。")


@main.command(help="读出报告里的问题、措施和量化要求。")
@FILES
@STANDARD
@click.option("--json", "as_json", is_flag=True, help="每个文件输出一行 JSON。")
def extract(files: Sequence[Path], standard: str, as_json: bool) -> None:
    """Print what each file says; exit status 1 when one can't be read."""
    from service.actions.extract_files import extract_files
    from service.rules.contract import extraction_json, failure_json
    from service.rules.terminal import extraction_lines, failure_lines

    failed = False
    for path, result in extract_files(files, standard):
        if isinstance(result, Exception):
            failed = True
            shown = failure_json(str(path), result) if as_json else failure_lines(str(path), result)
        else:
            shown = extraction_json(str(path), result) if as_json else extraction_lines(str(path), result)
        click.echo(json.dumps(shown, ensure_ascii=False) if as_json else "\n".join(shown))
    sys.exit(1 if failed else 0)
