"""What is proposed, what is decided about it, and what outlasts undo, other faces and restarts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from journal import settings
from journal.complaints import complaints
from journal.runs import record
from journal.session.runs import Run
from tests.project.laboratory import git, lines
from tests.project_at_desk import Looking, change, project

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "# Queue\n\n## Files Modified\n\n- `src/old.py` - the start\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(tmp_path / "config"))
    root = project(tmp_path, PAGE, old="a = 1\n", other="b = 1\n")
    with Looking(root) as looking:  # the session begins here
        assert looking.proposed() == {}
    return root


def test_an_entry_that_is_undone_is_proposed_again_and_one_that_is_done_again_is_not(root: Path) -> None:
    change(root, "new", "c = 1\n")
    with Looking(root) as looking:
        looking.accept(looking.proposed()["src/new.py"])
        assert looking.text.endswith("- `src/new.py` - adds 1 line\n")
        assert looking.proposed() == {}
        looking.desk.undo()
        assert list(looking.proposed()) == ["src/new.py"]
        looking.desk.redo()
        assert looking.proposed() == {}


def test_a_file_that_was_written_while_a_recorded_command_ran_says_so(root: Path) -> None:
    change(root, "before", "a = 1\n")
    change(root, "made", "b = 1\n")
    change(root, "after", "c = 1\n")
    for at, name in ((100, "before"), (201, "made"), (300, "after")):
        os.utime(root / f"src/{name}.py", (at, at))
    with Looking(root) as looking:
        record(looking.desk, Run("make models", 0, 200.0, 5.0), None)
        found = {path: one.by for path, one in looking.proposed().items()}
    assert found == {"src/before.py": "someone", "src/made.py": "during make models", "src/after.py": "someone"}


def test_a_decision_before_an_undone_one_counts_again(root: Path) -> None:
    change(root, "new", "c = 1\n")
    with Looking(root) as looking:
        looking.accept(looking.proposed()["src/new.py"])
        change(root, "new", "c = 1\nd = 2\n")
        looking.accept(looking.proposed()["src/new.py"])
        looking.desk.undo()
        change(root, "new", "c = 1\n")
        assert looking.proposed() == {}


def test_decisions_are_known_to_every_process_and_after_a_restart(root: Path) -> None:
    change(root, "new", "c = 1\n")
    change(root, "other", "b = 2\n")
    with Looking(root) as pane:
        assert list(pane.proposed()) == ["src/new.py", "src/other.py"]
        with Looking(root) as command:
            command.decisions.reject(command.proposed()["src/new.py"])
        assert list(pane.proposed()) == ["src/other.py"]
    with Looking(root) as looking:
        assert list(looking.proposed()) == ["src/other.py"]


def test_a_rejection_can_be_taken_back(root: Path) -> None:
    change(root, "new", "c = 1\n")
    with Looking(root) as looking:
        looking.decisions.reject(looking.proposed()["src/new.py"])
        looking.decisions.withdraw("src/new.py")
        assert list(looking.proposed()) == ["src/new.py"]


def test_a_listed_file_is_brought_up_to_date_also_under_a_new_name(root: Path) -> None:
    git(root, "mv", "src/old.py", "src/renamed.py")
    with Looking(root) as looking:
        looking.accept(looking.proposed()["src/renamed.py"])
        assert "src/renamed.py" in looking.text
        assert "`src/old.py` -" not in looking.text
        assert len(looking.desk.page.of("files")) == 1


def test_a_page_without_a_place_for_files_gets_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(tmp_path / "config"))
    root = project(tmp_path, "# Queue\n\n## Next Steps\n\n1. Load test\n", old="a = 1\n")
    with Looking(root) as looking:
        looking.proposed()
        change(root, "old", "a = 2\n")
        looking.accept(looking.proposed()["src/old.py"])
        assert [item.anchor and item.anchor.path for item in looking.desk.page.of("files")] == ["src/old.py"]


def test_lines_that_the_page_had_before_stay_where_their_code_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(tmp_path / "config"))
    root = project(tmp_path, PAGE.replace("old.py", "old.py:5-8"), old=lines(20))
    with Looking(root) as looking:
        change(root, "old", f"import os\n{lines(20)}")
        looking.accept(looking.proposed()["src/old.py"])
        assert "`src/old.py:1,6-9`" in looking.text
        assert looking.moved() == {}
        change(root, "old", f"import os\n{lines(20)}more\n")
        looking.accept(looking.proposed()["src/old.py"])
        assert "`src/old.py:1,22`" in looking.text


def test_a_file_that_went_can_be_told_too(root: Path) -> None:
    (root / "src/other.py").unlink()
    with Looking(root) as looking:
        looking.accept(looking.proposed()["src/other.py"])
        assert looking.text.endswith("- `src/other.py` - deleted\n")


@pytest.mark.parametrize("everywhere", [False, True])
def test_what_the_user_ignores_is_not_proposed(root: Path, everywhere: bool) -> None:
    change(root, "new", "c = 1\n")
    (root / "run.log").write_text("x\n")
    settings.ignore("*.log", "" if everywhere else str(root))
    with Looking(root) as looking:
        assert list(looking.proposed()) == ["src/new.py"]
    assert complaints() == []


@pytest.mark.parametrize("name", [".new.py.swp", "new.py~", "#new.py#", ".#new.py", "4913", ".DS_Store"])
def test_what_editors_keep_beside_an_open_file_is_not_proposed(root: Path, name: str) -> None:
    (root / "src" / name).write_text("x\n")
    (root / "new.swp").write_text("x\n")
    with Looking(root) as looking:
        assert list(looking.proposed()) == ["new.swp"]


def test_patterns_of_another_project_do_not_count(root: Path, tmp_path: Path) -> None:
    (root / "run.log").write_text("x\n")
    settings.ignore("*.log", str(tmp_path / "elsewhere"))
    with Looking(root) as looking:
        assert list(looking.proposed()) == ["run.log"]
    settings.set_for_project("ignore", "*.tmp *.log", str(root))
    assert settings.ignored(str(root)) == ["*.tmp", "*.log"]
