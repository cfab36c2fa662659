"""Steps: what each does to the text, what it refuses, and the steps that undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal.document.apply import apply
from journal.document.chunks import Document, read
from journal.document.outline import outline
from journal.document.pieces import Form
from journal.document.source import decode
from journal.document.steps import (
    Insert,
    Move,
    Place,
    Remove,
    RemoveSection,
    SetCell,
    SetField,
    SetLines,
    SetMark,
    SetText,
    Step,
)
from journal.document.verify import Refused
from tests.corpus import files, needs_corpus, variants

if TYPE_CHECKING:
    from random import Random

LIST = "# A\n\n- one\n  - deep\n- two\n\n# B\n\ntext\n"
FIVE = "1. a\n2. b\n3. c\n4. d\n5. e\n"


def there_and_back(text: str, step: Step) -> str:
    """The text after a step whose inverse brings the old one back."""
    applied = apply(read(text), step)
    back: Document = applied.document
    for undo in applied.inverse:
        back = apply(back, undo).document
    assert back.text == text
    return applied.document.text


def reason(text: str, step: Step) -> str:
    with pytest.raises(Refused) as refused:
        apply(read(text), step)
    return str(refused.value)


def test_a_mark_is_put_changed_and_taken_away() -> None:
    assert there_and_back("- one\n", SetMark(0, "[x]")) == "- [x] one\n"
    assert there_and_back("- [x] one\n", SetMark(0, "✅")) == "- ✅ one\n"
    assert there_and_back("- [x]   one\n", SetMark(0, "[ ]")) == "- [ ]   one\n"
    assert there_and_back("- ✅ one\n", SetMark(0, "")) == "- one\n"


def test_words_change_where_they_differ() -> None:
    applied = apply(read("- one two three\n"), SetText(0, "one 2 three"))
    assert applied.document.text == "- one 2 three\n"
    assert applied.splices[0][:2] == (6, 9)
    assert there_and_back("- [x] one  \n", SetText(0, "two")) == "- [x] two  \n"


def test_a_field_changes_in_its_value() -> None:
    assert there_and_back("**Key:** a\n**B:** c\n", SetField(0, "Key", "b")) == "**Key:** b\n**B:** c\n"
    assert reason("**Key:** a\n", SetField(0, "Other", "b")) == "the field Other is no longer where it was"


def test_a_cell_changes_alone() -> None:
    table = "| a | b |\n|---|---|\n| one | |\n"
    assert there_and_back(table, SetCell(20, 0, "two")) == table.replace("one", "two")
    assert apply(read(table), SetCell(20, 1, "two")).document.text == table.replace("| |", "| two |")
    assert apply(read(table), SetCell(20, 0, "a\\")).document.text == table.replace("one", "a\\ ")


def test_an_entry_is_put_in_and_taken_out_with_its_details() -> None:
    assert there_and_back(LIST, Insert(Place(-1, 5, -1), "- new\n  - x\n")) == LIST.replace(
        "- two", "- new\n  - x\n- two"
    )
    assert there_and_back(LIST, Remove(5)) == "# A\n\n- two\n\n# B\n\ntext\n"
    assert there_and_back(LIST, Remove(13)) == LIST.replace("  - deep\n", "")
    assert there_and_back("- one\n- two", Remove(6)) == "- one"


def test_an_entry_takes_in_nothing_that_stands_below_it() -> None:
    assert "details of the new item" in reason(LIST, Insert(Place(-1, -1, 13), "- new\n"))


def test_a_section_is_put_in_and_taken_out() -> None:
    assert there_and_back(LIST, Insert(Place(0, -1, -1), "\n## New\n")) == LIST.replace("- two\n", "- two\n\n## New\n")
    assert there_and_back(LIST, RemoveSection(LIST.index("# B"))) == LIST[: LIST.index("\n# B")]
    assert reason(LIST, RemoveSection(5)) == "the section is no longer where it was"


def test_lines_of_prose_change_as_they_are_given() -> None:
    assert there_and_back(LIST, SetLines(LIST.index("text"), "text\n", "more\ntext\n")).endswith("more\ntext\n")
    assert reason(LIST, SetLines(0, "# X\n", "")) == "the lines are no longer what they were"


@pytest.mark.parametrize(("entry", "place"), [(0, Place(-1, 15, -1)), (20, Place(-1, -1, 0)), (10, Place(-1, 15, -1))])
def test_an_entry_moves_and_comes_home(entry: int, place: Place) -> None:
    moved = there_and_back(FIVE, Move(entry, place))
    assert [line[0] for line in moved.split("\n") if line] == ["1", "2", "3", "4", "5"]


def test_an_entry_does_not_move_into_itself_nor_to_where_it_is() -> None:
    assert reason(LIST, Move(5, Place(-1, 13, -1))) == "an item cannot be moved into itself"
    assert reason(LIST, Move(5, Place(-1, 5, -1))) == "the item is there already"


def test_a_row_moves_only_among_rows_of_the_same_columns() -> None:
    tables = "| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n|---|---|\n| 3 | 4 |\n| 5 | 6 |\n\n- x\n"
    one, three, five = (tables.index(f"| {number} |") for number in (1, 3, 5))
    assert there_and_back(tables, Move(three, Place(-1, five, -1))).index("| 5") < tables.index("| 5")
    assert "other columns" in reason(tables, Move(one, Place(-1, five, -1)))
    assert "among its like" in reason(tables, Move(one, Place(-1, tables.index("- x"), -1)))


@needs_corpus
def test_marks_and_removals_of_real_documents_are_undone_by_their_inverse_exactly(rng: Random) -> None:
    exact = tried = 0
    for path in files():
        data = path.read_bytes()
        text = decode(variants(data)[rng.choice(("LF", "CRLF", "BOM", "no final newline"))])
        entries = [entry for entry in outline(read(text)).entries if entry.form is not Form.ROW]
        for entry in rng.sample(entries, min(len(entries), 4)) if len(data) < 60_000 else ():
            for step in (SetMark(entry.start, "[x]"), Remove(entry.start)):
                document = read(text)
                try:
                    applied = apply(document, step)
                    back = applied.document
                    for undo in applied.inverse:
                        back = apply(back, undo).document
                except Refused:
                    continue
                tried += 1
                exact += back.text == text
                assert isinstance(step, Remove) or back.text == text, (path.name, step)
    print(f"{exact} of {tried} exact")
    assert exact >= 0.995 * tried
