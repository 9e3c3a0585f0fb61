"""What goes to the public names nobody and holds nothing that is not public."""

import pytest

from service.rules.public_dossier import masked, personal_names


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("支部书记郑启航", ["郑启航"]),
        ("党支部书记 周启明", ["周启明"]),
        ("柳文娟", ["柳文娟"]),
        ("组织委员", []),
        ("办公室", []),
        ("德育处", []),
        ("", []),
    ],
    ids=["role-and-name", "role-blank-name", "name", "role", "office", "department", "nothing"],
)
def test_a_role_is_no_name(said: str, names: list[str]) -> None:
    assert list(personal_names(said)) == names


def test_a_name_becomes_a_surname() -> None:
    assert masked("由柳文娟牵头，柳文负责", ["柳文", "柳文娟"]) == "由柳某牵头，柳某负责"
