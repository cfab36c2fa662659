"""Each rule on truth while the world changes: the finding comes, and goes again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import pytest

from journal.checking import findings_of, mend
from journal.checks.rules import RULES
from journal.desk import Desk
from journal.document.edit import Reword
from tests.checks.project import CODE, NOW, Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = 86_400.0
FILES = "# Queue\n\n## Files Modified\n\n- `src/queue.py` - the loop\n"
RANGE = "# Queue\n\n## Files Modified\n\n- `src/queue.py:9-10` - the third step\n"


class Case(NamedTuple):
    """A page that is true, what makes it wrong, and what makes it true again."""

    page: str
    breaks: Callable[[Project], object]
    mends: Callable[[Project], object]


def saves(path: str, text: str) -> Callable[[Project], object]:
    return lambda project: project.write(path, text)


def git(*words: str) -> Callable[[Project], object]:
    return lambda project: project.git(*words)


def writes_on(old: str, new: str) -> Callable[[Project], object]:
    """Somebody goes on writing the page."""
    return lambda project: project.write("NOTES.md", project.page.read_text("utf-8").replace(old, new))


def waits(project: Project) -> None:
    project.now += 30 * DAY


def waits_and_writes_on(project: Project) -> None:
    waits(project)
    project.write("NOTES.md", project.page.read_text("utf-8") + "\nMore words.\n")


def dates(project: Project) -> None:
    writes_on("2023-11-14", "2023-12-14")(project)


CASES = {
    "T001": Case(FILES, git("mv", "src/queue.py", "src/lines.py"), git("mv", "src/lines.py", "src/queue.py")),
    "T002": Case(
        "# Queue\n\n## Tasks\n\n- [ ] Mend `src/queue.py:9-10`\n",
        writes_on(":9-10", ":90-95"),
        saves("src/queue.py", CODE * 3),
    ),
    "T003": Case(RANGE, saves("src/queue.py", "import os\n" + CODE), git("checkout", "src/queue.py")),
    "T004": Case(
        "# Queue\n\n## Uncommitted Changes\n\n- None\n",
        writes_on("None", "[ ] `src/queue.py` - the loop"),
        saves("src/queue.py", CODE + "x = 1\n"),
    ),
    "T005": Case(
        "# Queue\n\n**Status:** Going on\n\n## Tasks\n\n- [ ] Write the tests\n",
        writes_on("Going on", "Done"),
        writes_on("[ ]", "[x]"),
    ),
    "T006": Case("# Queue\n\n**Last Updated:** 2023-11-14\n", waits_and_writes_on, dates),
    "T007": Case(
        "# Queue\n\n## In Progress\n\n- The loop in `src/queue.py`\n", waits, saves("src/queue.py", CODE + "x = 1\n")
    ),
    "T008": Case(
        "# Queue\n\n## In Progress\n\n- Wire the retry policy\n\n## Completed\n\n- Wire the loop of workers\n",
        writes_on("the loop of workers", "the retry policy"),
        writes_on("## In Progress\n\n- Wire the retry policy\n\n", ""),
    ),
    "T009": Case(
        "# Queue\n\nSee [the loop](src/queue.py#L3) and [us](https://example.org/x.md).\n",
        git("mv", "src/queue.py", "src/lines.py"),
        git("mv", "src/lines.py", "src/queue.py"),
    ),
    "T010": Case(
        "# Queue\n\n**Branch:** `main`\n", git("checkout", "-q", "-b", "retry"), git("checkout", "-q", "main")
    ),
}
"""For each rule on truth how the world changes, so that its finding comes, and how, so that it goes again."""


def test_every_rule_on_truth_has_a_changing_world() -> None:
    assert list(CASES) == [rule.code for rule in RULES if rule.code.startswith("T")]


@pytest.mark.parametrize("code", CASES)
def test_a_finding_comes_with_a_change_of_the_world_and_goes_with_another(tmp_path: Path, code: str) -> None:
    case = CASES[code]
    project = Project(tmp_path / "shop", case.page)
    assert project.codes() == []
    case.breaks(project)
    assert project.codes() == [code]
    case.mends(project)
    assert project.codes() == []


@pytest.mark.parametrize("git", [True, False], ids=["in git", "without git"])
def test_a_listed_file_is_deleted_and_comes_back(tmp_path: Path, git: bool) -> None:
    project = Project(tmp_path / "shop", FILES, git=git)
    assert project.codes() == []
    (project.folder / "src/queue.py").unlink()
    assert project.codes() == ["T001"]
    project.write("src/queue.py", CODE)
    assert project.codes() == []


@pytest.mark.parametrize("committed", [True, False], ids=["committed since", "not committed yet"])
@pytest.mark.parametrize("text", [FILES, "# Queue\n\nSee [the loop](src/queue.py#L3).\n"], ids=["listed", "linked"])
def test_a_file_that_went_elsewhere_is_named_there(tmp_path: Path, text: str, committed: bool) -> None:
    project = Project(tmp_path / "shop", text)
    project.git("mv", "src/queue.py", "src/lines.py")
    if committed:
        project.commit()
    (found,) = project.findings()
    assert found.fix.text == "src/lines.py"
    desk = Desk(str(project.page), state=str(tmp_path / "state"), clock=lambda: NOW)
    assert mend(desk, (found,)) == ["src/queue.py: src/lines.py"]
    desk.save()
    desk.close()
    assert project.page.read_text("utf-8") == text.replace("queue", "lines")
    assert project.codes() == []


def test_two_files_that_are_alike_are_none_that_went_elsewhere_for_certain(tmp_path: Path) -> None:
    project = Project(tmp_path / "shop", FILES)
    project.git("mv", "src/queue.py", "src/lines.py")
    project.write("src/again.py", CODE)
    (found,) = project.findings()
    assert (found.code, found.fix) == ("T001", None)


def test_a_path_may_leave_out_where_its_package_begins(tmp_path: Path) -> None:
    project = Project(tmp_path / "shop", FILES.replace("src/queue.py", "queue.py"))
    assert project.codes() == []
    project.git("mv", "src/queue.py", "src/lines.py")
    assert project.codes() == ["T001"]


def test_a_file_outside_of_the_project_is_not_looked_at(tmp_path: Path) -> None:
    paths = ("../elsewhere.py", "/etc/nothing.py", "~/nothing.py")
    text = "## Files Modified\n\n" + "".join(f"- `{path}` - theirs\n" for path in paths)
    assert Project(tmp_path / "shop", text).codes() == []


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text("one\n" * 3)
    project = Project(tmp_path / "shop", RANGE.replace("queue", "link"))
    os.symlink(tmp_path / "secret.py", project.folder / "src/link.py")
    assert project.codes() == []  # a link stands there; how many lines are behind it is not asked


@pytest.mark.parametrize("committed", [True, False], ids=["committed since", "not committed yet"])
def test_code_above_the_lines_that_are_named_grows(tmp_path: Path, committed: bool) -> None:
    project = Project(tmp_path / "shop", RANGE)
    assert project.codes() == []
    project.write("src/queue.py", "import os\nimport sys\n" + CODE)
    if committed:
        project.commit()
    (found,) = project.findings()
    assert (found.code, found.fix.text) == ("T003", "11-12")
    project.write("NOTES.md", RANGE.replace("9-10", "11-12"))
    assert project.codes() == []


def test_the_code_that_is_named_is_taken_away(tmp_path: Path) -> None:
    project = Project(tmp_path / "shop", RANGE)
    project.write("src/queue.py", CODE.replace("def step_2():\n    return 2 * 1000\n\n\n", ""))
    (found,) = project.findings()
    assert (found.code, found.fix) == ("T003", None)
    project.git("checkout", "src/queue.py")
    assert project.codes() == []


def test_what_is_listed_as_uncommitted_is_committed(tmp_path: Path) -> None:
    listed = "# Queue\n\n## Uncommitted Changes\n\n- [ ] `src/queue.py` - the loop\n"
    project = Project(tmp_path / "shop", listed)
    assert project.codes() == ["T004"]
    project.write("src/queue.py", CODE + "x = 1\n")
    assert project.codes() == []
    project.write("src/more.py", "x = 1\n")
    assert project.codes() == ["T004"]
    project.commit()
    project.write("src/queue.py", CODE)
    assert project.codes() == []


def test_the_day_of_the_last_update_falls_behind_the_last_change(tmp_path: Path) -> None:
    text = "# Queue\n\n**Last Updated:** 2023-11-14\n"
    project = Project(tmp_path / "shop", text)
    project.now = NOW + 30 * DAY
    assert project.codes() == []
    project.write("NOTES.md", text + "\nMore words.\n")
    assert project.codes() == ["T006"]
    project.commit()
    (found,) = project.findings()
    assert (found.code, found.fix.text) == ("T006", "2023-12-14")
    project.write("NOTES.md", text.replace("2023-11-14", found.fix.text))
    assert project.codes() == []


def test_another_branch_is_checked_out(tmp_path: Path) -> None:
    project = Project(tmp_path / "shop", "# Queue\n\n**Branch:** `main`\n")
    assert project.codes() == []
    project.git("checkout", "-q", "-b", "retry")
    assert project.codes() == ["T010"]
    project.git("checkout", "-q", "--detach")
    assert project.codes() == []
    project.git("checkout", "-q", "main")
    assert project.codes() == []


def test_two_statuses_disagree_until_one_gives_way(tmp_path: Path) -> None:
    text = "# Queue\n\n**Status:** Done\n\n## Current Status\n\n**Status:** In progress\n"
    project = Project(tmp_path / "shop", text)
    assert project.codes() == ["T008"]
    project.write("NOTES.md", text.replace("In progress", "Complete"))
    assert project.codes() == []


def test_a_path_that_no_file_can_have_is_said_to_be_missing(tmp_path: Path) -> None:
    project = Project(tmp_path / "shop", "## Files Modified\n\n- `src/a\0b.py` - odd\n")
    assert project.codes() == ["T001"]


def test_the_findings_of_a_desk_are_those_of_its_page(tmp_path: Path) -> None:
    project = Project(tmp_path / "shop", FILES)
    (project.folder / "src/queue.py").unlink()
    desk = Desk(str(project.page), state=str(tmp_path / "state"), clock=lambda: NOW)
    assert [finding.code for finding in findings_of(desk)] == ["T001"]
    desk.do(Reword("files.1", "`src/queue.py` - deleted"))
    assert findings_of(desk) == ()
    desk.close()
