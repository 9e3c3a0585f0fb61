"""All routes of the API in one list, in the order in which its manual shows them."""

from service.api import (
    assessments,
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
        formats,
        assessments,
        exchange,
        search,
    )
)
