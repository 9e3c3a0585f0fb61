"""Puts properties into the order that WordprocessingML asks for, in files that others wrote."""

from __future__ import annotations

from docx.oxml.ns import qn

from service.office.nodes import Node, node

ORDERS = {
    "p": ("pPr",),
    "r": ("rPr",),
    "pPr": (
        *(
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
        ),
        *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
        *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
        *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
        *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    ),
    "rPr": (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
        *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
        *(
            "position",
            "sz",
            "szCs",
            "highlight",
            "u",
            "effect",
            "bdr",
            "shd",
            "fitText",
            "vertAlign",
            "rtl",
            "cs",
            "em",
        ),
        *("lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
    ),
    "sectPr": (
        *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc"),
        *("pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection"),
        *("bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange"),
    ),
}  # the children of each element in the order of the schema


def put(parent: Node, tag: str) -> Node:
    """The child of this tag, made in its place where there is none."""
    found = parent.find(qn(f"w:{tag}"))
    if found is not None:
        return found
    order = ORDERS[parent.tag.rpartition("}")[2]]
    made = node(None, tag)
    later = {qn(f"w:{one}") for one in order[order.index(tag) + 1 :]} if tag in order else set()
    if parent.tag in (qn("w:p"), qn("w:r")):
        parent.insert(0, made)
        return made
    following = next((child for child in parent if child.tag in later), None)
    if following is None:
        parent.append(made)
    else:
        following.addprevious(made)
    return made
