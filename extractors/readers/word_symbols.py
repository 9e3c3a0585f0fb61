"""Characters of symbol fonts (Symbol, Wingdings) as the Unicode signs that they print."""

from __future__ import annotations

PRIVATE = range(0xF000, 0xF100)  # where Word stores the codes of symbol fonts
UNKNOWN = "•"  # any other symbol used as a bullet
SYMBOL = {0xB7: "•", 0xA7: "▪", 0xD7: "×", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xAE: "→", 0xD6: "√", 0xE0: "◊"}
WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥",
    0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
WINGDINGS |= {code: chr(ord("①") + code - 0x81) for code in range(0x81, 0x8B)}
WINGDINGS |= {code: chr(ord("❶") + code - 0x8C) for code in range(0x8C, 0x96)}
WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x97: "●", 0x98: "●"}
FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2}


def symbol(code: int, font: str) -> str:
    """The sign that a font prints for a code; the character itself for an ordinary font."""
    table = FONTS.get(font.lower())
    if code in PRIVATE or (table and code < 0x100):
        return (table or WINGDINGS).get(code & 0xFF, UNKNOWN)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else UNKNOWN


def plain_symbols(text: str, font: str) -> str:
    """A text (a bullet) with symbol-font characters replaced; an ordinary "o" or "–" stays."""
    return "".join(symbol(ord(char), font) for char in text)
