"""SYMBOL fields of RTF files, as Word and others write them."""

from __future__ import annotations

import pytest

from extractors.readers.rtf_symbols import with_signs

TICK, BULLET = rb"{\uc1\u10003 ?}", rb"{\uc1\u8226 ?}"


@pytest.mark.parametrize(
    ("field", "printed"),
    [
        (rb'{\field\fldpriv{\*\fldinst {\f3 SYMBOL 252 \\f "Wingdings" \\s 12}}{\fldrslt{\f3\fs24}}}', TICK),
        (rb"{\field{\*\fldinst SYMBOL 0xFC \\f Wingdings}{\fldrslt\f3\'fc}}", TICK),
        (rb'{\field{\*\fldinst SYMBOL 183 \\f "Symbol" \\s 10 \\h}}', BULLET),
        (rb"{\field{\*\fldinst SYMBOL 10003 \\u}}", TICK),
        (rb"{\field{\*\fldinst PAGE}{\fldrslt 3}}", None),
        (rb"{\field{\*\fldinst SYMBOL 252", None),
    ],
    ids=["word", "hexadecimal", "bullet", "unicode", "another field", "cut off"],
)
def test_signs_stand_where_their_fields_stood(field: bytes, printed: bytes | None) -> None:
    expected = field if printed is None else printed
    assert with_signs(rb"{\rtf1 a" + field + rb"b}") == rb"{\rtf1 a" + expected + rb"b}"


def test_many_open_groups_take_no_long_time() -> None:
    data = rb"{\field{\*\fldinst {" * 20_000
    assert with_signs(data) == data
