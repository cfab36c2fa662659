"""Days in which anything happens in any order: the summary is what git and the page say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal.document.edit import Add, Mark
from journal.document.marks import State
from journal.kinds.which import KINDS
from journal.settings import set_for_project
from tests.session.day import ME, OTHER, Day

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

STEPS = 30


class AnyDay:
    """Plays what comes, and keeps what the summary must say where git does not know it."""

    def __init__(self, folder: Path, kind: str, rng: random.Random) -> None:
        self.day = Day(folder, kind)
        set_for_project("idle", "100", str(self.day.folder))  # whatever comes, it is one session
        self.rng = rng
        self.number = 0
        self.items: dict[str, State] = {}
        self.runs: dict[str, tuple[int, int]] = {}
        self.theirs = {"notes.txt", self.day.page.name}
        self.day.summaries().current()

    def play(self) -> None:
        acts: list[Callable[[], None]] = [
            *(self.write, self.write, self.put_back, self.remove, self.run, self.crash),
            *(self.commit, self.commit, self.amend, self.branch_off, self.stash, self.commit_of_others),
            *(self.add, self.add, self.mark, self.write_elsewhere),
        ]
        for _ in range(STEPS):
            act = self.rng.choice(acts)
            print(act.__name__)
            act()
            self.day.wait(self.rng.choice((1, 7, 40, 90)))
        self.day.desk.save()

    def fresh(self, lead: str) -> str:
        self.number += 1
        return f"{lead} {self.number}"

    def text(self) -> str:
        return "".join(f"def {self.rng.choice('abcdef')}{self.rng.getrandbits(40)}(): pass\n" for _ in range(8))

    def mine(self) -> list[str]:
        return [path for path in self.day.git("ls-files", "src").split() if path not in self.theirs]

    def one_of_mine(self) -> list[str]:
        """One, where there are any left."""
        mine = self.mine()
        return self.rng.sample(mine, min(1, len(mine)))

    def write(self) -> None:
        name = self.fresh("file").replace(" ", "")
        path = self.rng.choice([f"src/{name}.py", *self.mine()])
        self.day.write(path, self.text())

    def put_back(self) -> None:
        for path in self.one_of_mine():
            self.day.git("checkout", "-q", "--", path)

    def remove(self) -> None:
        for path in self.one_of_mine():
            (self.day.folder / path).unlink(missing_ok=True)

    def commit(self) -> None:
        self.day.git("add", "-A", "src")
        self.day.git("commit", "-q", "--allow-empty", "-m", self.fresh("step"))

    def amend(self) -> None:
        """The last commit, where it is ours; what goes into a merge is nobody's own work."""
        head, mail, *parents = self.day.git("log", "-1", "--format=%H %ae %P").split()
        if head != self.day.start and mail == ME and len(parents) == 1:
            self.day.git("add", "-A", "src")
            self.day.git("commit", "-q", "--amend", "--allow-empty", "-m", self.fresh("amended"))

    def branch_off(self) -> None:
        """Some work on a branch, with what is not committed taken along and back."""
        name = self.fresh("topic").replace(" ", "")
        self.day.git("stash", "-q", "-u")
        self.day.git("checkout", "-q", "-b", name)
        self.day.write(f"src/{name}.py", self.text())
        self.commit()
        self.day.git("checkout", "-q", "main")
        if self.rng.random() < 0.5:
            self.day.git("merge", "-q", "--no-ff", "-m", "merge", name)
        self.pop()

    def stash(self) -> None:
        self.day.git("stash", "-q", "-u")
        self.pop()

    def pop(self) -> None:
        self.day.git("stash", "pop", "-q")
        self.day.desk.refresh()

    def commit_of_others(self) -> None:
        path = f"src/{self.fresh('theirs').replace(' ', '')}.py"
        self.theirs.add(path)
        self.day.write(path, self.text())
        self.day.git("add", path)
        self.day.git("commit", "-q", "-m", "not ours", path, mail=OTHER)

    def run(self) -> None:
        command, failed = self.rng.choice(("pytest -q", "make check")), self.rng.choice((0, 3))
        self.day.run(command, min(failed, 1), 11, failed)
        self.runs.pop(command, None)
        self.runs[command] = (11, failed)

    def add(self) -> None:
        name = self.fresh("Item")
        self.day.desk.do(Add("doing", f"{name} of the day", create=True))
        self.items[f"{name} of the day"] = State.DOING

    def mark(self) -> None:
        if self.items:
            name = self.rng.choice(list(self.items))
            self.items[name] = State.DONE if self.items[name] is State.DOING else State.DOING
            self.day.desk.do(Mark(self.day.handle(name), self.items[name]))

    def write_elsewhere(self) -> None:
        self.day.desk.save()
        if self.items:
            name = self.rng.choice(list(self.items))
            self.day.elsewhere(name, f"{name}, seen")
            self.items = {key + ", seen" if key == name else key: state for key, state in self.items.items()}

    def crash(self) -> None:
        self.day.crash()


@pytest.mark.parametrize("kind", KINDS)
def test_any_day_is_told_as_git_and_the_page_tell_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, rng: random.Random
) -> None:
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(tmp_path / "config"))
    played = AnyDay(tmp_path, kind, rng)
    played.play()
    day = played.day
    summary = day.summaries().current()

    authored = day.git("log", "--branches", f"--author={ME}", "--no-merges", "--format=%H", f"^{day.start}").split()
    assert sorted(commit.id for commit in summary.commits) == sorted(authored)

    day.git("add", "-A", "--intent-to-add")
    counted = [line.split("\t") for line in day.git("diff", "--no-renames", "--numstat", day.start).splitlines()]
    day.git("reset", "-q")
    expected = {path: (int(added), int(removed)) for added, removed, path in counted if path not in played.theirs}
    found = {file.touched.path: (file.touched.added, file.touched.removed) for file in summary.files}
    assert found == expected

    status = [line.split() for line in day.git("status", "--porcelain", "-uall", "--no-renames").splitlines()]
    assert {path for path, _ in summary.uncommitted} == {path for _, path in status}

    assert {run.command: (run.passed, run.failed) for run in summary.runs} == played.runs
    assert all(run.is_good == (played.runs[run.command][1] == 0) for run in summary.runs)

    told = {State.DONE: summary.items.completed, State.DOING: summary.items.begun}
    for state, items in told.items():
        assert {item.text for item in items} == {name for name, was in played.items.items() if was is state}

    summaries = day.summaries()
    summaries.write(summaries.current())
    day.desk.save()
    written = day.page.read_bytes()
    assert not summaries.write(summaries.current())
    day.crash()
    assert not day.summaries().write(day.summaries().current())
    assert day.page.read_bytes() == written
