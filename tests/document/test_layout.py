"""Where new lines go, and the blank lines around them."""

from __future__ import annotations

import pytest

from journal.document.chunks import read
from journal.document.layout import blank_below, body_end, laid_out, line_break
from journal.document.steps import Place


@pytest.mark.parametrize(
    ("below", "rest"),
    [
        ("- a\n\n## B\n", "\n## B\n"),
        ("- a\n\n---\n\n## B\n", "\n---\n\n## B\n"),
        ("- a\n\n</goal>\n", "\n</goal>\n"),
        ("- a\n<!-- END -->\n", "<!-- END -->\n"),
        ("- a\n\n---\n\n*Made by hand*\n", "\n---\n\n*Made by hand*\n"),
        ("- a\n\n**Bold**\n\n- b\n", "\n**Bold**\n\n- b\n"),
        ("- a\n\n---\n\n- b\n", ""),
        ("<details>\n\nOld.\n\n</details>\n\n## B\n", "\n## B\n"),
        ("<details>\n\n</details>\n", "\n</details>\n"),
        ("- a\n\n<details>\n<summary>Log</summary>\n", "\n<details>\n<summary>Log</summary>\n"),
        ("", ""),
    ],
)
def test_a_body_ends_before_what_closes_it(below: str, rest: str) -> None:
    text = f"## A\n{below}"
    assert text[body_end(read(text), 0) :] == rest


def test_a_quoted_body_ends_with_its_quote() -> None:
    text = "> ## A\n>\n> words\n>\n\nOther words.\n"
    assert text[body_end(read(text), 0) :] == ">\n\nOther words.\n"


def test_what_stands_before_any_section_ends_before_the_first() -> None:
    text = "\ufeff---\na: b\n---\n- x\n\n# A\n"
    assert text[body_end(read(text), -1) :] == "\n# A\n"


def test_a_line_takes_the_end_of_the_one_above() -> None:
    assert line_break(read("a\r\nb\nc"), 3) == "\r\n"
    assert line_break(read("a\r\nb\nc"), 6) == "\n"
    assert line_break(read("a"), 1) == "\n"


def test_the_gap_is_that_of_the_two_nearest() -> None:
    text = "- a\n\n- b\n- c\n"
    assert laid_out(read(text), Place(-1, 9, -1), "- new\n") == "- new\n"
    assert laid_out(read(text), Place(-1, 5, -1), "- new\n") == "\n- new\n"
    assert laid_out(read(text), Place(-1, -1, 0), "- new\n") == "- new\n\n"


def test_blank_lines_below_headings_are_judged_by_headings_of_the_same_level() -> None:
    text = "# T\n\nText.\n\n## A\n\n- a\n\n### B\n- b\n\n### C\n- c\n\n### D\n\n## E\n"
    assert not blank_below(read(text), text.index("### D"))
    assert blank_below(read(text), text.index("## E"))
