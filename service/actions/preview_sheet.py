"""Preview what an edited tracking sheet would change: nothing is changed by it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from service.actions.make_tracking_sheet import TOKEN
from service.actions.parts import Parts
from service.actions.sheet_views import all_forms
from service.actions.survey_organizations import Survey, survey_organizations
from service.errors import BadRequest, TooLarge
from service.office.sheet_reading import read_book
from service.rules.tracking_changes import SheetChanges
from service.rules.tracking_compare import Asked, compare, tokens
from service.rules.tracking_known import Known, known_of
from service.sandbox import ReportFile
from service.store import entries_exports, files

MEGABYTE = 1024 * 1024
HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that came back; `organization` says whose its new rows are, `as_new` which rows are new."""

    file: ReportFile
    organization: str = ""
    as_new: AbstractSet[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Preview:
    """What it would change, as of now; the file is kept under its hash until it is applied."""

    upload: str
    name: str
    changes: SheetChanges
    known: Known
    survey: Survey


def preview_sheet(parts: Parts, returned: Returned) -> Preview:
    """Raises Unreadable for what is no .xlsx, BadRequest for what is no tracking sheet, TooLarge."""
    file = returned.file
    if len(file.data) > parts.settings.max_upload_mb * MEGABYTE:
        raise TooLarge(f"“{file.name}”超过 {parts.settings.max_upload_mb} 兆字节。请删去无关的工作表或图片。")
    book = read_book(file.data)
    token = book.properties.get(TOKEN, "")
    survey = survey_organizations(parts)
    kept = entries_exports.kept(parts.store, {token, *tokens(book.sheets)} - {""})
    roles = (item.responsible_role for standard in parts.standards() for item in standard.items)
    known = known_of(survey.checklists, kept, all_forms(parts), roles)
    changes = compare(book.sheets, known, Asked(token, returned.organization, returned.as_new))
    return Preview(files.put(parts.store, file.data), file.name, changes, known, survey)


def uploaded(parts: Parts, upload: str, name: str) -> ReportFile:
    """A workbook that was previewed; raises BadRequest, NotFound."""
    if not HASH.fullmatch(upload):
        raise BadRequest("缺少预览过的文件。请重新上传台账。")
    return ReportFile(name, files.get(parts.store, upload))
