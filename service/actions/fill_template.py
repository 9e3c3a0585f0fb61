"""Check and fill own templates in a child process of little time, memory and output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from extractors.errors import ExtractError, OverLimits
from service.errors import TooLarge, Unreadable
from service.office import own_template
from service.office.template_tags import Value
from service.sandbox import ReportFile, work
from service.sandbox.working import Work
from service.settings import Settings

SECONDS, MEMORY_MB, OUTPUT_MB = 20, 512, 40  # of checking or filling one
ENDLESS = (
    "套用这个模板用的时间、内存或文件大小超过上限，已停止。"
    "多半是循环里套了太多循环。请简化模板后重新上传，或先改用内置模板。"
)


def fill_template(data: bytes, kind: str, context: Mapping[str, Value], settings: Settings) -> bytes:
    """The paper from an own template; raises Unreadable, or TooLarge where it would not end."""
    return limited(partial(own_template.fill, context), ReportFile(kind, data), settings)


def limited(work_on: Work, file: ReportFile, settings: Settings) -> bytes:
    """The work under the limits of templates; raises Unreadable or TooLarge."""
    limits = replace(
        settings,
        read_seconds=min(float(SECONDS), settings.read_seconds),
        read_cpu_seconds=min(SECONDS, settings.read_cpu_seconds),
        read_memory_mb=min(MEMORY_MB, settings.read_memory_mb),
        read_output_mb=min(OUTPUT_MB, settings.read_output_mb),
    )
    try:
        return work(work_on, file, limits)
    except OverLimits as error:
        raise TooLarge(ENDLESS) from error
    except ExtractError as error:
        raise Unreadable(error.message, code=error.code) from error
