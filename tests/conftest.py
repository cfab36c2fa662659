"""What tests of several packages start from, and the settings of the property tests."""

from __future__ import annotations

import os
import random
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from journal.store import ledger
from tests.desk import Bench
from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

settings.register_profile("journal", deadline=None)  # a shared machine makes any one example slow
settings.load_profile("journal")


@pytest.fixture
def rng() -> random.Random:
    """A source of randomness that is new in every run; JOURNAL_SEED repeats a run."""
    seed = int(os.environ.get("JOURNAL_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)
    print(f"JOURNAL_SEED={seed}")
    return random.Random(seed)


@pytest.fixture(autouse=True)
def left_ledgers() -> Iterator[None]:
    """A command leaves its ledger open for the end of its process, which does not come where a test runs it."""
    yield
    while ledger._LEFT:
        ledger._LEFT.pop().close()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A page in a folder whose other files are the work's alone; the ledger is elsewhere."""
    (tmp_path / "work").mkdir()
    bench = Bench(tmp_path / "work")
    bench.state = str(tmp_path / "state")
    return bench


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def pytest_configure() -> None:
    """Hear the signals that tests send to programs, also where the tests themselves run in the background."""
    for name in ("SIGINT", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", action="store_true", help="draw the pictures in screenshots/ anew")
