"""A plan in the pane: steps with what they lean on, what stands alone, and discoveries asked for in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.stage import Stage, play

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """# Ledger - Implementation Plan

## Objective

Move the ledger.

## Context & Understanding

### API/Tool Quirks

- Redis drops idle sockets after five minutes
- Payroll closes on fridays

### Complex Reasoning

- **Rejected:** two queues
  - **Reason:** order is lost

## Implementation Steps

1. Open redis sockets anew
   [CRITICAL: only when idle]
   - Success: it answers
2. Paint the door
   - Success: it is green
"""


def pane_of(stage: Stage, title: str) -> str:
    """The number of a pane."""
    line = next(line for line in stage.lines if f" {title} ━" in line)
    return line.split()[1]


def test_steps_come_first_and_what_is_known_stands_beside_them(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        first = next(line for line in stage.lines if "━ 1 " in line)
        assert "1 To do" in first
        assert "4 Understanding" in first

    play(tmp_path, script, PLAN, (100, 30))


def test_what_stands_alone_has_a_quiet_sign(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(pane_of(stage, "To do"), "+")
        [step] = [line for line in stage.lines if "Paint the door" in line]
        assert step.rstrip(" ›").endswith("no context")
        [step] = [line for line in stage.lines if "Open redis sockets" in line]
        assert "no context" not in step
        await stage.press("escape")
        await stage.press(pane_of(stage, "Understanding"), "+")
        [known] = [line for line in stage.lines if "Payroll closes" in line]
        assert known.rstrip(" ›").endswith("no step uses it")

    play(tmp_path, script, PLAN, (70, 50))


def test_a_step_unfolds_to_the_context_that_it_leans_on(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(pane_of(stage, "To do"), "+", "right")
        assert any("↳ Redis drops idle sockets after five minutes" in line for line in stage.lines)
        assert "↳ Payroll" not in stage.screen
        assert "[CRITICAL: only when idle]" in stage.screen

    play(tmp_path, script, PLAN, (70, 50))


def test_a_discovery_is_asked_for_in_full(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(pane_of(stage, "Understanding"), "a")
        for answer in ("Hooks come twice", "a log of one day", "counting calls", "retries count too"):
            await stage.write(answer)

    text = play(tmp_path, script, PLAN, (70, 50)).text
    assert "- Payroll closes on fridays\n- Hooks come twice\n  - **How:** a log of one day\n" in text
    assert "- **Rejected:** counting calls\n  - **Reason:** retries count too\n" in text


def test_all_but_what_was_learned_may_be_left_empty(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(pane_of(stage, "Understanding"), "a")
        await stage.write("Hooks come twice")
        await stage.press("enter", "enter")

    wanted = PLAN.replace("on fridays\n", "on fridays\n- Hooks come twice\n")
    assert play(tmp_path, script, PLAN, (70, 50)).text == wanted
