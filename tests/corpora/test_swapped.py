"""Training texts with other problems put into them."""

from __future__ import annotations

import random

from corpora.scripts.documents import document
from corpora.scripts.labelled import corpus
from corpora.scripts.swapped import swapped


def test_labels_stay_on_their_words() -> None:
    chance = random.Random(3)
    others = [other for text in corpus()[::12] if (other := swapped(text, chance))]
    assert others
    for other in others:
        for label in (*other.findings, *other.measures):
            assert other.text[label.start : label.end] == label.quote


def test_the_structure_stays_and_the_problems_change() -> None:
    text = next(text for text in corpus() if text.findings)
    other = swapped(text, random.Random(3))
    assert other is not None
    assert [line.style for line in other.lines] == [line.style for line in text.lines]
    assert [m.quote for m in other.measures] == [m.quote for m in text.measures]
    assert [f.quote for f in other.findings] != [f.quote for f in text.findings]
    assert document(other).text == other.text


def test_the_same_chance_gives_the_same_text() -> None:
    text = next(text for text in corpus() if text.findings)
    assert swapped(text, random.Random(5)) == swapped(text, random.Random(5))
