"""Sections, entries and fields, each with its exact place."""

from __future__ import annotations

import pytest
from hypothesis import given

from journal.document.chunks import read
from journal.document.marking import marks_span
from journal.document.marks import State
from journal.document.outline import Outline, Section, outline
from journal.document.pieces import Entry, Field, Form, Opens
from journal.document.source import decode
from journal.document.table import cell_spans
from tests.corpus import files, needs_corpus, variants
from tests.document.soup import texts


def outlined(text: str) -> Outline:
    return outline(read(text))


def entries(text: str) -> list[str]:
    return [entry.text for entry in outlined(text).entries]


def sections(text: str) -> list[tuple[Opens, str]]:
    return [(section.opens, section.title) for section in outlined(text).sections]


def fields(text: str) -> list[tuple[str, str]]:
    return [(field.key, field.value) for field in outlined(text).fields]


# Where things stand


@needs_corpus
def test_what_is_read_from_real_documents_stands_where_it_says_in_every_variant() -> None:
    for path in files():
        if path.stat().st_size < 100_000:
            for name in ("LF", "CRLF", "mixed", "BOM", "not UTF-8"):
                _check_places(decode(variants(path.read_bytes())[name]))


@needs_corpus
def test_line_ends_change_nothing_of_what_is_read() -> None:
    for path in files():
        if path.stat().st_size < 100_000:
            forms = variants(path.read_bytes())
            read_as = [_without_places(outlined(decode(forms[name]))) for name in ("LF", "CRLF", "CR")]
            assert read_as[0] == read_as[1] == read_as[2], path.name


@given(texts)
def test_what_is_read_from_soup_stands_where_it_says(text: str) -> None:
    _check_places(text)


def _check_places(text: str) -> None:
    found = outlined(text)
    for section in found.sections:
        _check_section(text, section, found)
    for index, entry in enumerate(found.entries):
        _check_entry(text, entry, index, found)
    for field in found.fields:
        assert _words(text, field.span) == _words(field.value, (0, len(field.value))), field


def _check_section(text: str, section: Section, found: Outline) -> None:
    assert section.line < section.end, section
    if section.opens is Opens.ENTRY:
        title = " ".join(_words(section.title, (0, len(section.title))))
        assert title in " ".join(_words(text, section.span)), section
    else:
        assert text[slice(*section.span)] == section.title, section
    if section.parent >= 0:
        parent = found.sections[section.parent]
        assert parent.line <= section.line
        assert section.end <= parent.end


def _check_entry(text: str, entry: Entry, index: int, found: Outline) -> None:
    assert entry.line < entry.end, entry
    assert text.startswith(entry.marker if entry.form is Form.ENTRY else "", entry.start), entry
    assert _words(text, entry.span) == _words(entry.text, (0, len(entry.text))), entry
    start, end = marks_span(text, entry)
    assert entry.start <= start <= end <= entry.span[0], entry
    assert "".join(text[start:end].split()) == "".join("".join(mark.text for mark in entry.marks).split()), entry
    if entry.parent >= 0:
        parent = found.entries[entry.parent]
        assert entry.parent < index
        assert parent.line <= entry.line
        assert entry.end <= parent.end
        assert entry.depth > parent.depth
    section = found.entry_sections[index]
    assert section < 0 or found.sections[section].line <= entry.line < found.sections[section].end


def _words(text: str, span: tuple[int, int]) -> list[str]:
    """The words of a stretch of text, without what wrapping adds: quote markers and hard breaks."""
    words = text[slice(*span)].replace("\\\r", " ").replace("\\\n", " ").replace(">", " ").split()
    return [word.rstrip("\\") for word in words if word.rstrip("\\")]


def _without_places(found: Outline) -> object:
    return (
        [(s.opens, s.line, s.end, s.level, s.title, s.parent, s.entry) for s in found.sections],
        [(e.form, e.line, e.end, e.depth, e.parent, e.marker, e.text, e.label, e.table) for e in found.entries],
        [(f.key, f.value, f.line, f.entry) for f in found.fields],
    )


# Sections


def test_headings_of_both_kinds_open_sections_that_nest() -> None:
    found = outlined("Title\n=====\n\n## A ##\ntext\n### B\n## C#\n").sections
    assert [(s.title, s.level, s.line, s.end, s.parent) for s in found] == [
        ("Title", 1, 0, 7, -1),
        ("A", 2, 3, 6, 0),
        ("B", 3, 5, 6, 1),
        ("C#", 2, 6, 7, 0),
    ]


def test_a_bold_line_with_something_under_it_opens_a_section() -> None:
    assert sections("**Doing**\n- a\n\n**Done:**\n\n- b\n\n__Next__:\ntext\n") == [
        (Opens.BOLD, "Doing"),
        (Opens.BOLD, "Done"),
        (Opens.BOLD, "Next"),
    ]
    assert sections("**alone**\n") == []
    assert sections("**two** **words**\n- a\n") == []


def test_a_label_line_with_something_under_it_opens_a_section() -> None:
    assert sections("Done:\n- a\n\nNext:\n\n1. b\n") == [(Opens.LABEL, "Done"), (Opens.LABEL, "Next")]
    assert sections(f"{'long ' * 20}:\n- a\n") == []


def test_a_label_in_a_list_heads_its_details_or_the_entries_after_it() -> None:
    nested = outlined("- Done:\n  - a\n- Next:\n  - b\n")
    flat = outlined("- **Done:**\n- a\n- **Next:**\n- b\n")
    for found in (nested, flat):
        assert [(s.opens, s.title) for s in found.sections] == [(Opens.ENTRY, "Done"), (Opens.ENTRY, "Next")]
        assert found.entry_sections == [-1, 0, -1, 1]


def test_a_tag_opens_a_section_up_to_its_closing_tag() -> None:
    found = outlined("<goal>\nShip\n- a\n</goal>\n\n<next_steps>\n\n- b\n\n</next_steps>\n\n- c\n")
    assert [(s.opens, s.title, s.line, s.end) for s in found.sections] == [
        (Opens.TAG, "goal", 0, 3),
        (Opens.TAG, "next_steps", 5, 9),
    ]
    assert found.entry_sections == [0, 1, -1]


def test_a_closing_tag_under_an_item_is_not_of_the_item() -> None:
    found = outlined("<work_done>\n\n- a\n  - b\n</work_done>\n")
    assert [(entry.text, entry.end) for entry in found.entries] == [("a", 4), ("b", 4)]
    assert [section.title for section in found.sections] == ["work_done"]


def test_a_label_under_an_item_without_a_blank_line_opens_a_section() -> None:
    found = outlined("Done:\n- a\n  - b\nNow:\n- c\n**Next**\n- d\n")
    assert [(s.opens, s.title, s.line, s.end) for s in found.sections] == [
        (Opens.LABEL, "Done", 0, 3),
        (Opens.LABEL, "Now", 3, 5),
        (Opens.BOLD, "Next", 5, 7),
    ]
    assert [(e.text, e.end) for e in found.entries] == [("a", 3), ("b", 3), ("c", 5), ("d", 7)]
    assert found.entry_sections == [0, 0, 1, 2]


def test_a_backslash_at_the_end_of_a_line_is_of_the_words_unless_it_breaks_the_line() -> None:
    assert entries("- one\\\n  two\\\n") == ["one two\\"]
    assert entries("- one\\\\\n  two\n") == ["one\\\\ two"]
    assert entries("- one\\\n**Done:**\n- two\n") == ["one\\", "two"], "the label is none of its lines"
    assert fields("- one\\\n  **Why:** two\\\n  **Impact:** three\\\n") == [("Why", "two"), ("Impact", "three\\")]


def test_a_row_that_ends_in_a_backslash_has_its_last_cell() -> None:
    assert cell_spans("one\\", 0) == ((0, 4),)
    assert cell_spans("| a \\\\| b |", 0) == ((2, 9),), "a pipe after a backslash parts nothing, whatever stands before"


def test_all_headings_inside_a_tag_are_read() -> None:
    text = "<domain>\n## A\n- a\n## B\n- b\n</domain>\n"
    assert [title for _, title in sections(text)] == ["domain", "A", "B"]
    assert entries(text) == ["a", "b"]


def test_html_that_lays_out_opens_no_section_and_hides_nothing() -> None:
    text = "# A\n<details>\n<div>\n\n- [ ] inside\n\n</div>\n</details>\n\n- after\n"
    assert sections(text) == [(Opens.HEADING, "A")]
    assert entries(text) == ["inside", "after"]


def test_a_fold_is_called_what_its_summary_says_and_ends_with_it() -> None:
    text = "# A\n<details><summary><b>More</b> (2)</summary>\n\n- inside\n\n</details>\n\n- after\n"
    found = outlined(text).sections
    assert [(s.opens, s.title, s.line, s.end) for s in found[1:]] == [(Opens.TAG, "More", 1, 5)]


def test_a_callout_with_a_list_is_called_what_it_says_or_what_it_is() -> None:
    text = "> [!todo]- Today\n> - a\n\n> [!bug]\n> - b\n\n> [!note] Read this\n> well\n"
    assert sections(text) == [(Opens.BOLD, "Today"), (Opens.BOLD, "bug")]


def test_a_section_in_a_quote_ends_with_the_quote() -> None:
    found = outlined("> ## Q\n> text\n\nafter\n\n## B\n").sections
    assert [(s.title, s.line, s.end) for s in found] == [("Q", 0, 2), ("B", 5, 6)]


# Entries


def test_lists_nest_with_every_marker() -> None:
    found = outlined("- a\n  * b\n    + c\n      1. d\n\n         2) e\n").entries
    assert [(e.marker, e.text, e.depth, e.parent) for e in found] == [
        ("-", "a", 0, -1),
        ("*", "b", 1, 0),
        ("+", "c", 2, 1),
        ("1.", "d", 3, 2),
        ("2)", "e", 4, 3),
    ]


def test_boxes_and_signs_are_not_words_of_the_entry() -> None:
    found = outlined("- [ ] a\n- [x] ✅ b\n- ⚠️ c\n- ‚úÖ d\n- e\n").entries
    assert [(e.text, [mark.state for mark in e.marks]) for e in found] == [
        ("a", [State.TODO]),
        ("b", [State.DONE, State.DONE]),
        ("c", [None]),
        ("d", [State.DONE]),
        ("e", []),
    ]


def test_a_line_that_begins_with_a_sign_is_an_entry() -> None:
    found = outlined("✅ one\n⏳ two\nthree\n").entries
    assert [(e.form, e.text, e.line, e.end) for e in found] == [(Form.LINE, "one", 0, 1), (Form.LINE, "two", 1, 2)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("text", "words"), [("- a\n  b\n", "a b"), ("* a\nb\n", "a b"), ("> - a\n>   b\n", "a b")])
def test_a_wrapped_entry_is_one_line_of_words(text: str, words: str, end: str) -> None:
    assert entries(text.replace("\n", end)) == [words]


def test_tabs_shift_no_place() -> None:
    text = "*\ta\n\t- [x]\tb\n\t\twrapped\n"
    assert [text[slice(*entry.span)] for entry in outlined(text).entries] == ["a", "b\n\t\twrapped"]


def test_an_entry_ends_after_its_details_and_before_blank_lines() -> None:
    found = outlined("- a\n\n  details\n\n      code\n\n\n- b\n").entries
    assert [(e.text, e.line, e.end) for e in found] == [("a", 0, 5), ("b", 7, 8)]


def test_an_entry_without_words_is_one() -> None:
    assert entries("- \n- [ ]\n-\n  later\n") == ["", "", ""]


def test_fences_and_comments_hold_no_entries() -> None:
    assert entries("```\n- no\n```\n- a\n  ~~~\n  - no\n  ~~~\n<!--\n- no\n-->\n- b\n") == ["a", "b"]
    assert entries("```\n- never closed\n") == []


def test_table_rows_are_entries_with_all_their_cells() -> None:
    text = "| a | b |\n|---|:-:|\n| 1 | 2 | 3 || 4 |\nx \\| y | `z`\n"
    found = outlined(text).entries
    assert [(e.form, e.text, e.table) for e in found] == [
        (Form.ROW, "| 1 | 2 | 3 || 4 |", 0),
        (Form.ROW, "x \\| y | `z`", 0),
    ]
    cells = [[text[slice(*span)] for span in cell_spans(e.text, e.span[0])] for e in found]
    assert cells == [["1", "2", "3", "", "4"], ["x \\| y", "`z`"]]


# Fields


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("**Key:** v\n", "Key", "v"),
        ("**Key**: v  \n", "Key", "v"),
        ("__Key:__ v\n", "Key", "v"),
        ("Key: v\n", "Key", "v"),
        ("- **Key:** v\n", "Key", "v"),
        ("- [x] Key: v: w\n", "Key", "v: w"),
        ("1. **Lead in:** v\n", "Lead in", "v"),
        ("- **Key:**\n  v\n  w\n", "Key", "v w"),
        ("- **Key:** a > b\n", "Key", "a > b"),
        ("> **Key:** v\n", "Key", "v"),
        ("\t- **Key:**\tv\n", "Key", "v"),
        ("---\nstatus: doing\n---\n", "status", "doing"),
        ("状态：完成\n", "状态", "完成"),
        ("- **状态：** 见 https://a.b\n", "状态", "见 https://a.b"),
    ],
)
def test_a_field_is_read_in_every_form(text: str, key: str, value: str) -> None:
    if text.startswith("\t"):
        text = f"- a\n{text}"
    (field,) = outlined(text).fields
    assert (field.key, field.value) == (key, value)
    assert text[slice(*field.span)].split() == value.split()


@pytest.mark.parametrize("text", ["https://a.b\n", "at 10:30\n", "- **Key** - v\n", "- **K:**v\n"])
def test_what_only_looks_like_a_field_is_none(text: str) -> None:
    assert fields(text) == []


def test_fields_on_later_lines_of_an_item_are_fields_and_not_its_words() -> None:
    text = "1. Sockets drop\n   **Impact:** high,\n   all queues\n   **Workaround**: none\n2. b\n"
    found = outlined(text)
    assert [entry.text for entry in found.entries] == ["Sockets drop", "b"]
    assert [(f.key, f.value, f.line, f.entry) for f in found.fields] == [
        ("Impact", "high, all queues", 1, 0),
        ("Workaround", "none", 3, 0),
    ]
    assert [text[slice(*field.span)] for field in found.fields] == ["high,\n   all queues", "none"]


def test_a_field_belongs_to_the_innermost_entry_and_section() -> None:
    found: list[Field] = outlined("# A\n**P:** 1\n- a\n  - **Q:** 2\n## B\nR: 3\n").fields
    assert [(field.key, field.entry) for field in found] == [("P", -1), ("Q", 1), ("R", -1)]
    assert outlined("# A\n**P:** 1\n- a\n  - **Q:** 2\n## B\nR: 3\n").field_sections == [0, 0, 1]
