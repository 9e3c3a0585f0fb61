"""Whether every name in a template stands for data: told with the nearest name that does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import nodes
from rapidfuzz import fuzz, process

from service.office.papers import Paper
from service.office.template_engine import LOOP
from service.office.template_tags import TEXT, Kind, Shape, fields_of, loop_name, tags_of

NEAR = 40.0  # least likeness of 100 of a name that is offered instead
Scope = Mapping[str, Shape | None]  # None: something wrong was told of it already
LOOP_SHAPE = Shape(Kind.RECORD, "loop")
KEEPING = {"首项", "末项", "first", "last"}  # filters that give one of a list
TEXTS = {"连接", "中文数字", "引号", "缩短", "join", "chinese", "quoted", "truncate"}


def unknown_names(tree: nodes.Template, paper: Paper) -> Iterator[tuple[int, str]]:
    """Line and words of every name that stands for nothing, or for something that can't be used so."""
    yield from _Names(tags_of(paper)).body(tree.body, tags_of(paper))


class _Names:
    def __init__(self, top: Mapping[str, Shape]) -> None:
        self._inside = {name: path for path, name in _inner_names(top)}
        self._wrong: list[tuple[int, str]] = []

    def body(self, body: Iterable[nodes.Node], scope: Scope) -> Iterator[tuple[int, str]]:
        for one in body:
            if isinstance(one, nodes.For):
                yield from self._loop(one, scope)
            elif isinstance(one, nodes.If):
                self._expression(one.test, scope)
                yield from self.body([*one.body, *one.elif_, *one.else_], scope)
            elif isinstance(one, nodes.Output):
                for each in one.nodes:
                    self._printed(each, scope)
            yield from self._told()

    def _told(self) -> Iterator[tuple[int, str]]:
        while self._wrong:
            yield self._wrong.pop(0)

    def _loop(self, loop: nodes.For, scope: Scope) -> Iterator[tuple[int, str]]:
        shape = self._expression(loop.iter, scope)
        if shape and shape.kind is not Kind.LIST:
            self._say(loop, f"“{_words(loop.iter)}”是{shape.kind}，不是清单，不能循环")
        name = loop.target.name if isinstance(loop.target, nodes.Name) else ""
        inner = {**scope, name: shape.each if shape else None, "loop": LOOP_SHAPE}
        if loop.test:
            self._expression(loop.test, inner)
        yield from self.body([*loop.body, *loop.else_], inner)

    def _printed(self, one: nodes.Expr, scope: Scope) -> None:
        shape = self._expression(one, scope)
        if shape is None or shape.kind not in (Kind.LIST, Kind.RECORD):
            return
        each = shape.each
        if each and not each.record:
            self._say(one, f"“{_words(one)}”是清单，要写成 {{{{ {_words(one)} | 连接('、') }}}}，或者用循环")
        elif each:
            name = loop_name(each.record)
            self._say(one, f"“{_words(one)}”是清单，要写成循环：{{% for {name} in {_words(one)} %}}…{{% endfor %}}")
        else:
            self._say(one, f"“{_words(one)}”下面还有{_listed(_names_in(shape))}，要写到底")

    def _expression(self, one: nodes.Node, scope: Scope) -> Shape | None:
        if isinstance(one, nodes.Name):
            return self._name(one, scope)
        if isinstance(one, nodes.Getattr):
            return self._attribute(one, scope)
        inner = [self._expression(each, scope) for each in one.iter_child_nodes()]
        if isinstance(one, nodes.Filter):
            first = inner[0] if inner else None
            if one.name in KEEPING:
                return first.each if first else None
            return TEXT
        return None if isinstance(one, nodes.TemplateData | nodes.Operand) else TEXT

    def _name(self, one: nodes.Name, scope: Scope) -> Shape | None:
        if one.name in scope:
            return scope[one.name]
        path = self._inside.get(one.name)
        hint = f"它在清单里面，要写在循环中：{path}" if path else _nearest(one.name, scope)
        self._say(one, f"没有“{one.name}”这个标签。{hint}")
        return None

    def _attribute(self, one: nodes.Getattr, scope: Scope) -> Shape | None:
        base = self._expression(one.node, scope)
        if base is None:
            return None
        known = _names_in(base)
        if one.attr in known:
            return known[one.attr]
        if not known:
            what = "是清单，先用循环取出每一项" if base.kind is Kind.LIST else "下面没有别的"
            self._say(one, f"“{_words(one.node)}”{what}，不能写“.{one.attr}”")
        else:
            self._say(one, f"“{_words(one.node)}”下面没有“{one.attr}”。{_nearest(one.attr, known)}")
        return None

    def _say(self, one: nodes.Node, words: str) -> None:
        self._wrong.append((one.lineno, words))


def _names_in(shape: Shape) -> Mapping[str, Shape]:
    if shape == LOOP_SHAPE:
        return dict.fromkeys(LOOP, Shape(Kind.NUMBER))
    return {name: field.shape for name, field in fields_of(shape.record).items()} if shape.record else {}


def _nearest(name: str, known: Iterable[str]) -> str:
    known = [one for one in known if one != "loop"]
    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=NEAR)
    return f"最接近的是“{found[0]}”" if found else f"可用的有：{_listed(known)}"


def _listed(names: Iterable[str], most: int = 12) -> str:
    names = list(names)
    return "、".join(names[:most]) + ("等" if len(names) > most else "")


def _inner_names(top: Mapping[str, Shape]) -> Iterator[tuple[str, str]]:
    """Names inside the top lists, with how to get at them; those of the first list win."""
    for name, shape in reversed(list(top.items())):
        if shape.each and shape.each.record:
            each = loop_name(shape.each.record)
            for inner in fields_of(shape.each.record):
                yield f"{{% for {each} in {name} %}}{{{{ {each}.{inner} }}}}{{% endfor %}}", inner


def _words(one: nodes.Node) -> str:
    """A name as it was written."""
    if isinstance(one, nodes.Getattr):
        return f"{_words(one.node)}.{one.attr}"
    return str(one.name) if isinstance(one, nodes.Name) else "算式"
