"""Train the placing of findings under items on what people decided; the new model is used only when asked for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

from service.actions.list_standards import folder as own_standards
from service.actions.parts import Parts
from service.errors import BadRequest, Conflict, NotFound, ServiceError
from service.rules.lessons import placed_by
from service.settings import ROOT
from service.store import models
from service.store.decided import decided

SHIPPED = "shipped"
FEWEST = 5  # findings that people placed, under which training teaches nothing
PATIENCE_SECONDS = 3600
DECIDED = "decided.json"
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
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


def train_model(parts: Parts, *, wait: bool = True) -> str:
    """The name of the new model, trained when this returns, or later if it is not to `wait`; takes minutes.

    Raises BadRequest where there is too little to learn from, Conflict while another is trained.
    """
    told = [
        {"text": one.text, "standard": one.standard, "code": one.code, "report": report}
        for report, one in placed_by(decided(parts.store))
        if one.code
    ]
    if len(told) < FEWEST:
        raise BadRequest(NOTHING.format(count=len(told), fewest=FEWEST))
    if models.training(parts.settings) is not None:
        raise Conflict("已经在训练，还没有结束。请过几分钟刷新页面。")
    home = _prepared(parts, json.dumps(told, ensure_ascii=False))
    if wait:
        _run(home)
    else:
        Thread(target=_run_alone, args=(home,), name="training", daemon=True).start()
    return home.name


def _prepared(parts: Parts, told: str) -> Path:
    home = models.new(parts.settings)
    (home / DECIDED).write_text(told, encoding="utf-8")
    standards = own_standards(parts.settings)
    if standards.is_dir():
        shutil.copytree(standards, home / "standards")
    return home


def _run_alone(home: Path) -> None:
    """Nobody waits: the folder tells how it ended."""
    with suppress(ServiceError):
        _run(home)


def _run(home: Path) -> None:
    command = [sys.executable, "-m", "corpora.scripts.train_own", str((home / DECIDED).resolve()), str(home.resolve())]
    try:
        with (home / models.PROGRESS).open("w", encoding="utf-8") as progress:
            process = subprocess.Popen(command, cwd=ROOT, env=os.environ | ONE_CORE, stdout=progress, stderr=progress)
        (home / models.PROCESS).write_text(str(process.pid), encoding="utf-8")
        ended = process.wait(PATIENCE_SECONDS)
    except (subprocess.SubprocessError, OSError) as error:
        raise ServiceError(BROKEN) from error
    if ended != 0:
        raise ServiceError(BROKEN)
