"""New lines and new paths for the files that entries name; nothing else in them changes."""

from __future__ import annotations

import pytest

from journal.document.chunks import read
from journal.document.edit import Edit, File, Reline, Relined
from journal.document.perform import perform
from journal.document.relining import Lines, respelled
from journal.document.verify import Refused
from journal.kinds.meaning import Kinds

PAGE = """# Queue

## Files Modified

- `src/b.ts:45–89,100` - the loop
- src/c.ts#L4-L9 — the end

## Next Steps

1. Look at `src/worker.py:24` again
"""


def done(text: str, edit: Edit) -> str:
    kinds = Kinds()
    return perform(kinds.page(read(text)), edit, kinds).document.text


@pytest.mark.parametrize(
    ("was", "lines", "now"),
    [
        (":12-34", ((15, 37),), ":15-37"),
        (":12–34", ((15, 15),), ":15"),
        (":12", ((15, 15),), ":15"),
        (":12", ((15, 18),), ":15-18"),
        ("#L4-L9", ((1, 2),), "#L1-L2"),
        (":1-2, 8-9", ((3, 4), (10, 11)), ":3-4, 10-11"),
        (":1-2,8-9", (None, (10, 11)), ":10-11"),
    ],
)
def test_ranges_keep_their_spelling(was: str, lines: Lines, now: str) -> None:
    assert respelled(was, lines) == now


def test_several_items_are_brought_up_to_date_by_one_edit_wherever_they_stand() -> None:
    loop = Relined("src/b.ts", ((45, 89), (100, 100)), ((50, 94), (105, 105)))
    end, again = Relined("src/c.ts", ((4, 9),), ((14, 19),)), Relined("src/worker.py", ((24, 24),), ((27, 27),))
    edit = Reline((("files.1", (loop,)), ("files.2", (end,)), ("next.1", (again,))))
    assert done(PAGE, edit) == PAGE.replace("45–89,100", "50–94,105").replace("L4-L9", "L14-L19").replace(
        "py:24", "py:27"
    )


def test_each_file_of_an_entry_has_its_own_lines() -> None:
    page = "## Files Modified\n\n- `a.ts:5-6`, ./b.ts:7 and `c.ts:8` - the loop of a.ts:5-6\n"
    files = (Relined("a.ts", ((5, 6),), ((15, 16),)), Relined("b.ts", ((7, 7),), (None,)))
    files += (Relined("c.ts", ((8, 8),), ((108, 109),)),)
    after = page.replace("a.ts:5-6", "a.ts:15-16").replace("c.ts:8", "c.ts:108-109")
    assert done(page, Reline((("files.1", files),))) == after


def test_a_row_of_a_table_has_its_cell_changed() -> None:
    page = "## Files Modified\n\n| File | What |\n| --- | --- |\n| `q.ts:1-2` | first |\n"
    edit = Reline((("files.1", (Relined("q.ts", ((1, 2),), ((7, 9),)),)),))
    assert done(page, edit) == page.replace("1-2", "7-9")


def test_fields_and_other_cells_name_files_too() -> None:
    page = "## Files Modified\n\n- the loop\n  - **Where:** `q.ts:1-2`, `r.ts:3`\n"
    table = "\n| Part | File | Why |\n| --- | --- | --- |\n| Worker | `q.ts:1-2` | slow |\n"
    file = Relined("q.ts", ((1, 2),), ((7, 8),))
    edit = Reline((("files.1", (file,)), ("files.2", (file,))))
    assert done(page + table, edit) == (page + table).replace("q.ts:1-2", "q.ts:7-8")


def test_lines_that_are_gone_are_not_written() -> None:
    with pytest.raises(Refused, match="are gone"):
        done(PAGE, Reline((("files.2", (Relined("src/c.ts", ((4, 9),), (None,)),)),)))


def test_a_renamed_file_keeps_its_entry() -> None:
    after = done(PAGE, File("src/new.ts", "", "", was="src/b.ts"))
    assert after == PAGE.replace("src/b.ts", "src/new.ts")


def test_a_renamed_file_keeps_its_place_in_an_entry_about_several() -> None:
    page = "## Files Modified\n\n- `src/a.ts`, `./src/b.ts:3` - both\n"
    after = done(page, File("src/new.ts", "", "", was="src/b.ts"))
    assert after == page.replace("./src/b.ts", "src/new.ts")


def test_a_page_without_a_section_for_files_gets_one_when_it_is_asked_for() -> None:
    page = "# Queue\n\n## Next Steps\n\n1. Load test\n"
    assert "- `a.py` - adds `run`\n" in done(page, File("a.py", "", "adds `run`", create=True))
