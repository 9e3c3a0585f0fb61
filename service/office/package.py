"""Office files with the same bytes for the same content: entries get one fixed time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

FIXED = (1980, 1, 1, 0, 0, 0)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)</dcterms:created>")


Change = Callable[[str, bytes], bytes]  # name and content of a part -> its new content


def stable(data: bytes, change: Change | None = None) -> bytes:
    """The package with fixed entry times, and with its time of change set to its time of creation."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _unmodified(content)
            elif change:
                content = change(entry.filename, content)
            target.writestr(zipfile.ZipInfo(entry.filename, FIXED), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _unmodified(core: bytes) -> bytes:
    created = CREATED.search(core)
    return MODIFIED.sub(rb"\g<1>" + created[1] + rb"\g<2>", core) if created else core
