"""Export a standard as an Excel workbook: the template for one's own."""

from __future__ import annotations

from extractors.errors import BadStandard
from extractors.standards import find
from service.actions.list_standards import folder
from service.errors import NotFound
from service.office.standard_sheet import write_workbook
from service.settings import Settings


def export_standard_template(name: str, settings: Settings) -> bytes:
    """The workbook of a known standard, to be changed and imported again; raises NotFound that names the known ones."""
    try:
        return write_workbook(find(name, (folder(settings),)))
    except BadStandard as error:
        raise NotFound(error.message, code=error.code) from error
