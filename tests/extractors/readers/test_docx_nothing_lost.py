"""Whatever way a Word file nests its text, each character is read once or left out with a reason."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Origin
from extractors.readers import docx
from tests.extractors.readers.word_files import cell, row, table, word_file

WORDS = st.text(alphabet="述职评议整改清单问题措施责任时限一二三，。", min_size=1, max_size=8)
BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
INLINE = (
    "<w:ins w:id='1' w:author='a'>{}</w:ins>",
    "<w:del w:id='1' w:author='a'>{}</w:del>",
    "<w:hyperlink>{}</w:hyperlink>",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:fldSimple w:instr='X'>{}</w:fldSimple>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r>{}<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>{}",
    "<w:r><w:rPr><w:vanish/></w:rPr>{}</w:r>",
    "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice></mc:AlternateContent>",
)
PROPERTIES = (
    "",
    "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>",
    "<w:outlineLvl w:val='1'/>",
    "<w:jc w:val='center'/>",
)
MERGES = ("", "<w:vMerge/>", "<w:vMerge w:val='restart'/>", "<w:hMerge/>", "<w:gridSpan w:val='2'/>")


@st.composite
def inlines(draw: st.DrawFn, depth: int = 0) -> str:
    """Runs, wrapped in whatever Word wraps them in."""
    made = f"<w:r><w:t>{draw(WORDS)}</w:t><w:tab/></w:r>"
    while depth < 4 and draw(st.booleans()):
        made += draw(st.sampled_from(INLINE)).format(draw(inlines(depth + 1)))
    return made


@st.composite
def blocks(draw: st.DrawFn, depth: int = 0) -> str:
    """A paragraph, a table, a content control or a text box, with others inside."""
    kind = draw(st.sampled_from(("p", "tbl", "sdt", "box", "pair"))) if depth < 3 else "p"
    if kind == "p":
        return f"<w:p><w:pPr>{draw(st.sampled_from(PROPERTIES))}</w:pPr>{draw(inlines())}</w:p>"
    if kind == "tbl":
        return table(*(draw(rows(depth + 1)) for _ in range(draw(st.integers(1, 3)))))
    inner = draw(blocks(depth + 1))
    if kind == "sdt":
        return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    return f"<w:p>{BOX.format(inner)}</w:p>" if kind == "box" else inner + draw(blocks(depth + 1))


@st.composite
def rows(draw: st.DrawFn, depth: int) -> str:
    """A row of cells, some merged with their neighbours."""
    cells = (cell(draw(blocks(depth)), draw(st.sampled_from(MERGES))) for _ in range(draw(st.integers(1, 3))))
    return row(*cells)


@settings(max_examples=80)
@given(blocks())
def test_every_character_is_read_or_left_out_with_a_reason(body: str) -> None:
    data = word_file("<w:p><w:r><w:t>开头的一段。</w:t></w:r></w:p>" + body)
    document = docx.read(data, Origin("报告.docx", "", "docx", len(data)))
    left_out = sum(skipped.count for skipped in document.reading.skipped)
    assert document.reading.characters_in_file == document.reading.characters_read + left_out
    assert not document.warnings
    assert all("\n" not in block.text for block in document.blocks)
    assert all(block.text[c.start : c.end] for block in document.blocks for c in block.cells)
