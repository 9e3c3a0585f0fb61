"""A counter's value in each of Word's number formats (ST_NumberFormat of ECMA-376)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Printer = Callable[[int], str]

LARGEST = 32_767  # Word counts no further
ROUNDS = 30
WIDE_DIGITS = "".join(chr(0xFF10 + digit) for digit in range(10))
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
HINDI_DIGITS = "०१२३४५६७८९"
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
ROMAN_ONES = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
KATAKANA_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
IROHA_HALF = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
GANADA = "가나다라마바사아자차카타파하"
CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
CHICAGO = "*†‡§"
KOREAN_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
ENGLISH = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
IRREGULAR |= {"twelve": "twelfth"}


@dataclass(frozen=True, slots=True)
class _Counting:
    """A system that names tens, hundreds and thousands."""

    digits: str  # 0 to 9
    units: str  # ten, hundred, thousand
    myriad: str
    one_before: str = "百千"  # units that keep a one before them; at the start, ten says 十 unless listed
    zero: bool = True  # says the zero of 一百零一
    hundreds: bool = True  # False: from 100 on, digit by digit

    def __call__(self, value: int) -> str:
        if value < 1 or (value > 99 and not self.hundreds):
            return _places(value, self.digits)
        high, low = divmod(value, 10_000)
        text = self(high) + self.myriad if high else ""
        gap = self.digits[0] if high and 0 < low < 1000 and self.zero else ""
        return text + gap + self._below(low, leading=not high)

    def _below(self, value: int, *, leading: bool) -> str:
        parts: list[str] = []
        gap = False
        for power in (3, 2, 1, 0):
            digit = value // 10**power % 10
            if not digit:
                gap = bool(parts)
                continue
            parts.append(self.digits[0] if gap and self.zero else "")
            unit = self.units[power - 1] if power else ""
            first = leading and not any(parts)
            parts.append(self._one(digit, unit, first=first) + unit)
            gap = False
        return "".join(parts)

    def _one(self, digit: int, unit: str, *, first: bool) -> str:
        inner_ten = unit == self.units[0] and self.zero and not first  # 一百一十 keeps its one, 十一 has none
        silent = digit == 1 and unit and unit not in self.one_before and not inner_ten
        return "" if silent else self.digits[digit]


def _places(value: int, digits: str) -> str:
    return "".join(digits[int(c)] for c in str(abs(value)))


def _positional(digits: str) -> Printer:
    return lambda value: _places(value, digits)


def _signs(first: str, count: int) -> Printer:
    """A run of signs in Unicode order; plain digits beyond it, as Word does."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= count else str(value)


def _listed(signs: str) -> Printer:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else str(value)


def _repeated(signs: str) -> Printer:
    """Letters: after the last one they are doubled (aa, bb), not carried; after thirty rounds they begin anew."""
    return lambda value: signs[(value - 1) % len(signs)] * ((value - 1) // len(signs) % ROUNDS + 1) if value > 0 else ""


def _wrapped(signs: str) -> Printer:
    return lambda value: signs[(value - 1) % len(signs)] if value > 0 else ""


def _roman(value: int) -> str:
    text = ""
    for size, sign in (*ROMAN, *ROMAN_ONES):
        text += sign * (value // size)
        value %= size
    return text


def _zodiac(value: int) -> str:
    return STEMS[(value - 1) % 10] + BRANCHES[(value - 1) % 12] if 1 <= value <= 60 else str(value)


def _cardinal(value: int) -> str:
    if value < 20:
        return ENGLISH[value] if value > 0 else "zero"
    if value < 100:
        tens, ones = divmod(value, 10)
        return ENGLISH_TENS[tens] + (f"-{ENGLISH[ones]}" if ones else "")
    high, low = divmod(value, 100 if value < 1000 else 1000)
    return f"{_cardinal(high)} {'hundred' if value < 1000 else 'thousand'}" + (f" {_cardinal(low)}" if low else "")


def _ordinal_text(value: int) -> str:
    text = _cardinal(value)
    at = max(text.rfind("-"), text.rfind(" ")) + 1
    head, last = text[:at], text[at:]
    if last in IRREGULAR:
        return head + IRREGULAR[last]
    return head + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def _ordinal(value: int) -> str:
    teen = value // 10 % 10 == 1
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _korean_native(value: int) -> str:
    return KOREAN_TENS[value // 10] + KOREAN_ONES[value % 10] if 1 <= value <= 99 else str(value)


PRINTERS: dict[str, Printer] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _positional(WIDE_DIGITS),
    "decimalFullWidth2": _positional(WIDE_DIGITS),
    "thaiNumbers": _positional(THAI_DIGITS),
    "hindiNumbers": _positional(HINDI_DIGITS),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _repeated("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _repeated("abcdefghijklmnopqrstuvwxyz"),
    "russianUpper": _repeated(RUSSIAN.upper()),
    "russianLower": _repeated(RUSSIAN),
    "chicago": _repeated(CHICAGO),
    "ordinal": _ordinal,
    "cardinalText": lambda value: _cardinal(value).capitalize(),
    "ordinalText": lambda value: _ordinal_text(value).capitalize(),
    "hex": lambda value: f"{value:X}",
    "numberInDash": lambda value: f"- {value} -",
    "none": lambda value: "",
    "bullet": lambda value: "",
    "chineseCounting": _Counting("○一二三四五六七八九", "十百千", "万", hundreds=False),
    "chineseCountingThousand": _Counting("零一二三四五六七八九", "十百千", "万"),
    "chineseLegalSimplified": _Counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万", one_before="拾佰仟"),
    "taiwaneseCounting": _Counting("○一二三四五六七八九", "十百千", "萬", hundreds=False),
    "taiwaneseCountingThousand": _Counting("零一二三四五六七八九", "十百千", "萬"),
    "taiwaneseDigital": _positional("○一二三四五六七八九"),
    "ideographLegalTraditional": _Counting("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬", one_before="拾佰仟"),
    "ideographDigital": _positional("〇一二三四五六七八九"),
    "ideographTraditional": _listed(STEMS),
    "ideographZodiac": _listed(BRANCHES),
    "ideographZodiacTraditional": _zodiac,
    "ideographEnclosedCircle": _signs("㈠", 10),
    "japaneseCounting": _Counting("〇一二三四五六七八九", "十百千", "万", one_before="", zero=False),
    "japaneseLegal": _Counting("零壱弐参四伍六七八九", "拾百阡", "萬", one_before="拾百阡", zero=False),
    "japaneseDigitalTenThousand": _positional("〇一二三四五六七八九"),
    "decimalEnclosedCircle": _signs("①", 20),
    "decimalEnclosedCircleChinese": _signs("①", 10),
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "decimalEnclosedParen": _signs("⑴", 20),
    "aiueo": _wrapped(KATAKANA_HALF),
    "aiueoFullWidth": _wrapped(KATAKANA),
    "iroha": _wrapped(IROHA_HALF),
    "irohaFullWidth": _wrapped(IROHA),
    "ganada": _wrapped(GANADA),
    "chosung": _wrapped(CHOSUNG),
    "koreanDigital": _positional("영일이삼사오육칠팔구"),
    "koreanDigital2": _positional("零一二三四五六七八九"),
    "koreanCounting": _Counting("영일이삼사오육칠팔구", "십백천", "만", one_before="", zero=False),
    "koreanLegal": _korean_native,
}


def printed(value: int, kind: str, custom: str = "") -> str:
    """A value as Word prints it; unknown formats print as decimal, as Word does.

    `custom` is the pattern of the format "custom" ("001, 002, 003, ..."): the width of its first item counts.
    """
    if value > LARGEST or value < 0:
        return str(value)
    if kind == "custom":
        first = custom.partition(",")[0].strip()
        return str(value).zfill(len(first)) if first.isdigit() else str(value)
    return PRINTERS.get(kind, str)(value)
