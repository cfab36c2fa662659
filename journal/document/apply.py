"""Steps to splices: each computed against the exact text, verified by scanning again, and with its inverse."""

from __future__ import annotations

from journal.document import placing, rewriting
from journal.document.steps import (
    Insert,
    Move,
    Remove,
    RemoveSection,
    SetCell,
    SetField,
    SetLines,
    SetMark,
    SetText,
)
from journal.values import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from journal.document.chunks import Document
    from journal.document.steps import Applied, Step


def apply(document: Document, step: Step) -> Applied:
    """The document after one step; refused, with the text untouched, if it would change more than it says."""
    match step:
        case SetMark():
            return rewriting.set_mark(document, step)
        case SetText():
            return rewriting.set_text(document, step)
        case SetField():
            return rewriting.set_field(document, step)
        case SetCell():
            return rewriting.set_cell(document, step)
        case SetLines():
            return rewriting.set_lines(document, step)
        case Insert():
            return placing.insert(document, step)
        case Remove():
            return placing.remove(document, step)
        case RemoveSection():
            return placing.remove_section(document, step)
        case Move():
            return placing.move(document, step)
        case _:
            assert_never(step)
