"""Train the placing of findings under items on what people decided; the new model is used only when asked for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from service.actions.list_standards import folder as own_standards
from service.actions.parts import Parts
from service.errors import BadRequest, NotFound, ServiceError
from service.rules.lessons import placed_by
from service.settings import ROOT
from service.store import models
from service.store.decided import decided

SHIPPED = "shipped"
FEWEST = 5  # findings that people placed, under which training teaches nothing
PATIENCE_SECONDS = 3600
NOTHING = "人工定过条目的问题只有{count}条，至少要{fewest}条才值得训练。请先在报告页确认或修改一些问题的条目。"
BROKEN = "训练没有完成，原来的模型照旧使用。请用 shugai doctor 检查磁盘和内存后再试一次。"


def known_model(parts: Parts, name: str | None) -> str | None:
    """A model by its name, "" for the shipped one; raises NotFound that names the known ones."""
    if name in (None, SHIPPED):
        return None if name is None else ""
    if name not in models.names(parts.settings):
        known = "、".join((SHIPPED, *models.names(parts.settings)))
        raise NotFound(f"没有编号为“{name}”的模型。现有：{known}。")
    return name


def train_model(parts: Parts) -> str:
    """The name of the new model; takes minutes. Raises BadRequest where there is too little to learn from."""
    told = [
        {"text": one.text, "standard": one.standard, "code": one.code, "report": report}
        for report, one in placed_by(decided(parts.store))
        if one.code
    ]
    if len(told) < FEWEST:
        raise BadRequest(NOTHING.format(count=len(told), fewest=FEWEST))
    home = models.new(parts.settings)
    source = home / "decided.json"
    source.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    standards = own_standards(parts.settings)
    if standards.is_dir():
        shutil.copytree(standards, home / "standards")
    _run(source, home)
    return home.name


def _run(source: Path, home: Path) -> None:
    command = [sys.executable, "-m", "corpora.scripts.train_own", str(source.resolve()), str(home.resolve())]
    one_core = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    try:
        subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | one_core,
            check=True,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
        )
    except (subprocess.SubprocessError, OSError) as error:
        (home / models.FAILED).write_text(str(error), encoding="utf-8")
        raise ServiceError(BROKEN) from error
