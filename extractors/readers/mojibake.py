"""Broken characters: marked as doubtful, never guessed."""

from __future__ import annotations

import re

from extractors.document import Doubt

CONFIDENCE = 0.1
REASON = "疑似乱码，请对照原件"

_BROKEN = re.compile(
    r"""
      \ufffd+                                     # the decoder's own mark
    | [\ue000-\uf8ff]+                            # private use
    | ï»¿ | 锟斤拷 | (?:烫){3,} | (?:屯){3,}       # marks and fillings read in the wrong encoding
    | [\u4e00-\u9fff]?\?[！!][\u4e00-\u9fff]{0,4}€? # a swallowed byte: 确?！八…
    | [\u4e00-\u9fff]{0,2}€(?=[\u4e00-\u9fff(（])
    | [\u00c0-\u00ff][\u0080-\u00ff\u2013-\u2122]{2,}  # UTF-8 read as Latin-1
    | \?{3,}(?=[\u4e00-\u9fff])
    | (?<=[\u4e00-\u9fff])\?{3,}
    """,
    re.VERBOSE,
)
_HINT = re.compile("[\ufffd\ue000-\uf8ff€À-ÿ?锟烫屯]")


def doubts_in(text: str) -> tuple[Doubt, ...]:
    """The places of a text that were garbled before it came here."""
    if not _HINT.search(text):
        return ()
    return tuple(Doubt(m.start(), m.end(), CONFIDENCE, REASON) for m in _BROKEN.finditer(text))
