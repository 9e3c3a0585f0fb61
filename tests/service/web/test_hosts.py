"""By which names the page opens: a website that points its own name at this machine gets nothing."""

import pytest

from service.settings import Settings
from service.web.hosts import is_allowed


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:8000", "192.168.1.20", "[::1]:8000", "localhost:8000", "JIAOYUJU-PC:8000", "shugai.local", "nas.lan."],
)
def test_addresses_and_local_names_open_the_page_without_a_setting(host: str) -> None:
    assert is_allowed(host, Settings())


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[::1", "a b.com"])
def test_domain_names_of_others_do_not(host: str) -> None:
    assert not is_allowed(host, Settings())


def test_listed_names_do() -> None:
    settings = Settings(hosts="shugai.yunxi.edu.cn, Zhenggai.yunxi.gov.cn")
    assert is_allowed("shugai.yunxi.edu.cn:443", settings)
    assert is_allowed("zhenggai.YUNXI.gov.cn", settings)
    assert not is_allowed("yunxi.edu.cn", settings)


def test_a_star_allows_every_name() -> None:
    assert is_allowed("shugai.yunxi.edu.cn", Settings(hosts="*"))
