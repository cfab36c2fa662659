"""Text becomes cells: harmless, cut and wrapped to the cell."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.style import Style

from journal.tui.inline import inline, without_lead
from journal.tui.paint import beside, cut, shown, strip_of, wrapped

HOSTILE = "\x1b]52;c;UFdORUQ=\x07 \x1b[31mred\x1b[0m \x9b2J \u202egnp.exe \x00 \u200b \x7f [@click=app.quit]x[/] [/foo]"


def text_of(parts: list[tuple[str, str]]) -> str:
    return "".join(text for text, _ in parts)


def test_nothing_that_a_terminal_obeys_gets_through() -> None:
    assert shown(HOSTILE).isprintable()
    assert shown("two\nlines") == "two lines"


def test_markup_stays_as_it_is_written() -> None:
    assert "[@click=app.quit]x[/] [/foo]" in shown(HOSTILE)


def test_signs_about_whose_width_terminals_disagree_are_made_plain() -> None:
    assert shown("⚠\ufe0f 👍🏽 1\ufe0f\u20e3") == "⚠ 👍 1"


@pytest.mark.parametrize("text", ["plain words here", "日本語のテキスト", "👍👍👍👍👍", "a" * 50, ""])
@pytest.mark.parametrize("width", [1, 2, 5, 9, 30])
def test_a_strip_has_exactly_its_width(text: str, width: int) -> None:
    strip = strip_of([(text, ""), (" end", "dim")], width, Style.null(), lambda _: Style.null())
    assert cell_len("".join(segment.text for segment in strip)) == width


def test_what_is_cut_says_so() -> None:
    assert cut("a long text", 6) == "a lon…"
    assert cut("short", 6) == "short"


def test_words_wrap_below_the_margin() -> None:
    lines = wrapped([("- ", "dim"), ("one two three four", "")], 9, hang=2)
    assert [text_of(line).rstrip() for line in lines] == ["- one two", "  three", "  four"]


def test_a_word_without_end_is_broken() -> None:
    assert [text_of(line) for line in wrapped([("abcdefghij", "")], 4)] == ["abcd", "efgh", "ij"]


def test_a_megabyte_on_one_line_costs_little() -> None:
    assert len(shown("x" * 1_000_000)) < 10_000


def test_what_stands_on_the_right_stays_when_the_left_is_cut() -> None:
    assert text_of(beside([("a long title", "")], [(" saved", "")], 12)) == "a lon… saved"
    assert text_of(beside([("a bc title", ""), ("  3/4", "")], [(" saved", "")], 9)) == "a…  saved"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("plain", [("plain", "")]),
        ("a `code` b", [("a ", ""), ("code", "code"), (" b", "")]),
        ("**strong**", [("strong", "strong")]),
        ("[words](https://x.example/)", [("words", "")]),
        ("list[int] and [x] and [/]", [("list[int] and [x] and [/]", "")]),
        ("2 ** 3 ** 4 `open", [("2 ", ""), (" 3 ", "strong"), (" 4 `open", "")]),
    ],
)
def test_emphasis_is_shown_and_all_else_is_text(text: str, parts: list[tuple[str, str]]) -> None:
    assert inline(text) == parts


def test_a_bold_key_that_only_repeats_the_role_is_left_out() -> None:
    assert without_lead("**Blocker:** no disk") == "no disk"
    assert without_lead("**Blocker:**") == "**Blocker:**"
