"""Keeps the tests of the project away from the configuration of whoever runs them."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.project.baseline import Baseline
from journal.project.opening import begin

Begin = Callable[[Path], Baseline]


@pytest.fixture(autouse=True)
def _own_git_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")] + ["EMAIL"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home/.config"))


@pytest.fixture
def baseline_of() -> Iterator[Begin]:
    """Starts a session in a folder; all of them are closed at the end."""
    begun: list[Baseline] = []

    def start(folder: Path) -> Baseline:
        begun.append(begin(str(folder), time.time()).baseline)
        return begun[-1]

    yield start
    for baseline in begun:
        baseline.close()
