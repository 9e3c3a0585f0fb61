"""Word files (.docx, .docm, .dotx) -> Document: every number as printed, text boxes once, nothing lost silently."""

from __future__ import annotations

from lxml.etree import _Element as Element

from extractors.document import Block, Document, Origin, Reading
from extractors.errors import EmptyFile
from extractors.readers.skips import count
from extractors.readers.word_blocks import blocks
from extractors.readers.word_lists import Lists
from extractors.readers.word_names import MC, W
from extractors.readers.word_package import Package
from extractors.readers.word_story import Story
from extractors.readers.word_styles import Styles


def read(data: bytes, origin: Origin) -> Document:
    """The file in reading order; raises UnreadableFile, EmptyFile, Encrypted or TooLarge."""
    package = Package(data, origin.name)
    part, root = package.main()
    relations = package.relations(part)
    files = {relation.kind: relation.target for relation in relations.values() if not relation.external}
    styles = Styles(package.xml(files.get("styles", "")))
    story = Story(origin.name, styles, Lists(package.xml(files.get("numbering", "")), styles.numbering_styles))
    settle_alternatives(root)
    body = root.find(f"{W}body")
    if body is not None:
        story.read(body)
    found: tuple[Block, ...] = tuple(blocks(story.drafts))
    if not found:
        raise EmptyFile(f"“{origin.name}”里没有文字。请检查是否传错了文件。")
    read_characters = sum(count(draft.text) - draft.counted for draft in story.drafts)
    reading = Reading(read_characters + story.skips.total(), read_characters, story.paragraphs, story.tables)
    return Document(origin, found, reading)


def settle_alternatives(root: Element) -> None:
    """Keep one branch of each mc:AlternateContent (the first choice), so that its text is met once."""
    for alternatives in list(root.iter(f"{MC}AlternateContent")):
        for branch in list(alternatives)[1:]:
            alternatives.remove(branch)
