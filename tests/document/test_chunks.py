"""Documents as chunks: what an edit leaves alone is shared, and the result is that of reading anew."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.document.blocks import Block, Kind
from journal.document.chunks import Document, read
from journal.document.outline import outline
from journal.document.source import BOM, Splice, decode
from tests.corpus import files
from tests.document.soup import ENDS, PIECES, texts

if TYPE_CHECKING:
    from random import Random

EDITS = 400_000 if os.environ.get("JOURNAL_LONG") else 20_000
"""How many random edits; JOURNAL_LONG asks for the long form."""

OWN = (
    "",
    "---\na: b\n---\n# x\ny\n",
    "---\n\n# a\n- b\n",
    "```md\n# a\n- x\n```\n",
    "# T\n\n- [ ] one\n- [x] two\n  more\n\n## F\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "> - q\n> lazy\n\n<details>\n\n- d\n\n</details>\n\n<!-- a\n# b\n-->\n# c\n",
)


def described(document: Document) -> object:
    """All that a document holds, as values that can be compared."""
    chunks = [
        (offset, line, chunk.text, chunk.lines, chunk.starts, [_described(block) for block in chunk.blocks])
        for chunk, offset, line in document.located()
    ]
    return document.head, chunks, document.tail


def _described(block: Block) -> object:
    inner = [_described(child) for child in block.children]
    return block.kind, block.start, block.end, block.column, block.content, block.mark, block.level, inner


@pytest.fixture(scope="module")
def material() -> list[str]:
    """Texts to edit: stretches of real documents where they are here, and our own."""
    stretches = list(OWN)
    for path in files():
        text = decode(path.read_bytes())
        stretches += [text[at : at + 2_000] for at in range(0, min(len(text), 20_000), 2_000)]
    return stretches


def test_an_edited_document_is_the_edited_text_read_anew(rng: Random, material: list[str]) -> None:
    done = 0
    while done < EDITS:
        text = rng.choice(material)
        if rng.random() < 0.2:
            text = text.replace("\n", rng.choice(("\r\n", "\r")))
        document = read(text)
        for _ in range(25):
            splice = rng.choice((_anywhere, _within_words, _whole_lines))(rng, text)
            before = text
            text, document = splice.apply(text), document.splice(splice)
            assert document.text == text
            assert described(document) == described(read(text)), (before, splice)
            done += 1


def _anywhere(rng: Random, text: str) -> Splice:
    start = rng.randrange(len(text) + 1)
    pieces = rng.choices((*PIECES, *ENDS, BOM), k=rng.choice((0, 1, 1, 2, 3)))
    return Splice(start, min(len(text), start + rng.choice((0, 0, 0, 1, 2, 5, 40))), "".join(pieces))


def _within_words(rng: Random, text: str) -> Splice:
    start = rng.randrange(len(text) + 1)
    stop = min(len(text), start + rng.randrange(3))
    return Splice(start, stop, rng.choice(("", "x", " ", "word", "1", "|", ">", "-", "*", "`", ":", "é", "\t", "\\")))


def _whole_lines(rng: Random, text: str) -> Splice:
    start = text.rfind("\n", 0, rng.randrange(len(text) + 1)) + 1
    stop = start if rng.random() < 0.6 else text.find("\n", start) + 1
    return Splice(
        start, max(start, stop), rng.choice(("- new item\n", "- [ ] a\n  b\n", "\n", "## New\n", "| x | y |\n", ""))
    )


@given(texts, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 30), texts), max_size=4))
def test_an_edited_document_of_soup_is_the_edited_text_read_anew(text: str, edits: list[tuple[int, int, str]]) -> None:
    document = read(text)
    for start, length, replacement in edits:
        start = min(start, len(text))
        splice = Splice(start, min(len(text), start + length), replacement)
        text, document = splice.apply(text), document.splice(splice)
        assert described(document) == described(read(text))
        assert outline(document) == outline(read(text))


@given(texts)
def test_chunks_and_what_stands_around_them_are_the_text(text: str) -> None:
    document = read(text)
    chunks = [chunk.text for chunk, _, _ in document.located()]
    assert "".join((document.head, *chunks, document.tail)) == text
    for chunk, offset, _ in document.located():
        assert text[offset : offset + len(chunk.text)] == chunk.text


def test_an_edit_shares_the_chunks_that_it_leaves_alone() -> None:
    before = read("# A\n\n- one\n\n# B\n\n- two\n\n# C\n\n- three\n")
    after = before.splice(Splice(before.text.index("two"), before.text.index("two") + 3, "2"))
    kept = [new is old for (new, _, _), (old, _, _) in zip(after.located(), before.located(), strict=True)]
    assert kept == [True, False, True]


def test_a_heading_is_taken_as_text_once_a_fence_opens_above_it() -> None:
    document = read("# A\n\ntext\n\n# B\n").splice(Splice(5, 5, "```\n"))
    assert [block.kind for chunk, _, _ in document.located() for block in chunk.blocks] == [Kind.HEADING, Kind.FENCE]


def test_front_matter_is_recognised_by_its_second_line() -> None:
    assert _kinds("---\ntitle: x\n---\n# A\n") == [Kind.FRONT_MATTER, Kind.HEADING]
    assert _kinds("+++\ntitle = 'x'\n+++\n") == [Kind.FRONT_MATTER]
    assert _kinds("---\n\n# A\n\n---\n") == [Kind.RULE, Kind.HEADING, Kind.RULE]
    assert _kinds("---\ntitle: never closed\n") == [Kind.RULE, Kind.PARAGRAPH]


def test_a_page_that_stands_in_a_fence_is_read_inside() -> None:
    document = read("```markdown\n# A\n- x\n```\n")
    assert (document.head, document.tail) == ("```markdown\n", "```\n")
    assert _kinds(document.text) == [Kind.HEADING, Kind.LIST]


def test_code_in_a_fence_is_not_a_page() -> None:
    assert _kinds("```python\n# a comment\n```\n") == [Kind.FENCE]
    assert _kinds("```\n# a\n```\nafter\n") == [Kind.FENCE, Kind.PARAGRAPH]


def _kinds(text: str) -> list[Kind]:
    return [block.kind for chunk, _, _ in read(text).located() for block in chunk.blocks]
