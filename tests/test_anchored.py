"""Ranges of lines that the page names follow their code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal.anchored import refresh, written
from journal.project.ranges import Range
from tests.project.laboratory import git, lines
from tests.project_at_desk import Looking, change, project

if TYPE_CHECKING:
    import random
    from pathlib import Path

PAGE = "# Queue\n\n## Files Modified\n\n- `src/a.py:5-8` - the loop\n- `src/b.py:2` - the flag\n"
A5 = ("src/a.py", ((5, 8),))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(tmp_path / "config"))
    root = project(tmp_path, PAGE, a=lines(20), b=lines(4, "flag of some length"))
    with Looking(root) as looking:
        assert looking.moved() == {}
    return root


def test_a_range_follows_its_code_and_one_edit_refreshes_all(root: Path) -> None:
    change(root, "a", "import os\nimport sys\n" + lines(20))
    change(root, "b", "x\n" + lines(4, "flag of some length"))
    with Looking(root) as looking:
        assert looking.moved()[A5] == (Range(7, 10),)
        edit = refresh(looking.desk.page.items, looking.moved())
        assert edit is not None
        looking.desk.do(edit)
        assert looking.text == PAGE.replace("5-8", "7-10").replace("py:2`", "py:3`")
        looking.desk.undo()
        assert looking.text == PAGE


def test_what_was_refreshed_is_followed_from_there(root: Path) -> None:
    change(root, "a", "import os\n" + lines(20))
    with Looking(root) as looking:
        edit = refresh(looking.desk.page.items, looking.moved())
        assert edit is not None
        looking.desk.do(edit)
        assert looking.moved() == {}
    change(root, "a", "import os\nimport sys\nimport re\n" + lines(20))
    with Looking(root) as looking:
        assert looking.moved() == {("src/a.py", ((6, 9),)): (Range(8, 11),)}


def test_a_range_is_flagged_when_its_code_is_gone_and_nothing_can_be_written(root: Path) -> None:
    change(root, "a", lines(4) + "".join(f"line {number}\n" for number in range(9, 21)))
    (root / "src/b.py").unlink()
    with Looking(root) as looking:
        found = looking.moved()
        assert found == {A5: (None,), ("src/b.py", ((2, 2),)): (None,)}
        assert refresh(looking.desk.page.items, found) is None


def test_a_range_that_is_written_in_the_session_counts_from_then(root: Path) -> None:
    change(root, "a", "import os\n" + lines(20))
    (root / "CONTINUITY.md").write_text(PAGE.replace("5-8", "6-9"))
    with Looking(root) as looking:
        assert looking.moved() == {}
    change(root, "a", "import os\nimport sys\n" + lines(20))
    with Looking(root) as looking:
        assert looking.moved() == {("src/a.py", ((6, 9),)): (Range(7, 10),)}


def test_a_checkout_moves_ranges_and_back_again(root: Path) -> None:
    git(root, "checkout", "-qb", "topic")
    change(root, "a", "import os\n" + lines(20))
    git(root, "commit", "-qam", "more")
    with Looking(root) as looking:
        assert looking.moved()[A5] == (Range(6, 9),)
    git(root, "checkout", "-q", "main")
    with Looking(root) as looking:
        assert looking.moved() == {}


def test_every_file_of_an_entry_is_followed_and_only_what_moved_is_written(root: Path) -> None:
    page = PAGE.replace("`src/a.py:5-8`", "`src/a.py:5-8` with src/b.py:3 and `src/c.py:1`")
    (root / "CONTINUITY.md").write_text(page)
    change(root, "c", "the only line of this file\n")
    with Looking(root) as looking:
        assert looking.moved() == {}
    change(root, "b", "x\n" + lines(4, "flag of some length"))
    (root / "src/c.py").unlink()
    with Looking(root) as looking:
        found = looking.moved()
        b2, b3, c1 = ("src/b.py", ((2, 2),)), ("src/b.py", ((3, 3),)), ("src/c.py", ((1, 1),))
        assert found == {b2: (Range(3, 3),), b3: (Range(4, 4),), c1: (None,)}
        edit = refresh(looking.desk.page.items[:1], found)
        assert edit is not None
        looking.desk.do(edit)
        assert looking.text == page.replace("src/b.py:3 ", "src/b.py:4 ")
        assert written(edit) == [("src/b.py", ((4, 4),))]


def test_the_file_in_another_cell_of_a_row_is_followed(root: Path) -> None:
    page = PAGE + "\n## Components\n\n| Part | File |\n| --- | --- |\n| The loop | `src/a.py:9-10` |\n"
    (root / "CONTINUITY.md").write_text(page)
    with Looking(root) as looking:
        assert looking.moved() == {}
    change(root, "a", "import os\n" + lines(20))
    with Looking(root) as looking:
        edit = refresh(looking.desk.page.items, looking.moved())
        assert edit is not None
        looking.desk.do(edit)
        assert looking.text == page.replace("5-8", "6-9").replace("9-10", "10-11")


def test_random_insertions_above_are_followed_to_the_line(root: Path, rng: random.Random) -> None:
    text = lines(20).splitlines(keepends=True)
    start = 5
    with Looking(root) as looking:
        for number in range(12):
            at = rng.randrange(0, start)
            text.insert(at, f"inserted {number}\n")
            start += 1
            change(root, "a", "".join(text))
            assert looking.moved()[A5] == (Range(start, start + 3),)
