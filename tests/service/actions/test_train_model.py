"""Models trained here are chosen by number; the shipped one is always there to go back to."""

from __future__ import annotations

import json

import pytest

from service.actions.export_training import export_training
from service.actions.learn import learn
from service.actions.learnt_lessons import learnt_lessons
from service.actions.parts import Parts
from service.actions.train_model import known_model, train_model
from service.errors import BadRequest, NotFound
from service.rules.decisions import Action
from service.store import models
from tests.service.actions.test_learnt_lessons import decide, hand_in


def trained(parts: Parts) -> str:
    """A finished model without tables of its own."""
    home = models.new(parts.settings)
    (home / models.CARD).write_text(json.dumps({"date": "2024-05-01", "figures": {}}), encoding="utf-8")
    return home.name


def test_too_few_decisions_teach_nothing(parts: Parts) -> None:
    decide(parts, hand_in(parts)[0], Action.CONFIRM)
    with pytest.raises(BadRequest, match="只有1条，至少要5条"):
        train_model(parts)


def test_a_model_is_put_to_use_and_taken_back(parts: Parts) -> None:
    name = trained(parts)
    assert learnt_lessons(parts).model is None
    learn(parts, name, keep=False)
    assert learnt_lessons(parts).model is None
    learn(parts, name, keep=True)
    assert learnt_lessons(parts).model == models.folder(parts.settings) / name
    assert [one.in_use for one in models.listed(parts.settings)] == [True]
    learn(parts, known_model(parts, "shipped"), keep=True)
    assert learnt_lessons(parts).model is None


def test_an_unfinished_model_is_none(parts: Parts) -> None:
    unfinished = models.new(parts.settings).name
    assert models.names(parts.settings) == ()
    with pytest.raises(NotFound, match=f"没有编号为“{unfinished}”的模型。现有：shipped"):
        known_model(parts, unfinished)


def test_only_finished_reports_are_exported(parts: Parts) -> None:
    first, second = hand_in(parts)
    done = decide(parts, first, Action.CONFIRM)
    assert export_training(parts)[1] == 0
    decide(parts, second, Action.DELETE)
    folder, count = export_training(parts)
    assert (count, len(list(folder.glob("*.gold.txt")))) == (1, 1)
    decide(parts, done, Action.UNDO)
    assert export_training(parts)[1] == 0
    assert list(folder.glob("*.gold.txt")) == []
