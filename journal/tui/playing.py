"""What goes on in the sample project while somebody looks: an editor saves files, an agent edits the page."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import NamedTuple

_PAGE = "CONTEXT.md"
_WORKER = "src/queue/worker.py"


class Scene(NamedTuple):
    """One save by somebody else."""

    after: float
    """Seconds since the scene before."""
    path: str
    old: str
    """What is replaced; the end of the file where this is empty."""
    new: str


SCENES = (
    Scene(3, _WORKER, "import time\n", "import random\nimport time\n"),
    Scene(1, _WORKER, "", "\n\ndef jitter(delay: float) -> float:\n    return delay * random.uniform(0.5, 1)\n"),
    Scene(2, _PAGE, "backoff done, jitter left", "backoff done, jitter written, its test still fails"),
    Scene(
        4, "tests/test_worker.py", "", "\n\ndef test_jitter_is_at_least_half() -> None:\n    assert jitter(2) >= 1\n"
    ),
    Scene(
        3,
        "src/queue/herd.py",
        "",
        "def herd(workers: int) -> list[float]:\n    return [jitter(2.0) for _ in range(workers)]\n",
    ),
    Scene(4, _PAGE, "- ✅ Dead letters", "- ✅ Jitter between half and all of the delay\n- ✅ Dead letters"),
    Scene(
        8,
        _PAGE,
        "1. **Next Action:** Add jitter to the delay",
        "1. **Next Action:** Measure the herd with and without jitter",
    ),
    Scene(
        8,
        _PAGE,
        "### What to Avoid\n\n",
        "### What to Avoid\n\n- Full jitter: a delay of nothing is a thundering herd of one\n",
    ),
)


def play(folder: Path, scenes: tuple[Scene, ...] = SCENES) -> None:
    """Each scene in its time; what the user has changed meanwhile stays."""
    for scene in scenes:
        time.sleep(scene.after)
        path = folder / scene.path
        text = path.read_text("utf-8") if path.exists() else ""
        if scene.old in text:
            _save(path, text.replace(scene.old, scene.new, 1) if scene.old else text + scene.new)


def _save(path: Path, text: str) -> None:
    """As editors do: a new file in the place of the old one."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_text(text, "utf-8")
    partial.replace(path)


if __name__ == "__main__":
    play(Path(sys.argv[1]))
