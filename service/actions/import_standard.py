"""Import a standard of one's own into the data folder."""

from __future__ import annotations

from pathlib import Path

from extractors.standards import shipped
from service.actions.check_standard import Checked, check_standard
from service.actions.list_standards import folder
from service.errors import Conflict
from service.settings import Settings


def import_standard(path: Path, settings: Settings) -> Checked:
    """Check and keep a standard, in place of one with the same id; raises Unreadable, or Conflict for a shipped id."""
    checked = check_standard(path)
    name = checked.standard.id
    if name in {standard.id for standard in shipped()}:
        raise Conflict(f"“{name}”是自带标准的编号，不能覆盖。请把标准编号改成别的（如 {name}-own）后重新导入。")
    home = folder(settings)
    home.mkdir(parents=True, exist_ok=True)
    draft = home / f"{name}.yaml.part"
    draft.write_text(checked.text, encoding="utf-8")
    draft.replace(home / f"{name}.yaml")
    return checked
