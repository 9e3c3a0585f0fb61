"""The doctor looks at the real machine."""

from pathlib import Path

from service.actions.doctor import Mark, doctor
from service.settings import Settings


def test_every_dependency_is_examined_and_reading_is_protected(settings: Settings) -> None:
    checks = {check.subject: check for check in doctor(settings)}
    assert {
        "内存上限",
        "断网读取",
        "LibreOffice",
        "解压 .rar",
        "文字识别",
        "中文字体",
        "磁盘",
        "数据库",
    } <= checks.keys()
    assert checks["内存上限"].mark is Mark.GOOD
    assert checks["断网读取"].mark is Mark.GOOD
    assert all(check.is_bearable for check in checks.values())


def test_a_database_that_cannot_be_opened_is_bad_and_says_what_to_do(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    (database,) = (check for check in doctor(Settings(data=blocked)) if check.subject == "数据库")
    assert not database.is_bearable
    assert "请检查" in database.finding
