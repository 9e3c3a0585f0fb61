"""What runs inside a reading process; imported once by the fork server, so that each child starts warm."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from extractors.errors import ExtractError, OverLimits
from extractors.findings import Extraction
from service.sandbox import limits as bounds
from service.sandbox import network
from service.sandbox.sending import received

if TYPE_CHECKING:
    from extractors.lessons import Lessons
    from extractors.standards import Standard

RESULT = b"R"
ERROR = b"E"
BREAK = b"\n"  # between the name of a member and its bytes; names hold no control characters
OUT_OF_MEMORY = "读这个文件需要的内存超过了上限，已停止。请把文件拆小，或由管理员调高 SHUGAI_READ_MEMORY_MB 后重试。"
SAMPLE = """松林小学党支部2023年度述职报告
支部书记 何望春
一、主要工作
全年开展主题党日12次，书记讲党课4次。
二、存在的问题
（一）理论学习不够深入。学习记录不完整，部分党员笔记抄写应付，学用结合不紧。
（二）组织生活不规范。三会一课记录缺失，谈心谈话没有做到全覆盖。
（三）安全隐患排查不到位。消防通道堆放杂物，灭火器过期未更换，食堂留样不规范。
（四）师德考核走过场。
（五）联系群众不够紧密。家访次数偏少，家长反映的接送拥堵问题拖了半年。
（六）党员管理不够严格。组织关系转接不及时，两名党员迟交党费。
三、下一步整改措施
1.严格落实每月学习制度，2024年6月底前由办公室负责完成。
2.规范组织生活，支部书记每季度检查一次会议记录。
3.每月排查安全隐患，后勤处当天更换过期器材。
"""  # a little of everything, long enough to be judged, so that every model and table is loaded once for all
THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@cache
def extraction_json() -> TypeAdapter[Extraction]:
    """The one format in which results cross from child to parent: JSON, never pickles."""
    return TypeAdapter(Extraction)


def warm() -> None:
    """Load code and models before the first fork, by reading a short report."""
    for name in THREAD_SETTINGS:
        os.environ.setdefault(name, "1")
    from extractors import pipeline, standards

    pipeline.warm()
    pipeline.extract(SAMPLE.encode(), "预热.txt", standards.shipped())
    extraction_json()
    gc.freeze()  # children would copy every page that their collector looks at


def run(
    reply: Connection, file: tuple[str, bytes], known: tuple[Sequence[Standard | str], Lessons], limits: bounds.Limits
) -> None:
    """Read a file (name, bytes) under the limits; answer R and the extraction, or E, the code and the message."""
    from extractors import pipeline

    def extracted() -> Iterator[bytes]:
        standards, lessons = known
        yield extraction_json().dump_json(pipeline.extract(file[1], file[0], received(standards), lessons))

    _answer(reply, extracted(), limits)


def unpack(reply: Connection, file: tuple[str, bytes], most: tuple[int, int, int, int], limits: bounds.Limits) -> None:
    """Answer with each member of an archive: R, its name, a break, its bytes; perhaps E at the end."""
    from extractors import pipeline

    found = pipeline.unpacked(file[1], file[0], most)
    _answer(reply, (f"{member}".encode() + BREAK + content for member, content in found), limits)


def work(
    reply: Connection, function: Callable[[bytes, str], bytes], file: tuple[str, bytes], limits: bounds.Limits
) -> None:
    """Answer with what a function of our own makes of a file (name, bytes)."""
    _answer(reply, (result for result in map(function, (file[1],), (file[0],))), limits)


def _answer(reply: Connection, results: Iterator[bytes], limits: bounds.Limits) -> None:
    bounds.apply(limits)
    network.cut()
    try:
        for result in results:
            reply.send_bytes(RESULT + result)
    except ExtractError as error:
        reply.send_bytes(_refusal(error))
    except MemoryError:
        reply.send_bytes(_refusal(OverLimits(OUT_OF_MEMORY)))


def _refusal(error: ExtractError) -> bytes:
    return ERROR + f"{error.code}\n{error.message}".encode()
