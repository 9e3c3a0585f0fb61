"""Who speaks, about which year: kind, title, organization, reporter, year and date of a document."""

from __future__ import annotations

from pathlib import PurePath

from extractors.chinese.aliases import aliases_of
from extractors.chinese.heads import Head, head_of
from extractors.chinese.kinds import kind_of
from extractors.chinese.organizations import organization_of
from extractors.chinese.people import reporter_of
from extractors.chinese.regions import regions_of
from extractors.chinese.years import document_date, working_year
from extractors.document import Document
from extractors.findings import Facts


def facts(document: Document, *, extent: tuple[int, int] | None = None) -> Facts:
    """The facts of the document, or of the piece between two places of its text (one of several 篇).

    What the text does not say stays None; the file's name is asked only for a missing title or year.
    """
    head = head_of(document, extent)
    kind = kind_of(head)
    date = document_date(head)
    organization = organization_of(head, kind)
    return Facts(
        kind=kind,
        title=_title(head, document) if extent is None else head.title,
        organization=organization,
        aliases=aliases_of(head.text, organization),
        reporter=reporter_of(head, kind),
        year=working_year(head, kind, date, document.origin.name if extent is None else ""),
        date=date,
        regions=regions_of(head.text),
    )


def _title(head: Head, document: Document) -> str:
    return head.title or PurePath(document.origin.name).stem
