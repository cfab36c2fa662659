"""Text on the clipboard: which way is taken, and that tmux really has it."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from journal.tui.clipboard import copy, ways

if TYPE_CHECKING:
    from pathlib import Path


class Terminal:
    """What the terminal is told by OSC 52, which no test can ask it about."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def copy_to_clipboard(self, text: str) -> None:
        self.told.append(text)


@pytest.mark.parametrize(
    ("environment", "platform", "programs"),
    [
        ({}, "darwin", ["pbcopy"]),
        ({"TMUX": "/tmp/tmux"}, "darwin", ["pbcopy", "tmux"]),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", ["wl-copy", "xclip", "xsel"]),
        ({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, "linux", []),
        ({"TMUX": "/tmp/tmux", "SSH_TTY": "/dev/pts/1"}, "linux", ["tmux"]),
        ({}, "linux", []),
    ],
)
def test_the_surest_way_comes_first(environment: dict[str, str], platform: str, programs: list[str]) -> None:
    assert [words[0] for words in ways(environment, platform)] == programs


def test_a_program_that_fails_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, status in (("wl-copy", 1), ("xclip", 0)):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\ncat > {tmp_path}/{name}.got\nexit {status}\n")
        program.chmod(0o755)
    for name in ("TMUX", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (("WAYLAND_DISPLAY", "w"), ("DISPLAY", ":0"), ("PATH", f"{tmp_path}:{os.environ['PATH']}")):
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    assert copy(terminal, "füllt – $25") == "copied with xclip"
    assert (tmp_path / "xclip.got").read_text("utf-8") == "füllt – $25"
    assert not terminal.told


def test_the_terminal_is_told_where_there_is_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("journal.tui.clipboard.sys.platform", "linux")
    terminal = Terminal()
    assert "not every terminal" in copy(terminal, "text")
    assert terminal.told == ["text"]


@pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux on this machine")
def test_tmux_has_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    socket = str(tmp_path / "socket")
    tmux = ["tmux", "-S", socket]
    subprocess.run([*tmux, "-f", "/dev/null", "new-session", "-d", "sleep 60"], check=True)
    try:
        for name in ("SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr("journal.tui.clipboard.sys.platform", "linux")
        monkeypatch.setenv("TMUX", f"{socket},1,0")
        terminal = Terminal()
        assert copy(terminal, "two\nlines $1") == "copied with tmux"
        held = subprocess.run([*tmux, "show-buffer"], check=True, capture_output=True, text=True).stdout
        assert held == "two\nlines $1"
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)
