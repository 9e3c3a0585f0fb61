"""Each step of a chain has both years' words, the reason and what was promised in between."""

from service.rules.recurrence_sheets import OLD, STEP_COLUMNS, STEPS, SUMS, recurrence_sheets
from tests.service.factories import TODAY, checklist


def test_steps_tell_both_years() -> None:
    sheets = {sheet.name: sheet for sheet in recurrence_sheets((checklist("u1"),), TODAY)}
    keys = [column.key for column in STEP_COLUMNS]
    first = dict(zip(keys, sheets[STEPS].rows[0].cells, strict=True))
    assert first["status"] == "顽固"
    assert str(first["earlier"]).startswith("2021年：")
    assert str(first["later"]).startswith("2022年：")
    assert "2022-03-31" in str(first["promised"])
    assert (first["score"], first["differing"]) == ("0.87", "门锁")
    assert "标准条目相同" in str(first["why"])
    assert len(sheets[SUMS].rows) == 1
    assert len(sheets[OLD].rows) == 5
