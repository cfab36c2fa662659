"""As many lines of a digest as a budget of tokens has room for, the first things first, as text or as JSON."""

from __future__ import annotations

from journal.session.tokens import bound
from journal.values import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.session.digest import Part

_FIRST_LENGTHS = range(36, 161)
"""Characters of the first line of each part, as long as nobody knows whether there is room for more."""
_FIRST_SHARE = 0.2
"""How many of them for each token of the budget."""
_SOME = 6
"""Lines of each part before any part gets more."""
_SIGN = "…"


class Shown(NamedTuple):
    """A part as far as there is room for it."""

    part: Part
    lines: tuple[str, ...]
    """The first ones of the part; of the very first perhaps only its beginning."""


class Form(Protocol):
    """How a digest is written."""

    def head(self) -> str:
        """What stands around all parts."""

    def around(self, part: Part, left_out: int) -> str:
        """What stands around the lines of a part."""

    def line(self, text: str) -> str: ...


def fitted(parts: Sequence[Part], budget: int, form: Form) -> list[Shown]:
    """First a line of each part, in their order; then some more of each; then all that there is still room for."""
    room = budget - bound(form.head())
    length = max(_FIRST_LENGTHS[0], min(int(_FIRST_SHARE * budget), _FIRST_LENGTHS[-1]))
    taken: list[list[str]] = []
    for part in parts:
        first = part.lines[0].text
        short = first if len(first) <= length else first[: length - 1].rstrip() + _SIGN
        cost = bound(form.around(part, len(part.lines))) + bound(form.line(short))
        if cost > room:
            break
        room -= cost
        taken.append([short])
    for part, lines in zip(parts, taken, strict=False):
        more = bound(form.line(part.lines[0].text)) - bound(form.line(lines[0]))
        if more <= room:
            lines[0] = part.lines[0].text
            room -= more
    for most in (_SOME, len(max(parts, key=lambda part: len(part.lines)).lines) if parts else 0):
        for part, lines in zip(parts, taken, strict=False):
            for line in part.lines[len(lines) : most]:
                cost = bound(form.line(line.text))
                if cost > room:
                    break
                lines.append(line.text)
                room -= cost
    return [Shown(part, tuple(lines)) for part, lines in zip(parts, taken, strict=False)]
