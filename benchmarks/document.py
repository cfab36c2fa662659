"""What reading a document costs, beside splitting its lines and beside markdown-it-py, and what an edit of it costs."""

from __future__ import annotations

import random
import statistics
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from benchmarks.pages import page
from benchmarks.timing import Row, medians
from journal.document.chunks import read
from journal.document.outline import outline
from journal.document.parts import parts
from journal.document.pieces import Form
from journal.document.scan import scan
from journal.document.source import Splice, split_lines

if TYPE_CHECKING:
    from journal.document.chunks import Document

SMALL, LARGE, HUGE = 10_000, 1_000_000, 10_000_000


def rows() -> list[Row]:
    return [
        *_scan_rows(SMALL, "10 KB", 300, 50),
        *_scan_rows(LARGE, "1 MB", 9, 70),
        _growth_row(),
        *_parts_rows(),
        *_edit_rows(SMALL, "10 KB", 100, 20),
        *_edit_rows(LARGE, "1 MB", 5, 3_000),
    ]


def _scan(text: str) -> None:
    """The blocks of a whole text."""
    lines = split_lines(text)
    at = 0
    while at < len(lines):
        _, at = scan(lines, at, at)


def _scan_rows(size: int, name: str, rounds: int, limit: float) -> list[Row]:
    text = page(size)
    peer = MarkdownIt("commonmark").enable("table").disable("inline")
    split, ours = medians(rounds, text.splitlines, lambda: _scan(text))
    scanned, theirs = medians(max(5, rounds // 10), lambda: _scan(text), lambda: peer.parse(text))
    return [
        Row(f"full scan / str.splitlines, {name}", ours / split, limit),
        Row(f"markdown-it-py's block pass / full scan, {name}", theirs / scanned, 4, at_least=True),
    ]


def _growth_row() -> Row:
    """Ten times the text: ten times the time, and a little for what no longer fits the processor's caches."""
    large, huge = page(LARGE), page(HUGE)
    one, ten = medians(3, lambda: _scan(large), lambda: _scan(huge))
    return Row("full scan of 10 MB / of 1 MB", ten / one, 13)


def _parts_rows() -> list[Row]:
    found = []
    for size, name, rounds in ((SMALL, "10 KB", 200), (LARGE, "1 MB", 7)):
        text = page(size)
        scanned, both = medians(rounds, lambda text=text: read(text), lambda text=text: _read_with_parts(text))
        found.append(Row(f"scan and entries / scan, {name}", both / scanned, 1.7))
    return found


def _read_with_parts(text: str) -> None:
    for chunk, _, _ in read(text).located():
        parts(chunk)


def _edit_rows(size: int, name: str, rounds: int, limit: float) -> list[Row]:
    """Typical edits of random items: half tick a box or change words, as people do; then each kind for itself."""
    chance = random.Random(3)
    text = page(size)
    document = read(text)
    (full,) = medians(rounds, lambda: read(text))
    items = [entry for entry in outline(document).entries if entry.form is Form.ENTRY]
    times: dict[str, list[float]] = {}
    for kind, make in (("tick", _tick), ("change words of", _change_words), ("insert", _insert)):
        for item in chance.choices(items, k=100):
            splice = make(document, item.start, item.span)
            (seconds,) = medians(1, lambda splice=splice: document.splice(splice))
            times.setdefault(kind, []).append(seconds)
    typical = statistics.median(seconds for found in times.values() for seconds in found)
    return [
        Row(f"full scan / rescan after a typical edit, {name}", full / typical, limit, at_least=True),
        *(Row(f"  to {kind} an item", full / statistics.median(found)) for kind, found in times.items()),
    ]


def _tick(_: Document, start: int, span: tuple[int, int]) -> Splice:
    del start
    return Splice(span[0], span[0], "[x] ")


def _change_words(document: Document, start: int, span: tuple[int, int]) -> Splice:
    del start
    at = document.text.find(" ", span[0], span[1])
    return Splice(at, at + 1, " other words ") if at >= 0 else Splice(span[1], span[1], " more")


def _insert(document: Document, start: int, span: tuple[int, int]) -> Splice:
    del span
    begin = max(document.text.rfind("\n", 0, start) + 1, 0)
    return Splice(begin, begin, f"{document.text[begin:start]}- a new item beside this one\n")
