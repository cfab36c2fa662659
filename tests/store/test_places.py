"""State and settings are where the platform's own rules put them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import platformdirs
import pytest

from journal.store.places import config_folder, state_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _no_override(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JOURNAL_STATE_DIR", raising=False)
    monkeypatch.delenv("JOURNAL_CONFIG_DIR", raising=False)


@pytest.mark.parametrize("home", ["/home/somebody", "/home/somebody/", "", "relative", None])
@pytest.mark.parametrize("base", ["/xdg", "relative/xdg", "", None])
def test_the_folders_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, home: str | None, base: str | None
) -> None:
    for variable, value in (("HOME", home), ("XDG_STATE_HOME", base), ("XDG_CONFIG_HOME", base)):
        if value is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, value)
    assert state_folder() == platformdirs.user_state_dir("journal", appauthor=False)
    assert config_folder() == platformdirs.user_config_dir("journal", appauthor=False)


def test_an_environment_variable_moves_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNAL_STATE_DIR", "/elsewhere/state")
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", "/elsewhere/config")
    assert (state_folder(), config_folder()) == ("/elsewhere/state", "/elsewhere/config")


def test_importing_the_store_creates_nothing_and_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys, journal.store.file, journal.store.ledger, journal.store.edits, journal.store.versions,"
        " journal.store.records, journal.store.places\n"
        "journal.store.places.state_folder()\n"
        "heavy = {'dataclasses', 'inspect', 'pathlib', 'json', 'tempfile', 'subprocess', 'logging', 'asyncio',"
        " 'ctypes', 'hashlib', 'platformdirs', 'difflib'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout == "[]\n"
    assert list(tmp_path.iterdir()) == []
