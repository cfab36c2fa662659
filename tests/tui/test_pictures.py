"""Pictures of the real screens: `pytest --pictures` draws them anew, every other run compares."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journal.checking import Checking
from journal.checks.selection import Selection
from journal.document.edit import Mark, Promote, Resolve, Reword
from journal.document.marks import State
from journal.kinds.phase import PHASE
from journal.kinds.templates import filled, templates
from journal.session.runs import RUN, Run, to_payload
from journal.settings import write
from journal.summaries import Summaries
from journal.tui.screens.first import FirstScreen
from tests.tui.stage import NOON, Bench, Stage, running

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "screenshots"
QUEUE = ROOT / "examples" / "queue"
SAMPLE = (QUEUE / "CONTEXT.md").read_text("utf-8")
SIZES = ((48, 40), (100, 30), (160, 45))

_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)


def scrubbed(picture: str) -> str:
    """A picture without the comment and the fonts that name an outside host."""
    return _FONT_FACE.sub("", picture).replace("Fira Code", "DejaVu Sans Mono")


async def main(stage: Stage) -> None:
    """As it opens."""


async def unfolded(stage: Stage) -> None:
    await stage.press("2", "right")


async def editing(stage: Stage) -> None:
    await stage.press("3", "a")
    await stage.press(*"measure")


async def asides(stage: Stage) -> None:
    desk = stage.app.screen.keeper.desk
    stage.bench.write(stage.bench.text.replace("backoff done, jitter left", "backoff done, jitter tested"))
    desk.do(Reword("doing.1", "Retry policy - backoff done, jitter measured"))
    desk.save()
    await stage.press("A")
    await stage.shows("theirs")


async def history(stage: Stage) -> None:
    await stage.press("x")
    await stage.until(lambda: "saved 2" in stage.screen)
    await stage.press("h", "j", "enter")
    await stage.shows("━ Since")


async def settings(stage: Stage) -> None:
    await stage.press("comma", "j")


async def fields(stage: Stage) -> None:
    await stage.press("2", "E")


async def plain(stage: Stage) -> None:
    """In signs that every terminal has."""
    Path(os.environ["JOURNAL_CONFIG_DIR"]).mkdir(exist_ok=True)
    write(("pane", "signs"), "ascii")
    stage.app.take_settings()
    await stage.press("2", "right")


async def colourless(stage: Stage) -> None:
    """Where NO_COLOR is set."""
    await stage.press("2", "j")


async def first(stage: Stage) -> None:
    """Where there is no document yet."""
    stage.app.push_screen(FirstScreen(str(stage.bench.folder / "queue"), (), lambda: NOON))
    await stage.press("j")


async def outline(stage: Stage) -> None:
    await stage.press("0")


async def proposals(stage: Stage) -> None:
    """While the work goes on: a new file, and a change above lines that the page names."""
    await stage.until(lambda: bool(stage.app._main and stage.app._main.work and stage.app._main.work._watching._told))
    worker = stage.bench.folder / "src/queue/worker.py"
    worker.write_text(f"import random\n{worker.read_text('utf-8')}", "utf-8")
    await stage.shows("→14-30")
    (worker.parent / "herd.py").write_text("def herd(workers):\n    return [jitter(2)] * workers\n", "utf-8")
    await stage.shows("herd.py")
    await stage.press("4", "g", "right")
    await stage.shows("+def herd")


async def document(stage: Stage) -> None:
    await stage.press("3", "p")


async def keys(stage: Stage) -> None:
    await stage.press("question_mark")


async def palette(stage: Stage) -> None:
    await stage.press("ctrl+p", "b", "l", "o")


async def summary(stage: Stage) -> None:
    await stage.press("S")
    await stage.shows("Where it stopped")


def a_morning(bench: Bench) -> None:
    """A session in which something happened, as another process left it."""
    bench.folder.joinpath("src").mkdir()
    bench.now -= 9_000
    desk = bench.open()
    Summaries(desk).current()
    for minutes, edit in enumerate(
        (Mark("doing.1", State.DONE), Resolve("blockers.1", "raised"), Promote("next.2")), 1
    ):
        bench.now += 1_200 * minutes
        desk.do(edit)
    desk.save()
    for name, lines in (("jitter", 12), ("worker", 3)):
        file = bench.folder / "src" / f"{name}.py"
        file.write_text("delay = 1\n" * lines, "utf-8")
        os.utime(file, (bench.now, bench.now))
    bench.now += 300
    run = Run("pytest", 0, bench.now - 31, 31.0, 214, 0, 2, ())
    desk.sessions.tell(desk.session(), RUN, to_payload(run))
    Summaries(desk).note("learned", "Half of a delay at random is enough")
    desk.close()


BEFORE: dict[str, Callable[[Bench], None]] = {"summary": a_morning}
"""What happened before the pane opens."""


async def plan(stage: Stage) -> None:
    """A step with the context that it leans on."""
    await stage.press("1", "right")


async def table(stage: Stage) -> None:
    await stage.press("2", "t", "tab")


async def folder(stage: Stage) -> None:
    for name, text in FOLDER.items():
        (stage.bench.folder / name).write_text(text, encoding="utf-8")
    await stage.press("O")
    await stage.shows("PLAN.md")


PLAN = """# Queue workers - Implementation Plan

## Objective

Jobs survive a restart of the broker.

## Context & Understanding

### API/Tool Quirks

- Redis drops idle sockets after five minutes, seen in a log of one day
- The office closes at six

## Implementation Steps

1. Open redis sockets anew before each job
   [CRITICAL: only those that are idle]
   - Success: a job runs after a pause of ten minutes
   - On failure: look at the broker's timeout
2. Paint the door
   - Success: it is green
"""
FOLDER = {
    "README.md": """# Planning & Context Files

## Files in This Folder

### 1. **PLAN.md**

**Purpose:** What is to be built, and what is known about it
**Use:** Read before a step is begun
**Audience:** Whoever builds

## How to Use These Files

### For Resuming Work

1. **CONTINUITY.md**: where it stopped
2. **PLAN.md**: the next open step
""",
    "PLAN.md": PLAN,
}
PAGES = {
    "plan": PLAN,
    "table": filled(next(iter(templates(PHASE).values())), "Queue workers", "2026-05-04"),
    "checks": SAMPLE.replace("worker.py:13-29", "worker.py:13-290"),
}
"""What a scene plays on, where it is not the sample."""


async def checks(stage: Stage) -> None:
    await stage.shows("!")
    await stage.press("v")


SCENES = (
    main, unfolded, editing, proposals, asides, outline, document, history, settings, fields, keys, palette, plain,
    colourless, first, plan, table, folder, checks, summary,
)  # fmt: skip


def some_checks(path: str) -> Checking:
    """Those whose findings are the same on every day."""
    return Checking(path, Selection(select=("C", "T001", "T002")))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_the_screen_looks_like_its_picture(
    scene: Callable[[Stage], Awaitable[None]],
    size: tuple[int, int],
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if scene is colourless:
        monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    folder = tmp_path / "work"
    if scene is summary:
        folder.mkdir()  # it plays a project of its own
    else:
        shutil.copytree(QUEUE, folder, ignore=shutil.ignore_patterns("CONTEXT.md"))
    bench = Bench(folder, PAGES.get(scene.__name__, SAMPLE))
    bench.state = str(tmp_path / "state")
    BEFORE.get(scene.__name__, lambda _: None)(bench)

    async def draw() -> str:
        async with running(bench, size, checks=some_checks if scene is checks else None) as stage:
            await scene(stage)
            await stage.pilot.pause()
            return stage.app.export_screenshot()

    picture = scrubbed(asyncio.run(draw()))
    path = PICTURES / f"{scene.__name__}-{size[0]}x{size[1]}.svg"
    if request.config.getoption("--pictures"):
        path.write_text(picture, "utf-8")
    assert path.read_text("utf-8") == picture, f"{path.name} differs; pytest --pictures draws it anew"


def test_no_picture_asks_for_anything_from_outside() -> None:
    for path in PICTURES.glob("*.svg"):
        assert set(re.findall(r"https?://[^\s\"'<)]+", path.read_text("utf-8"))) <= {"http://www.w3.org/2000/svg"}
