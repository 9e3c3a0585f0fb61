"""The command line: one function a command, each calls one action; heavy imports wait until they are needed."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from extractors.errors import ExtractError
from service.cli.assess import assess
from service.cli.crosswalk import crosswalk
from service.cli.exchange import exchange
from service.cli.format import formats
from service.cli.learn import learn
from service.cli.ledgers import ledgers
from service.cli.papers import papers
from service.cli.sheets import sheets
from service.cli.templates import templates
from service.errors import ServiceError
from service.settings import load


class ChineseCommands(click.Group):
    """A group whose failures are Chinese lines on stderr instead of tracebacks."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ServiceError as error:
            click.echo(f"出错了：{error.message}", err=True)
            ctx.exit(2)


@click.group(
    cls=ChineseCommands,
    help="述改：把述职报告、巡察反馈变成整改清单，并一直跟到真正销号。",
    context_settings={"max_content_width": 100},
)
@click.version_option(package_name="shugai", message="述改 %(version)s", help="显示版本。")
def main() -> None:
    """Entry point of the `shugai` command."""


FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON，供其他程序使用。")
STANDARD = click.option("--standard", default="auto", show_default=True, help="对照的标准编号；auto 为自动选择。")


@main.command(help="读出报告里的问题、措施和量化要求。")
@FILES
@STANDARD
@JSON
def extract(files: Sequence[Path], standard: str, *, as_json: bool) -> None:
    """Print what each file says; exit status 1 when one can't be read."""
    from service.actions.extract_files import extract_files
    from service.rules.contract import extraction_json, failure_json
    from service.rules.terminal import extraction_lines, failure_lines

    failed = False
    for path, result in extract_files(files, standard, load(), _tell):
        if isinstance(result, ExtractError):
            failed = True
            _show(failure_json(str(path), result) if as_json else failure_lines(str(path), result))
        else:
            _show(extraction_json(str(path), result) if as_json else extraction_lines(str(path), result))
    sys.exit(1 if failed else 0)


def _tell(line: str) -> None:
    """Progress, beside the output."""
    click.echo(line, err=True)


@main.command(help="找出同一单位多年材料里反复出现的问题。")
@FILES
@STANDARD
@JSON
def recurrence(files: Sequence[Path], standard: str, *, as_json: bool) -> None:
    """Print problems that came back; exit status 1 when a file can't be read."""
    from service.actions.find_recurrence import find_recurrence
    from service.rules.contract import chains_json, repeated
    from service.rules.terminal import chain_lines

    found = find_recurrence(files, standard, load())
    for path, error in found.failures:
        click.echo(f"未能读取 {path}：{error.message}", err=True)
    _show(chains_json(found.chains, found.names) if as_json else chain_lines(repeated(found.chains)))
    sys.exit(1 if found.failures else 0)


@main.command(help="打开网页服务。")
@click.option("--host", default=None, help="监听的地址；不写则用 SHUGAI_HOST，默认 127.0.0.1。")
@click.option("--port", default=None, type=int, help="端口；不写则用 SHUGAI_PORT，默认 8000。")
def serve(host: str | None, port: int | None) -> None:
    """Serve pages and API until stopped."""
    import uvicorn

    settings = load()
    address, number = host or settings.host, port or settings.port
    click.echo(f"述改网页：http://{address}:{number}　数据在 {settings.data.resolve()}　按 Ctrl+C 停止")
    uvicorn.run("service.app:from_environment", factory=True, host=address, port=number, log_level="warning")


@main.command(help="检查这台机器：保护措施、所需程序、字体、磁盘和数据库。")
def doctor() -> None:
    """Print the state of each thing that the product depends on; exit status 1 when something necessary is missing."""
    from service.actions.doctor import doctor as examine

    checks = examine(load())
    for check in checks:
        click.echo(f"{check.mark} {check.subject}：{check.finding}")
    sys.exit(0 if all(check.is_bearable for check in checks) else 1)


@main.command(
    help="一次办完：读报告，写出整改清单、整改方案、整改台账、会议议程和复发问题分析。"
    "数据文件夹里有人工核对过的报告时，读法跟着改（同 shugai learn）。"
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件|文件夹|压缩包...")
@click.option("--out", default="out", show_default=True, type=click.Path(path_type=Path), help="写到哪个文件夹。")
@STANDARD
def process(paths: Sequence[Path], out: Path, standard: str) -> None:
    """Progress on stderr, the summary on stdout; exit status 1 when a file can't be read."""
    from service.actions.process_files import Request, process_files
    from service.rules.summary import insight_lines, summary_lines

    request = Request(paths, out, date.today(), standard)
    done = process_files(request, load(), _tell)
    click.echo("\n".join([*summary_lines(done.checklists, done.failed), *insight_lines(done.common, done.copyings)]))
    click.echo(f"\n共写出 {len(done.written)} 个文件，在文件夹 {out} 里。")
    sys.exit(1 if done.failed else 0)


@main.group(name="standard", help="查看、检查、导入工作标准，导出填写模板。")
def standards() -> None:
    """The commands about standards."""


@standards.command(name="list", help="列出自带的和导入的标准。")
def list_all() -> None:
    """One line a standard."""
    from service.actions.list_standards import list_standards

    for listed in list_standards(load()):
        one, kept = listed.standard, "导入" if listed.imported else "自带"
        click.echo(f"{one.id}\t{one.name}\t{len(one.aspects)} 个方面 {len(one.items)} 项\t版本 {one.version}\t{kept}")


@standards.command(help="检查一个标准文件（.yaml 或 .xlsx），不导入。")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
def check(file: Path) -> None:
    """Print what was found sound; flaws end with exit status 2."""
    from service.actions.check_standard import check_standard

    checked = check_standard(file)
    click.echo(f"“{checked.standard.name}”没有问题：{len(checked.standard.items)} 个条目。")
    for line in checked.advice:
        click.echo(f"建议：{line}")


@standards.command(name="import", help="导入一个标准文件（.yaml 或 .xlsx），同编号的旧版被替换。")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
def import_file(file: Path) -> None:
    """Check and keep a standard of one's own."""
    from service.actions.import_standard import import_standard

    one = import_standard(file, load()).standard
    click.echo(f"已导入“{one.name}”，编号 {one.id}。处理报告时用 --standard {one.id}。")


@standards.command(help="导出 .xlsx 模板，照着改成自己的标准再导入。")
@click.option("--from", "name", default="school-party", show_default=True, help="以哪个标准为样子。")
@click.argument("out", type=click.Path(path_type=Path), metavar="文件.xlsx")
def template(name: str, out: Path) -> None:
    """Write the workbook of a known standard."""
    from service.actions.export_standard_template import export_standard_template

    out.write_bytes(export_standard_template(name, load()))
    click.echo(f"已写出 {out}。")


standards.add_command(crosswalk)
main.add_command(learn)
main.add_command(papers)
main.add_command(templates)
main.add_command(formats)
main.add_command(ledgers)
main.add_command(assess)
main.add_command(sheets)
main.add_command(exchange)


def _show(result: dict[str, Any] | list[str]) -> None:
    click.echo("\n".join(result) if isinstance(result, list) else json.dumps(result, ensure_ascii=False))
