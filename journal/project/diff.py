"""What changed in one file since the session's start, as lines to read."""

from __future__ import annotations

from itertools import islice

from journal.project.propose import is_binary
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.project.baseline import Baseline
    from journal.project.propose import Proposal

MOST_LINES = 400
_LONGEST = 1_000
"""Characters of one line that are read."""
_CONTEXT_LINES = 2


def diff_of(baseline: Baseline, proposal: Proposal) -> tuple[list[str], int]:
    """The lines of a proposal's change, each beginning with a sign as in any diff, and how many more there are."""
    before = baseline.before(proposal.old_path or proposal.path)
    after = baseline.reader().read(proposal.path)
    if before is None and after is None:
        is_folder = proposal.path.endswith("/")
        return ["@ a folder; its files are not shown one by one" if is_folder else "@ it is gone"], 0
    old, new = before.data if before else b"", after.data if after else b""
    if old is None or new is None:
        return ["@ too large to be shown"], 0
    if is_binary(old) or is_binary(new):
        return ["@ binary"], 0
    found = _lines(old, new)
    lines = list(islice(found, MOST_LINES)) or ["@ the text is the same"]
    return lines, sum(1 for _ in found)


def _lines(old: bytes, new: bytes) -> Iterator[str]:
    from pygit2 import Patch
    from pygit2.enums import DiffOption

    options = DiffOption.FORCE_TEXT | DiffOption.INDENT_HEURISTIC | DiffOption.IGNORE_WHITESPACE_EOL
    for hunk in Patch.create_from(old, new, flag=options, context_lines=_CONTEXT_LINES).hunks:
        yield f"@ {hunk.new_start}"
        for line in hunk.lines:
            if line.origin in " +-":
                text = line.raw_content[:_LONGEST].decode("utf-8", "replace")
                yield line.origin + text.rstrip("\r\n").expandtabs(4)
