"""Keeps the tests of checks away from the configuration of whoever runs them."""

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_git_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home/.config"))
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("JOURNAL_STATE_DIR", str(tmp_path / "state"))
