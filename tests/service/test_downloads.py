"""Downloads keep Chinese file names in every browser."""

from urllib.parse import unquote

import pytest

from service.downloads import attachment


def test_a_chinese_name_survives() -> None:
    value = attachment("云溪区第一小学整改方案.docx")["Content-Disposition"]
    assert unquote(value.partition("UTF-8''")[2]) == "云溪区第一小学整改方案.docx"
    assert 'filename="download.docx"' in value


@pytest.mark.parametrize("name", ["a\r\nSet-Cookie: x.docx", 'a"b.docx', "../../etc/passwd", "a\\b.docx"])
def test_a_hostile_name_cannot_leave_the_header_or_the_folder(name: str) -> None:
    value = attachment(name)["Content-Disposition"]
    assert value.isascii()
    assert not set("\r\n/\\") & set(unquote(value))
