"""Values to columns and back: JSON, compressed where it is long."""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from extractors.document import Document
from extractors.findings import Extraction, Finding
from service.rules.decisions import Changes

LEVEL = 1  # fastest; text shrinks to a fifth all the same


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def pack_facts(extraction: Extraction) -> bytes:
    """All that a reading says, but for the document's blocks and the findings, which have columns of their own."""
    empty = replace(extraction.document, blocks=(), comments=(), pictures=())
    return _pack(Extraction, replace(extraction, document=empty, findings=()))


def unpack_facts(packed: bytes) -> Extraction:
    """The extraction without blocks and findings."""
    loaded: Extraction = _unpack(Extraction, packed)
    return loaded


def pack_document(document: Document) -> bytes:
    """The document with its blocks."""
    return _pack(Document, document)


def unpack_document(packed: bytes) -> Document:
    """The document with its blocks."""
    loaded: Document = _unpack(Document, packed)
    return loaded


def finding_json(finding: Finding) -> str:
    """A proposed finding as JSON."""
    return _adapter(Finding).dump_json(finding).decode()


def finding_of(text: str) -> Finding:
    """The proposed finding in JSON."""
    loaded: Finding = _adapter(Finding).validate_json(text)
    return loaded


def changes_json(changes: Changes) -> str:
    """The fields that a decision sets, as JSON."""
    return _adapter(Changes).dump_json(changes, exclude_none=True).decode()


def changes_of(text: str) -> Changes:
    """The fields that a decision sets."""
    loaded: Changes = _adapter(Changes).validate_json(text)
    return loaded


def _pack(kind: type, value: object) -> bytes:
    return zlib.compress(_adapter(kind).dump_json(value), LEVEL)


def _unpack(kind: type, packed: bytes) -> Any:
    return _adapter(kind).validate_json(zlib.decompress(packed))
