"""Learning from what people decided: what it would change, doing it, training, and going back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from extractors.lessons import Lessons
from service.actions.learn import learn
from service.actions.learnt_lessons import learnt_lessons
from service.actions.parts import Parts
from service.actions.train_model import known_model, train_model
from service.rules.learning import Learning, learning_lines
from service.store import models
from service.store.models import TrainedModel
from service.web.pages import go, page
from service.web.parts import Joined

router = APIRouter(prefix="/learning")


@dataclass(frozen=True, slots=True)
class LearningPage:
    """What there is to learn from, models trained here, and what was just previewed or done."""

    lessons: Lessons
    models: tuple[TrainedModel, ...]
    training: str | None
    shown: Learning | None = None
    model: str = ""  # that was previewed; "" for the one in use
    lines: tuple[str, ...] = ()

    @property
    def corrected(self) -> int:
        """Findings that people put under another item."""
        return sum(one.corrected for one in self.lessons.precedents)


@router.get("")
def show(request: Request, parts: Joined) -> Response:
    """The page."""
    return page(request, "learning.html", _page(parts))


@router.post("/preview")
def preview(request: Request, parts: Joined, model: Annotated[str, Form()] = "") -> Response:
    """What would change; nothing does."""
    told = learn(parts, known_model(parts, model or None), keep=False)
    return page(request, "learning.html", _page(parts, told, model, done=False))


@router.post("/apply")
def apply(request: Request, parts: Joined, model: Annotated[str, Form()] = "") -> Response:
    """Place undecided findings anew, from now on by this model."""
    told = learn(parts, known_model(parts, model or None), keep=True)
    return page(request, "learning.html", _page(parts, told, model, done=True))


@router.post("/train")
def train(request: Request, parts: Joined) -> Response:
    """Start training a model."""
    train_model(parts, wait=False)
    return go(request, "/learning")


def _page(parts: Parts, told: Learning | None = None, model: str = "", *, done: bool = False) -> LearningPage:
    settings = parts.settings
    lines = tuple(learning_lines(told, done=done)) if told else ()
    shown = None if done else told
    return LearningPage(learnt_lessons(parts), models.listed(settings), models.training(settings), shown, model, lines)
