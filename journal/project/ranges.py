"""Which lines differ between two texts, by git's own algorithm."""

from journal.values import NamedTuple

_NEAR_LINES = 3


class Hunk(NamedTuple):
    """One stretch of lines that were replaced, counted from 1; an empty side stands after its start, as in a diff."""

    old_start: int
    old_count: int
    new_start: int
    new_count: int


class Range(NamedTuple):
    """Lines start to end, both included, counted from 1."""

    start: int
    end: int


def hunks(old: bytes, new: bytes) -> tuple[Hunk, ...]:
    """The stretches in which two texts differ; how lines end is no difference."""
    if old == new:
        return ()
    if b"\r" in old or b"\r" in new:
        old, new = old.replace(b"\r\n", b"\n"), new.replace(b"\r\n", b"\n")
        if old == new:
            return ()
    # Not difflib: it needs 23 s for 1,500 repetitive lines. Two byte strings: with them libgit2 reads no file.
    from pygit2 import Patch
    from pygit2.enums import DiffOption

    options = DiffOption.FORCE_TEXT | DiffOption.INDENT_HEURISTIC
    patch = Patch.create_from(old, new, flag=options, context_lines=0, interhunk_lines=0)
    return tuple(Hunk(hunk.old_start, hunk.old_lines, hunk.new_start, hunk.new_lines) for hunk in patch.hunks)


def changed_lines(found: tuple[Hunk, ...], new: bytes) -> tuple[Range, ...]:
    """Where the changes stand in the new text; those with at most three lines between them are one.

    A place where lines only went away is shown by the line before it, or by the first line.
    """
    merged: list[Range] = []
    for hunk in found if new else ():
        start = max(hunk.new_start, 1)
        end = start + max(hunk.new_count, 1) - 1
        if merged and start - merged[-1].end - 1 <= _NEAR_LINES:
            merged[-1] = Range(merged[-1].start, end)
        else:
            merged.append(Range(start, end))
    return tuple(merged)


def line_count(text: bytes) -> int:
    """Lines as a diff counts them: a last one without a line end is one too."""
    return text.count(b"\n") + (text[-1:] not in (b"", b"\n"))
