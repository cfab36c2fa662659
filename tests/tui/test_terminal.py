"""The real program in a real terminal: leaving, signals, kills, a terminal that goes away, and refusals."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.desk import PAGE
from tests.laboratories.pane import run
from tests.tui.terminal import RESTORED, ROOT, Terminal

if TYPE_CHECKING:
    import random
    from pathlib import Path


LEFT, END = "\x1b[D", "\x1b[F"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "CONTINUITY.md"
    path.write_text(PAGE, "utf-8")
    return path


def typing(terminal: Terminal) -> None:
    """An edit that is done, and one that is still open."""
    terminal.until("1 Doing")
    terminal.send("x")
    terminal.until("2 of 3")
    terminal.send("c")
    terminal.until("new line")
    terminal.send("half a thought")
    terminal.until("half a thought")


def test_q_saves_and_gives_the_terminal_back(page: Path) -> None:
    with Terminal(page.parent) as terminal:
        terminal.until("1 Doing")
        sent = terminal.leave("x", "q")
        assert terminal.status == 0
    assert "- ✅ Retry policy" in page.read_text("utf-8")
    assert all(mode in sent for mode in RESTORED)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_loses_nothing_and_gives_the_terminal_back(page: Path, number: int) -> None:
    with Terminal(page.parent) as terminal:
        typing(terminal)
        terminal.kill(number)
        assert terminal.wait() == 0
        assert all(mode in terminal.bytes for mode in RESTORED)
    text = page.read_text("utf-8")
    assert "- ✅ Retry policy" in text
    assert "half a thought" in text


def test_a_terminal_that_goes_away_loses_nothing_and_ends_the_program(page: Path) -> None:
    with Terminal(page.parent) as terminal:
        typing(terminal)
        terminal.close()
        terminal.wait()
    text = page.read_text("utf-8")
    assert "- ✅ Retry policy" in text
    assert "half a thought" in text


OUT_OF_SESSION = """
import os, signal, sys
child = os.fork()
if child:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
os.setsid()
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Runs a program that no signal reaches when its terminal goes away."""


def test_a_terminal_that_goes_away_without_a_signal_ends_the_program_too(page: Path) -> None:
    with Terminal(page.parent, before=(sys.executable, "-c", OUT_OF_SESSION)) as terminal:
        typing(terminal)
        terminal.close()
        assert terminal.wait() == 0
    assert "half a thought" in page.read_text("utf-8")


def test_what_a_kill_kept_from_the_file_is_taken_up_at_the_next_start(page: Path) -> None:
    page.chmod(0o600)
    with Terminal(page.parent) as terminal:
        terminal.until("1 Doing")
        terminal.send("x")
        terminal.until("2 of 3")
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
    with Terminal(page.parent) as terminal:
        terminal.until("2 of 3")
        terminal.leave("q")
    assert "- ✅ Retry policy" in page.read_text("utf-8")


def test_keys_that_come_before_the_editor_are_its_own(page: Path) -> None:
    with Terminal(page.parent) as terminal:
        terminal.until("1 Doing")
        terminal.send("c> quick\r")
        terminal.until("next: quick")
        terminal.leave("q")
    assert "3. quick\n" in page.read_text("utf-8")


def test_keys_typed_ahead_all_come_in_their_order(page: Path) -> None:
    with Terminal(page.parent) as terminal:
        terminal.until("1 Doing")
        terminal.send("".join(f"c> typed{LEFT * 5}{number} {END} ahead\r" for number in range(5)))
        terminal.until("4 typed ahead")
        terminal.leave("q")
    assert [line for line in page.read_text("utf-8").split("\n") if "ahead" in line] == [
        f"{number + 3}. {number} typed ahead" for number in range(5)
    ]


def test_the_editor_has_the_terminal_and_gives_it_back(page: Path) -> None:
    editor = page.parent / "vi"
    editor.write_text(f"#!/bin/sh\necho EDITING $1\nsed -i 's/Admin page/Admin site/' {page}\n", "utf-8")
    editor.chmod(0o755)
    with Terminal(page.parent, settings={"VISUAL": str(editor)}) as terminal:
        terminal.until("1 Doing")
        terminal.send("o")
        terminal.until("Admin site")
        terminal.leave("q")
    assert b"EDITING +7" in terminal.bytes


def test_an_editor_that_is_not_there_is_named_and_the_pane_comes_back(page: Path) -> None:
    with Terminal(page.parent, settings={"VISUAL": "/no/such/editor"}) as terminal:
        terminal.until("1 Doing")
        terminal.send("o")
        terminal.until("/no/such/editor cannot be started")
        terminal.send("c> went on\r")
        terminal.until("next: went on")
        terminal.leave("q")


def test_without_colours_there_are_none_and_all_can_be_read(page: Path) -> None:
    with Terminal(page.parent, settings={"NO_COLOR": "1"}) as terminal:
        terminal.until("1 Doing")
        sent = terminal.leave("j", "q")
    assert not re.findall(rb"\x1b\[[0-9;]*(?:[34][0-7]|[34]8;[25];[0-9;]+|9[0-7]|10[0-7])m", sent)


def test_a_folder_without_a_document_offers_to_make_one(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    (shop / ".git").mkdir(parents=True)
    with Terminal(shop) as terminal:
        terminal.until("No document here yet")
        terminal.until("shop - Context & Decisions")
        terminal.send("j\r")
        terminal.until("1 Doing")
        terminal.leave("q")
    assert (shop / "CONTINUITY.md").exists()


def test_the_demo_shows_another_writer_and_proposals_and_cleans_up(tmp_path: Path) -> None:
    with Terminal(tmp_path, "demo", settings={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.until("another writer")
        terminal.until("1 new")
        terminal.leave("q")
    assert not list(tmp_path.glob("journal-demo-*"))


def refused(folder: Path, terminal: bool, **settings: str) -> tuple[int, str]:
    """Exit status and words of a start that should not show the pane."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "JOURNAL_STATE_DIR": str(folder / "state"), **settings}
    if not terminal:
        words = [sys.executable, "-m", "journal"]
        run = subprocess.run(
            words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        return run.returncode, run.stderr
    with Terminal(folder, settings=settings) as shown:
        return shown.wait(), shown.screen.replace("\n", "")


@pytest.mark.parametrize(
    ("terminal", "settings"),
    [(False, {}), (True, {"TERM": "dumb"})],
    ids=["no terminal", "dumb"],
)
def test_where_the_pane_cannot_be_shown_one_sentence_says_so(
    page: Path, terminal: bool, settings: dict[str, str]
) -> None:
    status, said = refused(page.parent, terminal, **settings)
    assert status == 2
    assert said.startswith("journal: the pane needs a terminal")
    assert "journal show" in said
    assert "\x1b" not in said


def test_random_work_beside_a_random_writer_with_kills_loses_nothing(tmp_path: Path, rng: random.Random) -> None:
    run(rng.randrange(1 << 32), tmp_path)


def test_the_next_start_begins_with_the_last_frame(page: Path) -> None:
    with Terminal(page.parent) as terminal:
        terminal.until("1 Doing")
        terminal.send("x")
        terminal.until("2 of 3")
        terminal.leave("q")
    with Terminal(page.parent) as terminal:
        terminal.until("2 of 3")
        assert not terminal.is_up, "the frame came no earlier than Textual"
        assert not terminal.echoes
        terminal.send("uc> soon\r")  # before there is a pane to take it
        terminal.until("next: soon")
        sent = terminal.leave("q")
    assert terminal.status == 0
    assert all(sign in sent for sign in RESTORED)


def test_another_size_has_no_first_frame(page: Path) -> None:
    with Terminal(page.parent) as terminal:
        terminal.until("1 Doing")
        terminal.leave("q")
    with Terminal(page.parent, size=(60, 30)) as terminal:
        terminal.until("1 Doing")
        sent = terminal.leave("q")
    assert sent.count(b"\x1b[?1049h") == 1


@pytest.mark.parametrize("settings", [{"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, {"TERM": "xterm"}, {"NO_COLOR": "1"}])
def test_a_terminal_with_other_signs_or_colours_has_no_first_frame(page: Path, settings: dict[str, str]) -> None:
    with Terminal(page.parent) as terminal:
        terminal.until("1 Doing")
        terminal.leave("q")
    with Terminal(page.parent, settings=settings) as terminal:
        terminal.until("1 Doing")
        assert terminal.is_up, "the frame was drawn for another terminal"
        terminal.leave("q")


def test_settings_that_changed_have_no_first_frame(page: Path) -> None:
    with Terminal(page.parent) as terminal:
        terminal.until("1 Doing")
        terminal.leave("q")
    settings = page.parent / "config" / "config.toml"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text('[pane]\nsigns = "ascii"\n', "utf-8")
    with Terminal(page.parent) as terminal:
        terminal.until("1 Doing")
        assert terminal.is_up, "the frame was drawn with other settings"
        assert "━" not in terminal.screen
        terminal.leave("q")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_before_the_pane_is_there_gives_the_terminal_back(page: Path, number: int) -> None:
    with Terminal(page.parent) as terminal:
        terminal.until("1 Doing")
        terminal.leave("q")
    with Terminal(page.parent) as terminal:
        terminal.until("1 Doing")
        terminal.kill(number)
        terminal.wait()
        assert terminal.bytes.rfind(b"\x1b[?1049l") > terminal.bytes.rfind(b"\x1b[?1049h")
        assert terminal.echoes


@pytest.mark.parametrize(
    "settings",
    [{"TERM": "linux"}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}],
    ids=["console", "no UTF-8 locale", "no UTF-8 at all"],
)
def test_a_terminal_without_the_signs_gets_none_of_them(page: Path, settings: dict[str, str]) -> None:
    page.write_text(page.read_text("utf-8").replace("Admin page", "Admin page for 管理 → all"), "utf-8")
    with Terminal(page.parent, settings=settings) as terminal:
        terminal.until("- 1 Doing -")
        sent = terminal.leave("j", "x", ",", "\x1b", "q")
    known = "管理".encode() if "PYTHONIOENCODING" not in settings else b""
    assert sent.replace(known, b"").isascii() if known else sent.isascii()
    assert (b"for " + (known or b"????") + b" > all") in sent


def test_the_console_of_linux_gets_no_sequence_that_it_would_print(page: Path) -> None:
    with Terminal(page.parent, settings={"TERM": "linux"}) as terminal:
        terminal.until("1 Doing")
        sent = terminal.leave("j", "q")
    assert set(re.findall(rb"\x1b\[[?><=][0-9;]*\$?[A-Za-z]", sent)) <= {
        b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25l", b"\x1b[?25h", b"\x1b[?7l", b"\x1b[?7h",
    }  # fmt: skip
    assert b"\x1b]" not in sent
    assert not re.search(rb"\x1b\[[0-9;]*[34]8;[25];", sent)


def test_sixteen_colours_are_enough(page: Path) -> None:
    with Terminal(page.parent, settings={"TERM": "xterm", "COLORTERM": ""}) as terminal:
        terminal.until("1 Doing")
        sent = terminal.leave("j", "q")
    assert not re.search(rb"\x1b\[[0-9;]*[34]8;[25];", sent)
    assert re.search(rb"\x1b\[[0-9;]*[39][0-7][;m]", sent)
