"""The engine of own templates: sandboxed Jinja over plain values, with a closed list of what a tag may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.filters import do_first, do_join, do_last, do_truncate
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from service.office.papers import chinese
from service.rules.wording import quoted

FILTERS: dict[str, Callable[..., Any]] = {
    "连接": do_join,
    "个数": len,
    "中文数字": chinese,
    "引号": quoted,
    "首项": do_first,
    "末项": do_last,
    "缩短": do_truncate,
}  # the Chinese name beside Jinja's own
ENGLISH = {"join": "连接", "length": "个数", "chinese": "中文数字", "quoted": "引号", "first": "首项", "last": "末项"}
LOOP = {"index": "从1起的序号", "first": "是不是第一个", "last": "是不是最后一个", "length": "一共几个"}
ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Concat,
    nodes.Filter,
)
NOT_ALLOWED = "模板里只能写数据标签、循环（for）、条件（if）和过滤器，不能写{}"
WORDS: dict[type[nodes.Node], str] = {
    nodes.Call: "函数调用（带括号的）",
    nodes.Getitem: "方括号取值",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.Macro: "macro",
    nodes.Assign: "set",
    nodes.Test: "is 判断",
}


class Missing(StrictUndefined):
    """A name that stands for nothing, told in Chinese."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return f"没有“{self._undefined_name}”这个标签"


class Environment(ImmutableSandboxedEnvironment):
    """Every text that it compiles is checked first; attributes are keys of plain records and nothing else."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=Missing)
        self.globals.clear()
        self.tests.clear()
        self.filters = {**FILTERS, **{name: FILTERS[own] for name, own in ENGLISH.items()}}

    def _generate(self, source: nodes.Template, *rest: Any, **options: Any) -> str:
        for line, what in forbidden(source):
            raise TemplateSyntaxError(what, line)
        return super()._generate(source, *rest, **options)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A record's value, or what a loop tells of itself; nothing of Python."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The same."""
        return self.getattr(obj, str(argument))

    def call(self, *_: Any, **__: Any) -> Any:
        """Nothing can be called."""
        raise TemplateSyntaxError(NOT_ALLOWED.format(WORDS[nodes.Call]), 1)


@cache
def engine() -> Environment:
    """The one environment of own templates."""
    return Environment()


def forbidden(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Everything that a template may not do: line and Chinese words."""
    for one in tree.find_all(nodes.Node):
        if not isinstance(one, ALLOWED):
            yield one.lineno, NOT_ALLOWED.format(WORDS.get(type(one), "这样的算式或语句"))
        elif isinstance(one, nodes.For) and (one.recursive or not isinstance(one.target, nodes.Name)):
            yield one.lineno, "循环只能写成“for 名称 in 清单”"
        elif isinstance(one, nodes.Filter) and one.name not in engine().filters:
            yield one.lineno, f"没有“{one.name}”这个过滤器，可用的有：{'、'.join(FILTERS)}"
