"""What the end of a long session costs, beside the git that it needs; and the next one's beginning, beside a start."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.pages import page
from benchmarks.timing import Row, medians
from journal.desk import Desk
from journal.document.edit import Reword
from journal.summaries import Summaries
from tests.desk import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable

FILES, EDITS, COMMITS = 5_000, 300, 200
ROUNDS = 5
_SCRIPT = "import sys\nfrom journal.__main__ import main\nmain()\n"


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name) / "work"
        state = str(Path(name) / "state")
        start, desk = _session(work, state)
        summaries = Summaries(desk)
        ours, theirs = medians(ROUNDS, summaries.current, lambda: _git_alone(work, start))
        found = summaries.current()
        assert (len(found.files), len(found.commits)) == (FILES, COMMITS)
        desk.close()
        return [
            Row(f"summary of {FILES:,} files, {EDITS} edits, {COMMITS} commits / git log and diff", ours / theirs, 10),
            _resume(Path(name)),
        ]


def _git(work: Path, *words: str) -> str:
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(["git", *words], cwd=work, env=env, check=True, capture_output=True, text=True).stdout


def _git_alone(work: Path, start: str) -> None:
    _git(work, "log", f"{start}..")
    _git(work, "diff", "--numstat", start)


def _session(work: Path, state: str) -> tuple[str, Desk]:
    """A long session on a page and a repository."""
    work.mkdir()
    _git(work, "init", "-q")
    _git(work, "config", "user.email", "me@localhost")
    _git(work, "config", "user.name", "me")
    (work / "CONTINUITY.md").write_text(page(15_000), "utf-8")
    paths = [work / "src" / f"part{number % 100}" / f"module{number}.py" for number in range(FILES)]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_body(1), "utf-8")
    _git(work, "add", "-A")
    _git(work, "-c", "gc.auto=0", "commit", "-qm", "start")
    start = _git(work, "rev-parse", "HEAD").strip()
    time.sleep(1.1)  # git counts whole seconds
    desk = Desk(str(work / "CONTINUITY.md"), state=state)
    Summaries(desk).current()
    items = [item for item in desk.page.items if item.entry >= 0]
    for number in range(EDITS):
        item = items[number % len(items)]
        desk.do(Reword(item.id, f"{item.text} {number}"))
    desk.save()
    share = FILES // (COMMITS + 1)
    for number in range(COMMITS):
        for path in paths[number * share : (number + 1) * share]:
            path.write_text(_body(2), "utf-8")
        _git(work, "-c", "gc.auto=0", "commit", "-qam", f"step {number}")
    for path in paths[COMMITS * share :]:
        path.write_text(_body(3), "utf-8")
    return start, desk


def _body(value: int) -> str:
    return "".join(f"def step{number}(job):\n    return job + {number * value}\n\n\n" for number in range(8))


def _resume(folder: Path) -> Row:
    """A digest from start to end in a small repository, in turns with `python -c pass` of the same environment."""
    work = folder / "small"
    work.mkdir()
    (work / "CONTINUITY.md").write_text(PAGE, "utf-8")
    _git(work, "init", "-q")
    _git(work, "add", "-A")
    _git(work, "-c", "user.email=me@localhost", "-c", "user.name=me", "commit", "-qm", "start")
    (work / "queue.py").write_text(_body(1), "utf-8")
    script = folder / "journal.py.script"
    script.write_text(_SCRIPT, "utf-8")
    env = os.environ | {
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "JOURNAL_STATE_DIR": str(folder / "state"),
        "JOURNAL_CONFIG_DIR": str(folder / "config"),
    }
    env.pop("PYTHONDONTWRITEBYTECODE", None)

    def seconds(*words: str) -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, *words], cwd=work, env=env, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - begun

    return Row("journal resume in a repository / python -c pass", _ratio(seconds, str(script)), 4)


def _ratio(seconds: Callable[..., float], script: str) -> float:
    seconds(script, "resume")
    times = [(seconds("-c", "pass"), seconds(script, "resume")) for _ in range(3 * ROUNDS)]
    return statistics.median(ours for _, ours in times) / statistics.median(alone for alone, _ in times)
