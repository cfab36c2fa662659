"""Roles and states are recognised on real documents, as readers labelled them."""

from __future__ import annotations

import pytest

from benchmarks.corpus import CORPUS, measure


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus (../shared/corpus) is not here")
def test_roles_and_states_agree_with_readers() -> None:
    figures = measure()
    assert figures.precision >= 0.95
    assert figures.recall >= 0.90
    assert figures.states >= 0.98
