"""Asking what was found out: what was learned, how, what was rejected because of it and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.edit import Discover
from journal.tui.question import Question, Where

if TYPE_CHECKING:
    from journal.tui.view import View


def discover(view: View) -> None:
    """One question after the other; all but the first may be left empty."""
    pane = view.board.used
    create, group = not pane.has_section, pane.listing.section

    def learned(text: str) -> None:
        view.ask(Question("found out how", "", lambda how: found(text, how), may_be_empty=True))

    def found(text: str, how: str) -> None:
        view.ask(
            Question("rejected because of it", "", lambda rejected: weighed(text, how, rejected), may_be_empty=True)
        )

    def weighed(text: str, how: str, rejected: str) -> None:
        if not rejected:
            write(text, how, "", "")
            return
        view.ask(Question("rejected why", "", lambda why: write(text, how, rejected, why), may_be_empty=True))

    def write(text: str, how: str, rejected: str, why: str) -> None:
        view.do(Discover(text, how, rejected, why, create=create, group=group))

    view.ask(Question("what was learned", "", learned, Where.BELOW))
