"""The list of tags that a paper's own template can use, each with its meaning and an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.office.papers import Paper
from service.office.template_sample import sample_context
from service.office.template_tags import Kind, Shape, Value, fields_of, loop_name, tags_of
from service.rules.paper_data import TYPES
from service.rules.wording import clip

LONGEST = 40  # characters of an example


@dataclass(frozen=True, slots=True)
class TagLine:
    """One tag for people: how to write it, what it holds, what it would print."""

    written: str
    kind: Kind
    note: str
    example: str
    depth: int = 0  # in how many loops it stands


def tag_list(paper: Paper) -> tuple[TagLine, ...]:
    """All tags of a paper in order, those of a list under the first list that holds such things."""
    record = TYPES[paper.data].__name__
    notes = {field.name: field.note for field in fields_of(record).values()}
    return tuple(_Lister().lines(tags_of(paper), sample_context(paper), notes))


class _Lister:
    def __init__(self) -> None:
        self._told: dict[str, str] = {}  # records by the list that they were told under

    def lines(
        self, tags: Mapping[str, Shape], values: Value, notes: Mapping[str, str], prefix: str = "", depth: int = 0
    ) -> Iterator[TagLine]:
        """A line a tag."""
        for name, shape in tags.items():
            value = values.get(name, "") if isinstance(values, dict) else ""
            note, record = notes.get(name, ""), (shape.each or shape).record
            known = self._told.get(record)
            note = "；".join(filter(None, (note, f"每项的标签与“{known}”相同" if known else "")))
            yield TagLine(_written(prefix + name, shape), shape.kind, note, _example(value), depth)
            if record and not known:
                self._told[record] = prefix + name
                yield from self._below(prefix + name, shape, value, depth + 1)

    def _below(self, written: str, shape: Shape, value: Value, depth: int) -> Iterator[TagLine]:
        record = (shape.each or shape).record
        fields = fields_of(record)
        first = (value[0] if value else "") if isinstance(value, list) else value
        prefix = f"{loop_name(record)}." if shape.each else f"{written}."
        shapes = {name: field.shape for name, field in fields.items()}
        yield from self.lines(shapes, first, {name: field.note for name, field in fields.items()}, prefix, depth)


def _written(name: str, shape: Shape) -> str:
    if shape.each and shape.each.record:
        return f"{{% for {loop_name(shape.each.record)} in {name} %}}…{{% endfor %}}"
    if shape.each:
        return f"{{{{ {name} | 连接('、') }}}}"
    return f"{{% if {name} %}}…{{% endif %}}" if shape.kind is Kind.FLAG else f"{{{{ {name} }}}}"


def _example(value: Value) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        texts = [str(one) for one in value if not isinstance(one, dict)]
        return clip("、".join(texts), LONGEST) if texts else f"{len(value)}项"
    return "" if isinstance(value, dict) else clip(str(value), LONGEST)
