"""The rates of rectification.md are exact and never round up to all done."""

import pytest

from service.rules.rates import Counts, percent, rates

EXAMPLE = Counts(total=697, done=688, basically_done=4, closed=650, due=600, done_in_time=590, long_term=7)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (688, 697, "98.71%"),
        (692, 697, "99.28%"),
        (99999, 100000, "99.99%"),
        (100, 100, "100.00%"),
        (0, 0, "—"),
        (0, 7, "0.00%"),
        (1, 3, "33.33%"),
        (2, 3, "66.67%"),
    ],
)
def test_percent(part: int, whole: int, text: str) -> None:
    assert percent(part, whole) == text


def test_all_eight_rates_name_their_formula() -> None:
    found = rates(EXAMPLE)
    assert [rate.code for rate in found] == [f"R{number}" for number in range(1, 9)]
    assert all("÷" in rate.formula for rate in found)


def test_the_example_of_697_problems() -> None:
    text = {rate.code: rate.text for rate in rates(EXAMPLE)}
    assert text["R1"] == "98.71%"
    assert text["R2"] == "99.28%"
    assert text["R3"] == "98.33%"
    assert text["R4"] == "93.26%"
    assert text["R6"] == "99.71%"
    assert text["R5"] == text["R7"] == text["R8"] == "—"
