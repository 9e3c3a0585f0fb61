"""The parts of an .xlsx package that reading its cells needs: strings, date formats, sheets, properties."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from service.errors import TooLarge, Unreadable

MOST_UNPACKED = 400 * 1024 * 1024  # bytes of one part; a part that says more is no honest sheet
BROKEN = "这个文件不是完好的 Excel 工作簿（.xlsx）。请用 WPS 或 Excel 打开后另存为 .xlsx，再上传。"
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))  # built in
QUOTED = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
DATE_LETTERS = re.compile(r"[ymdhs年月日]", re.IGNORECASE)
SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": True}


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet of a package: its name, its part, and whether people see it."""

    name: str
    path: str
    hidden: bool


class Package:
    """An opened .xlsx; raises Unreadable for what is none, TooLarge for what unpacks without end."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            raise Unreadable(BROKEN) from error
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self._targets = self._relations()
        self._book = self.root(self._target("officeDocument", "", "xl/workbook.xml"))
        self.since_1904 = any(one.get("date1904") in ("1", "true") for one in self._book.iter("{*}workbookPr"))

    def sheets(self) -> Iterator[SheetPart]:
        """The worksheets in their order."""
        base = self._target("officeDocument", "", "xl/workbook.xml")
        targets = self._relations(base)
        for one in self._book.iter("{*}sheet"):
            key = next((value for name, value in one.attrib.items() if name.endswith("}id")), "")
            kind, path = targets.get(key, ("", ""))
            if kind.endswith("/worksheet"):
                yield SheetPart(one.get("name", ""), path, one.get("state", "visible") != "visible")

    def strings(self) -> list[str]:
        """The shared strings."""
        path = self._part_of_book("sharedStrings")
        if not path:
            return []
        return [text_of(one) for one in self.root(path).iter("{*}si")]

    def date_styles(self) -> frozenset[str]:
        """Numbers of the cell styles that show a number as a day, as cells name them."""
        path = self._part_of_book("styles")
        if not path:
            return frozenset()
        root = self.root(path)
        codes = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter("{*}numFmt")}
        cells = next(root.iter("{*}cellXfs"), ())
        return frozenset(str(index) for index, one in enumerate(cells) if _is_date(one.get("numFmtId", "0"), codes))

    def properties(self) -> Mapping[str, str]:
        """The document's custom properties."""
        path = "docProps/custom.xml"
        if path.lower() not in self._names:
            return {}
        return {one.get("name", ""): "".join(one.itertext()) for one in self.root(path).iter("{*}property")}

    def root(self, path: str) -> Any:
        """A part as a tree."""
        try:
            return etree.parse(self.open(path), etree.XMLParser(**SAFE)).getroot()
        except (etree.XMLSyntaxError, zipfile.BadZipFile, OSError) as error:
            raise Unreadable(BROKEN) from error

    def open(self, path: str) -> io.BufferedReader:
        """A part as a stream."""
        name = self._names.get(path.lower())
        if name is None:
            raise Unreadable(BROKEN)
        if self._zip.getinfo(name).file_size > MOST_UNPACKED:
            raise TooLarge("这个工作簿展开后过大，没有读取。请删去无关的工作表或图片后再上传。")
        try:
            return self._zip.open(name)  # type: ignore[return-value]
        except (RuntimeError, NotImplementedError) as error:
            raise Unreadable("这个工作簿有密码，读不了。请取消打开密码后再上传。") from error

    def _relations(self, base: str = "") -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(base)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path.lower() not in self._names:
            return {}
        return {
            one.get("Id", ""): (one.get("Type", ""), _joined(folder, one.get("Target", "")))
            for one in self.root(path).iter("{*}Relationship")
        }

    def _target(self, kind: str, base: str, otherwise: str) -> str:
        targets = self._relations(base) if base else self._targets
        return next((path for one, path in targets.values() if one.endswith(f"/{kind}")), otherwise)

    def _part_of_book(self, kind: str) -> str:
        return self._target(kind, self._target("officeDocument", "", "xl/workbook.xml"), "")


def text_of(item: Any) -> str:
    """The words of a string item, with all its runs and without its pronunciation guide."""
    words = []
    for part in item:
        if part.tag.endswith("}t"):
            words.append(part.text or "")
        elif part.tag.endswith("}r"):
            words.append(part.findtext("{*}t") or "")
    return unescaped("".join(words))


def unescaped(text: str) -> str:
    """Text with its _x000D_ escapes resolved."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _joined(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _is_date(number: str, codes: Mapping[str | None, str]) -> bool:
    if number in codes:
        return bool(DATE_LETTERS.search(QUOTED.sub("", codes[number].split(";")[0])))
    return number.isdigit() and int(number) in DATE_FORMATS
