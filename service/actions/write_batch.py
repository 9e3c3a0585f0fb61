"""Write papers of many organizations into a folder, from one survey; one that fails is told and the rest goes on."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.errors import ExtractError
from service.actions.make_document import Wish, document, document_of
from service.actions.parts import Parts
from service.actions.survey_organizations import Survey, survey_organizations
from service.errors import BadRequest, NotFound, ServiceError
from service.rules.file_names import file_name, file_names
from service.rules.names import UNNAMED
from service.rules.paper_batch import FAILURES, BatchWish, Failure, failure_text
from service.store import batch_files

Given = tuple[Parts, Survey]  # one survey for all
Progress = Callable[[int, int], bool]  # done and failed so far; answers whether to go on
COLLECT_EVERY = 20  # papers; each is a ring of some megabytes that Python's collector gets to late when left alone
DEFECT = "程序内部出错（{}），详情见服务日志。请单独生成这一份，仍不行请交给维护人员"
log = logging.getLogger(__name__)


def settled(survey: Survey, wish: BatchWish) -> BatchWish:
    """The wish with its organizations named; raises BadRequest or NotFound for what can't be made."""
    if not wish.kinds:
        raise BadRequest("没有选文书。请至少选一种。")
    for kind in wish.kinds:
        if not document(kind).for_one and not document(kind).for_standard:
            raise BadRequest(f"“{document(kind).title}”是全部单位合用的，不能按单位批量生成。请去掉后重试。")
    every = tuple(one.organization for one in survey.checklists if not one.organization.startswith(UNNAMED))
    named = tuple(dict.fromkeys(survey.of(name).organization for name in wish.organizations)) or every
    if not named:
        raise NotFound("还没有读完的报告，没有单位可以生成文书。请先上传报告。")
    return replace(wish, kinds=tuple(dict.fromkeys(wish.kinds)), organizations=named)


def write_batch(parts: Parts, wish: BatchWish, folder: Path, progress: Progress) -> tuple[Failure, ...] | None:
    """Every paper in its organization's folder, those that lie there already left as they are; None when stopped."""
    return _write_all((parts, survey_organizations(parts, wish.year)), wish, folder, progress)


def _write_all(given: Given, wish: BatchWish, folder: Path, progress: Progress) -> tuple[Failure, ...] | None:
    failures: list[Failure] = []
    with ThreadPoolExecutor(1) as pool:  # its futures keep every kind of failure apart from the rest
        for done, (organization, kind, target) in enumerate(_targets(wish, folder)):
            if not progress(done, len(failures)):
                return None
            if done % COLLECT_EVERY == 0:
                gc.collect()
            if target.exists():
                continue
            made = pool.submit(_write, given, (organization, kind, wish.preset), target)
            error = made.exception()
            if error:
                failures.append(Failure(organization, document(kind).title, _reason(error)))
    if failures:
        text = failure_text(failures, len(wish.organizations) * len(wish.kinds))
        batch_files.keep(folder / FAILURES, text.encode("utf-8-sig"))
    return tuple(failures)


def write_archive(parts: Parts, wish: BatchWish, out: Path, progress: Progress) -> tuple[Failure, ...]:
    """The papers in one .zip, made at once; raises BadRequest or NotFound."""
    survey = survey_organizations(parts, wish.year)
    wish = settled(survey, wish)
    with TemporaryDirectory() as folder:
        failures = _write_all((parts, survey), wish, Path(folder), progress) or ()
        batch_files.pack(Path(folder), out)
    return failures


def _targets(wish: BatchWish, folder: Path) -> Iterator[tuple[str, str, Path]]:
    folders = file_names(wish.organizations)
    for organization, kind in product(wish.organizations, wish.kinds):
        name, _, ending = document(kind).file_name.rpartition(".")
        yield organization, kind, folder / folders[organization] / f"{file_name(organization + name)}.{ending}"


def _write(given: Given, wanted: tuple[str, str, str], target: Path) -> None:
    parts, survey = given
    organization, kind, preset = wanted
    batch_files.keep(target, document_of(parts, survey, kind, Wish(organization, preset=preset)).data)


def _reason(error: BaseException) -> str:
    if isinstance(error, ServiceError | ExtractError):
        return error.message.rstrip("。")
    log.error("a paper of a batch could not be made", exc_info=error)
    return DEFECT.format(type(error).__name__)
