"""A question that an action asks, apart from the editor that asks it, which few sessions of a minute need."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Where(Enum):
    """Where the text is asked for."""

    ITEM = "in place of the selected item"
    BELOW = "below the last item of the pane"
    FOOT = "at the foot of the screen"


class Question(NamedTuple):
    """What is asked, and what happens with the answer."""

    label: str
    text: str
    then: Callable[[str], None]
    where: Where = Where.FOOT
    changed: Callable[[str], None] | None = None
    """Called on every change, where the answer shows while it is typed."""
    may_be_empty: bool = False

    @property
    def draft(self) -> tuple[str, str, Where]:
        """By what an answer that was left half-way is found again."""
        return self.label, self.text, self.where
