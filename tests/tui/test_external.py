"""The call of the user's editor."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from journal.tui.external import Call, call, shown_by_nvim, start

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("set_to", "words", "own_window"),
    [
        ("vim", ["vim", "+12", "/p/a.md"], False),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+12", "/p/a.md"], False),
        ("nano", ["nano", "+12", "/p/a.md"], False),
        ("emacs -nw", ["emacs", "-nw", "+12", "/p/a.md"], False),
        ("hx", ["hx", "/p/a.md:12"], False),
        ("code", ["code", "--goto", "/p/a.md:12"], True),
        ("zed", ["zed", "/p/a.md:12"], True),
        ("subl", ["subl", "/p/a.md:12"], True),
        ("kate", ["kate", "--line", "12", "/p/a.md"], True),
        ("idea", ["idea", "--line", "12", "/p/a.md"], True),
        ("unheard-of", ["unheard-of", "/p/a.md"], False),
        ("", ["vi", "+12", "/p/a.md"], False),
        ("code --wait", ["code", "--wait", "--goto", "/p/a.md:12"], True),
        ("'/my tools/vim' -R", ["/my tools/vim", "-R", "+12", "/p/a.md"], False),
        ('"/my tools/code" --wait', ["/my tools/code", "--wait", "--goto", "/p/a.md:12"], True),
        ("broken 'quote", ["broken 'quote", "/p/a.md"], False),
    ],
)
def test_an_editor_is_told_the_line_in_its_own_way(set_to: str, words: list[str], own_window: bool) -> None:
    assert call({"EDITOR": set_to}, "/p/a.md", 12) == Call(words, own_window)


def test_an_editor_whose_terminal_this_is_opens_the_file_itself() -> None:
    assert call({"TERM_PROGRAM": "vscode"}, "/p/a.md", 12) == Call(["code", "--goto", "/p/a.md:12"], True)
    assert call({"TERM_PROGRAM": "vscode", "EDITOR": "vim"}, "/p/a.md", 12).words[0] == "vim"


@pytest.mark.skipif(shutil.which("nvim") is None, reason="no nvim on this machine")
def test_a_running_nvim_shows_the_file_beside_the_pane(tmp_path: Path) -> None:
    page = tmp_path / "it's [a] %page #1.md"
    page.write_text("a line\n" * 40)
    server = str(tmp_path / "nvim")
    layout = ["-c", "edit first.md | vsplit | terminal sleep 60", "-c", "lua io.stdout:write('ready\\n')"]
    words = ["nvim", "--headless", "-u", "NONE", "-n", "--listen", server, *layout]
    nvim = subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE)

    def told(expression: str) -> str:
        words = ["nvim", "--server", server, "--remote-expr", expression]
        answer = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return answer.stdout.strip()  # nvim 0.7 answers on stderr

    here = {"NVIM": server, "EDITOR": "nvim"}
    try:
        assert nvim.stdout is not None
        assert nvim.stdout.readline() == b"ready\n"
        assert told("&buftype") == "terminal"
        assert shown_by_nvim(here, str(page), 12)
        assert told("expand('%:p') .. ':' .. line('.')") == f"{page}:12"
        assert told("winnr('$') .. ' ' .. tabpagenr('$') .. ' ' .. &buflisted") == "2 1 1"
        told("execute(['normal! x', 'wincmd p'])")
        assert shown_by_nvim(here, str(page), 30), "a file with unsaved changes is shown as it is"
        assert told("line('.') .. ' ' .. &modified .. ' ' .. winnr('$')") == "30 1 2"
        assert not shown_by_nvim({"NVIM": server, "EDITOR": "nano"}, str(page), 12), "another editor was asked for"
    finally:
        nvim.kill()
        nvim.communicate()
    assert not shown_by_nvim(here, str(page), 12), "that nvim is gone"


def test_a_pane_is_asked_of_tmux_only_where_it_runs_and_for_editors_in_a_terminal() -> None:
    assert call({"EDITOR": "vim"}, "/p/a.md", 12, split=True).words[0] == "vim"
    assert call({"TMUX": "/tmp/socket,1,0", "EDITOR": "code"}, "/p/a.md", 12, split=True).words[0] == "code"
    assert call({"TMUX": "/tmp/socket,1,0", "EDITOR": "unheard-of"}, "/p/a.md", 12, split=True).words[0] == "unheard-of"


@pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux on this machine")
def test_the_editor_gets_a_tmux_pane_with_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    socket = str(tmp_path / "socket")
    tmux = ["tmux", "-S", socket]

    def told(*words: str) -> list[str]:
        return subprocess.run([*tmux, *words], check=True, capture_output=True, text=True).stdout.split()

    told("-f", "/dev/null", "new-session", "-d", "-x", "160", "-y", "45", "sleep 60")
    try:
        pane = told("display", "-p", "#{pane_id}")[0]
        inside = {"TMUX": f"{socket},1,0", "TMUX_PANE": pane, "EDITOR": "sh -c 'sleep 60'"}
        monkeypatch.setenv("TMUX", inside["TMUX"])
        subprocess.run(call(inside, "/p/a.md", 12, split=True).words, check=True)
        assert sorted(told("list-panes", "-F", "#{pane_width}")) == ["79", "80"]
        told("resize-pane", "-t", pane, "-x", "48", ";", "select-pane", "-t", pane)
        subprocess.run(call(inside, "/p/a.md", 12, split=True).words, check=True)
        assert told("display", "-p", "-t", pane, "#{pane_width}x#{pane_height}") == ["48x45"]
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def an_editor(folder: Path, then: str = "") -> tuple[str, Path]:
    """An editor in a folder with a blank in its name, and the file in which it notes what it was told."""
    editor = folder / "my tools" / "vim"
    editor.parent.mkdir()
    noted = folder / "noted"
    editor.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{noted}'\n{then}\n")
    editor.chmod(0o755)
    return str(editor), noted


@pytest.mark.parametrize(("form", "options"), [("{}", []), ("'{}'", []), ('"{}" -R "a b"', ["-R", "a b"])])
def test_blanks_in_the_paths_of_an_editor_and_of_a_file_are_kept(tmp_path: Path, form: str, options: list[str]) -> None:
    editor, noted = an_editor(tmp_path)
    page = str(tmp_path / "the $HOME of 'all' pages.md")
    assert start(call({"VISUAL": form.format(editor)}, page, 12)) is None
    assert noted.read_text().splitlines() == [*options, "+12", page]


@pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux on this machine")
def test_blanks_are_kept_on_the_way_through_tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    socket = str(tmp_path / "socket")
    tmux = ["tmux", "-S", socket]
    editor, noted = an_editor(tmp_path, f"tmux -S '{socket}' wait-for -S edited")
    page = str(tmp_path / "the $HOME of 'all' pages.md")
    subprocess.run([*tmux, "-f", "/dev/null", "new-session", "-d", "-x", "160", "-y", "45", "sleep 60"], check=True)
    try:
        inside = {"TMUX": f"{socket},1,0", "VISUAL": f"'{editor}' -R"}
        monkeypatch.setenv("TMUX", inside["TMUX"])
        subprocess.run(call(inside, page, 12, split=True).words, check=True)
        subprocess.run([*tmux, "wait-for", "edited"], check=True, timeout=30)
        assert noted.read_text().splitlines() == ["-R", "+12", page]
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def test_the_visual_editor_comes_first() -> None:
    assert call({"EDITOR": "ed", "VISUAL": "vim"}, "/p/a.md", 1).words[0] == "vim"
