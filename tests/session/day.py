"""A working day that is played: a page of any kind, real git, a clock that is passed in, a crash, a midnight."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

from journal.desk import Desk
from journal.document.edit import Add, Mark, Resolve
from journal.document.marks import State
from journal.kinds.templates import filled, templates
from journal.kinds.which import KINDS
from journal.session.runs import RUN, Run, to_payload
from journal.summaries import Summaries

if TYPE_CHECKING:
    from pathlib import Path

ME, OTHER = "me@localhost", "other@localhost"
MINUTE = 60.0
EVENING = time.mktime((2026, 3, 5, 21, 0, 0, 0, 0, -1))


class Day:
    """A project with a page, and what happens in it."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.folder = folder / "work"
        (self.folder / "src").mkdir(parents=True)
        self.state = str(folder / "state")
        self.page = self.folder / KINDS[kind].files[0]
        self.page.write_text(filled(next(iter(templates(KINDS[kind]).values())), "Queue", "2026-03-05 20:00"), "utf-8")
        self.now = EVENING - 60 * MINUTE
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.email", ME)
        self.git("config", "user.name", "me")
        for name in ("queue", "worker", "gone", "old", "other"):
            self.write(f"src/{name}.py", f"def {name}():\n    return 1\n")
        self.write("notes.txt", "one\n")
        self.commit("start")
        self.start = self.git("rev-parse", "HEAD")
        self.write("notes.txt", "one\ntwo, before the session\n")
        self.wait(60)
        self.desk = self.opened()

    def opened(self) -> Desk:
        return Desk(str(self.page), state=self.state, clock=lambda: self.now)

    def summaries(self) -> Summaries:
        return Summaries(self.desk)

    def wait(self, minutes: float) -> None:
        self.now += minutes * MINUTE

    def git(self, *words: str, mail: str = ME) -> str:
        stamp = f"@{int(self.now)} +0000"
        env = os.environ | {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "GIT_CONFIG_GLOBAL": os.devnull}
        words = ("-c", f"user.email={mail}", *words)
        run = subprocess.run(["git", *words], cwd=self.folder, env=env, check=True, capture_output=True, text=True)
        return run.stdout.strip()

    def commit(self, subject: str, *paths: str, mail: str = ME) -> None:
        self.git("add", *(paths or ("-A",)))
        self.git("commit", "-qm", subject, mail=mail)

    def write(self, path: str, text: str) -> None:
        """A file is saved at this moment of the day."""
        file = self.folder / path
        file.write_text(text, "utf-8")
        os.utime(file, (self.now, self.now))

    def run(self, command: str, status: int, passed: int, failed: int) -> None:
        run = Run(command, status, self.now - 30, 30.0, passed, failed, 0, (f"{passed} passed",))
        self.desk.sessions.tell(self.desk.session(), RUN, to_payload(run))

    def elsewhere(self, old: str, new: str) -> None:
        """Another program writes the page."""
        text = self.page.read_text("utf-8")
        assert old in text
        self.page.write_text(text.replace(old, new), "utf-8")
        self.desk.refresh()

    def crash(self) -> None:
        """The process is gone, with whatever it had not saved; another one starts."""
        self.desk.ledger.close()
        self.desk = self.opened()
        self.desk.save()

    def handle(self, words: str) -> str:
        return next(item.id for item in self.desk.page.items if words in item.text)

    def play(self) -> None:
        """The day, up to a quarter past midnight."""
        desk = self.desk
        desk.session()
        self.summaries().current()  # whoever asks first has the work tree remembered
        desk.do(Add("doing", "Retry policy", create=True))
        desk.do(Add("doing", "Admin page", create=True))
        desk.do(Add("blockers", "The broker is down", create=True))
        desk.save()
        self.wait(20)
        self.write("src/queue.py", "def queue():\n    return retry(1)\n\n\ndef retry(job):\n    return job\n")
        self.commit("add retry", "src/queue.py")
        self.wait(10)
        self.git("commit", "-q", "--amend", "-m", "add retry with jitter")
        self.git("checkout", "-q", "-b", "topic")
        self.write("src/dead.py", "def dead():\n    return []\n")
        self.commit("keep dead letters", "src/dead.py")
        self.git("checkout", "-q", "main")
        self.wait(15)
        self.write("src/other.py", "def other():\n    return 'theirs'\n")
        self.commit("not ours", "src/other.py", mail=OTHER)
        self.run("pytest -q", 0, 12, 0)
        self.wait(30)
        self.elsewhere("Admin page", "Admin page, with counts")
        self.write("src/old.py", "def old():\n    return 'tried'\n")
        self.wait(10)
        self.write("src/old.py", "def old():\n    return 1\n")
        self.wait(60)
        self.desk.do(Mark(self.handle("Retry policy"), State.DONE))
        self.desk.do(Resolve(self.handle("The broker is down"), "restarted"))
        self.crash()
        self.wait(45)
        self.write("src/new.py", "ROWS = [3, 4, 5]\n\n\nclass Fresh:\n    size = 8\n")
        self.wait(1)
        (self.folder / "src" / "gone.py").unlink()
        self.write("src/worker.py", "def worker():\n    return 2\n")
        self.run("pytest -q", 1, 11, 2)
        self.wait(5)
        self.summaries().note("learned", "Read and then write is never a claim")
