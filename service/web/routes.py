"""All pages in one list; a new page family is one line here."""

from service.web import (
    assessments,
    exchange,
    findings,
    formats,
    ledgers,
    manual,
    organizations,
    papers,
    recurrence,
    register,
    reports,
    review,
    search,
    sheet_rows,
    sheets,
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
        register,
        sheets,
        sheet_rows,
        ledgers,
        assessments,
        formats,
        exchange,
        search,
        manual,
    )
)
