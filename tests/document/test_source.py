"""Bytes and text, lines and their ends, splices."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journal.document.chunks import read
from journal.document.source import Splice, decode, encode, line_end, line_starts, split_lines
from tests.corpus import files, needs_corpus, variants
from tests.document.soup import texts


@given(st.binary())
def test_any_bytes_come_back_as_they_were(data: bytes) -> None:
    assert encode(read(decode(data)).text) == data


@needs_corpus
def test_every_real_document_comes_back_as_it_was_in_every_variant() -> None:
    for path in files():
        for name, data in variants(path.read_bytes()).items():
            assert encode(read(decode(data)).text) == data, (path.name, name)


@given(texts | st.text())
def test_lines_and_what_stands_between_them_are_the_text(text: str) -> None:
    lines = split_lines(text)
    starts = line_starts(text, lines)
    assert len(starts) == len(lines) + 1
    assert starts[-1] == len(text)
    for line, start, stop in zip(lines, starts[:-1], starts[1:], strict=True):
        assert text[start : start + len(line)] == line
        assert text[start + len(line) : stop] in ("\n", "\r\n", "\r", "")


def test_lines_end_at_newlines_and_returns_only() -> None:
    text = "a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g\r\nh\ri\n\nj"
    assert split_lines(text) == ["a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g", "h", "i", "", "j"]


@given(st.text(), st.integers(0, 40), st.integers(0, 40), st.text())
def test_a_splice_is_undone_by_its_inverse(source: str, one: int, other: int, text: str) -> None:
    start, end = sorted((min(one, len(source)), min(other, len(source))))
    splice = Splice(start, end, text)
    assert splice.inverse(source).apply(splice.apply(source)) == source


def test_a_new_line_ends_as_the_first_one_does() -> None:
    assert line_end("a\r\nb\n") == "\r\n"
    assert line_end("a\rb") == "\r"
    assert line_end("a") == "\n"
