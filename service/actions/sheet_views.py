"""The views of the tracking sheet: the built-in variants and those that users save, change and take away."""

from __future__ import annotations

from collections.abc import Sequence

from service.actions.parts import Parts
from service.errors import BadRequest, NotFound
from service.office.sheet_forms import forms
from service.rules.tracking_columns import HIDDEN, SheetForms, View
from service.store import entries_exports

LONGEST_NAME = 40  # characters


def all_forms(parts: Parts) -> SheetForms:
    """All columns and views."""
    return forms().with_views(entries_exports.views(parts.store))


def save_view(parts: Parts, name: str, columns: Sequence[str]) -> View:
    """Save these columns under a name; raises BadRequest for a bad name or an unknown column."""
    name, built_in = name.strip(), forms()
    if not name or len(name) > LONGEST_NAME:
        raise BadRequest(f"样式要有名称，不超过 {LONGEST_NAME} 个字。")
    if any(name.lower() in (view.key.lower(), view.name.lower()) for view in built_in.views.values()):
        raise BadRequest(f"“{name}”是自带样式的名称。请换一个名称。")
    unknown = [key for key in columns if key not in built_in.columns or key in HIDDEN]
    if unknown or "problem" not in columns:
        what = f"没有“{'、'.join(unknown)}”这些列。" if unknown else "样式里要有“具体问题”一列。"
        raise BadRequest(what + "请从列的清单里选择。")
    view = View(name, name, tuple(dict.fromkeys(columns)), {}, own=True)
    entries_exports.save_view(parts.store, view, parts.settings.user)
    return view


def forget_view(parts: Parts, name: str) -> None:
    """Take a saved view away; sheets that went out in it still come back. Raises NotFound."""
    if not entries_exports.forget_view(parts.store, name):
        raise NotFound(f"没有自存的样式“{name}”。自带的样式不能删除。")
