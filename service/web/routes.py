"""All pages in one list; a new page family is one line here."""

from service.web import (
    assessments,
    batches,
    exchange,
    findings,
    formats,
    learning,
    ledgers,
    manual,
    organizations,
    papers,
    previews,
    recurrence,
    register,
    reports,
    review,
    search,
    sheet_rows,
    sheets,
    standards,
    templates,
)

ROUTERS = tuple(
    family.router
    for family in (
        reports,
        review,
        findings,
        organizations,
        recurrence,
        papers,
        previews,
        batches,
        templates,
        register,
        sheets,
        sheet_rows,
        ledgers,
        assessments,
        standards,
        learning,
        formats,
        exchange,
        search,
        manual,
    )
)
