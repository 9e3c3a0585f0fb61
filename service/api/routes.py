"""All routes of the API in one list, in the order in which its manual shows them."""

from service.api import (
    assessments,
    batches,
    exchange,
    findings,
    formats,
    ledgers,
    links,
    organizations,
    register,
    reports,
    search,
    sheets,
    standards,
    templates,
)

ROUTERS = tuple(
    family.router
    for family in (
        reports,
        findings,
        organizations,
        links,
        standards,
        ledgers,
        sheets,
        register,
        batches,
        templates,
        formats,
        assessments,
        exchange,
        search,
    )
)
