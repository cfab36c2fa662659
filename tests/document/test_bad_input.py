"""What no author writes: the right answer, and soon."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from benchmarks.pages import page
from journal.document.chunks import Document, read
from journal.document.outline import Outline, outline
from journal.document.scan import MAX_DEPTH
from journal.document.source import Splice, decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

SOON = 20
"""Seconds; none of these takes more than a few on a slow machine, and a cost that grows by squares takes hours."""


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """Fail a test that comes to its end, but not soon."""
    began = time.process_time()
    yield
    assert time.process_time() - began < SOON


def outlined(text: str) -> tuple[Document, Outline]:
    document = read(text)
    assert document.text == text
    return document, outline(document)


@pytest.mark.parametrize(
    "unit", ["a", "word ", "- ", "> ", "#", "`", "|", "*", "_", "[", "<a ", "\t", "- [ ] ✅ ", "1. "]
)
def test_one_line_of_ten_million_characters(unit: str) -> None:
    text = unit * (10_000_000 // len(unit)) + "x"
    document, found = outlined(text)
    assert len(found.entries) <= MAX_DEPTH
    assert document.splice(Splice(5_000_000, 5_000_000, "y")).text == f"{text[:5_000_000]}y{text[5_000_000:]}"


def test_ten_thousand_list_levels_on_one_line() -> None:
    _, found = outlined("- " * 10_000 + "text\n")
    assert [entry.depth for entry in found.entries] == list(range(MAX_DEPTH))


def test_list_levels_by_indentation_as_deep_as_ten_million_characters_allow() -> None:
    levels = 3_000
    _, found = outlined("".join(f"{' ' * 2 * level}- level {level}\n" for level in range(levels)))
    assert max(entry.depth for entry in found.entries) == MAX_DEPTH - 1
    assert found.entries[0].end == levels


def test_ten_thousand_quotes() -> None:
    document, _ = outlined(">" * 10_000 + " text\n")
    assert sum(len(chunk.blocks) for chunk, _, _ in document.located()) == 1


def test_a_hundred_thousand_headings() -> None:
    text = "".join(f"{'#' * (number % 6 + 1)} Heading {number}\n" for number in range(100_000))
    document, found = outlined(text)
    assert len(found.sections) == 100_000
    assert document.splice(Splice(0, 1, "")).text == text[1:]


@pytest.mark.parametrize("opener", ["```\n", "<!--\n", "<pre>\n", "---\n", "~~~~\n"])
def test_typing_what_opens_to_the_end_of_a_long_document(opener: str) -> None:
    text = "# A\n\ntext\n\n" + "## Section\n\n- one\n- two\n\n" * 40_000
    at = text.index("text")
    edited = read(text).splice(Splice(at, at, opener))
    assert edited.text == f"{text[:at]}{opener}{text[at:]}"
    assert edited.splice(Splice(at, at + len(opener), "")).text == text


@pytest.mark.parametrize(
    "unit",
    [
        "<a>\n",
        "<a>\n\n",
        "<a_b>\n\n",
        "</a>\n",
        "- a:\n",
        "- x\n</a>\n",
        "**K:** v\n",
        "| a |\n|-|\n",
        "- a\n  **K:** v\n",
        "Label:\n\n",
        "> - a\n\n",
        "```\n",
        "\t- a\n",
        "x\n",
        "\r",
        "\0\0\0\n",
        "- [ ] ✅ a\n",
        "<!-- \n\n",
        "a\n=\n",
        "[a]: b\n",
        "1) a\n2. b\n",
    ],
)
def test_a_hundred_thousand_lines_of_one_thing(unit: str) -> None:
    outlined(unit * (100_000 // (unit.count("\n") or 1)))


def test_three_million_characters() -> None:
    outlined(page(3_000_000))


def test_tags_inside_one_another_without_end() -> None:
    outlined("<a>\n" * 10_000 + "- x\n" + "</a>\n" * 10_000)
    outlined("<a>\n" + "- " * 100 + "<b>\n" + "- " * 100 + "<c>\n")


def test_bytes_that_are_no_text_come_back_as_they_were() -> None:
    for data in (
        b"\0" * 3_000_000,
        b"# a\0b\n- \0\n" * 100_000,
        "# A\n- b\n".encode("utf-16"),
        bytes(range(256)) * 4_000,
    ):
        document, _ = outlined(decode(data))
        assert encode(document.text) == data
