"""Which ways of scoring (测评计分办法) there are: the shipped ones, with those of the data folder over them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from service.errors import BadRequest
from service.rules.scoring_scheme import Scheme, schemes_of
from service.settings import ROOT, Settings

SHIPPED = ROOT / "corpora" / "scoring" / "schemes.yaml"
OWN = "scoring.yaml"  # in the data folder
LONGEST = 200_000  # bytes


@dataclass(frozen=True, slots=True)
class Schemes:
    """The schemes by code, the one that is meant where nobody says, and the items that ballots usually list."""

    known: dict[str, Scheme]
    default: str
    standard_items: tuple[str, ...]

    def find(self, code: str = "") -> Scheme:
        """A scheme by its code; raises BadRequest that lists the known ones."""
        wanted = code or self.default
        if wanted not in self.known:
            listed = "、".join(f"{one.code}（{one.name}）" for one in self.known.values())
            raise BadRequest(f"没有编号为“{wanted}”的计分办法。现有：{listed}。")
        return self.known[wanted]


def schemes_in_use(settings: Settings) -> Schemes:
    """All schemes; raises BadRequest for an own file that can't be read."""
    shipped = _load(SHIPPED)
    known = schemes_of(shipped, SHIPPED.name)
    own = settings.data / OWN
    mine = _load(own) if own.is_file() else {}
    if mine:
        known |= schemes_of(mine, own.name)
    both = {**shipped, **mine}
    return Schemes(known, str(both["default"]), tuple(map(str, both["standard_items"])))


def _load(path: Path) -> dict[str, Any]:
    try:
        data = yaml.safe_load(path.read_bytes()[:LONGEST])
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadRequest(f"计分办法文件 {path} 读不出来：{error}。请改正后重试。") from error
    if not isinstance(data, dict):
        raise BadRequest(f"计分办法文件 {path} 的内容不对，应为“编号: 办法”的列表。请对照自带的 {SHIPPED.name} 改正。")
    return data
