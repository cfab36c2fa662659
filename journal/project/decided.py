"""What the user decided about proposals, so that none comes back until there is something new to decide."""

from __future__ import annotations

from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.project.propose import Kind, Proposal
    from journal.project.ranges import Range


class Decided(NamedTuple):
    """A proposal as it was when the user accepted or rejected it."""

    kind: Kind
    content: str
    lines: tuple[Range, ...]
    accepted: bool

    @classmethod
    def on(cls, proposal: Proposal, *, accepted: bool) -> Decided:
        """The user's decision on a proposal."""
        return cls(proposal.kind, proposal.content, proposal.lines, accepted)

    def settles(self, proposal: Proposal) -> bool:
        """Whether nothing is left to decide.

        An accepted file is proposed again when its lines are no longer those that were written down; a rejected one
        only when it changes in a new place. Where there are no lines to compare, any new content is something new.
        """
        if proposal.kind is not self.kind:
            return False
        if proposal.content == self.content:
            return True
        if not proposal.lines or not self.lines:
            return False
        if self.accepted:
            return proposal.lines == self.lines
        return all(any(_meet(now, then) for then in self.lines) for now in proposal.lines)


def _meet(one: Range, other: Range) -> bool:
    return one.start <= other.end + 1 and other.start <= one.end + 1
