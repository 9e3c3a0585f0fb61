"""Look at a document before it is downloaded: pages by LibreOffice where it is installed, else a likeness."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.errors import ExtractError, NeedsTool
from service.actions.parts import Parts
from service.errors import BadRequest, NotFound
from service.office import preview
from service.sandbox import ReportFile, work
from service.sandbox.working import Work
from service.store import previews

ENDINGS = ("docx", "xlsx")
SECONDS, CPU_SECONDS, MEMORY_MB = 120.0, 90, 1536
NO_PROGRAM = "这台服务器没有装 LibreOffice"


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to see of a document."""

    name: str  # under which it is kept
    pages: int = 0  # pictures of them can be asked for
    likeness: str = ""  # HTML, where there are no pages
    reason: str = ""  # why there are no pages


def keep_preview(parts: Parts, file: ReportFile) -> str:
    """Keep a document to look at; answers the name of the preview, raises BadRequest for what can't be shown."""
    ending = file.name.rpartition(".")[2].lower()
    if ending not in ENDINGS:
        raise BadRequest(f"“{file.name}”没有预览，请下载后打开。")
    return previews.put(parts.store, file.data, ending)


def look_at(parts: Parts, name: str) -> Look:
    """Its pages, made now or before; a likeness without LibreOffice, or where that fails. Raises NotFound."""
    try:
        count, _ = _printed(parts, name)
    except NeedsTool:
        return _likeness(parts, name, NO_PROGRAM)
    except ExtractError as error:
        return _likeness(parts, name, error.message.rstrip("。"))
    return Look(name, pages=count)


def page_picture(parts: Parts, name: str, number: int) -> bytes:
    """One page as PNG; raises NotFound."""
    known = previews.get(parts.store, name, f"{number}.png")
    if known is not None:
        return known
    count, pdf = _printed(parts, name)
    if not 1 <= number <= count:
        raise NotFound(f"没有第{number}页，一共{count}页。")
    return previews.save(parts.store, name, f"{number}.png", _work(parts, preview.picture, str(number), pdf))


def kept_document(parts: Parts, name: str) -> bytes:
    """The document itself; raises NotFound."""
    found = previews.get(parts.store, name)
    if found is None:
        raise NotFound("这份预览已经清理。请回到文书页重新点“预览”。")
    return found


def _printed(parts: Parts, name: str) -> tuple[int, bytes]:
    known = previews.get(parts.store, name, "pages")
    if known is None:
        known = _work(parts, preview.pages, name, kept_document(parts, name))
        previews.save(parts.store, name, "pages", known)
    count, _, pdf = known.partition(preview.BREAK)
    return int(count), pdf


def _likeness(parts: Parts, name: str, reason: str) -> Look:
    if not name.endswith(".docx"):
        return Look(name, reason=reason)
    known = previews.get(parts.store, name, "likeness")
    if known is None:
        made = _work(parts, preview.likeness, name, kept_document(parts, name))
        known = previews.save(parts.store, name, "likeness", made)
    return Look(name, likeness=known.decode(), reason=reason)


def _work(parts: Parts, function: Work, name: str, data: bytes) -> bytes:
    limits = replace(parts.settings, read_seconds=SECONDS, read_cpu_seconds=CPU_SECONDS, read_memory_mb=MEMORY_MB)
    return work(function, ReportFile(name, data), limits)
