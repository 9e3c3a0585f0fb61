"""What is wrong with an own template: place, tag, what to do, and what was mended without asking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jinja2 import TemplateSyntaxError

from service.office.papers import Paper
from service.office.template_engine import engine, forbidden
from service.office.template_lines import NARROW, TAG, Line
from service.office.template_loops import ENDS, MIDDLE, Tag, misplaced, pairs, tags
from service.office.template_names import unknown_names

BROKEN = {
    "{{": "标签没有写完，后面缺 }}",
    "{%": "标签没有写完，后面缺 %}",
    "{#": "说明没有写完，后面缺 #}",
    "}}": "前面缺 {{",
    "%}": "前面缺 {%",
    "#}": "前面缺 {#",
}
UNREADABLE = (
    "写法不对。印数据写 {{ 单位 }}，循环写 {% for 问题 in 问题清单 %}…{% endfor %}，条件写 {% if 问题数 %}…{% endif %}"
)


@dataclass(frozen=True, slots=True)
class TemplateFlaw:
    """One thing that has to be mended by hand."""

    place: str  # 第3段（联系人：…）
    tag: str  # as written; "" where it is no single tag
    message: str

    @property
    def text(self) -> str:
        """One line for people."""
        return f"{self.place}：{self.tag + '，' if self.tag else ''}{self.message}。"


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """A template under examination."""

    tags: int
    flaws: tuple[TemplateFlaw, ...]
    repairs: tuple[str, ...]  # what is mended by itself each time

    @property
    def is_sound(self) -> bool:
        """Whether papers can be made with it."""
        return not self.flaws


def examine(found: list[Line], paper: Paper) -> TemplateReport:
    """The report of arranged lines."""
    every = tags(found)
    flaws = [*_broken(found), *_torn(every), *_meant(every, paper)]
    order = {line.where: at for at, line in enumerate(found)}
    repairs = tuple(f"{line.place}：{what}" for line in found for what in line.repaired)
    return TemplateReport(len(every), tuple(sorted(dict.fromkeys(flaws), key=lambda one: order[one.place])), repairs)


def _broken(found: list[Line]) -> Iterator[TemplateFlaw]:
    for line in found:
        rest = TAG.sub("", line.text.translate(NARROW))
        for mark, words in BROKEN.items():
            if mark in rest:
                yield TemplateFlaw(line.where, mark, words)


def _torn(every: list[Tag]) -> Iterator[TemplateFlaw]:
    for tag, words in (*pairs(every)[1], *misplaced(every)):
        yield TemplateFlaw(tag.where, tag.source, words)


def _meant(every: list[Tag], paper: Paper) -> Iterator[TemplateFlaw]:
    """Names and syntax: flawed tags are told and left out, so that the others can be looked at together."""
    readable = {id(tag) for tag in every if _is_readable(tag)}
    for tag in every:
        if id(tag) not in readable:
            yield TemplateFlaw(tag.where, tag.source, UNREADABLE)
    sound = _completed(every, readable)
    tree = engine().parse("\n".join(tag.source for tag in sound))
    for line, words in (*forbidden(tree), *unknown_names(tree, paper)):
        tag = sound[line - 1]
        yield TemplateFlaw(tag.where, tag.source, words)


def _completed(every: list[Tag], readable: set[int]) -> list[Tag]:
    """A sequence that parses: unreadable openings are conditions, what has no partner is left out or closed."""
    closed, alone = pairs(every)
    dropped = {id(tag) for tag, _ in alone if tag.word not in ENDS}
    ends = {id(end): start for start, end in closed}
    made = []
    for tag in every:
        opening = ends.get(id(tag), tag)
        if id(opening) in readable and id(tag) not in dropped:
            made.append(tag)
        elif opening.word in ENDS:
            made.append(replace(tag, source="{% if 1 %}" if tag is opening else "{% endif %}"))
        else:
            made.append(replace(tag, source=""))
    left = [tag for tag, _ in alone if tag.word in ENDS]
    return [*made, *(replace(tag, source=_end_of(tag, readable)) for tag in reversed(left))]


def _end_of(tag: Tag, readable: set[int]) -> str:
    return f"{{% {ENDS[tag.word] if id(tag) in readable else 'endif'} %}}"


def _is_readable(tag: Tag) -> bool:
    if tag.word in ENDS.values():
        return True
    alone = tag.source + (f"{{% {ENDS[tag.word]} %}}" if tag.word in ENDS else "")
    try:
        engine().parse(f"{{% if 1 %}}{alone}{{% endif %}}" if tag.word in MIDDLE else alone)
    except (TemplateSyntaxError, RecursionError):  # the latter from brackets in brackets without end
        return False
    return True
