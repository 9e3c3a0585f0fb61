"""Tags that are documented can be used, and all data have a Chinese name."""

from __future__ import annotations

import pytest

from service.office.own_template import check, fill, report_json
from service.office.papers import paper, papers
from service.office.template_list import TagLine, tag_list
from service.office.template_sample import sample_context
from service.office.template_tags import Kind, tags_of, unnamed
from service.rules.paper_data import BUILDERS, TYPES
from tests.service.word_templates import texts, word

ONE_KIND_OF_EACH = {one.data: one.kind for one in papers()}


def written(lines: tuple[TagLine, ...]) -> list[str]:
    """A template that uses every tag, loops in loops."""
    made: list[str] = []
    open_loops: list[int] = []
    for line in lines:
        while open_loops and open_loops[-1] >= line.depth:
            made.append("{% endfor %}")
            open_loops.pop()
        loops = line.written.endswith("{% endfor %}")
        if loops:
            open_loops.append(line.depth)
        is_record = line.kind is Kind.RECORD
        made += [line.written.removesuffix("…{% endfor %}")] if loops else [] if is_record else [f"▲{line.written}"]
    return made + ["{% endfor %}"] * len(open_loops)


def test_every_builder_tells_the_type_of_its_data() -> None:
    assert BUILDERS.keys() == TYPES.keys()


@pytest.mark.parametrize("data", sorted(TYPES))
def test_all_data_have_a_chinese_name_and_no_name_is_left_over(data: str) -> None:
    assert list(unnamed(TYPES[data])) == []


@pytest.mark.parametrize("kind", sorted(ONE_KIND_OF_EACH.values()))
def test_every_documented_tag_can_be_used(kind: str) -> None:
    template = word(*written(tag_list(paper(kind))))
    assert report_json().validate_json(check(template, kind)).flaws == ()
    printed = texts(fill(sample_context(paper(kind)), template, kind))
    assert any(line.startswith("▲") for line in printed)
    assert not any("{" in line for line in printed)


@pytest.mark.parametrize("kind", [one.kind for one in papers()])
def test_a_list_of_tags_begins_with_all_that_can_be_printed_at_the_top(kind: str) -> None:
    top = [line.written for line in tag_list(paper(kind)) if line.depth == 0]
    assert len(top) == len(tags_of(paper(kind)))
    assert all(name in "".join(top) for name in paper(kind).ask)


def test_examples_come_from_the_sample() -> None:
    examples = {line.written: line.example for line in tag_list(paper("supervision"))}
    assert examples["{{ 单位 }}"] == "青禾小学党支部"
    assert examples["{{ 问题.历年 }}"] == "复发"
    assert examples["{% for 问题 in 问题清单 %}…{% endfor %}"] == "2项"
