"""The rows of the summary screen: each part under a line with its title, folded or not, in one column or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journal.project.propose import Kind
from journal.session.commitwords import SHORT
from journal.session.markdown import SIGNS, writers
from journal.session.verdict import took, verdict
from journal.session.wording import clock_time, count
from journal.tui.inline import inline
from journal.tui.paint import beside, cut_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.session.difference import Told
    from journal.session.summary import File, Summary
    from journal.tui.paint import Part

WORDS = {"stopped": "say where it stopped", "learned": "what was learned?", "next": "what comes next?"}
"""The parts that have room for the user's own words, and what stands there as long as there are none."""
RIGHT = frozenset(("files", "stopped", "learned", "next", "uncommitted", "findings"))
"""The parts that stand in the second column, where there are two."""
TWO_COLUMNS = 100

_FILE_STYLES = {Kind.NEW: "added", Kind.CHANGED: "doing", Kind.DELETED: "removed", Kind.RENAMED: "fresh"}
_MOST_FILES = 12
"""Files of one folder that are named; the others are counted."""
_UNTOUCHED = 5
"""Items that nobody worked on that are named; the others are counted."""
_LINES, _HANG = 2, 3
"""Lines that the words of an item take at most, and the cells before them."""


class Row(NamedTuple):
    """One line of the screen."""

    part: str
    """The name of the part that it belongs to."""
    parts: list[Part]
    handle: str = ""
    """The item of the page that it tells of."""
    is_head: bool = False


def rows_of(summary: Summary, width: int, folded: frozenset[str], left_out: frozenset[str]) -> list[Row]:
    """All rows of a summary, for a column of a width."""
    items = summary.items
    added = f"+{summary.added} −{summary.removed}" if summary.files else ""
    parts = (
        (
            "done",
            "Done",
            [*_told(items.completed, "✓", "done", width), *_told(items.resolved, "✓", "done", width, "Resolved: ")],
            "",
        ),
        ("begun", "Begun", _told(items.begun, "◐", "doing", width), ""),
        ("blocked", "Blocked", _told(items.blocked, "✗", "failed", width), ""),
        ("open", "Still open", list(_open(items.still_open, width)), ""),
        ("decided", "Decided", _told(items.decided, "◆", "", width), ""),
        (
            "commits",
            "Commits",
            [([(f" {one.id[:SHORT]} ", "code"), (one.subject, "")], "") for one in summary.commits],
            "",
        ),
        ("runs", "Runs", list(_runs(summary, width)), ""),
        ("files", "Files", list(_files(summary, width)), added),
        ("stopped", "Where it stopped", list(_stopped(summary)), ""),
        ("learned", "Learned", [*_told(items.learned, "·", "", width), *_words(summary.learned, "learned")], ""),
        ("next", "Next", list(_words(summary.said("next"), "next")), ""),
        (
            "uncommitted",
            "Uncommitted",
            [([(f" {sign} ", "doing"), (path, "")], "") for path, sign in summary.uncommitted],
            "",
        ),
        (
            "findings",
            "What the checks say",
            [([(" ! ", "warning"), (f"{one.code} ", "code"), (one.message, "")], "") for one in summary.findings],
            "",
        ),
    )
    counts = {"files": len(summary.files), "open": len(items.still_open)}
    found: list[Row] = []
    for name, title, lines, note in parts:
        if not lines:
            continue
        number = "" if name in WORDS else str(counts.get(name, len(lines)))
        found.append(Row(name, _head(title, number, note, width, name in folded, name in left_out), is_head=True))
        if name not in folded and name not in left_out:
            found += [Row(name, line, handle) for line, handle in lines]
    if said := writers(summary):
        found.append(Row("writers", [(" ", ""), ("; ".join(said), "dim")]))
    if summary.problem:
        found.append(Row("problem", [(" ! ", "warning"), (summary.problem, "warning")]))
    return found


Line = tuple["list[Part]", str]
"""What a line shows, and the item of the page that it tells of."""


def _head(title: str, number: str, note: str, width: int, is_folded: bool, is_left_out: bool) -> list[Part]:
    sign = "▸" if is_folded else "━"
    said = " · ".join(filter(None, (number, note, "left out" if is_left_out else "")))
    right: list[Part] = [(f" {said} ", "dim"), ("━", "rule")] if said else [("━", "rule")]
    return beside([(f"{sign} ", "rule"), (f"{title} ", "dim" if is_left_out else "title")], right, width, ("━", "rule"))


def _told(found: Iterable[Told], sign: str, style: str, width: int, lead: str = "") -> list[Line]:
    room = _LINES * (width - _HANG)
    return [
        ([(f" {sign} ", style), *cut_parts([(lead, ""), *inline(told.text)], room)[0]], told.handle) for told in found
    ]


def _open(found: tuple[Told, ...], width: int) -> Iterable[Line]:
    """What was worked on, then what was not, of which a page may have very many."""
    untouched = [told for told in found if told.is_untouched]
    for told in [one for one in found if not one.is_untouched] + untouched[:_UNTOUCHED]:
        sign: Part = (" ✗ ", "failed") if told.role == "blockers" else (" ◐ ", "doing")
        said: list[Part] = [("  untouched", "dim")] if told.is_untouched else []
        yield beside([sign, *inline(told.text)], said, width), told.handle
    if len(untouched) > _UNTOUCHED:
        yield [(f"   and {len(untouched) - _UNTOUCHED} more, untouched", "dim")], ""


def _runs(summary: Summary, width: int) -> Iterable[Line]:
    for run in summary.runs:
        left: list[Part] = [(" ✓ ", "good") if run.is_good else (" ✗ ", "bad"), (f"{run.command}  ", "strong")]
        said = [(verdict(run), "good" if run.is_good else "bad")]
        ended = clock_time(run.started + run.seconds)
        yield beside([*left, *said], [(f"  {took(run.seconds)}  {ended}", "dim")], width), ""


def _files(summary: Summary, width: int) -> Iterable[Line]:
    """The files by their folders."""
    folders: dict[str, list[File]] = {}
    for file in summary.files:
        folder, slash, _ = file.touched.path.rstrip("/").rpartition("/")
        folders.setdefault(folder + slash, []).append(file)
    for folder, files in folders.items():
        if folder:
            yield [(f" {folder}", "dim")], ""
        indent = "   " if folder else " "
        for file in files[:_MOST_FILES]:
            yield _file(file, indent, len(folder), width), ""
        if len(files) > _MOST_FILES:
            yield [(f"{indent}and {count(len(files) - _MOST_FILES, 'file')} more", "dim")], ""
    if summary.unnamed:
        yield (
            [
                (" ! ", "warning"),
                (f"{len(summary.unnamed)} the document does not list", "warning"),
                ("  y adds", "dim"),
            ],
            "",
        )


def _file(file: File, indent: str, cut: int, width: int) -> list[Part]:
    touched = file.touched
    name = touched.path[cut:]
    left: list[Part] = [
        (f"{indent}{SIGNS[touched.kind]} ", _FILE_STYLES[touched.kind]),
        (name, "" if file.is_named else "strong"),
    ]
    if file.is_missing:
        left.append((" !", "warning"))
    counts = f"  +{touched.added} −{touched.removed}" if touched.added or touched.removed else ""
    return beside(left, [(counts, "dim")], width)


def _stopped(summary: Summary) -> Iterable[Line]:
    place, goal, state = summary.stopped
    if place:
        yield [(" ", ""), (place, "code")], ""
    if goal:
        yield [(" Goal: ", "dim"), *inline(goal)], ""
    said = summary.words.get("stopped", "")
    if said or state:
        yield [(" ", ""), (said or state, "")], ""
    else:
        yield [(" ▏", "key"), (WORDS["stopped"], "unset")], ""


def _words(lines: list[str], part: str) -> Iterable[Line]:
    for line in lines:
        yield [(" · ", "key"), (line, "")], ""
    if not lines:
        yield [(" ▏", "key"), (WORDS[part], "unset")], ""
