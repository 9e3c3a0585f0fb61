"""A Word package opened safely: bounded parts, XML without DTD, entities or network, relationships never fetched."""

from __future__ import annotations

import io
import lzma
import posixpath
import zlib
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element as Element

from extractors.errors import Encrypted, TooLarge, UnreadableFile

MAX_ENTRIES = 10_000  # parts in one package
MAX_TOTAL = 1024 * 1024 * 1024  # bytes of all parts together, unpacked, as the package declares them
MAX_XML = 32 * 1024 * 1024  # bytes of one XML part that is read
MAX_RATIO = 400  # unpacked to packed, of one XML part over SMALL
SMALL = 4 * 1024 * 1024  # bytes; parts under this may be packed as tightly as they like
STRICT = (b"http://purl.oclc.org/ooxml/", b"/main", b"/relationships")
TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship points; an external target is only named, never opened."""

    kind: str  # last word of its type: styles, numbering, image …
    target: str
    external: bool


class Package:
    """The parts of one Word file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._damaged() from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
            raise TooLarge(f"“{name}”解开后过大或内部文件过多，为保护服务器已停止读取。请拆分或另存后重新上传。")
        self._entries: dict[str, ZipInfo] = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, or None where the package has none; raises UnreadableFile or TooLarge."""
        data = self._bytes(part)
        if data is None:
            return None
        try:
            root = etree.fromstring(_transitional(data), parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableFile(f"“{self.name}”含有不允许的外部定义（DTD），已拒绝读取。请在 Word 中另存后重新上传。")
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part ("" for the package's own), by id."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        rows = () if root is None else root.iterchildren("{*}Relationship")
        return {row.get("Id", ""): _relation(row, folder) for row in rows}

    def main(self) -> tuple[str, Element]:
        """The main part's name and root; raises UnreadableFile where there is none."""
        found = (r.target for r in self.relations("").values() if r.kind == "officeDocument" and not r.external)
        part = next(found, "word/document.xml")
        root = self.xml(part)
        if root is None:
            raise self._damaged()
        return part, root

    def _bytes(self, part: str) -> bytes | None:
        entry = self._entries.get(part.lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise Encrypted(f"“{self.name}”设置了密码，无法读取。请去掉密码后重新上传。")
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise TooLarge(f"“{self.name}”压缩比异常（疑似压缩炸弹），已停止读取。请在 Word 中另存后重新上传。")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(MAX_XML + 1)
        except (BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        if len(data) > MAX_XML:
            raise TooLarge(f"“{self.name}”的内容超过 {MAX_XML // 2**20} 兆字节，已停止读取。请拆成几个文件后重新上传。")
        return data

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile(
            f"“{self.name}”不完整或已损坏，Word 文档打不开。请重新从原处复制，或在 Word 中修复另存后上传。"
        )


def parser() -> etree.XMLParser:
    """A parser that expands no entities, loads nothing and refuses huge texts."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _transitional(data: bytes) -> bytes:
    """The XML with the namespaces of strict OOXML replaced by the usual ones."""
    if STRICT[0] in data[:4096]:
        for strict, usual in TRANSITIONAL.items():
            data = data.replace(strict, usual)
    return data


def _relation(row: Element, folder: str) -> Relation:
    target, external = row.get("Target", ""), row.get("TargetMode") == "External"
    if not external:
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(row.get("Type", "").rpartition("/")[2], target, external)
