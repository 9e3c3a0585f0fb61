"""How words and paragraphs of any Word file come to look: by themselves, their styles, the defaults and the theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from service.office.nodes import Node, w
from service.office.page import SLOTS
from service.rules.format_facts import Words

THEMED = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORD_DEFAULT = "Times New Roman"
HALF_POINTS_DEFAULT = 20.0
MOST_STYLES = 50  # in a chain of styles based on styles


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph's properties, the nearest first."""

    layers: tuple[Node, ...]

    def get(self, tag: str, name: str) -> str | None:
        """An attribute as it holds for the paragraph."""
        return _attribute(self.layers, tag, name)

    def has(self, tag: str) -> bool:
        """Whether such a property is set anywhere."""
        return any(layer.find(w(tag)) is not None for layer in self.layers)


class Looks:
    """Answers what any run or paragraph of a document looks like."""

    def __init__(self, document: Any) -> None:
        styles: Node = document.styles.element
        self._styles = {one.get(w("styleId")): one for one in styles.iter(w("style"))}
        self._default = next((key for key, one in self._styles.items() if _is_default(one)), None)
        self._defaults = {
            tag: styles.find(f"{w('docDefaults')}/{w(f'{tag}Default')}/{w(tag)}") for tag in ("rPr", "pPr")
        }
        self._theme = _theme_fonts(document)
        self._chains: dict[tuple[str | None, str], tuple[Node, ...]] = {}

    def words(self, run: Node, paragraph: Node, text: str) -> Words:
        """A run as it looks."""
        layers = self._layers(run, paragraph)
        fonts, themed = self._fonts(layers)
        size = _attribute(layers, "sz", "val")
        bold = next((one for layer in layers if (one := layer.find(w("b"))) is not None), None)
        return Words(
            text,
            fonts,
            points=_number(size, HALF_POINTS_DEFAULT) / 2,
            hint=_attribute(layers, "rFonts", "hint") or "",
            bold=bold is not None and bold.get(w("val")) not in ("0", "false", "off"),
            themed=themed,
            colour=_attribute(layers, "color", "val") or "",
        )

    def shape(self, paragraph: Node) -> Shape:
        """The paragraph's form, its own before its style's and the defaults'."""
        own = paragraph.find(w("pPr"))
        layers = [own, *self._chain(self._style(paragraph), "pPr"), self._defaults["pPr"]]
        return Shape(tuple(one for one in layers if one is not None))

    @property
    def are_themed(self) -> bool:
        """Whether the defaults take their Chinese font from the theme, or from nowhere."""
        layers = [self._styles[self._default].find(w("rPr"))] if self._default else []
        _, themed = self._fonts([one for one in [*layers, self._defaults["rPr"]] if one is not None])
        return themed

    def _layers(self, run: Node, paragraph: Node) -> list[Node]:
        own = run.find(w("rPr"))
        named = self._chain(_style_of(own, "rStyle"), "rPr")
        layers = [own, *named, *self._chain(self._style(paragraph), "rPr"), self._defaults["rPr"]]
        return [one for one in layers if one is not None]

    def _style(self, paragraph: Node) -> str | None:
        return _style_of(paragraph.find(w("pPr")), "pStyle") or self._default

    def _chain(self, name: str | None, tag: str) -> tuple[Node, ...]:
        if (name, tag) not in self._chains:
            self._chains[name, tag] = tuple(self._walk(name, tag))
        return self._chains[name, tag]

    def _walk(self, name: str | None, tag: str) -> Iterator[Node]:
        """The properties of a style and of those that it is based on."""
        for _ in range(MOST_STYLES):
            style = self._styles.get(name) if name else None
            if style is None:
                return
            if (found := style.find(w(tag))) is not None:
                yield found
            name = _style_of(style, "basedOn")

    def _fonts(self, layers: list[Node]) -> tuple[Mapping[str, str], bool]:
        found: dict[str, str] = {}
        themed = False
        for slot in SLOTS:
            name, is_themed = self._font(layers, slot)
            found[slot] = name
            themed = themed or is_themed
        return found, themed

    def _font(self, layers: list[Node], slot: str) -> tuple[str, bool]:
        for layer in layers:
            fonts = layer.find(w("rFonts"))
            if fonts is None:
                continue
            if theme := fonts.get(w(THEMED[slot])):
                return self._theme.get(theme, theme), True
            if name := fonts.get(w(slot)):
                return name, False
        return WORD_DEFAULT, False


def _is_default(style: Node) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true")


def _style_of(properties: Node | None, tag: str) -> str | None:
    named = properties.find(w(tag)) if properties is not None else None
    return named.get(w("val")) if named is not None else None


def _attribute(layers: Sequence[Node], tag: str, name: str) -> str | None:
    for layer in layers:
        found = layer.find(w(tag))
        if found is not None and (value := found.get(w(name))) is not None:
            return value
    return None


def _number(text: str | None, default: float) -> float:
    try:
        return float(text) if text else default
    except ValueError:
        return default


def _theme_fonts(document: Any) -> dict[str, str]:
    """The fonts that a theme's names stand for in Chinese text."""
    part = next((one for one in document.part.package.iter_parts() if "/theme/theme" in str(one.partname)), None)
    if part is None:
        return {}
    try:
        theme = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return {}
    return {name: font for kind in ("major", "minor") for name, font in _theme_kind(theme, kind).items()}


def _theme_kind(theme: Node, kind: str) -> dict[str, str]:
    fonts = theme.find(f".//{DRAWING}{kind}Font")
    if fonts is None:
        return {}
    faces = {one.tag.removeprefix(DRAWING) + (one.get("script") or ""): one.get("typeface") or "" for one in fonts}
    latin, chinese = faces.get("latin", ""), faces.get("ea") or faces.get("fontHans") or "主题字体"
    return {f"{kind}HAnsi": latin, f"{kind}Ascii": latin, f"{kind}Bidi": latin, f"{kind}EastAsia": chinese}
