"""The day of feedback."""

from __future__ import annotations

import datetime as dt

from extractors.chinese.feedback import feedback_day

DATE = dt.date(2024, 4, 15)


def test_the_day_told_with_feedback_is_found() -> None:
    texts = ["整改方案", "3月20日，县委第三巡察组向学校党总支进行了反馈。"]
    assert feedback_day(texts, DATE, None) == dt.date(2024, 3, 20)
    assert feedback_day(["2023年12月5日正式反馈意见。"], DATE, None) == dt.date(2023, 12, 5)


def test_other_days_are_not_the_feedback() -> None:
    assert feedback_day(["2024年3月20日召开支部大会。反馈问题逐条研究。"], DATE, None) is None
    assert feedback_day(["6月20日反馈意见。"], DATE, None) is None
