"""The kind `plain`: any other Markdown, with whatever roles its headings and labels show."""

from __future__ import annotations

from journal.document.shapes import Place, Shape
from journal.kinds.kind import kind

_BOXED = Shape(boxed=True)

PLAIN = kind(
    "plain",
    "a short page: what is in progress, what blocks it, what comes next",
    (
        Place("Goal", "goal"),
        Place("Status", "status"),
        Place("In Progress", "doing"),
        Place("Blockers", "blockers"),
        Place("Resolved Blockers", "resolved"),
        Place("Next Steps", "next"),
        Place("To Do", "todo", 2, "", _BOXED),
        Place("Completed", "done"),
        Place("Files Modified", "files", 2, "", Shape(path=True)),
        Place("Decisions", "decisions"),
        Place("Lessons Learned", "lessons"),
        Place("Tests", "tests"),
        Place("Open Questions", "questions"),
        Place("Constraints", "constraints"),
        Place("Commands", "commands"),
        Place("Commits", "commits"),
        Place("Handoff", "handoff"),
        Place("Links", "links"),
    ),
    files=("NOTES.md",),
)
