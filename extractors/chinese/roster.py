"""The units that a document about many deals with, each under its fullest name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from extractors.chinese.units import PARTY, Mention, mentions

SURE_BODY = 2  # units with a party body that make the document one about party bodies
PARTY_MATTER = re.compile(r"党|书记|支部|述职")
NUMBERED = re.compile(r"[一二三四五六七八九十](?:中|小|幼|职专|职高)|职教中心")  # a name without its place
PLACE = re.compile(r"(?:中共)?([\u4e00-\u9fff]{2,3}?)[县市区]")
_BODIES = (  # the party body that a unit mostly has where nothing tells
    (
        re.compile(r"一中$|^[市州].*(?:中学|高中|中)$|^[市县].*(?:职教中心|中专|职专)$|社区$|(?<!进修)学院$|大学$"),
        "党委",
    ),
    (re.compile(r"小学$|幼儿园$|教学点$|小$|幼$|园$|教研室$|体校$|康复|特殊|特教|村"), "党支部"),
    (re.compile(r""), "党总支"),
)


@dataclass(slots=True)
class Roster:
    """The fullest names that the document gives its units."""

    text: str
    party: bool  # whether the document calls units by their party bodies
    place: str  # of the document's own organization: 桐花
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def full(self, mention: Mention, around: str = "") -> str:
        """The unit's fullest name."""
        key = (mention.core, mention.body)
        if key not in self.names:
            place = self.place if NUMBERED.fullmatch(mention.core) else ""
            self.names[key] = place + mention.core + (mention.body or self._body(mention.core, around))
        return self.names[key]

    def _body(self, core: str, around: str) -> str:
        if re.search(PARTY + "$", core):
            return ""
        told = Counter(re.findall(re.escape(core) + rf"({PARTY})", self.text))
        if told:
            return str(told.most_common(1)[0][0])
        if not self.party:
            return ""
        if "总支" in around:
            return "党总支"
        return next(body for form, body in _BODIES if form.search(core))


def roster(text: str, title: str, own: str) -> Roster:
    """The roster of a document by its text, title and own organization."""
    with_body = {found.core for found in mentions(text, 0, len(text)) if found.body}
    place = PLACE.match(own)
    party = bool(PARTY_MATTER.search(title)) or len(with_body) >= SURE_BODY
    return Roster(text, party, place[1] if place else "")
