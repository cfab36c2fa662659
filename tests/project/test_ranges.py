"""Line ranges are those of `git diff`, however the texts look."""

import re
import time
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.project.ranges import Hunk, Range, changed_lines, hunks, line_count
from tests.project.laboratory import git

if TYPE_CHECKING:
    from pathlib import Path

_TEXTS = st.lists(st.sampled_from(["a", "b", "", "  c", "}", "long line of text"]), max_size=30).flatmap(
    lambda rows: st.sampled_from(["\n".join(rows), "\n".join(rows) + "\n"])
)


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _TEXTS)
def test_hunks_are_those_of_git_diff(tmp_path_factory, old: str, new: str) -> None:
    folder: Path = tmp_path_factory.mktemp("diff")
    (folder / "old").write_text(old)
    (folder / "new").write_text(new)
    out = git(folder, "diff", "--no-index", "-U0", "old", "new", check=False).decode()
    said = re.findall(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", out, re.MULTILINE)
    expected = tuple(Hunk(int(a), int(b or 1), int(c), int(d or 1)) for a, b, c, d in said)
    assert hunks(old.encode(), new.encode()) == expected


def test_changes_with_three_lines_between_are_one_range_and_with_four_are_two() -> None:
    old = b"".join(b"line %d\n" % number for number in range(20))
    near = old.replace(b"line 2\n", b"x\n").replace(b"line 6\n", b"y\n")
    far = old.replace(b"line 2\n", b"x\n").replace(b"line 7\n", b"y\n")
    assert changed_lines(hunks(old, near), near) == (Range(3, 7),)
    assert changed_lines(hunks(old, far), far) == (Range(3, 3), Range(8, 8))


def test_lines_that_only_went_away_are_shown_by_the_line_before_them() -> None:
    old, new = b"a\nb\nc\nd\n", b"a\nd\n"
    assert changed_lines(hunks(old, new), new) == (Range(1, 1),)
    assert changed_lines(hunks(old, b"c\nd\n"), b"c\nd\n") == (Range(1, 1),)
    assert changed_lines(hunks(old, b""), b"") == ()


def test_how_lines_end_is_no_difference() -> None:
    assert hunks(b"a\nb\n", b"a\r\nb\r\n") == ()
    assert hunks(b"a\r\nb\r\nc\r\n", b"a\nB\nc\n") == (Hunk(2, 1, 2, 1),)


def test_repetitive_lines_do_not_take_long() -> None:
    old = b"x\ny\n" * 7_500
    new = b"y\nx\n" * 7_500
    start = time.perf_counter()
    hunks(old, new)
    assert time.perf_counter() - start < 2


def test_a_last_line_without_its_end_counts() -> None:
    assert [line_count(text) for text in (b"", b"a", b"a\n", b"a\nb")] == [0, 1, 1, 2]
