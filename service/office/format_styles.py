"""How words and paragraphs of any Word file come to look: by themselves, their styles, the defaults and the theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from service.office.nodes import Node
from service.office.page import SLOTS
from service.rules.format_facts import Words

THEMED = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORD_DEFAULT = "Times New Roman"
HALF_POINTS_DEFAULT = 20.0
MOST_STYLES = 50  # in a chain of styles based on styles


class Looks:
    """Answers what any run or paragraph of a document looks like."""

    def __init__(self, document: Any) -> None:
        styles: Node = document.styles.element
        self._styles = {one.get(qn("w:styleId")): one for one in styles.iter(qn("w:style"))}
        self._default = next((key for key, one in self._styles.items() if _is_default(one)), None)
        self._defaults = {
            tag: styles.find(f"{qn('w:docDefaults')}/{qn(f'w:{tag}Default')}/{qn(f'w:{tag}')}")
            for tag in ("rPr", "pPr")
        }
        self._theme = _theme_fonts(document)

    def words(self, run: Node, paragraph: Node, text: str) -> Words:
        """A run as it looks."""
        layers = list(self._layers(run, paragraph))
        fonts, themed = self._fonts(layers)
        size = _attribute(layers, "sz", "val")
        bold = next((one for layer in layers if (one := layer.find(qn("w:b"))) is not None), None)
        return Words(
            text,
            fonts,
            points=_number(size, HALF_POINTS_DEFAULT) / 2,
            hint=_attribute(layers, "rFonts", "hint") or "",
            bold=bold is not None and bold.get(qn("w:val")) not in ("0", "false", "off"),
            themed=themed,
            colour=_attribute(layers, "color", "val") or "",
        )

    def form(self, paragraph: Node, tag: str, name: str) -> str | None:
        """An attribute of the paragraph's form, its own or its style's."""
        return _attribute(list(self._forms(paragraph)), tag, name)

    def has_form(self, paragraph: Node, tag: str) -> bool:
        """Whether the paragraph or its style names such a form."""
        return any(layer.find(qn(f"w:{tag}")) is not None for layer in self._forms(paragraph))

    @property
    def are_themed(self) -> bool:
        """Whether the defaults take their Chinese font from the theme, or from nowhere."""
        layers = [self._styles[self._default].find(qn("w:rPr"))] if self._default else []
        _, themed = self._fonts([one for one in [*layers, self._defaults["rPr"]] if one is not None])
        return themed

    def _layers(self, run: Node, paragraph: Node) -> Iterator[Node]:
        own = run.find(qn("w:rPr"))
        if own is not None:
            yield own
            yield from self._chain(_style_of(own, "rStyle"), "rPr")
        yield from self._chain(self._style(paragraph), "rPr")
        if (default := self._defaults["rPr"]) is not None:
            yield default

    def _forms(self, paragraph: Node) -> Iterator[Node]:
        own = paragraph.find(qn("w:pPr"))
        if own is not None:
            yield own
        yield from self._chain(self._style(paragraph), "pPr")
        if (default := self._defaults["pPr"]) is not None:
            yield default

    def _style(self, paragraph: Node) -> str | None:
        return _style_of(paragraph.find(qn("w:pPr")), "pStyle") or self._default

    def _chain(self, name: str | None, tag: str) -> Iterator[Node]:
        for _ in range(MOST_STYLES):
            style = self._styles.get(name) if name else None
            if style is None:
                return
            if (found := style.find(qn(f"w:{tag}"))) is not None:
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
            fonts = layer.find(qn("w:rFonts"))
            if fonts is None:
                continue
            if theme := fonts.get(qn(f"w:{THEMED[slot]}")):
                return self._theme.get(theme, theme), True
            if name := fonts.get(qn(f"w:{slot}")):
                return name, False
        return WORD_DEFAULT, False


def _is_default(style: Node) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")


def _style_of(properties: Node | None, tag: str) -> str | None:
    named = properties.find(qn(f"w:{tag}")) if properties is not None else None
    return named.get(qn("w:val")) if named is not None else None


def _attribute(layers: list[Node], tag: str, name: str) -> str | None:
    for layer in layers:
        found = layer.find(qn(f"w:{tag}"))
        if found is not None and (value := found.get(qn(f"w:{name}"))) is not None:
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
