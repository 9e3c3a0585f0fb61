"""Word files (.docx, .docm, .dotx) -> Document: every number as printed, text boxes once, nothing lost silently."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.document import Document, Origin, Reading
from extractors.errors import EmptyFile
from extractors.readers.skips import count
from extractors.readers.word_blocks import blocks
from extractors.readers.word_lists import Lists
from extractors.readers.word_names import W
from extractors.readers.word_package import Package
from extractors.readers.word_parts import (
    Parts,
    characters_in,
    comments,
    pictures,
    read_comments,
    read_notes,
    settle_alternatives,
    skip_drawings,
    skip_furniture,
)
from extractors.readers.word_story import Story
from extractors.readers.word_styles import Styles

UNREAD = {"oleObject": "嵌入的对象", "package": "嵌入的文件", "aFChunk": "嵌入的文件", "vbaProject": "宏（没有运行）"}


def read(data: bytes, origin: Origin) -> Document:
    """The file in reading order; raises UnreadableFile, EmptyFile, Encrypted or TooLarge."""
    package = Package(data, origin.name)
    part, root = package.main()
    parts = Parts(package, package.relations(part))
    settle_alternatives(root)
    styles = Styles(parts.one("styles"))
    story = Story(origin.name, styles, Lists(parts.one("numbering"), styles.numbering_styles))
    for body in root.iterchildren(f"{W}body"):
        story.read(body)
    held = characters_in(root) + read_notes(story, parts)
    held_remarks, remarks = read_comments(story, parts)
    held += held_remarks + skip_drawings(story, root) + skip_furniture(story, parts)
    found = tuple(blocks(story.drafts))
    if not found:
        raise EmptyFile(f"“{origin.name}”里没有文字。如果内容是图片，请另存为 PDF 后上传，以便识别文字。")
    ids = {draft: block.id for draft, block in zip(story.drafts, found, strict=True)}
    shown = tuple(pictures(story, parts, ids))
    reading = _reading(story, held, len(shown))
    warnings = (*_warnings(parts), *_loss(reading))
    return Document(origin, found, reading, tuple(comments(story, remarks, ids)), shown, warnings=warnings)


def _reading(story: Story, held: int, shown: int) -> Reading:
    read_ = sum(count(draft.text) - draft.counted for draft in story.drafts)
    return Reading(held, read_, story.paragraphs, story.tables, shown, story.skips.all())


def _loss(reading: Reading) -> Iterator[str]:
    """A warning where characters of the file were neither read nor left out with a reason."""
    lost = reading.characters_in_file - reading.characters_read - sum(skipped.count for skipped in reading.skipped)
    if lost > 0:
        yield f"有 {lost} 个字没能读出，请对照原件。"


def _warnings(parts: Parts) -> Iterator[str]:
    kinds = dict.fromkeys(UNREAD[relation.kind] for relation in parts.relations.values() if relation.kind in UNREAD)
    if kinds:
        yield f"文件里有{'、'.join(kinds)}，其中的内容没有读取。"
    if any(relation.external and relation.kind == "image" for relation in parts.relations.values()):
        yield "文件里有链接到外部的图片，没有下载。"
