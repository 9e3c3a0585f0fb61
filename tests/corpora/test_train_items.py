"""Examples that the item tables are trained on."""

from __future__ import annotations

import pytest

from corpora.scripts.labelled import corpus
from corpora.scripts.train_items import findings, placed_lines, surroundings, written
from extractors.standards import Standard, shipped


@pytest.mark.parametrize("standard", shipped(), ids=lambda standard: standard.id)
def test_every_item_has_written_examples(standard: Standard) -> None:
    often = [example.label for example in written(standard)]
    assert all(often.count(item.code) >= 8 for item in standard.items)


@pytest.mark.parametrize("standard", shipped(), ids=lambda standard: standard.id)
def test_no_written_example_stands_before_the_first_item_or_is_a_broken_header(standard: Standard) -> None:
    lines = placed_lines(standard)
    assert all(place for _, place in lines)
    assert all(len(text) > 4 for text, _ in lines)


def test_labelled_findings_come_with_what_stands_around_them() -> None:
    document = next(one for one in corpus() if one.meta["id"] == "u1-2021")
    context = surroundings(document, document.findings[1])
    assert context.headings == ("二、存在的主要问题",)
    assert context.before.endswith("主要有五条：")
    assert findings(shipped()[0], document)[1][1] == ("A2",)
