"""What the work proposes, in the Files pane: it appears by itself, and a key decides it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.desk import Bench
from tests.project.laboratory import git, lines, repository, write
from tests.tui.stage import NOON, Stage, play

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

PAGE = """# Queue

## In Progress

- 🔄 Retry policy

## Files Modified

- `src/old.py:5-8` - the loop

### Commits Made

1. `1234567` - Begin
"""
FILES = {"src/old.py": lines(20), "src/other.py": "b = 1\n", "tests/test_old.py": "c = 1\n"}


def on_work(folder: Path, script: Callable[[Stage], Awaitable[None]], page: str = PAGE) -> Bench:
    """A script on a committed project whose session begins with the script."""
    repository(folder, FILES | {"CONTINUITY.md": page, ".gitignore": "journal-*/\nstate/\n"})

    async def begun(stage: Stage) -> None:
        await stage.until(lambda: stage.app._main is not None and stage.app._main.work is not None)
        work = stage.app._main and stage.app._main.work
        assert work is not None
        await stage.until(lambda: bool(work.root) and bool(work._watching._told))
        await script(stage)

    return play(folder, begun, page)


def change(stage: Stage, path: str, text: str) -> None:
    write(stage.bench.folder / path, text)


def at_offers(stage: Stage) -> list[str]:
    """The lines of the Files pane."""
    lines_shown = stage.lines
    first = next(at for at, line in enumerate(lines_shown) if "4 Files" in line)
    last = next((at for at in range(first + 1, len(lines_shown)) if lines_shown[at].startswith("━")), len(lines_shown))
    return [line.strip() for line in lines_shown[first + 1 : last]]


def test_a_change_appears_above_the_entries_and_the_title_counts_it(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        change(stage, "src/dlq.py", "def push():\n    return 1\n")
        change(stage, "src/old.py", "import os\n" + lines(20))
        await stage.shows("2 new · 1")
        await stage.shows("→6-9")
        found = at_offers(stage)
        assert [line.split("  ")[0] for line in found] == [
            "+ src/dlq.py",
            "~ src/old.py 1",
            "· src/old.py:5-8 - the loop",
        ]
        assert "+2" in found[0]

    on_work(tmp_path, script)


def test_y_writes_the_entry_and_selects_the_next_and_u_brings_it_back(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        change(stage, "src/a.py", "def a():\n    return 1\n")
        change(stage, "src/b.py", "def b():\n    return 1\n")
        await stage.shows("2 new")
        await stage.press("4", "g", "y")
        await stage.shows("1 new · 2")
        assert any(line.startswith("▸+ src/b.py") for line in at_offers(stage))
        await stage.press("y")
        await stage.until(lambda: "new ·" not in stage.screen)
        await stage.press("u")
        await stage.shows("1 new · 2")

    bench = on_work(tmp_path, script)
    assert "- `src/a.py:1-2` - adds `a`\n" in bench.text
    assert "src/b.py" not in bench.text


def test_all_of_a_folder_and_all_are_an_edit_each(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        for path in ("src/a.py", "src/b.py", "lib/c.py", "package-lock.json"):
            change(stage, path, "{}\n")
        await stage.shows("4 new")
        await stage.press("4", "g", "j", "j", "F")
        await stage.shows("2 new · 3")
        await stage.press("Y")
        await stage.shows("1 new · 4")
        await stage.press("u")
        await stage.shows("2 new · 3")

    bench = on_work(tmp_path, script)
    assert "src/b.py" in bench.text
    assert "lib/c.py" not in bench.text
    assert "package-lock" not in bench.text


def test_z_rejects_until_something_new_changes_and_u_takes_that_back(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        change(stage, "src/old.py", lines(20) + "more\n")
        await stage.shows("1 new")
        await stage.press("4", "g", "z")
        await stage.until(lambda: "new ·" not in stage.screen)
        await stage.press("u")
        await stage.shows("1 new")
        assert stage.foot == "proposed again: src/old.py"
        await stage.press("4", "g", "z")
        await stage.until(lambda: "new ·" not in stage.screen)
        change(stage, "src/old.py", "first\n" + lines(20) + "more\n")
        await stage.shows("1 new")

    assert on_work(tmp_path, script).text == PAGE


def test_the_draft_is_edited_and_a_reason_added_before_it_is_written(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        change(stage, "src/a.py", "def a():\n    return 1\n")
        await stage.shows("1 new")
        await stage.press("4", "g", "enter")
        await stage.write(" for retries")
        await stage.press("w")
        await stage.write("jobs were lost")
        assert "why: jobs were lost" in at_offers(stage)
        await stage.press("y")

    bench = on_work(tmp_path, script)
    assert "- `src/a.py:1-2` - adds `a` for retries\n  - **Why:** jobs were lost\n" in bench.text


def test_i_ignores_a_pattern_in_this_project(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        change(stage, "one.log", "x\n")
        change(stage, "two.log", "x\n")
        await stage.shows("2 new")
        await stage.press("4", "g", "i", "enter", "enter")
        await stage.until(lambda: "new ·" not in stage.screen)

    on_work(tmp_path, script)
    assert "*.log" in (tmp_path / "journal-config" / "settings.toml").read_text()


def test_a_file_with_a_name_like_a_pattern_is_ignored_alone(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        change(stage, "src/[id]\x1b[31m.ts", "x\n")
        change(stage, "src/i.ts", "x\n")
        await stage.shows("2 new")
        assert "\x1b" not in stage.screen
        await stage.press("4", "g", "i", "enter", "enter")
        await stage.shows("1 new")
        assert "+ src/i.ts" in stage.screen

    on_work(tmp_path, script)


def test_a_diff_unfolds_in_place_and_hostile_text_in_it_is_only_text(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        change(stage, "src/old.py", lines(10) + "\x1b]52;c;aGk=\x07[red]x[/red]\n" + lines(20, "l"))
        await stage.shows("1 new")
        await stage.press("4", "g", "right")
        await stage.shows("[red]x[/red]")
        assert any(line.startswith("-line 11") for line in at_offers(stage))
        assert "\x1b" not in stage.screen
        await stage.press("left")
        assert "[red]" not in stage.screen

    on_work(tmp_path, script)


def test_a_long_diff_is_bounded(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        change(stage, "src/long.py", lines(5_000))
        await stage.shows("1 new")
        await stage.press("4", "g", "right")
        await stage.shows("+line 3")
        pane = stage.app._main and stage.app._main.board.used
        assert pane
        assert pane.listing.height < 500
        for _ in range(40):
            await stage.press("pagedown")
        assert any("more lines; o opens the file" in line for line in at_offers(stage))
        for _ in range(40):
            await stage.press("pageup")
        assert any(line.startswith("▸+ src/long.py") for line in at_offers(stage))

    on_work(tmp_path, script)


def test_lines_that_moved_are_refreshed_by_one_key_and_one_edit(tmp_path: Path) -> None:
    page = PAGE.replace("- the loop\n", "- the loop\n- `src/old.py:12` - the end\n")

    async def script(stage: Stage) -> None:
        change(stage, "src/old.py", "import os\n" + lines(20))
        await stage.shows("→13")
        await stage.press("W")
        await stage.until(lambda: "→" not in stage.screen)
        await stage.until(lambda: ":6-9" in stage.bench.text)
        assert ":13`" in stage.bench.text
        await stage.press("u")
        await stage.shows("→6-9")
        await stage.press("4", "G", "k", "R")
        await stage.until(lambda: "→6-9" not in stage.screen)
        assert "→13" in stage.screen

    bench = on_work(tmp_path, script, page)
    assert "src/old.py:6-9" in bench.text
    assert "src/old.py:12" in bench.text


def test_code_that_is_gone_is_flagged(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        change(stage, "src/old.py", lines(4) + "".join(f"line {n}\n" for n in range(9, 21)))
        await stage.until(lambda: any(line.endswith("gone") for line in at_offers(stage)))

    on_work(tmp_path, script)


def test_a_commit_is_offered_and_listed(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        change(stage, "src/other.py", "b = 2\n")
        git(stage.bench.folder, "commit", "-qam", "Count to two")
        await stage.shows("Count to two")
        await stage.press("4", "g", "j", "y")
        await stage.until(lambda: "Count to two" in stage.bench.text)

    bench = on_work(tmp_path, script)
    name = git(bench.folder, "rev-parse", "HEAD").decode()[:7]
    assert f"2. `{name}` - Count to two\n" in bench.text


def test_the_selection_and_an_open_question_stay_while_proposals_come(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("4", "enter", "x")
        change(stage, "src/a.py", "a = 1\n")
        await stage.shows("1 new")
        await stage.press("y", "enter")
        await stage.shows("the loopxy")
        assert any(line.startswith("▸· src/old.py") for line in at_offers(stage))

    on_work(tmp_path, script)


def test_a_session_that_the_command_line_opened_begins_its_baseline_at_the_first_look(tmp_path: Path) -> None:
    repository(tmp_path, FILES | {"CONTINUITY.md": PAGE, ".gitignore": "journal-*/\n"})
    bench = Bench(tmp_path, PAGE)
    desk = bench.open()
    desk.session()
    desk.close()

    async def script(stage: Stage) -> None:
        await stage.until(lambda: bool(stage.app._main and stage.app._main.work and stage.app._main.work.root))
        change(stage, "src/a.py", "a = 1\n")
        await stage.shows("1 new")

    play(tmp_path, script, PAGE)


def test_a_pane_that_is_left_open_goes_over_to_the_next_session(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        change(stage, "src/yesterday.py", "a = 1\n")
        os.utime(tmp_path / "src/yesterday.py", (NOON, NOON))
        await stage.shows("1 new · 1")
        stage.bench.now += 20 * 3600
        await stage.press("1", "x")
        await stage.until(lambda: "new ·" not in stage.screen)
        await stage.until(lambda: stage.app._main is not None and stage.app._main.work is not None)
        change(stage, "src/today.py", "b = 1\n")
        await stage.shows("1 new · 1")
        await stage.press("S")
        await stage.shows("1 edit from the pane")
        assert "+ today.py !" in stage.screen
        assert stage.screen.count("yesterday.py") == 1  # among what is uncommitted

    on_work(tmp_path, script)


@pytest.mark.parametrize("key", ["y", "z", "i", "Y", "F", "R", "W"])
def test_a_key_without_anything_to_do_says_so(tmp_path: Path, key: str) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("1", key)
        assert stage.foot

    assert on_work(tmp_path, script).text == PAGE


def waits(stage: Stage) -> bool:
    """Whether the pane says so; where its lines end depends on how long the path is."""
    return "git waits on it for ever" in " ".join(stage.screen.split())


def test_a_git_that_did_not_answer_at_the_start_is_gone_over_to_when_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.tui.watching._AGAIN", 0.1)
    monkeypatch.setattr("journal.tui.watching._REST", 0)
    for name in ("AUTHOR", "COMMITTER"):  # the clock on the stage stands still, and what was committed came before
        monkeypatch.setenv(f"GIT_{name}_DATE", f"{NOON - 60:.0f} +0000")
    repository(tmp_path, FILES | {"CONTINUITY.md": PAGE, ".gitignore": "journal-*/\n"})
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{name}_DATE")
    os.mkfifo(tmp_path / "src/.gitignore")

    async def script(stage: Stage) -> None:
        await stage.until(lambda: waits(stage))
        change(stage, "src/dlq.py", "def push():\n    return 1\n")
        change(stage, "src/old.py", "import os\n" + lines(20))
        await stage.shows("2 new · 1")
        await stage.press("4", "g", "z")
        (tmp_path / "src/.gitignore").unlink()
        await stage.shows("git: answers again")
        await stage.until(lambda: not waits(stage))
        assert [line.split("  ")[0] for line in at_offers(stage)] == [
            "▸~ src/old.py 1",
            "adds 1 line",
            "· src/old.py:5-8 - the loop",
        ]
        git(tmp_path, "add", "src/old.py")
        git(tmp_path, "commit", "-qm", "Add the import")
        await stage.shows("Add the import")
        await stage.shows("2 new · 1")

    play(tmp_path, script, PAGE)
