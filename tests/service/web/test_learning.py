"""The page of learning: a preview first, then the change; models to choose from."""

from __future__ import annotations

import json

from service.actions.learn import learn
from service.actions.parts import Parts
from service.rules.decisions import Action, Changes
from service.store import models
from tests.service.actions.test_learnt_lessons import OTHER, decide, hand_in
from tests.service.in_process import Client


def test_a_store_without_decisions_says_where_to_begin(parts: Parts) -> None:
    assert "还没有可学的" in Client(parts).get("/learning").text


def test_a_preview_changes_nothing_and_applying_does(parts: Parts) -> None:
    findings = hand_in(parts)
    hand_in(parts, OTHER, 2025)
    learn(parts, keep=True)
    decide(parts, findings[1], Action.CORRECT, Changes(standard="school-party:E1"))
    client = Client(parts)
    for _ in range(2):
        assert "将换条目 1 条" in client.post("/learning/preview").text
    assert "已换条目 1 条" in client.post("/learning/apply").text
    assert "将换条目 0 条" in client.post("/learning/preview").text


def test_a_model_is_put_to_use_and_taken_back(parts: Parts) -> None:
    hand_in(parts)
    home = models.new(parts.settings)
    figures = {"school-party": {"held_out": 20, "without": 0.7, "learnt": 0.8}}
    (home / models.CARD).write_text(json.dumps({"date": "2024-05-01", "decided": 90, "figures": figures}))
    client = Client(parts)
    assert "70% → 80%（20 条）" in client.get("/learning").text
    client.post("/learning/apply", data={"model": home.name})
    assert models.in_use(parts.settings) == home
    client.post("/learning/apply", data={"model": "shipped"})
    assert models.in_use(parts.settings) is None


def test_training_needs_something_to_learn_from(parts: Parts) -> None:
    answer = Client(parts).post("/learning/train")
    assert answer.status_code == 400
    assert "至少要5条" in answer.text
