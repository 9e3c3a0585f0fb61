"""Who the words of a measure say is to do it: 由X牵头，Y配合; 责任人：X; X于4月底前…; 由我负责."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.chinese.lines import fold
from extractors.chinese.parties import CHARGE, WORDS, Found, Party, Sort, party_list
from extractors.chinese.spots import SPOT, spotted
from extractors.lexicons import alternatives

Told = tuple[str, Party]  # the kind (lead, departments, owners, partners) and the party
KINDS: dict[str, str] = {label: kind for kind, labels in WORDS["labels"].items() for label in labels}
SCHOOLS = tuple(WORDS["schools"])
COLLECTIVE = frozenset(WORDS["collective"])

LABEL = f"(?P<label>{alternatives(list(KINDS))})(?:均|为|是|:|\\s)*"
BY = "(?P<by>由|(?<![商邀聘提申报])请|责成|建议|指定)"
ANCHOR = re.compile(
    f"(?P<sentence>^{SPOT}?,?(?:会同|联合)?|。{SPOT}?,?)|{LABEL}|{BY}|{CHARGE}|[,;:、({SPOT}](?:联合|会同)?"
)
CHARGED = re.compile(f"[{SPOT},]?[要应须]?(?:共同|分别|一并|亲自|一起|一道)?(?P<charge>{CHARGE})")
AWAY = re.compile(alternatives(WORDS["not_an_agent"] + WORDS["posts"]))
BOUND = re.compile(f"[{SPOT}应要须务负各分)]")  # after a school that is to act, not only spoken of
CLAUSE = frozenset(",;:(")  # what sets off a clause that may open with who acts
SOON = re.compile(f"{SPOT}|各|分别")
CLOSED = re.compile(r"(?:负责|具体办理|落实)?\)[。;]?$")
NAMED_AS = re.compile("(?:明确|指定|确定)(?P<who>[\\u4e00-\\u9fff]{2,4}?)[为任](?:责任人|负责人)")
ASIDE = re.compile(f"\\([^():]{{2,8}}\\)(?={CHARGE}|,)")
JUDGING = re.compile(f"[^,;。]{{0,4}}?(?:{alternatives(WORDS['judging'])})")  # who judges the result hasn't to bring it
HELPING = re.compile(f"[{SPOT},]*(?:{alternatives(WORDS['helping'])})")  # who is asked (请) and is to take part
MYSELF = re.compile(f"由我(?!{JUDGING.pattern})|我(?:本人)?(?:亲自)?{CHARGE}")
ORDINAL = "第[一二三四五六七八九十]+[,、]?(?:件,)?|[一二三四五六七八九十]+是|首先,|其次,|再次,|最后,|其[一二三四五六],"
NUMBER = re.compile(rf"^(?:[(]?[一二三四五六七八九十\d]{{1,3}}[)、.]|[①-⑳]|{ORDINAL}|——|[●·★○◇→◎▲■□△◆※-])\s*")


def agents(text: str, reporter: str | None) -> Iterator[Told]:
    """All parties that the words name, each with its kind; 由我 names the reporter."""
    words = _plain(text)
    for anchor, found in _lists(words):
        yield from _told(words, anchor, found)
    yield from (("owners", Party(match["who"], Sort.NAME)) for match in NAMED_AS.finditer(words))
    if reporter and MYSELF.search(words):
        yield "owners", Party(reporter, Sort.NAME)


def charged(text: str) -> Iterator[Told]:
    """Only the parties that a word such as 牵头 puts in charge."""
    words = _plain(text)
    for _, found in _lists(words):
        match = CHARGED.match(words, found[-1].end)
        if match:
            yield from _all(found, match["charge"])


def _plain(text: str) -> str:
    """The words folded, without the printed number, with time expressions taken out."""
    return ASIDE.sub("", spotted(NUMBER.sub("", fold(text).strip())))


def _lists(words: str) -> Iterator[tuple[re.Match[str], list[Found]]]:
    """The lists of parties that stand where an agent may stand, each once."""
    last = -1
    for anchor in ANCHOR.finditer(words):
        if anchor.end() >= last:
            found = party_list(words, anchor.end())
            if found:
                last = found[-1].end
                yield anchor, found


def _told(words: str, anchor: re.Match[str], found: list[Found]) -> Iterator[Told]:
    end = found[-1].end
    charge = CHARGED.match(words, end)
    if anchor["label"]:
        yield from ((_labelled(KINDS[anchor["label"]], party), party) for one in found for party in one.parties)
    elif charge:
        yield from _all(found, charge["charge"]) if _is_task(charge["charge"], found) else ()
    elif anchor["by"]:
        others = words[end : end + 1] == "的" or JUDGING.match(words, end)
        asked = anchor["by"] != "请" or HELPING.match(words, end)
        yield from _unless_vague(found if asked and not others else [])
    elif anchor["sentence"] is not None or anchor[0] in CLAUSE:
        yield from _unless_vague(_openers(words, anchor, found))


def _is_task(charge: str, found: Sequence[Found]) -> bool:
    """书记带头…, without a name, says how things are to be done, not who is to see to it."""
    return charge != "带头" or any(one.named or _is_office(one) for one in found)


def _labelled(kind: str, party: Party) -> str:
    return "departments" if kind == "owners" and party.sort is Sort.OFFICE else kind


def _openers(words: str, anchor: re.Match[str], found: list[Found]) -> list[Found]:
    """Which of the parties that start a clause act in it: offices, named holders, whoever a date sets off."""
    end = found[-1].end
    if SOON.match(words, end) or (anchor[0].startswith("(") and CLOSED.match(words, end)):
        return found
    if AWAY.match(words, end) or (_is_school(found[-1]) and not BOUND.match(words, end)):
        return found[:-1]
    if anchor["sentence"] is not None:
        return found
    if JUDGING.match(words, end):
        return []
    return list(takewhile(lambda one: one.named or _is_office(one), found))


def _is_office(found: Found) -> bool:
    return bool(found.parties) and found.parties[0].sort is Sort.OFFICE


def _is_school(found: Found) -> bool:
    return bool(found.parties) and found.parties[-1].text.endswith(SCHOOLS)


def _unless_vague(found: Sequence[Found]) -> Iterator[Told]:
    """支部 alone, without a word that charges it, is only who acts."""
    yield from (told for told in _all(found, "") if told[1].text not in COLLECTIVE)


def _all(found: Sequence[Found], charge: str) -> Iterator[Told]:
    for party in (party for one in found for party in one.parties):
        if charge in WORDS["partner_charge"]:
            yield "partners", party
        elif charge in WORDS["lead_charge"] and party.sort is not Sort.OFFICE:
            yield "lead", party
        else:
            yield ("departments" if party.sort is Sort.OFFICE else "owners"), party
