"""A summary written into a page, in the page's own sections and form: what stands there already is never doubled."""

from __future__ import annotations

from functools import partial

from journal.document.anchors import is_subject
from journal.document.edit import File as FileEdit
from journal.document.fileentries import record_file
from journal.document.filegroups import group_of
from journal.document.results import record_result
from journal.document.similar import normalised, similarity
from journal.project.propose import Kind
from journal.session.commitwords import listing, lists
from journal.session.entries import FILE, MOST, Entries
from journal.session.handoff import write_handoff
from journal.session.phrases import in_one_line, result_of
from journal.session.prose import write_line
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journal.document.edit import Performed
    from journal.document.page import Item, Meaning, Page
    from journal.session.summary import Summary

_ALIKE = 0.8
"""How alike two lessons are that say the same."""


class Known(NamedTuple):
    """What is known of earlier summaries, and of the page as the session found it."""

    wrote: Mapping[str, str]
    """What a summary of this session wrote, by its keys."""
    line: str = ""
    """The line that the last summary of any session put under the heading of the page's own summary."""
    found: frozenset[str] = frozenset()
    """The words of all items that the session found."""


class Written(NamedTuple):
    """The page with the summary in it."""

    performed: Performed
    wrote: dict[str, str]
    line: str


def written(
    page: Page,
    meaning: Meaning,
    summary: Summary,
    known: Known,
    drafts: Mapping[str, str],
    left_out: frozenset[str] = frozenset(),
) -> Written:
    """What a summary makes of a page; `drafts` are what is to be said of files, by their paths."""
    entries = Entries(page, meaning, known.wrote)
    line = write_line(entries, in_one_line(summary, left_out), known.line) if "line" not in left_out else known.line
    for part, write in _PARTS.items():
        if part not in left_out:
            write(entries, summary, drafts)
    write_handoff(entries, summary, known.found, left_out)
    return Written(entries.work.performed(), entries.wrote, line)


def _commits(entries: Entries, summary: Summary, _: Mapping[str, str]) -> None:
    roles = ("commits",)
    keys = {f"commit:{commit.id}" for commit in summary.commits}
    entries.clear("commit:", keys, roles)
    if "commits" not in entries.page.purposes:
        return
    for commit in summary.commits[-MOST:]:
        write = entries.add("commits", *listing(entries.page, commit))
        is_told = partial(lists, identity=commit.id, subject=commit.subject)
        entries.put(f"commit:{commit.id}", roles, write, is_told)


def _says(text: str) -> Callable[[Item], bool]:
    """Whether an item says the same, in other spelling perhaps."""
    wanted = normalised(text)
    return lambda item: normalised(item.text) == wanted


def _features(entries: Entries, summary: Summary, _: Mapping[str, str]) -> None:
    if "features" in entries.page.purposes:
        for told in summary.items.completed:
            if told.role not in ("done", "features"):
                text = told.text
                write = entries.add("features", text)
                entries.put(f"feature:{text}", ("features", "done"), write, _says(text))


def _files(entries: Entries, summary: Summary, drafts: Mapping[str, str]) -> None:
    changed = {file.touched.path for file in summary.files}
    entries.clear(FILE, {f"{FILE}{path}" for path in changed}, ("files",))
    if "files" not in entries.page.purposes:
        return
    for touched in summary.unnamed:
        if touched.path in drafts:
            is_new, is_gone = touched.kind is Kind.NEW, touched.kind is Kind.DELETED
            group = group_of(entries.page, touched.path, is_new, is_gone)
            edit = FileEdit(touched.path, what=drafts[touched.path], group=group, new=is_new)
            entries.put(
                f"{FILE}{touched.path}", ("files",), partial(record_file, entries.work, edit), _is_of(touched.path)
            )


def _is_of(path: str) -> Callable[[Item], bool]:
    return lambda item: is_subject(path, item.text)


def _results(entries: Entries, summary: Summary, _: Mapping[str, str]) -> None:
    for run in summary.runs:
        if "tests" in entries.page.purposes and (run.passed is not None or run.failed is not None):
            entries.work.attempt(partial(record_result, entries.work, result_of(run)))


def _learned(entries: Entries, summary: Summary, _: Mapping[str, str]) -> None:
    for text in summary.said("learned"):
        write = entries.add("lessons", text, create=True)
        entries.put(f"learned:{text}", ("lessons",), write, _is_like(text))


def _is_like(text: str) -> Callable[[Item], bool]:
    return lambda item: similarity(item.text, text) >= _ALIKE


def _next(entries: Entries, summary: Summary, _: Mapping[str, str]) -> None:
    for text in summary.said("next"):
        write = entries.add("next", text, create=True)
        entries.put(f"next:{text}", ("next", "todo", "doing", "done"), write, _says(text))


_PARTS: dict[str, Callable[[Entries, Summary, Mapping[str, str]], None]] = {
    "commits": _commits,
    "done": _features,
    "files": _files,
    "runs": _results,
    "learned": _learned,
    "next": _next,
}
"""The parts of a summary, and what writes each."""
