"""After random work the proposals are what `git diff` against the session's start says; in short, for each source."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journal.project.sources.protocol import Source
from tests.project.test_watch import SOURCES
from tests.project.truth import replay


@pytest.mark.parametrize("make_source", SOURCES.values(), ids=SOURCES)
@pytest.mark.parametrize("seed", range(6))
def test_proposals_are_what_git_diff_says(tmp_path: Path, seed: int, make_source: Callable[[], Source]) -> None:
    assert replay(seed, tmp_path, make_source).difference == ""


@pytest.mark.parametrize("make_source", SOURCES.values(), ids=SOURCES)
@pytest.mark.parametrize("seed", range(3))
def test_without_git_they_are_what_the_files_hold(tmp_path: Path, seed: int, make_source: Callable[[], Source]) -> None:
    assert replay(seed, tmp_path, make_source, with_git=False).difference == ""
