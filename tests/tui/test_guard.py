"""Text that was meant for another window is not a row of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from journal.tui.guard import Guard
from tests.desk import PAGE
from tests.tui.stage import Stage, Ticking, play

if TYPE_CHECKING:
    from pathlib import Path


def passed(text: str, step: float) -> str:
    """The keys of a text, each so many seconds after the one before, that are taken as commands."""
    clock = Ticking()
    clock.step = step
    guard = Guard(clock)
    return "".join(char for char in text if guard.lets_pass(char))


def test_a_typed_sentence_soon_stops_being_commands() -> None:
    assert passed("xylophone players meet", 0.08) == "xylo"


def test_slow_keys_are_commands_however_many_differ() -> None:
    assert passed("jxkanrw", 0.4) == "jxkanrw"


def test_a_key_held_down_is_a_command_each_time() -> None:
    assert passed("jjjjjjjjjjkkkkkkkkkk", 0.03) == "jjjjjjjjjjkkkkkkkkkk"


def test_keys_are_commands_again_after_a_pause() -> None:
    clock = Ticking()
    clock.step = 0.05
    guard = Guard(clock)
    assert [guard.lets_pass(char) for char in "typing"] == [True, True, True, True, False, False]
    clock.now += 2
    assert guard.lets_pass("j")


def test_one_u_takes_back_all_that_a_burst_did(tmp_path: Path) -> None:
    clock = Ticking()

    async def script(stage: Stage) -> None:
        clock.step = 0.05
        await stage.press("x", "x", "D", "j", "space", "f", "x", "y", "z")
        assert "that looks like typing" in stage.foot
        clock.now += 5
        await stage.press("u")
        assert "undone" in stage.foot

    assert play(tmp_path, script, keys=clock).text == PAGE


def test_the_end_of_a_line_that_was_meant_for_another_window_opens_nothing(tmp_path: Path) -> None:
    clock = Ticking()

    async def script(stage: Stage) -> None:
        clock.step = 0.05
        await stage.press(*"jklgxy", "enter", *"and more")
        assert "that looks like typing" in stage.foot
        clock.now += 5
        await stage.press("u")

    assert play(tmp_path, script, keys=clock).text == PAGE


def test_a_paste_is_not_keys(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        stage.app.post_message(events.Paste("DDDxxxq"))
        await stage.pilot.pause()
        assert "a paste of 7 characters was not taken as keys" in stage.screen

    assert play(tmp_path, script).text == PAGE
