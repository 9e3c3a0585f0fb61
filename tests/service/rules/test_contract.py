"""The machine-readable form of a reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors import pipeline
from extractors.document import Origin
from extractors.errors import EmptyFile
from extractors.findings import Extraction
from extractors.readers.text import read
from extractors.standards import shipped
from service.rules.contract import extraction_json, failure_json

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
