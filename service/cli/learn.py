"""The command that learns from what people decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from service.settings import load

if TYPE_CHECKING:
    from service.actions.parts import Parts

SHIPPED = "shipped"


@click.command(help="从人工核对中学习：没人处理过的问题按已有的修改重新定条目、标存疑。")
@click.option("--dry-run", is_flag=True, help="只说会改什么，什么都不改。")
@click.option("--train", is_flag=True, help="先用人工定过的条目和自带的文本训练新的条目模型（几分钟）。")
@click.option("--model", "name", metavar="编号", help="改用以前训练的模型；shipped 是自带的。")
@click.option("--export", is_flag=True, help="把全部核对完的报告写成训练文本，放在数据文件夹的 training 里，到此为止。")
def learn(*, dry_run: bool, train: bool, name: str | None, export: bool) -> None:
    """Print what changes, or would."""
    from service.actions.open_parts import open_parts

    with open_parts(load()) as parts:
        _export(parts) if export else _learn(parts, _chosen(parts, name, train=train), dry_run=dry_run)


def _export(parts: Parts) -> None:
    from service.actions.export_training import export_training

    folder, count = export_training(parts)
    click.echo(f"写出 {count} 份核对完的报告，在 {folder}。")
    click.echo(
        f"完整重训：make train ALSO={folder.resolve()}（约十分钟，要有开发依赖；会换掉 corpora/model 里的模型）。"
    )


def _chosen(parts: Parts, name: str | None, *, train: bool) -> str | None:
    """The model to learn by: a new one, one of those trained before, "" for the shipped one; None stays as it is."""
    from service.actions.train_model import known_model, train_model

    if not train:
        return known_model(parts, name)
    click.echo("正在训练，要几分钟……", err=True)
    return train_model(parts)


def _learn(parts: Parts, name: str | None, *, dry_run: bool) -> None:
    from service.actions.learn import learn as place_anew
    from service.rules.learning import learning_lines

    click.echo("\n".join(learning_lines(place_anew(parts, name, keep=not dry_run), done=not dry_run)))
    if name is not None:
        one = f"模型 {name}" if name else "自带的模型"
        click.echo(f"{one}还没有启用：shugai learn --model {name or SHIPPED}" if dry_run else f"{one}已启用。")
