"""Parts of text to strips of cells: the one door by which text of any origin reaches the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment
from rich.text import Text
from textual.strip import Strip

from journal.cli.printing import printable
from journal.tui.signs import in_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style

Part = tuple[str, str]
"""A text, and the name of its style; an empty name is that of the line."""

MOST = 4_000
"""Characters of one line that are looked at: a line of a megabyte must not cost a second."""

_DROPPED = dict.fromkeys((0xFE0E, 0xFE0F, 0x20E3, *range(0x1F3FB, 0x1F400)))
"""Selectors, keycaps and skin tones, about whose width terminals and programs disagree."""


def shown(text: str) -> str:
    """A text as one line that is only text: nothing in it is obeyed, and each sign has one width everywhere."""
    text = text[:MOST]
    if text.isascii() and text.isprintable():
        return text
    return in_signs(printable(text.replace("\n", " ").replace("\r", " ")).translate(_DROPPED))


def width_of(text: str) -> int:
    return cell_len(text)


def cut(text: str, width: int) -> str:
    """A shown text in at most `width` cells; what is missing leaves a sign."""
    if cell_len(text) <= width:
        return text
    more = in_signs("…")
    return set_cell_size(text, width - 1).rstrip() + more if width > 1 else more[:width]


def cut_path(path: str, width: int) -> str:
    """A path in so many cells: its end, which tells more than its beginning."""
    path = shown(path)
    if width_of(path) <= width:
        return path
    while "/" in path[:-1] and width_of(path) + 2 > width:
        path = path.split("/", 1)[1]
    return f"…/{path}" if width_of(path) + 2 <= width else cut(path, width)


def wrapped(parts: Sequence[Part], width: int, most: int = 200, hang: int = 0) -> list[list[Part]]:
    """Parts over as many lines as they need, broken between words; those after the first begin with `hang` blanks."""
    lines: list[list[Part]] = [[]]
    used = 0
    width = max(width, 4)
    hang = hang if 2 * hang < width else 0
    blank: list[Part] = [(" " * hang, "")] if hang else []
    for text, style in parts:
        text = shown(text)
        size = cell_len(text)
        if used + size <= width:  # most do, and measuring word by word takes three times as long
            lines[-1] += [(word, style) for word in _words(text)]
            used += size
            continue
        for word in _words(text):
            size = cell_len(word)
            if used + cell_len(word.rstrip()) > width and used > hang:
                if len(lines) == most:
                    return [*lines[:-1], [*lines[-1], ("…", style)]]
                lines.append([*blank])
                used = hang
                word = word.lstrip()
                size = cell_len(word)
            for piece in chop_cells(word, width - hang) if size > width - hang else (word,):
                if used > hang and used + cell_len(piece.rstrip()) > width:
                    lines.append([*blank])
                    used = hang
                lines[-1].append((piece, style))
                used += cell_len(piece)
    return lines


def _words(text: str) -> list[str]:
    """The words of a text, each with the blanks after it."""
    found: list[str] = []
    start = 0
    while (end := text.find(" ", start)) >= 0:
        while text[end : end + 1] == " ":
            end += 1
        found.append(text[start:end])
        start = end
    if start < len(text):
        found.append(text[start:])
    return found


def strip_of(parts: Sequence[Part], width: int, base: Style, style: Callable[[str], Style]) -> Strip:
    """Parts as one line of exactly `width` cells, cut with a sign where they are longer."""
    segments: list[Segment] = []
    left = width
    for index, (text, name) in enumerate(parts):
        text = shown(text)
        size = cell_len(text)
        more = size > left or (size == left and any(rest for rest, _ in parts[index + 1 :]))
        if more:
            text = cut(text + " " * (left - size + 1), left) if size <= left else cut(text, left)
            size = cell_len(text)
        if text:
            segments.append(Segment(text, base + style(name) if name else base))
        left -= size
        if more or left <= 0:
            break
    if left > 0:
        segments.append(Segment(" " * left, base))
    return Strip(segments, width)


def beside(left: Sequence[Part], right: Sequence[Part], width: int, filler: Part = (" ", "")) -> list[Part]:
    """Parts at either end of a line; the left ones are cut where both do not fit."""
    kept, room = cut_parts(left, width - sum(cell_len(shown(text)) for text, _ in right))
    return [*kept, (filler[0] * room, filler[1]), *right]


def cut_parts(parts: Sequence[Part], room: int) -> tuple[list[Part], int]:
    """Parts in at most so many cells, and how many are left."""
    kept: list[Part] = []
    for text, style in parts:
        text = shown(text)
        is_cut = cell_len(text) > room
        if is_cut:
            text = cut(text, room)
        if text:
            kept.append((text, style))
        room -= cell_len(text)
        if is_cut:
            break
    return kept, room


def closing(text: str) -> Text:
    """A text that stays on the terminal when the program has left it."""
    return Text(shown(text))
