"""Steps that set one attribute of an item or field: what they set, and the same aimed elsewhere or at another value."""

from __future__ import annotations

from journal.document.find import find
from journal.document.saying import cell_of, field_of, marks_of, words_of
from journal.document.steps import SetCell, SetField, SetMark, SetText
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.chunks import Document

Setting = SetMark | SetText | SetCell | SetField


def value_of(document: Document, offset: int, step: Setting) -> str | None:
    """The value of what a step sets, in a text where its item or line begins at an offset."""
    match step:
        case SetMark():
            return marks_of(find(document, offset))
        case SetText():
            return words_of(find(document, offset))
        case SetCell():
            return cell_of(find(document, offset), step.column)
        case SetField():
            return field_of(document, offset, step.key)


def target_of(step: Setting) -> int:
    return step.line if isinstance(step, SetField) else step.entry


def aimed(step: Setting, offset: int) -> Setting:
    """The same step for another item or line."""
    return step._replace(line=offset) if isinstance(step, SetField) else step._replace(entry=offset)


def valued(step: Setting, value: str) -> Setting:
    """The same step with another value."""
    match step:
        case SetMark():
            return step._replace(marks=value)
        case SetField():
            return step._replace(value=value)
        case SetText() | SetCell():
            return step._replace(text=value)


def is_same(value: str, other: str) -> bool:
    """Whether two values say the same, however their lines are wrapped."""
    return value == other or value.split() == other.split()
