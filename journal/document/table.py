"""Tables as edits see them: the cells of a row, the heads of columns, and which of them a key means."""

from __future__ import annotations

from journal.document.verify import NotThere
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.document.edit import Fields
    from journal.document.find import Found

_ALIKE = (
    ("why", "rationale", "reason", "reasoning", "because", "grounds"),
    ("alternatives considered", "alternatives", "options", "options considered"),
    ("impact", "consequences", "consequence", "effect"),
    ("date", "decided", "decided on", "when"),
    ("what", "change", "changes", "description"),
)
"""Keys that mean the same."""


def meant(key: str, names: Sequence[str]) -> int:
    """Which of some names a key means: itself in other letters, else one that means the same; -1 for none."""
    folded = [name.casefold() for name in names]
    wanted = key.casefold()
    same = next((alike for alike in _ALIKE if wanted in alike), ())
    for word in (wanted, *same):
        if word in folded:
            return folded.index(word)
    return -1


def spelled_as(names: Sequence[str], fields: Fields) -> Fields:
    """Fields under the names that mean their keys, where there are such."""
    found = [(meant(key, names), key, value) for key, value in fields]
    return tuple((names[at] if at >= 0 else key, value) for at, key, value in found)


def heads(found: Found) -> list[str]:
    """The names of the columns of the table in which a row stands."""
    header = found.chunk.lines[found.entry.table]
    return [header[left:right].strip("*_` ") for left, right in cell_spans(header, 0)]


def cells(found: Found) -> list[str]:
    """What stands in the cells of a row."""
    return [found.line[left:right] for left, right in cell_spans(found.line, 0)]


def column_for(names: list[str], key: str) -> int:
    """The column that a key means."""
    column = meant(key, names)
    if column < 0:
        raise NotThere(f"the table has no column {key}; it has {', '.join(filter(None, names))}")
    return column


def main_column(found: Found, text: str) -> int:
    """The column whose cell is a text: the words by which the row is told."""
    shown = cells(found)
    return shown.index(text) if text in shown else 0


def cell_spans(line: str, at: int) -> tuple[tuple[int, int], ...]:
    """Where the trimmed text of each cell of a row stands; `at` is where the line begins."""
    body = line.rstrip()
    start = len(line) - len(line.lstrip(" \t>"))
    if body[start : start + 1] == "|":
        start += 1
    spans: list[tuple[int, int]] = []
    escaped = False
    begin = start
    for index in range(start, len(body) + 1):
        char = body[index] if index < len(body) else "|"
        if char == "|" and (not escaped or index == len(body)):
            if index < len(body) or begin < len(body):
                left = begin
                while left < index and body[left] in " \t":
                    left += 1
                right = index
                while right > left and body[right - 1] in " \t":
                    right -= 1
                spans.append((at + left, at + right))
            begin = index + 1
        escaped = char == "\\"
    return tuple(spans)
