"""Standards from YAML files: the shipped ones and a user's own go the same way, data -> parse -> Standard."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from extractors.errors import BadStandard
from extractors.findings import Severity
from extractors.standards.checking import Flaw, Place, exact, flaws
from extractors.standards.model import (
    Aspect,
    CalendarEntry,
    Confidence,
    Frequency,
    Item,
    Metric,
    Provenance,
    RectifyClass,
    Relation,
    Span,
    Standard,
    TypicalProblem,
    Value,
)

SHIPPED = Path(__file__).resolve().parents[2] / "corpora" / "standards"
FLAWS_SHOWN = 20
Row = Mapping[str, Any]


class _UniqueKeys(yaml.CSafeLoader):
    """A safe loader that refuses a mapping with the same key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping; raises ConstructorError at the second of two equal keys."""
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"“{key}”写了两次", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def path_text(place: Place) -> str:
    """A place as people write it: aspects[0].items[2].name."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return text.lstrip(".") or "全文"


def load(path: Path) -> Standard:
    """The standard in a YAML file; raises BadStandard that lists every flaw."""
    return parse(read_yaml(path), path.name)


def read_yaml(path: Path) -> object:
    """A YAML file's data; raises BadStandard that names line and column."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _UniqueKeys)
    except OSError as error:
        raise BadStandard(f"打不开标准文件“{path.name}”，请核对文件是否存在、有无读取权限。") from error
    except UnicodeDecodeError as error:
        raise BadStandard(f"标准文件“{path.name}”不是 UTF-8 编码的文本，请另存为 UTF-8 后重试。") from error
    except yaml.YAMLError as error:
        raise BadStandard(f"标准文件“{path.name}”{_mark(error)}不合 YAML 格式，请改正后重试。") from error


def _mark(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or ""
    return f"第{mark.line + 1}行第{mark.column + 1}列（{problem}）" if mark else ""


def parse(data: object, where: str, name_place: Callable[[Place], str] = path_text) -> Standard:
    """The standard in data of the shipped schema; raises BadStandard that lists every flaw and its place in `where`."""
    found = flaws(data)
    if found or not isinstance(data, dict):
        raise BadStandard(_message(where, found, name_place))
    header = data["standard"]
    return Standard(
        id=header["id"],
        name=header["name"],
        version=header["version"],
        domain=header["domain"],
        org_types=tuple(header["org_types"]),
        source_note=header["source_note"],
        disclaimer=header["disclaimer"],
        aspects=tuple(_aspect(aspect) for aspect in data["aspects"]),
    )


def _message(where: str, found: tuple[Flaw, ...], name_place: Callable[[Place], str]) -> str:
    lines = [f"{name_place(flaw.place)}：{flaw.message}" for flaw in found[:FLAWS_SHOWN]]
    more = [f"……另有{len(found) - FLAWS_SHOWN}处"] if len(found) > FLAWS_SHOWN else []
    return "\n".join([f"标准“{where}”有{len(found)}处不合要求，请改正后重新导入：", *lines, *more])


def _aspect(row: Row) -> Aspect:
    return Aspect(row["code"], row["name"], tuple(_item(item) for item in row["items"]))


def _item(row: Row) -> Item:
    return Item(
        code=row["code"],
        name=row["name"],
        weight=row["weight"],
        responsible_role=row["responsible_role"],
        requirement=row["requirement"],
        metrics=tuple(_metric(metric) for metric in row["metrics"]),
        evidence=tuple(row["evidence"]),
        calendar=tuple(_entry(entry) for entry in row["calendar"]),
        typical_problems=tuple(_problem(problem) for problem in row["typical_problems"]),
    )


def _metric(row: Row) -> Metric:
    return Metric(
        id=row["id"],
        subject=row["subject"],
        field=row["field"],
        comparator=Relation(row["comparator"]),
        value=_value(row["value"]),
        unit=row["unit"],
        period=Span(row["period"]),
        scope=row["scope"],
        source=Provenance(row["source"]),
        confidence=Confidence(row["confidence"]),
        match_phrases=tuple(row["match_phrases"]),
    )


def _value(value: Any) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, list):
        return _exactly(value[0]), _exactly(value[1])
    return _exactly(value)


def _exactly(value: object) -> Fraction:
    return exact(value) or Fraction(0)  # checked before: only a written 0 falls through


def _entry(row: Row) -> CalendarEntry:
    return CalendarEntry(Frequency(row["frequency"]), tuple(row["months"]), row["task"], row["owner"])


def _problem(row: Row) -> TypicalProblem:
    return TypicalProblem(
        id=row["id"],
        taxonomy_id=row["taxonomy_id"],
        text=row["text"],
        phrasings=tuple(row["phrasings"]),
        keywords=tuple(row["keywords"]),
        severity=Severity(row["severity"]),
        rectify_class=RectifyClass(row["rectify_class"]),
    )


@lru_cache(maxsize=1)
def shipped() -> tuple[Standard, ...]:
    """The standards that come with the product, in order of their ids."""
    return tuple(load(path) for path in sorted(SHIPPED.glob("*.yaml")))


def known(folders: Iterable[Path] = ()) -> dict[str, Path | None]:
    """Ids of all standards at hand with their files, a folder's own before the shipped (None) of the same id."""
    own = {path.stem: path for folder in folders for path in sorted(folder.glob("*.yaml"))}
    return {**{standard.id: None for standard in shipped()}, **own}


def find(name: str, folders: Iterable[Path] = ()) -> Standard:
    """The standard with this id; raises BadStandard that names the known ones."""
    listed = known(folders)
    if name not in listed:
        raise BadStandard(f"没有名为“{name}”的标准。现有：{'、'.join(sorted(listed))}。可先导入标准，或改用其中一个。")
    path = listed[name]
    return load(path) if path else next(standard for standard in shipped() if standard.id == name)
