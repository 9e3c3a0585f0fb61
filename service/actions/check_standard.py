"""Check a standard's file (.yaml or .xlsx) without keeping it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from extractors.errors import BadStandard
from extractors.standards import Standard, parse, read_yaml
from service.errors import Unreadable
from service.office.standard_sheet import read_workbook

MOST_BYTES = 20 * 1024 * 1024
YAML_ENDINGS, SHEET_ENDINGS = (".yaml", ".yml"), (".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class Checked:
    """A sound standard, the YAML text that it is kept as, and what could be better."""

    standard: Standard
    text: str
    advice: tuple[str, ...]  # Chinese


def check_standard(path: Path) -> Checked:
    """Read and check a file; raises Unreadable with every flaw and its place (sheet, row, column or YAML path)."""
    try:
        return _checked(path)
    except BadStandard as error:
        raise Unreadable(error.message, code=error.code) from error


def _checked(path: Path) -> Checked:
    ending = path.suffix.lower()
    if ending not in YAML_ENDINGS + SHEET_ENDINGS:
        raise BadStandard(f"“{path.name}”不是标准文件：只支持 .yaml 和 .xlsx，可先导出模板填写。")
    if not path.is_file():
        raise BadStandard(f"找不到标准文件“{path}”，请核对路径。")
    if path.stat().st_size > MOST_BYTES:
        raise BadStandard(f"标准文件“{path.name}”超过 {MOST_BYTES >> 20} 兆字节，请删去无关内容后重试。")
    if ending in SHEET_ENDINGS:
        draft = read_workbook(path.read_bytes(), path.name)
        standard = parse(draft.data, path.name, draft.place)
        return Checked(standard, yaml.safe_dump(draft.data, allow_unicode=True, sort_keys=False), advice(standard))
    standard = parse(read_yaml(path), path.name)
    return Checked(standard, path.read_text(encoding="utf-8"), advice(standard))


def advice(standard: Standard) -> tuple[str, ...]:
    """What makes a standard easier to place findings under, and to check reports against."""
    found = []
    for item in standard.items:
        if not item.typical_problems:
            found.append(f"条目 {item.code} 没有典型问题，只能凭名称和要求对应，建议至少写3个")
        if not item.metrics:
            found.append(f"条目 {item.code} 没有量化指标，无法对照履职情况")
    return tuple(found)
