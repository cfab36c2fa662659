"""A summary as a page of Markdown of its own, for the terminal, the clipboard and a dated page."""

from __future__ import annotations

from journal.project.propose import Kind
from journal.session.commitwords import SHORT
from journal.session.phrases import named, result_words
from journal.session.wording import count, stretch
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.session.difference import Told
    from journal.session.summary import Summary

SIGNS = {Kind.NEW: "+", Kind.CHANGED: "~", Kind.DELETED: "-", Kind.RENAMED: ">"}
"""What became of a file, in one sign."""


def as_markdown(summary: Summary, title: str, left_out: frozenset[str] = frozenset()) -> str:
    """All parts of a summary that have something to say."""
    lines = [f"# {title}", "", f"{stretch(summary.opened, summary.until)} ({summary.lasted})"]
    for name, heading, found in _parts(summary):
        if found and name not in left_out:
            lines += ["", f"## {heading}", "", *found]
    return "\n".join(lines) + "\n"


def _parts(summary: Summary) -> Iterator[tuple[str, str, list[str]]]:
    items = summary.items
    yield "done", "Completed", _told(items.completed)
    yield "done", "Resolved", _told(items.resolved)
    yield "begun", "Begun", _told(items.begun)
    yield "blocked", "Blocked", _told(items.blocked)
    yield "open", "Still open", _told(items.still_open)
    yield "decided", "Decided", _told(items.decided)
    yield "commits", "Commits", [f"- `{commit.id[:SHORT]}` {commit.subject}" for commit in summary.commits]
    yield "files", f"Files (+{summary.added} −{summary.removed})", _files(summary)
    yield "runs", "Runs", [f"- `{run.command}` - {result_words(run)}" for run in summary.runs]
    yield "stopped", "Where it stopped", _stopped(summary)
    yield "learned", "Learned", [*_told(items.learned), *_said(summary.learned)]
    yield "next", "Next", _said(summary.said("next"))
    yield "uncommitted", "Uncommitted", [f"- {named(path)} ({sign})" for path, sign in summary.uncommitted]
    said = [f"- {one.code}, line {one.line + 1}: {one.message}" for one in summary.findings]
    yield "findings", "What the checks say", said
    yield "writers", "Who wrote", [f"- {text}" for text in writers(summary)]
    yield "problem", "Not known", [f"- {summary.problem}"] if summary.problem else []


def writers(summary: Summary) -> list[str]:
    """How many edits were made through which face, and how often somebody else wrote."""
    said = [f"{count(number, 'edit')} from the {face}" for face, number in summary.edits.items()]
    if summary.outside:
        said.append(f"{count(summary.outside, 'change')} of other writers taken in")
    return said


def _told(found: tuple[Told, ...]) -> list[str]:
    return [f"- {told.text}{' (untouched)' if told.is_untouched else ''}" for told in found]


def _said(lines: list[str]) -> list[str]:
    return [f"- {line}" for line in lines]


def _files(summary: Summary) -> list[str]:
    return [
        f"- {SIGNS[file.touched.kind]} {named(file.touched.path)} (+{file.touched.added} −{file.touched.removed})"
        f"{', which the document does not list' if file.is_missing else ''}"
        for file in summary.files
    ]


def _stopped(summary: Summary) -> list[str]:
    place, goal, state = summary.stopped
    said = summary.words.get("stopped", "")
    found = [f"`{place}`" if place else "", goal, said or state]
    return [f"- {text}" for text in found if text]
