"""`journal run` on a real terminal and in real pipes: nothing that passes through it changes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
PAGE = "# Queue\n\n## Test Results\n\n- none yet\n"


class Place:
    """A folder with a page, and journal run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "CONTINUITY.md").write_text(PAGE, "utf-8")
        self.env = {
            **os.environ,
            "JOURNAL_STATE_DIR": str(folder / ".state"),
            "JOURNAL_CONFIG_DIR": str(folder / ".config"),
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
        }
        self.words = [sys.executable, "-m", "journal", "run", "--"]

    def piped(self, *command: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*self.words, *command],
            cwd=self.folder,
            env=self.env,
            input=given,
            capture_output=True,
            timeout=60,
            check=False,
        )


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


class Pty:
    """A command in a terminal of its own, of whose bytes nothing is lost."""

    def __init__(self, place: Place, *words: str, shell: str = 'exec "$@"') -> None:
        self.bytes = b""
        self.status: int | None = None
        self.process, self.handle = pty.fork()
        if not self.process:
            os.chdir(place.folder)
            os.execve("/bin/sh", ["sh", "-c", f"stty rows 33 cols 77; {shell}", "sh", *words], place.env)

    def send(self, keys: bytes) -> None:
        os.write(self.handle, keys)

    def until(self, text: bytes) -> None:
        self._until(lambda: text in self.bytes, text)

    def size(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait(self) -> int:
        """The exit status as a shell has it."""

        def has_ended() -> bool:
            if self.status is None:
                done, status = os.waitpid(self.process, os.WNOHANG)
                self.status = os.waitstatus_to_exitcode(status) if done else None
            return self.status is not None

        self._until(has_ended, b"the end")
        while self._read():
            pass
        assert self.status is not None
        return self.status

    def _until(self, wanted: object, what: bytes) -> None:
        assert callable(wanted)
        end = time.monotonic() + PATIENCE
        while not wanted():
            assert time.monotonic() < end, (what, self.bytes)
            self._read()

    def _read(self) -> bool:
        if not select.select([self.handle], [], [], 0.02)[0]:
            return False
        try:
            data = os.read(self.handle, 65_536)
        except OSError:
            return False
        self.bytes += data
        return bool(data)


@pytest.fixture
def terminals() -> Iterator[list[Pty]]:
    opened: list[Pty] = []
    yield opened
    for one in opened:
        if one.status is None:
            os.kill(one.process, signal.SIGKILL)
            os.waitpid(one.process, 0)
        os.close(one.handle)


def on_terminal(terminals: list[Pty], place: Place, *command: str) -> Pty:
    terminals.append(Pty(place, *place.words, *command))
    return terminals[-1]


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


# Without a terminal


def test_bytes_and_status_pass_through_pipes_unchanged(place: Place) -> None:
    given = os.urandom(300_000)
    ran = place.piped("sh", "-c", "cat; echo problem >&2; exit 7", given=given)
    assert (ran.stdout, ran.stderr, ran.returncode) == (given, b"problem\n", 7)


def test_without_a_terminal_the_command_has_none_either(place: Place) -> None:
    ran = place.piped(
        *python("import sys; print(*(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)))")
    )
    assert ran.stdout == b"False False False\n"


def test_the_order_of_what_goes_to_one_file_stays(place: Place) -> None:
    command = "for i in 1 2 3 4 5 6 7 8 9; do echo out $i; echo err $i >&2; done"
    ran = subprocess.run(
        [*place.words, "sh", "-c", command],
        cwd=place.folder,
        env=place.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=True,
    )
    assert ran.stdout.split() == [word for i in b"123456789" for way in (b"out", b"err") for word in (way, b"%c" % i)]


def test_a_command_that_is_missing_is_said_in_a_sentence(place: Place) -> None:
    ran = place.piped("no-such-command", "-x")
    assert ran.returncode == 127
    assert ran.stderr == b"journal: no-such-command was not run: there is no such command; look at its spelling\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_command_that_is_missing_is_so_too_where_a_folder_to_look_in_may_not_be_read(place: Place) -> None:
    (place.folder / "closed").mkdir(mode=0)
    place.env["PATH"] = f"{place.folder / 'closed'}:{place.env['PATH']}"
    assert place.piped("no-such-command").returncode == 127


def test_a_file_that_may_not_be_run_is_said_in_a_sentence(place: Place) -> None:
    (place.folder / "plain.txt").write_text("text")
    ran = place.piped("./plain.txt")
    assert ran.returncode == 126
    assert ran.stderr.startswith(b"journal: ./plain.txt was not run: ")
    assert ran.stderr.count(b"\n") == 1


def test_a_script_without_an_interpreter_is_one_for_the_shell(place: Place) -> None:
    script = place.folder / "script"
    script.write_text("echo from the script $1; exit 4\n")
    script.chmod(0o755)
    ran = place.piped("./script", "here")
    assert (ran.stdout, ran.returncode) == (b"from the script here\n", 4)


def test_the_command_notices_when_nobody_reads_on(place: Place) -> None:
    shell = f"{' '.join(place.words)} sh -c 'yes; echo $? >&2' | head -1"
    ran = subprocess.run(
        ["sh", "-c", shell], cwd=place.folder, env=place.env, capture_output=True, timeout=60, check=True
    )
    assert ran.stdout == b"y\n"
    assert ran.stderr == b"141\n"


def test_what_it_leaves_running_is_not_waited_for(place: Place) -> None:
    begun = time.monotonic()
    ran = place.piped("sh", "-c", "sleep 30 & echo $!; exit 3")
    assert (ran.returncode, time.monotonic() - begun < 25) == (3, True)
    os.kill(int(ran.stdout), signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGUSR1])
def test_signals_reach_the_command_and_its_death_is_ours(place: Place, number: signal.Signals) -> None:
    process = subprocess.Popen(
        [*place.words, "sh", "-c", "echo ready; exec sleep 60"],
        cwd=place.folder,
        env=place.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (128 + number, b"", b"")


def test_a_command_may_answer_a_signal(place: Place) -> None:
    process = subprocess.Popen(
        [*place.words, "sh", "-c", "trap 'echo cleaned up; exit 9' TERM; echo ready; while :; do sleep 0.05; done"],
        cwd=place.folder,
        env=place.env,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    process.terminate()
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (9, b"cleaned up\n")


def test_files_that_were_left_open_for_the_command_stay_open(place: Place) -> None:
    read, write = os.pipe()
    ran = subprocess.run(
        [*place.words, "sh", "-c", f"echo through > /dev/fd/{write}"],
        cwd=place.folder,
        env=place.env,
        pass_fds=[write],
        timeout=60,
        check=False,
    )
    os.close(write)
    assert (ran.returncode, os.read(read, 100)) == (0, b"through\n")
    os.close(read)


# On a terminal


def test_on_a_terminal_the_command_has_one_of_the_same_size(place: Place, terminals: list[Pty]) -> None:
    program = (
        "import os, sys; print(*(os.isatty(number) for number in (0, 1, 2)), *os.get_terminal_size());"
        "print(os.tcgetpgrp(0) == os.getpgrp(), os.ttyname(0) == os.ttyname(1))"
    )
    terminal = on_terminal(terminals, place, *python(program))
    assert terminal.wait() == 0
    assert terminal.bytes == b"True True True 77 33\r\nTrue True\r\n"


def test_colours_and_control_sequences_pass_through_unchanged(place: Place, terminals: list[Pty]) -> None:
    said = r"\033[1;31mred\033[0m 10%%\r 90%%\r\033[K\033]0;title\007done\n"
    terminal = on_terminal(terminals, place, "printf", said)
    assert terminal.wait() == 0
    assert terminal.bytes == b"\x1b[1;31mred\x1b[0m 10%\r 90%\r\x1b[K\x1b]0;title\x07done\r\n"


def test_a_change_of_size_reaches_the_command(place: Place, terminals: list[Pty]) -> None:
    program = (
        "import os, signal, time\n"
        "signal.signal(signal.SIGWINCH, lambda *_: os.write(1, b'%d %d' % os.get_terminal_size()))\n"
        "print('ready', flush=True); [time.sleep(0.02) for _ in range(1000)]"
    )
    terminal = on_terminal(terminals, place, *python(program))
    terminal.until(b"ready")
    terminal.size(20, 50)
    terminal.until(b"50 20")


def test_keys_are_read_as_they_come_and_lines_are_edited(place: Place, terminals: list[Pty]) -> None:
    terminal = on_terminal(
        terminals, place, "sh", "-c", "echo ready; read line; echo got $line; stty -a | grep -c erase"
    )
    terminal.until(b"ready")
    terminal.send(b"hallx\x7fo\r")
    assert terminal.wait() == 0
    assert b"got hallo\r\n" in terminal.bytes


def test_the_end_of_input_reaches_the_command(place: Place, terminals: list[Pty]) -> None:
    terminal = on_terminal(terminals, place, "cat")
    terminal.send(b"one line\r")
    terminal.until(b"one line\r\none line")
    terminal.send(b"\x04")
    assert terminal.wait() == 0


def test_ctrl_c_interrupts_the_command_and_not_the_recording(place: Place, terminals: list[Pty]) -> None:
    program = "import signal, time; signal.signal(2, signal.SIG_DFL); print('ready', flush=True); time.sleep(60)"
    terminal = on_terminal(terminals, place, *python(program))
    terminal.until(b"ready")
    terminal.send(b"\x03")
    assert terminal.wait() == 130
    assert b"exit 130" in place_list(place)


def test_a_paste_larger_than_any_buffer_is_not_stuck(place: Place, terminals: list[Pty]) -> None:
    program = (
        "import os, sys, termios, tty; tty.setraw(0); print('ready', flush=True); size = 0\n"
        "while size < 200_000:\n    data = os.read(0, 4096); size += len(data); os.write(1, data)\n"
        "print('all', flush=True)"
    )
    terminal = on_terminal(terminals, place, *python(program))
    terminal.until(b"ready")
    os.set_blocking(terminal.handle, False)
    left = b"x" * 200_000
    end = time.monotonic() + PATIENCE
    while left and time.monotonic() < end:
        terminal._read()
        try:
            left = left[os.write(terminal.handle, left[:4096]) :]
        except BlockingIOError:
            continue
    assert terminal.wait() == 0
    assert terminal.bytes.count(b"x") == 200_000


@pytest.mark.parametrize("command", ["exit 5", "kill -9 $$", "exec no-such-command"])
def test_the_terminal_is_as_it_was_afterwards(place: Place, terminals: list[Pty], command: str) -> None:
    shell = 'before=$(stty -g); "$@"; status=$?; test "$before" = "$(stty -g)" && echo same $status'
    terminals.append(Pty(place, *place.words, "sh", "-c", f"stty raw -echo; {command}", shell=shell))
    terminals[-1].wait()
    assert b"same" in terminals[-1].bytes


def test_only_what_is_a_terminal_is_one_for_the_command(place: Place, terminals: list[Pty]) -> None:
    program = (
        "import sys; print(*(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)), sys.stdin.read());"
        "print('to the file', file=sys.stderr)"
    )
    terminals.append(Pty(place, *place.words, *python(program), shell='echo given | "$@" 2>err'))
    assert terminals[-1].wait() == 0
    assert terminals[-1].bytes == b"False True False given\r\n\r\n"
    assert (place.folder / "err").read_bytes() == b"to the file\n"


def test_a_terminal_that_goes_away_ends_the_command(place: Place, terminals: list[Pty]) -> None:
    terminal = on_terminal(terminals, place, "sh", "-c", "echo $$ > pid; echo ready; exec sleep 60")
    terminal.until(b"ready")
    number = int((place.folder / "pid").read_text())
    os.close(terminal.handle)
    terminal.handle = os.open(os.devnull, os.O_RDONLY)
    end = time.monotonic() + PATIENCE
    while _is_running(number):
        assert time.monotonic() < end
        time.sleep(0.02)
    os.waitpid(terminal.process, 0)
    terminal.status = 0


def test_a_command_that_lets_go_of_its_terminal_runs_on(place: Place, terminals: list[Pty]) -> None:
    terminal = on_terminal(terminals, place, "sh", "-c", "exec <&- >&- 2>&-; sleep 0.3; exit 6")
    assert terminal.wait() == 6


def _is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    try:
        return ") Z " not in Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return True


def place_list(place: Place) -> bytes:
    """What journal tells of the runs of the session."""
    words = [sys.executable, "-m", "journal", "run"]
    return subprocess.run(words, cwd=place.folder, env=place.env, capture_output=True, timeout=60, check=True).stdout
