"""The units that a document about many deals with, each under the fullest name that the document gives it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from extractors.chinese.names import after
from extractors.chinese.units import PARTY, Mention

NUMBERED = re.compile(r"[一二三四五六七八九十](?:中|小|幼|职专|职高)|职教中心")  # a name without its place
BODY, ENDS_IN_BODY = re.compile(PARTY), re.compile(PARTY + "$")
PLACE = re.compile(r"(?:中共)?([\u4e00-\u9fff]{2,3}?)[县市区]")


@dataclass(slots=True)
class Roster:
    """The fullest names; a party body that the text doesn't tell is never guessed."""

    text: str
    place: str  # of the document's own organization: 桐花
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def full(self, mention: Mention) -> str:
        """The unit's fullest name."""
        key = (mention.core, mention.body)
        if key not in self.names:
            place = self.place if NUMBERED.fullmatch(mention.core) else ""
            self.names[key] = place + mention.core + (mention.body or self._body(mention.core))
        return self.names[key]

    def _body(self, core: str) -> str:
        """The party body with which the text names the unit elsewhere."""
        if ENDS_IN_BODY.search(core):
            return ""
        told = Counter(found[0] for found in after(core, BODY, self.text) if "党" in found[0])
        return str(told.most_common(1)[0][0]) if told else ""


def roster(text: str, own: str) -> Roster:
    """The roster of a document by its text and its own organization."""
    place = PLACE.match(own)
    return Roster(text, place[1] if place else "")
