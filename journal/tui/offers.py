"""What the work offers for the Files pane: each proposal and each commit as lines of parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journal.document.anchors import spelled_lines
from journal.project.propose import SOMEONE, Kind, Proposal
from journal.tui.inline import inline
from journal.tui.paint import cut, cut_path, shown, width_of, wrapped

if TYPE_CHECKING:
    from journal.committed import Missing
    from journal.tui.paint import Part

SIGNS: dict[Kind, Part] = {
    Kind.NEW: ("+", "added"),
    Kind.CHANGED: ("~", "warning"),
    Kind.DELETED: ("-", "removed"),
    Kind.RENAMED: (">", "warning"),
}
COMMIT: Part = ("*", "fresh")
_DIFF_STYLES = {"+": "added", "-": "removed", "@": "heading"}
_RANGES_TOLD = 2
_DRAFT_LINES = 4


class Offer(NamedTuple):
    """One thing that the work offers, with what the user has made of its draft."""

    what: Proposal | Missing
    draft: str
    """What the entry is to say."""
    why: str = ""
    diff: tuple[str, ...] | None = None
    """What changed, line by line; None until somebody asked."""

    @property
    def key(self) -> str:
        """By what it is known again."""
        return self.what.path if isinstance(self.what, Proposal) else self.what.commit.id

    @property
    def name(self) -> str:
        """What it is called when it is spoken of."""
        return self.what.path if isinstance(self.what, Proposal) else self.what.short

    @property
    def is_file(self) -> bool:
        return isinstance(self.what, Proposal)

    @property
    def is_generated(self) -> bool:
        return isinstance(self.what, Proposal) and self.what.generated

    @property
    def line(self) -> int:
        """Where to look first in the file."""
        return self.what.lines[0].start if isinstance(self.what, Proposal) and self.what.lines else 1

    @property
    def sign(self) -> Part:
        return SIGNS[self.what.kind] if isinstance(self.what, Proposal) else COMMIT

    @property
    def counts(self) -> list[Part]:
        """What stands at the right end of the line."""
        if not isinstance(self.what, Proposal):
            return []
        found: list[Part] = []
        if self.what.by != SOMEONE:
            found.append((f"  {cut(shown(self.what.by), _BY_WIDTH)}", "dim"))
        if self.what.generated:
            return [*found, ("  generated", "dim")]
        if self.what.added:
            found.append((f"  +{self.what.added:,}", "added"))
        if self.what.removed:
            found.append((f"  −{self.what.removed:,}" if not found else f" −{self.what.removed:,}", "removed"))
        return found

    def head(self, width: int) -> list[Part]:
        """The first line, in so many cells beside the counts."""
        if not isinstance(self.what, Proposal):
            subject = self.what.commit.subject
            return [(self.what.short, "code"), (f" {subject}", "")]
        width -= sum(width_of(text) for text, _ in self.counts)
        lines = _ranges(self.what)
        room = width - width_of(lines)
        if room < _LEAST_PATH:
            lines, room = "", width
        return [(cut_path(self.what.path, room), ""), (lines, "dim")]

    def lines(self, width: int, unfolded: bool) -> list[list[Part]]:
        """What is shown below the first line while it is selected, or unfolded."""
        found: list[list[Part]] = []
        if isinstance(self.what, Proposal):
            said = inline(self.draft, "dim") if self.draft else []
            found += wrapped(said, width, _DRAFT_LINES) if said else []
        elif self.what.was is not None:
            found.append([(f"was {self.what.was.id[:7]}; its entry follows", "dim")])
        elif self.what.heading:
            found += wrapped([(f"the page gets a section for it: {self.what.heading}", "dim")], width, _DRAFT_LINES)
        if self.why:
            found += wrapped([("why: ", "heading"), (self.why, "dim")], width, _DRAFT_LINES)
        if unfolded:
            read = self.diff if self.diff is not None else ("@ reading",)
            found += [[(line, _DIFF_STYLES.get(line[:1], "dim"))] for line in read]
        return found


_LEAST_PATH = 12
_BY_WIDTH = 16


def _ranges(proposal: Proposal) -> str:
    """Where the changes of a file that was there before are."""
    if proposal.kind not in (Kind.CHANGED, Kind.RENAMED) or not proposal.lines:
        return ""
    told = [spelled_lines([one]) for one in proposal.lines]
    more = len(told) - _RANGES_TOLD
    return " " + ",".join(told[:_RANGES_TOLD]) + (f" +{more}" if more > 0 else "")
