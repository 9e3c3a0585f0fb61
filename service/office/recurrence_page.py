"""The analysis of problems that came back as one self-contained page: no scripts, no network, prints well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from service.office.papers import FOLDER
from service.records import ChainStatus
from service.rules.names import STATUSES
from service.rules.timeline import Timeline
from service.rules.wording import date_text


def recurrence_page(timelines: Sequence[Timeline], made_on: date) -> bytes:
    """The page as UTF-8."""
    context = {"timelines": timelines, "made_on": date_text(made_on), "statuses": STATUSES, "kinds": list(ChainStatus)}
    return _template().render(context).encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("recurrence.html")
