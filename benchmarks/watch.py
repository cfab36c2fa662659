"""What watching costs, each against its limit: rows of name, ratio and limit, by paired medians."""

import contextlib
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import watch_pane
from benchmarks.timing import Row
from journal.project.follow import Follower, Update
from journal.project.opening import begin
from journal.project.settle import QUIET_SECONDS
from journal.project.sources.inotify import Inotify
from journal.project.work import Work

_FILES_A_FOLDER = 9
_CALM_SECONDS = 0.06
_FILE = "d7/3.py"


def rows(*, tracked: int = 20_000, ignored: int = 80_000, large: int = 100_000, idle_seconds: float = 30) -> list[Row]:
    """Every figure of the watcher; the sizes are those that the limits are meant for."""
    with tempfile.TemporaryDirectory(prefix="journal-bench-") as folder:
        root = _repository(Path(folder) / "usual", tracked, ignored)
        found = [_ready(root), _watches(root), _latency(root), *_quiet(root, idle_seconds)]
        found += watch_pane.rows(root, list(root.glob("d*/*.py"))[:5_000], idle_seconds)
        return [*found, _resolved(_repository(Path(folder) / "large", large, 0))]


def _ready(root: Path) -> Row:
    ours, listings = [], []
    for _ in range(3):
        listings.append(
            _seconds(lambda: _git(root, "ls-files", "-oi", "--directory", "--exclude-standard", "-z"))
            + _seconds(lambda: _git(root, "status", "--porcelain=v2", "-z", "-uall", "--no-renames"))
        )
        baseline = begin(str(root), time.time()).baseline
        heard = threading.Event()
        follower = Follower(baseline, Work(baseline), lambda _update: heard.set())  # noqa: B023
        start = time.perf_counter()
        follower.start()
        heard.wait()
        ours.append(time.perf_counter() - start)
        follower.stop()
        baseline.close()
    return Row("ready, beside git's two listings", _median_ratio(ours, listings), 2.5)


def _watches(root: Path) -> Row:
    with _followed(root) as (follower, _):
        folders = 1 + len(list(root.glob("d*")))
        return Row("watches, beside folders not ignored and git's two", follower.watched() / (folders + 2), 1.0)


def _latency(root: Path) -> Row:
    path = root / _FILE
    raw, ours = [], []
    source = Inotify()
    source.add([str(path.parent)])
    with _followed(root) as (_, updates):
        for number in range(60):
            start = time.perf_counter()
            path.write_text(f"raw {number}\n")
            source.read(None)
            raw.append(time.perf_counter() - start)
            _wait(lambda: updates[-1][1].paths and time.perf_counter() - updates[-1][0] > _CALM_SECONDS)
            told = len(updates)
            start = time.perf_counter()
            path.write_text(f"told {number}\n")
            _wait(lambda told=told: len(updates) > told)
            ours.append(updates[told][0] - start)
            _wait(lambda: time.perf_counter() - updates[-1][0] > _CALM_SECONDS)
            source.read(0)
    source.close()
    allowed = QUIET_SECONDS + 10 * statistics.median(raw)
    return Row("write to entry, beside the settle time and ten raw callbacks", statistics.median(ours) / allowed, 1.0)


def _quiet(root: Path, seconds: float) -> list[Row]:
    with _followed(root):
        time.sleep(1)
        idle = _processor(lambda: time.sleep(seconds))
        plain = _processor(lambda: subprocess.run(["true"], check=True))
        reading = _processor(lambda: subprocess.run(["grep", "-rq", "no such words", str(root)], check=False))
    return [
        Row(f"idle {seconds:.0f} s: processor time, beside 0.01 s for each 30 s", idle / (0.01 * seconds / 30), 1.0),
        Row("somebody else's grep -r: processor time, beside 0.05 s", max(reading - plain, 0) / 0.05, 1.0),
    ]


def _resolved(root: Path) -> Row:
    baseline = begin(str(root), time.time()).baseline
    work = Work(baseline)
    path = root / _FILE
    ours, git = [], []
    for number in range(30):
        path.write_text(f"changed {number}\n" * 20)
        ours.append(_seconds(lambda: work.compare([_FILE])))
        git.append(_seconds(lambda: _git(root, "diff-index", "-U0", "HEAD", "--", _FILE)))
    baseline.close()
    return Row("one file resolved, beside git diff-index of it", _median_ratio(ours, git), 0.25)


@contextlib.contextmanager
def _followed(root: Path) -> Iterator[tuple[Follower, list[tuple[float, Update]]]]:
    updates: list[tuple[float, Update]] = []
    baseline = begin(str(root), time.time()).baseline
    follower = Follower(baseline, Work(baseline), lambda update: updates.append((time.perf_counter(), update)))
    follower.start()
    _wait(lambda: bool(updates))
    try:
        yield follower, updates
    finally:
        follower.stop()
        baseline.close()


def _repository(root: Path, tracked: int, ignored: int) -> Path:
    for number in range(tracked):
        if number % _FILES_A_FOLDER == 0:
            (root / f"d{number // _FILES_A_FOLDER}").mkdir(parents=True)
        text = f"def f{number}():\n    return {number}\n" * 5
        (root / f"d{number // _FILES_A_FOLDER}/{number % _FILES_A_FOLDER}.py").write_text(text)
    for number in range(0, ignored, 20):
        (root / f"ignored/d{number}/below").mkdir(parents=True)
        for inside in range(20):
            (root / f"ignored/d{number}/below/{inside}.js").touch()
    (root / ".gitignore").write_text("ignored/\n")
    for command in (
        "init -q -b main",
        "config user.email a@b",
        "config user.name a",
        "config gc.auto 0",
        "add -A",
        "commit -qm start",
    ):
        _git(root, *command.split())
    return root


def _git(root: Path, *args: str) -> None:
    subprocess.run(["git", *args], cwd=root, check=True, capture_output=True)


def _wait(condition: Callable[[], object]) -> None:
    until = time.perf_counter() + 60
    while not condition():
        assert time.perf_counter() < until
        time.sleep(0.0005)


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _processor(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def _median_ratio(ours: list[float], theirs: list[float]) -> float:
    return statistics.median(one / other for one, other in zip(ours, theirs, strict=True))


if __name__ == "__main__":
    for row in rows():
        print(f"{row.ratio:8.2f}  {row.limit:5.2f}  {row.name}")
