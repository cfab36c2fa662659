"""The tables of a phase in the pane: written cell by cell, choices offered, rows changed, decisions deferred."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.tui.stage import Stage, play

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

PHASE = """# Phase Context: 2

## Phase Boundary

**In scope:**

- the queue

## Implementation Decisions

### Infrastructure

| Decision | Choice | Rationale |
| --- | --- | --- |
| Cache | [Redis / Memcached / None] | [Reason] |
| Queue | Bull | known |

## Deferred Ideas

| Idea | Defer to | Reason |
| --- | --- | --- |
| [What is not done now] | [When] | [Why not now] |
"""


def played(folder: Path, script: Callable[[Stage], Awaitable[None]]) -> str:
    """The page after a script, without the padding of cells."""
    return re.sub(" {2,}", " ", play(folder, script, PHASE).text)


async def at_decisions(stage: Stage, *keys: str) -> None:
    line = next(line for line in stage.lines if " Decisions ━" in line)
    await stage.press(line.split()[1], *keys)


def test_a_choice_is_taken_from_the_list_and_the_next_cell_is_written(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await at_decisions(stage, "t")
        await stage.shows("Rationale  [Reason]")
        await stage.press("tab", "enter")
        await stage.shows("Memcached")
        await stage.press("j", "enter")
        await stage.shows("Choice     Memcached")
        await stage.press("enter")
        await stage.write("shared by two")
        await stage.shows("Rationale  shared by two")

    assert "| Cache | Memcached | shared by two |\n" in played(tmp_path, script)


def test_tab_writes_the_cell_and_goes_to_the_next_one_and_undo_takes_it_back(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await at_decisions(stage, "j", "t", "enter")
        await stage.press("s", "tab")
        await stage.shows("Decision   Queues")
        await stage.press("tab", "enter", "!", "tab")
        await stage.shows("Rationale  known!")
        await stage.press("u")
        await stage.shows("Rationale  known")
        assert stage.foot.startswith("undone: ")

    assert "| Queues | Bull | known |\n" in played(tmp_path, script)


def test_other_words_than_those_on_the_list_can_be_written(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await at_decisions(stage, "t", "tab", "enter")
        await stage.shows("something else")
        await stage.press("G", "enter")
        await stage.write("Valkey")
        await stage.shows("Choice     Valkey")

    assert "| Cache | Valkey | [Reason] |\n" in played(tmp_path, script)


def test_rows_are_added_moved_and_removed(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await at_decisions(stage, "t", "a")
        await stage.write("Timer")
        await stage.shows("Decision   Timer")
        await stage.press("K")
        await stage.press("g", "D")

    text = played(tmp_path, script)
    assert "| --- | --- | --- |\n| Timer | | |\n| Queue | Bull | known |\n" in text


def test_the_row_that_is_seen_is_edited_though_another_writer_removed_one_above_it(tmp_path: Path) -> None:
    three = PHASE.replace("| Queue | Bull | known |\n", "| Queue | Bull | known |\n| Timer | cron | known |\n")

    async def script(stage: Stage) -> None:
        await at_decisions(stage, "j", "t")
        await stage.shows("Timer")
        stage.bench.write(three.replace("| Cache | [Redis / Memcached / None] | [Reason] |\n", ""))
        stage.app._look()
        await stage.press("D")
        await stage.shows("Timer")

    text = play(tmp_path, script, three).text
    assert "| Timer | cron | known |\n" in text
    assert "| Queue |" not in text


def test_a_row_that_another_writer_took_away_is_not_edited(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await at_decisions(stage, "j", "t", "enter")
        stage.bench.write(PHASE.replace("| Queue | Bull | known |\n", ""))
        stage.app._look()
        await stage.write(" of jobs")
        assert "that row is gone; not written: Queue of" in "\n".join(stage.lines)

    assert "Queue" not in play(tmp_path, script, PHASE).text


def test_a_decision_is_deferred_with_its_phase_and_reason(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await at_decisions(stage, "j", "L")
        await stage.write("phase 3")
        await stage.write("no time")
        assert stage.foot == "deferred: Queue"

    text = played(tmp_path, script)
    assert "| Queue: Bull | phase 3 | no time; known |\n" in text
    assert "| Queue | Bull" not in text


def test_the_outline_says_what_is_not_filled_in(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("0")
        await stage.shows("Deferred Ideas  deferred  1  may be skipped")

    play(tmp_path, script, PHASE, (70, 40))
