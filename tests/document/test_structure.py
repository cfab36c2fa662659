"""Structure equals what the other readers of Markdown see, apart from what INTENDED lists."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from journal.document.blocks import Block, Kind
from journal.document.chunks import Document, read
from journal.document.scan import MAX_DEPTH
from journal.document.source import BOM, decode, split_lines
from tests.corpus import files, needs_corpus, variants
from tests.document.soup import soup, texts
from tests.document.structure import as_cmark_tells, blocks, cmark_structure, markdown_it_structure, structure

if TYPE_CHECKING:
    from random import Random

INTENDED = {
    "link reference definitions": "are paragraphs: their text must stay within reach of an edit, and have a position",
    "front matter": "is one block of its own; for CommonMark it is a rule and a heading",
    "a page in a fence": "is read inside; some tools save the whole page as a code block",
    "a byte order mark": "belongs to no line; markdown-it-py makes the first heading a paragraph",
    "containers deeper than MAX_DEPTH": "are text, so that a hostile file costs no more than a long one",
}
"""Where the scanner differs on purpose. The helpers below take just these out of the comparison."""

EXAMPLES = Path(os.environ.get("JOURNAL_COMMONMARK", Path(__file__).parents[2] / "build" / "commonmark.json"))


def expected(document: Document) -> list[tuple[str, int, int, int]]:
    """What markdown-it-py sees in the part of a document that both read alike."""
    body = document.text[len(document.head) : len(document.text) - len(document.tail)]
    first = next(iter(blocks(document)), None)
    if first is None or first[0].kind is not Kind.FRONT_MATTER:
        return list(markdown_it_structure(body))
    matter = first[0].end
    rest = "\n" * matter + "\n".join(split_lines(body)[matter:])
    return [(Kind.FRONT_MATTER.value, 0, 0, 0), *markdown_it_structure(rest)]


@pytest.mark.skipif(not EXAMPLES.is_file(), reason="the CommonMark examples are not here; .ci/run fetches them")
def test_structure_of_the_commonmark_examples_is_that_of_markdown_it() -> None:
    examples = [example["markdown"] for example in json.loads(EXAMPLES.read_text("utf-8"))]
    assert len(examples) > 600
    assert [text for text in examples if structure(read(text)) != expected(read(text))] == []


@needs_corpus
def test_structure_of_every_real_document_is_that_of_markdown_it() -> None:
    documents = {path.name: read(decode(path.read_bytes())) for path in files()}
    assert [name for name, document in documents.items() if structure(document) != expected(document)] == []


@needs_corpus
def test_line_ends_and_a_byte_order_mark_change_no_structure() -> None:
    for path in files():
        if path.stat().st_size < 100_000:
            forms = variants(path.read_bytes())
            for name in ("CRLF", "CR", "BOM"):
                assert structure(read(decode(forms[name]))) == structure(read(decode(forms["LF"]))), (path.name, name)


FUZZ = (
    *(
        "- ",
        "* ",
        "1. ",
        "2) ",
        "> ",
        "    ",
        "  ",
        " ",
        "\t",
        "# ",
        "---",
        "***",
        "===",
        "```",
        "~~~",
        "text",
        "a | b",
    ),
    *("|-|-|", "- [ ] ", "<!--", "-->", "<div>", "</div>", "<b>", "<pre>", "</pre>", "**a:** b", "|", "\\|", "+", "-"),
)


def test_where_scanner_and_markdown_it_differ_cmark_mostly_sides_with_the_scanner(rng: Random) -> None:
    alone: list[str] = []
    for _ in range(3_000):
        text = soup(rng, FUZZ, 6)
        document = read(text)
        found, theirs = structure(document), expected(document)
        if found != theirs and not document.head and (not found or found[0].kind != Kind.FRONT_MATTER.value):
            referee = cmark_structure(text)
            if as_cmark_tells(found) != referee:
                alone.append(text)
    assert len(alone) <= 6, alone


@given(texts)
def test_blocks_nest_cover_every_line_with_text_and_end_in_one(text: str) -> None:
    document = read(text)
    for chunk, _, _ in document.located():
        covered = _check_siblings(chunk.blocks, 0, len(chunk.lines), chunk.lines)
        assert all(number in covered or not line.strip(" \t") for number, line in enumerate(chunk.lines))


@needs_corpus
def test_blocks_of_real_documents_nest_and_none_ends_in_a_blank_line() -> None:
    for path in files():
        for chunk, _, _ in read(decode(path.read_bytes())).located():
            covered = _check_siblings(chunk.blocks, 0, len(chunk.lines), chunk.lines)
            assert all(number in covered or not line.strip(" \t") for number, line in enumerate(chunk.lines)), path


def _check_siblings(siblings: list[Block], begin: int, end: int, lines: list[str]) -> set[int]:
    """Assert that blocks follow each other between two lines; the lines that they cover."""
    covered: set[int] = set()
    for block in siblings:
        assert begin <= block.start < block.end <= end, block
        assert lines[block.end - 1].strip(" \t") or block.kind is Kind.FRONT_MATTER, block
        _check_siblings(block.children, block.start, block.end, lines)
        covered.update(range(block.start, block.end))
        begin = block.end
    return covered


def test_a_byte_order_mark_does_not_hide_the_first_heading() -> None:
    assert [seen.kind for seen in structure(read(f"{BOM}# Title\n"))] == ["heading"]


def test_markers_beyond_the_greatest_depth_are_text() -> None:
    kinds = [seen.kind for seen in structure(read("- " * (MAX_DEPTH + 5) + "text\n"))]
    assert kinds == ["list", "item"] * MAX_DEPTH + ["paragraph"]
