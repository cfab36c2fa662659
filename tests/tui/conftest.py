"""Settings of the user and of the machine that must not reach the tests of the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TMUX", "VISUAL", "EDITOR", "LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("JOURNAL_STATE_DIR", str(tmp_path / "journal-state"))
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(tmp_path / "journal-config"))
