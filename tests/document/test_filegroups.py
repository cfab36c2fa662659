"""The section that a file's entry belongs in, where there are several."""

from __future__ import annotations

import pytest

from journal.document.chunks import read
from journal.document.filegroups import group_of
from journal.kinds.meaning import Kinds

BY_FATE = """# Session

## Session Summary

### Files Created

- `src/dlq.ts`

### Files Modified

- `src/index.ts`
"""
BY_WEIGHT = """# Queue

## Files Modified

### Core Changes

- `src/queue/worker.py`

### Supporting Changes

- `deploy/run.sh`
"""


@pytest.mark.parametrize(
    ("page", "path", "is_new", "is_gone", "group"),
    [
        (BY_FATE, "src/a.ts", True, False, "Files Created"),
        (BY_FATE, "src/a.ts", False, False, "Files Modified"),
        (BY_FATE, "src/a.ts", False, True, "Files Modified"),
        (BY_WEIGHT, "src/queue/dlq.py", True, False, "Core Changes"),
        (BY_WEIGHT, "deploy/stop.sh", True, False, "Supporting Changes"),
        (BY_WEIGHT, "tests/test_dlq.py", True, False, "Supporting Changes"),
        (BY_WEIGHT, "lib/new.py", True, False, "Core Changes"),
        ("# Q\n\n## Files Modified\n\n- `a.py`\n", "b.py", True, False, ""),
    ],
)
def test_a_file_goes_where_its_like_is(page: str, path: str, is_new: bool, is_gone: bool, group: str) -> None:
    assert group_of(Kinds().page(read(page)), path, is_new, is_gone) == group
