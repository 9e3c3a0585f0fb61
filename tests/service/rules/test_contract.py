"""The machine-readable form of a reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extractors import pipeline
from extractors.document import Origin
from extractors.errors import EmptyFile
from extractors.findings import Extraction
from extractors.readers.text import read
from extractors.standards import shipped
from service.records import ChainStatus
from service.rules.contract import chains_json, extraction_json, failure_json
from tests.service.factories import series

TEXT = """某某镇第二小学党支部整改方案
二、整改措施
1.6月底前补齐会议记录，由党办牵头，教务处配合。
2.今年开展主题党日x次，集中学习12次。
"""


@pytest.fixture(scope="module")
def reading() -> Extraction:
    data = TEXT.encode()
    return pipeline.understand(read(data, Origin("方案.txt", "0" * 64, "txt", len(data))), shipped())


def test_masked_quantities_stand_apart_because_they_have_no_value(reading: Extraction) -> None:
    answer = extraction_json("方案.txt", reading)
    assert all(isinstance(item["value"], float) for item in answer["quantities"])
    assert all(item["value"] is None for item in answer["masked_quantities"])


def test_departments_hold_all_that_take_part(reading: Extraction) -> None:
    who = extraction_json("方案.txt", reading)["measures"][0]["responsible"]
    assert set(who["partners"]) <= set(who["departments"])
    assert "党办" in who["departments"]


def test_offsets_count_characters_of_the_text(reading: Extraction) -> None:
    answer = extraction_json("方案.txt", reading)
    for item in (*answer["findings"], *answer["measures"], *answer["quantities"]):
        assert answer["text"][item["start"] : item["end"]] == item["quote"]


def test_a_failure_names_path_code_and_message() -> None:
    answer = failure_json(str(Path("空.docx")), EmptyFile("“空.docx”是空文件。"))
    assert answer == {"document": {"path": "空.docx"}, "error": {"code": "empty", "message": "“空.docx”是空文件。"}}


def test_a_link_tells_both_quotes_both_items_and_what_was_promised() -> None:
    _, chains = series("u1")
    told = chains_json(chains)["chains"]
    repeated = next(chain for chain in told if chain["links"] and chain["links"][0]["promised"])
    link, (first, second) = repeated["links"][0], repeated["members"][:2]
    assert (link["earlier_quote"], link["later_quote"]) == (first["quote"], second["quote"])
    assert link["earlier_standards"][0]["code"] == link["later_standards"][0]["code"]
    assert link["promised"] == first["promised"]
    assert {"score", "matched", "differing", "reason", "confirmed"} <= link.keys()


def test_what_came_back_after_its_closing_is_chronic_by_contract() -> None:
    _, chains = series("u1")
    chain = next(one for one in chains if len(one.years) == 2)
    closed = replace(chain, status=ChainStatus.RELAPSED, closed_on=date(2022, 6, 1))
    (told,) = chains_json([closed])["chains"]
    assert (told["status"], told["now"], told["closed_on"]) == ("chronic", "relapsed", "2022-06-01")
