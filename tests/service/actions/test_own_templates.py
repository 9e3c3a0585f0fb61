"""Own templates in an installation: versions, whose holds, and hostile ones in their child process."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from service.actions.fill_template import fill_template
from service.actions.make_document import Wish, make_document
from service.actions.own_templates import (
    add_template,
    check_template,
    list_templates,
    open_template,
    preview_template,
    remove_template,
    use_template,
)
from service.actions.parts import Parts
from service.errors import BadRequest, NotFound, TooLarge, Unreadable
from service.office.papers import paper
from service.office.template_sample import sample_context
from service.rules.proposals import proposals
from service.sandbox import ReportFile
from service.store import readings, reports
from tests.service.extractions import SCHOOL, extraction
from tests.service.word_templates import texts, with_parts, word

KIND = "problem-list"
HANG_SECONDS = 120.0  # from which a filling process was not ended
REPORT = "ef" * 32


@pytest.fixture
def filled(parts: Parts) -> Parts:
    """An installation that has read a report with two findings."""
    reports.add(parts.store, reports.NewReport(REPORT, "述职.docx", 1000, "auto", "王晓燕"))
    said = extraction(REPORT)
    readings.save(parts.store, REPORT, said, proposals(said))
    return parts


def template(mark: str) -> ReportFile:
    return ReportFile(f"{mark}.docx", word(f"{mark}：{{{{ 单位 }}}}共{{{{ 问题数 }}}}项"))


def made(parts: Parts) -> str:
    return texts(make_document(parts, KIND, Wish(SCHOOL)).data)[0]


def test_the_units_own_template_comes_before_the_one_for_all_and_the_built_in_one(filled: Parts) -> None:
    built_in = made(filled)
    everybodys = add_template(filled, KIND, "", template("通用"))
    assert made(filled) == f"通用：{SCHOOL}共2项"
    own = add_template(filled, KIND, SCHOOL, template("本校"))
    assert made(filled) == f"本校：{SCHOOL}共2项"
    remove_template(filled, own.id)
    remove_template(filled, everybodys.id)
    assert made(filled) == built_in


def test_old_versions_stay_and_can_be_used_again(filled: Parts) -> None:
    first, second = (add_template(filled, KIND, "", template(mark)) for mark in ("旧", "新"))
    assert (first.version, second.version) == (1, 2)
    assert made(filled).startswith("新")
    use_template(filled, first.id)
    assert made(filled).startswith("旧")
    assert [(one.version, one.in_force) for one in list_templates(filled, KIND)] == [(2, False), (1, True)]
    assert texts(open_template(filled, second.id).data) == texts(template("新").data)


def test_a_template_with_flaws_is_not_taken(filled: Parts) -> None:
    with pytest.raises(BadRequest, match="最接近的是“单位”"):
        add_template(filled, KIND, "", ReportFile("a.docx", word("{{ 单位名 }}")))
    with pytest.raises(Unreadable, match="另存为"):
        add_template(filled, KIND, "", ReportFile("a.doc", b""))
    with pytest.raises(NotFound):
        add_template(filled, "no-such-paper", "", template("甲"))
    with pytest.raises(NotFound):
        add_template(filled, KIND, "没有的单位", template("甲"))
    assert list_templates(filled) == ()


def test_a_preview_prints_the_sample(parts: Parts) -> None:
    shown = preview_template(template("样"), KIND, parts.settings)
    assert (shown.name, texts(shown.data)) == ("问题清单（样例）.docx", ["样：青禾小学党支部共2项"])


def test_loops_in_loops_are_ended(parts: Parts) -> None:
    names = "甲乙丙丁戊己庚辛"
    loops = "".join(f"{{% for {name} in 问题清单 %}}" for name in names) + "字" + "{% endfor %}" * len(names)
    context = sample_context(paper(KIND))
    context["问题清单"] = context["问题清单"] * 30  # type: ignore[operator]
    limits = replace(parts.settings, read_seconds=4.0, read_cpu_seconds=3, read_memory_mb=300)
    started = time.monotonic()
    with pytest.raises((TooLarge, Unreadable)):
        fill_template(word(loops), KIND, context, limits)
    assert time.monotonic() - started < HANG_SECONDS


def test_a_zip_bomb_is_refused(parts: Parts) -> None:
    bomb = with_parts(word("{{ 单位 }}"), {"word/media/a.png": bytes(90_000_000)})
    with pytest.raises(Unreadable, match="过大"):
        check_template(ReportFile("a.docx", bomb), KIND, parts.settings)
