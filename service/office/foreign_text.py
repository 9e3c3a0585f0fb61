"""Delimited text (.csv, .tsv, copied tables) as rows of cells, whatever stands between them."""

from __future__ import annotations

import csv
import io

from extractors.errors import UnreadableFile

DELIMITERS = ",\t;|，；"
LOOKED_AT = 40  # lines
MARK = "\ufeff"


def delimited(content: str, name: str) -> list[tuple[str, ...]]:
    """The rows, by the delimiter that gives the first lines the most even ones; raises UnreadableFile."""
    content = content.removeprefix(MARK)
    sample = "\n".join(content.splitlines()[:LOOKED_AT])
    best = max(DELIMITERS, key=lambda one: _evenness(sample, one))
    if not _evenness(sample, best):
        raise UnreadableFile(f"“{name}”里没有表格：找不到逗号、制表符等分隔的列。请另存为 .xlsx 后重新上传。")
    try:
        lines = csv.reader(io.StringIO(content, newline=""), delimiter=best)
        return [tuple(cell.replace("\r\n", "\n").strip() for cell in row) for row in lines]
    except csv.Error as error:
        raise UnreadableFile(f"“{name}”的内容分不出行和列。请在 Excel 或 WPS 中另存为 .xlsx 后重新上传。") from error


def _evenness(sample: str, delimiter: str) -> float:
    """How many rows agree on their number of cells, more cells first among equals; 0 where it divides nothing."""
    try:
        counts = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error:
        return 0.0
    usual = max(set(counts), key=lambda one: (counts.count(one), one), default=1)
    return 0.0 if usual < 2 else counts.count(usual) / len(counts) + usual / 1000
