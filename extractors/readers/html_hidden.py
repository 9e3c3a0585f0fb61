"""Elements of an HTML page that no browser shows, taken out of it."""

from __future__ import annotations

import re

import lxml.etree
import lxml.html

MOST = 0.4  # of the page's characters: a page that hides more shows it later, by a script
STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)


def take_hidden(root: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """The outermost hidden elements, no longer in the page; none where they hold much of what it says."""
    found = [each for each in _hidden(root) if each.getparent() is not None]
    held = sum(len(each.text_content()) for each in found)
    if held > MOST * len(root.text_content()):
        return []
    for each in found:
        each.drop_tree()
    return found


def _hidden(root: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    found: list[lxml.html.HtmlElement] = []
    walker = lxml.etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if STYLE.search(str(element.get("style", ""))) or element.get("hidden") is not None:
            found.append(element)
            walker.skip_subtree()
    return found
