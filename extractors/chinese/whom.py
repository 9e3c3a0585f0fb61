"""Whom a document says it is about: in its title, in a labelled line, in its salutation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.chinese.heads import Head
from extractors.chinese.names import name_at
from extractors.lexicons import alternatives, load

LABELLED_LINES = 4  # lines in which a label such as 被检查单位: stands

_REPORTED = re.compile(r"向(.+?)反馈")
_GIVEN = re.compile(r"(?:给|^致)(.+?)的(?:反馈|督[导查]|检查|点评|整改|意见|信|函)")
_REMEMBERED = re.compile(r"^—*记(.+)")
_ABOUT = re.compile(r"(?:关于对?|对)(?:开展)?(?:巡察|巡视|反馈|反映|听取|检查)?(?=\S)")
_INSPECTING = re.compile(r"(?:巡察|巡视|听取|督导|检查)(?![组办室委])")
_HEARD = re.compile(r"(?:听取|对|在(?!听取))(?=[\u4e00-\u9fff])")
# what follows the name of the unit whose report was heard; after 在, where the meeting was, only if a report is told of
_WHOSE = (
    r"(?!召开|举行|举办)的?(?:领导)?(?:班子|(?:第一|副)?(?:书记|校长|园长|主任))?"
    r"(?:[\u4e00-\u9fff]{2,4}同志)?[^,。:;、]{0,10}?"
)
_REPORT = re.compile(rf"{_WHOSE}(?:述职|述评|点评|反馈|评议|评价|意见|讲话)")
_MEETING = re.compile(rf"{_WHOSE}(?:述职|述评)")
_MORE = ("、", "等", "和", "及", "与")  # after a name: it is not the only one
_MANY = re.compile(r"各|有关|全体|、|所属|局属|市直|区直|县直|等")


@cache
def _words(part: str) -> re.Pattern[str]:
    return re.compile(alternatives(load("organizations")[part]))


@cache
def _label() -> re.Pattern[str]:
    labels = alternatives(load("organizations")["label"])
    return re.compile(rf"(?:{labels}|(?<![\u4e00-\u9fff])单位(?:名称)?)\s*[:\t]\s*(\S+)")


@cache
def _about_all() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load('organizations')['about_all'])})")


def is_superior(name: str) -> bool:
    """Whether the name is that of a body above schools."""
    return _words("superior").search(name) is not None


def inspects(text: str) -> bool:
    """Whether the words name those who inspect."""
    return _words("inspectors").search(text) is not None


def labelled(head: Head) -> Iterator[str | None]:
    """被检查单位: X, 填报单位: X in the first lines."""
    yield from (name_at(found[1]) for line in head.body[:LABELLED_LINES] if (found := _label().search(line)))


def targets(head: Head) -> Iterator[str | None]:
    """Who the title says it is about: 关于对X开展…, 巡察X的…, 向X反馈."""
    for title in (*head.titles, head.title):
        yield from (_target(title[found.end() :]) for found in _ABOUT.finditer(title))
        yield from (_target(title[found.end() :]) for found in _INSPECTING.finditer(title))
        yield from (
            _target(found[1]) for pattern in (_REPORTED, _GIVEN, _REMEMBERED) if (found := pattern.search(title))
        )


def reviewed(head: Head) -> Iterator[str | None]:
    """The one unit whose report was heard: 对X党委书记述职的点评, 在X述职会上的讲话."""
    for title in (*head.titles, head.title):
        for found in _HEARD.finditer(title):
            name = _target(title[found.end() :])
            form = _MEETING if found[0] == "在" else _REPORT
            if name and form.match(title, found.end() + len(name)):
                yield None if is_superior(name) else name
    yield addressed(head)


def addressed(head: Head) -> str | None:
    """The one unit to which it is sent, none that stands above schools."""
    called = name_at(head.salutation)
    alone = called and not _MANY.search(head.salutation[: len(called) + 1])
    return called if called and alone and not is_superior(called) else None


def _target(said: str) -> str | None:
    """The unit whose name starts the words, also a body called by its kind: 区教育局党组."""
    if _about_all().match(said):
        return None
    body = _words("body").match(said)
    name = name_at(said) or (body[0] if body else None)
    return None if not name or inspects(name) or said[len(name) :].startswith(_MORE) else name
