"""Pictures of the real screens: `pytest --pictures` draws them anew, every other run compares."""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.stage import Bench, Stage, running

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
    await stage.press("A")


async def outline(stage: Stage) -> None:
    await stage.press("0")


async def proposals(stage: Stage) -> None:
    """While the work goes on: a new file, and a change above lines that the page names."""
    await stage.until(lambda: bool(stage.app._main and stage.app._main.work and stage.app._main.work._watching._told))
    worker = stage.bench.folder / "src/queue/worker.py"
    worker.write_text(f"import random\n{worker.read_text('utf-8')}", "utf-8")
    await stage.shows("→15-32")
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


SCENES = (main, unfolded, editing, proposals, outline, document, keys, palette)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_the_screen_looks_like_its_picture(
    scene: Callable[[Stage], Awaitable[None]], size: tuple[int, int], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    shutil.copytree(QUEUE, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("CONTEXT.md"))

    async def draw() -> str:
        async with running(Bench(tmp_path, SAMPLE), size) as stage:
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
