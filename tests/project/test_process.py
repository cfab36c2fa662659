"""Programs are started with pipes, heard without waiting for each other, and ended without a trace."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.project.process import ERRORS, OUT, Process
from tests.project.laboratory import wait_until

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    before = set(os.listdir("/proc/self/fd"))
    yield
    assert set(os.listdir("/proc/self/fd")) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def ended(program: str, seconds: float = 30.0) -> Process:
    process = Process([sys.executable, "-c", program], os.environ)
    assert process.ends_within(seconds)
    process.end()
    return process


def test_much_is_heard_on_both_pipes_at_once() -> None:
    process = ended("import os\nfor _ in range(300): os.write(1, b'o' * 9999); os.write(2, b'e' * 9999)")
    assert (process.said[OUT], process.said[ERRORS]) == (b"o" * 2_999_700, b"e" * 2_999_700)
    assert process.status == 0


@pytest.mark.parametrize(("program", "status"), [("exit(7)", 7), ("import os; os.kill(os.getpid(), 9)", -9)])
def test_its_status_is_told(program: str, status: int) -> None:
    assert ended(program).status == status


def test_it_has_the_variables_that_it_was_given_and_no_others() -> None:
    process = Process(["env"], {"ONE": "1", "BYTES": os.fsdecode(b"\xff")})
    assert process.ends_within(30)
    process.end()
    assert sorted(process.said[OUT].splitlines()) == [b"BYTES=\xff", b"ONE=1"]


def test_a_broken_pipe_ends_it_as_anywhere_else() -> None:
    process = Process(["sh", "-c", "kill -PIPE $$; echo survived"], os.environ)
    assert process.ends_within(30)
    process.end()
    assert (process.said[OUT], process.status) == (b"", -13)


def test_nothing_is_there_to_read_for_one_that_is_not_asked() -> None:
    assert ended("import sys; print(repr(sys.stdin.read()))").said[OUT] == b"''\n"


def test_one_that_is_asked_answers_each_time() -> None:
    process = Process(["cat"], os.environ, is_asked=True)
    for question in (b"one\n", b"two\n"):
        process.tell(question)
        while not process.said[OUT].endswith(question):
            assert process.hear(30)
    assert not process.hear(0.01)
    process.end()
    assert process.status == -9


@pytest.mark.parametrize(
    "program", ["import time; time.sleep(99)", "while True: print('on and on')", "import os; os.close(1); os.close(2)"]
)
def test_a_limit_of_time_holds_whatever_it_does(program: str) -> None:
    process = Process([sys.executable, "-c", f"{program}\nwhile True: pass"], os.environ)
    begun = time.monotonic()
    assert not process.ends_within(0.3)
    assert time.monotonic() - begun < 5
    process.end()
    assert process.status == -9


def test_its_children_end_with_it(tmp_path: Path) -> None:
    process = Process(["sh", "-c", "sleep 99 & echo $!; wait"], os.environ)
    assert process.hear(30)
    child = int(process.said[OUT])
    process.end()
    assert wait_until(lambda: not _runs(child))


def test_a_program_that_is_not_there_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.defpath)
    with pytest.raises(FileNotFoundError):
        Process(["no-program-of-this-name"], os.environ)


def test_programs_of_many_threads_do_not_hold_the_pipes_of_one_another() -> None:
    said: list[bytes] = []

    def run() -> None:
        said.extend(bytes(ended("print('x')").said[OUT]) for _ in range(10))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == [b"x\n"] * 40


_SAYS = "from journal.project.process import *\np = Process(['sh', '-c', 'cat; echo o; echo e >&2'], os.environ)\n"
_ALL = "ok = p.ends_within(30); p.end(); assert (ok, *p.said.values()) == (True, b'o\\n', b'e\\n'), p.said; os._exit(9)"


@pytest.mark.parametrize(
    "before",
    [
        *(
            f"import os; [os.close(number) for number in {closed}]"
            for closed in ((0,), (1,), (0, 1), (1, 2), (0, 1, 2))
        ),
        "import os, signal; signal.signal(signal.SIGCHLD, signal.SIG_IGN)",
    ],
)
def test_it_is_heard_whatever_our_own_process_was_started_with(before: str) -> None:
    run = subprocess.run([sys.executable, "-c", f"{before}\n{_SAYS}{_ALL}"], cwd=ROOT, check=False, capture_output=True)
    assert run.returncode == 9, run.stderr


def _runs(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
