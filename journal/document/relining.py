"""The files that an entry names, at another path or at other lines; every other word of it stays."""

from __future__ import annotations

import re

from journal.document.anchors import anchors, is_subject
from journal.document.fields import set_field
from journal.document.pieces import Form
from journal.document.steps import SetCell, SetText
from journal.document.table import cell_spans, main_column
from journal.document.verify import Refused
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journal.document.edit import Relined
    from journal.document.page import Item
    from journal.document.work import Work

_RANGE = r"(L?)(\d+)(?:([-–])(L?)(\d+))?"
"""Each range of `:12-34,40` or `#L12-L34`."""

Lines = tuple["tuple[int, int] | None", ...]


def reline(work: Work, item: Item, files: Iterable[Relined]) -> None:
    """Write where the ranges that an item names stand now; those of which nothing is left go."""
    now = {(one.path, one.was): one.now for one in files if any(one.now)}
    if not now:
        raise Refused(f"the lines that {item.id} names are gone; say in the entry what became of them")

    def written(text: str) -> str:
        for anchor in reversed(list(anchors(text))):
            if lines := now.get((anchor.path.removeprefix("./"), anchor.lines)):
                first, last = anchor.span[0] + len(anchor.path), anchor.span[1]
                text = text[:first] + respelled(text[first:last], lines) + text[last:]
        return text

    _rewrite(work, item, written)
    for key, value in item.fields.items():
        if (after := written(value)) != value:
            set_field(work, item, key, after)


def rename(work: Work, was: str, path: str) -> None:
    """Another path for the entry that lists a file, if one does."""

    def written(text: str) -> str:
        anchor = next(one for one in anchors(text) if one.path.removeprefix("./") == was)
        start = anchor.span[0]
        return text[:start] + path + text[start + len(anchor.path) :]

    for item in work.page.of("files"):
        if item.entry >= 0 and is_subject(was, item.text):
            return _rewrite(work, item, written)
    return None


def respelled(was: str, lines: Lines) -> str:
    """Ranges as they were written, with other numbers."""
    found = list(re.finditer(_RANGE, was))
    if not found:
        return was
    kept: list[str] = []
    for match, now in zip(found, lines, strict=False):
        if now is None:
            continue
        lead, _, dash, second, _ = match.groups()
        start, end = now
        kept.append(f"{lead}{start}" if start == end else f"{lead}{start}{dash or '-'}{second or lead}{end}")
    gap = was[found[0].end() : found[1].start()] if len(found) > 1 else ""
    return was[: found[0].start()] + gap.join(kept) + was[found[-1].end() :]


def _rewrite(work: Work, item: Item, written: Callable[[str], str]) -> None:
    start, found = work.start(item), work.found(item)
    column = -1
    text = found.entry.text
    if found.entry.form is Form.ROW:
        column = main_column(found, item.text)
        text = found.line[slice(*cell_spans(found.line, 0)[column])]
    after = written(text)
    if after != text:
        work.do(SetText(start, after) if column < 0 else SetCell(start, column, after))
    work.subject = start
