"""Whether two names mean one unit: 五中, 县第五中学, 青石县第五中学党委; by rules, never by how alike they look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.lexicons import alternatives, load

REMEMBERED = 1 << 14  # names
LEAST_STEM = 2  # characters of a place's name without 县
LEAST_LOCAL = 3  # characters of a name without its places; 小学 alone is no name
TAIL = 3  # characters at the end that a name and its shorter forms share
BODY = re.compile(r"(?:直属|联合)?(?:党(?:总支部?|支部|委|组|工委)|总支部?|支部)?(?:(?<!检查)委员会)?$")
_NOTES = re.compile(r"[\s(].*?[)]|\s|^中共")
_DIGITS = re.compile(r"(?<=第)\d{1,2}(?=[\u4e00-\u9fff])")
_HAN = "[\\u4e00-\\u9fffXx×○*]"
_NUMERALS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name in its parts."""

    core: str  # as it is written, without the party body
    body: str  # as it is written, "" where the name is that of the unit itself
    key: str  # the core as it is compared
    places: tuple[str, ...]  # of the key: 青石县, 柳镇
    local: str  # the rest of the key


@lru_cache(maxsize=REMEMBERED)
def parts_of(name: str) -> UnitName:
    """The parts of a name."""
    plain = _NOTES.sub("", unicodedata.normalize("NFKC", name))
    body = BODY.search(_same(plain))
    at = len(plain) - len(body[0]) if body and plain.endswith(body[0]) else len(plain)
    core = plain[:at] or plain
    key = _same(core)
    places = tuple(_places(key))
    return UnitName(core, plain[len(core) :], key, places, key[len("".join(places)) :])


def same_core(one: str, other: str) -> bool:
    """Whether the names differ in nothing but their party bodies and ways of writing."""
    return parts_of(one).key == parts_of(other).key


@lru_cache(maxsize=REMEMBERED)
def is_short_of(short: str, full: str) -> bool:
    """Whether the first name says less of where the unit is, or abbreviates it, and can mean the unit of the second."""
    one, other = parts_of(short), parts_of(full)
    if one.key == other.key or len(one.key) > len(other.key):
        return False
    return any(_leads_to(variant, other) for variant in _variants(one.key))


def tail(name: str) -> str:
    """By what names that can mean one unit are found: the last characters that all its forms share."""
    return parts_of(name).key[-TAIL:]


def tails(name: str) -> frozenset[str]:
    """The tails of all fuller names that the name can be short of."""
    return frozenset(variant[-TAIL:] for variant in _variants(parts_of(name).key))


def is_general(name: str) -> bool:
    """Whether many places have a unit of this name: 实验小学, 第三中学, 县机关幼儿园."""
    return bool(_general().fullmatch(parts_of(name).local))


def stem(place: str) -> str:
    """The place's own name: 青石 of 青石县."""
    return _last_ending().sub("", place)


def fullest(short: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that the short one can mean and that are short of no other one; several: nobody can tell which."""
    fits = {parts_of(name).key: name for name in names if is_short_of(short, name)}
    return tuple(name for name in fits.values() if not any(is_short_of(name, other) for other in fits.values()))


def _leads_to(variant: str, full: UnitName) -> bool:
    """Whether a name is the full one's local part, with some of its places in front or none."""
    return any(
        variant.endswith(local) and _from(places, variant[: len(variant) - len(local)])
        for places, local in _cuts(full)
        if len(local) >= LEAST_LOCAL
    )


def _from(places: tuple[str, ...], before: str) -> bool:
    """Whether words consist of some of the places, each whole, without 县, or as 县 alone, in their order."""
    reached = {0}
    for place in places:
        forms = _forms(place)
        reached |= {at + len(form) for at in reached for form in forms if before.startswith(form, at)}
    return len(before) in reached


def _forms(place: str) -> tuple[str, ...]:
    own = stem(place)
    return tuple(filter(None, (place, own if len(own) >= LEAST_STEM else "", place.removeprefix(own))))


def _cuts(name: UnitName) -> Iterator[tuple[tuple[str, ...], str]]:
    """The places that may be left out, and what stays; the unit that a part belongs to may be left out, too."""
    for count in range(len(name.places) + 1):
        yield name.places[:count], "".join(name.places[count:]) + name.local
    holder = _holder().match(name.local)
    if holder and not _dependent().match(name.local, holder.end()):
        yield (*name.places, holder[0]), name.local[holder.end() :]


@lru_cache(maxsize=REMEMBERED)
def _variants(key: str) -> tuple[str, ...]:
    """What a name may be short for, itself included."""
    more = (pattern.sub(form, key) for pattern, forms in _either() if pattern.search(key) for form in forms)
    return (key, *more)


def _same(name: str) -> str:
    text = _DIGITS.sub(lambda found: _numeral(int(found[0])), name)
    if not _written_otherwise().search(text):
        return text
    for pattern, form in _writings():
        text = pattern.sub(form, text)
    return text


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (_NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "") + (_NUMERALS[ones] if ones else "")


def _places(key: str) -> Iterator[str]:
    at = 0
    while (found := _place().match(key, at)) and found.end() < len(key):
        yield found[0]
        at = found.end()


@cache
def _endings() -> str:
    return alternatives(load("unit-names")["place"])


@cache
def _last_ending() -> re.Pattern[str]:
    return re.compile(f"(?:{_endings()})$")


@cache
def _place() -> re.Pattern[str]:
    bare = alternatives(load("unit-names")["bare"])
    return re.compile(rf"{_HAN}县(?![城直属级中委职实])|{_HAN}{{2,5}}?(?:{_endings()})|(?:{bare})(?![直属])")


@cache
def _holder() -> re.Pattern[str]:
    return re.compile(rf"{_HAN}{{2,10}}?(?:{alternatives(load('unit-names')['holder'])})(?=.{{3}})")


@cache
def _dependent() -> re.Pattern[str]:
    return re.compile(alternatives(load("unit-names")["dependent"]))


@cache
def _general() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load('unit-names')['general'])})+")


@cache
def _writings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), form) for pattern, form in load("unit-names")["same"])


@cache
def _written_otherwise() -> re.Pattern[str]:
    """Any of the ways of writing: most names have none."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _writings()))


@cache
def _either() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(pattern), tuple(forms)) for pattern, forms in load("unit-names")["either"])
