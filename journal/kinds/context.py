"""The kind `context`: where a task stands, what was decided about it and why."""

from __future__ import annotations

from journal.document.shapes import Place, Shape
from journal.kinds.kind import kind

_STATE = "Current Implementation State"
_FILES = "Files Modified"
_BLOCKERS = "Blockers & Workarounds"
_PERFORMANCE = "Performance Considerations"
_TESTS = "Testing Notes"
_REVIEW = "Code Review Notes"
_HANDOFF = "Session Handoff Notes"
_LESSONS = "Lessons Learned"

_MARKED = Shape(marked=True)
_BOXED = Shape(boxed=True)
_PATH = Shape(path=True, fields=("Why",))
_DECISION = Shape("#", lead="Decision {n}", fields=("Date", "Why", "Alternatives considered", "Impact"))
_INTEGRATION = Shape("#", fields=("File", "Discovery", "Approach"))
_BLOCKER = Shape("1.", lead="Blocker", fields=("Impact", "Workaround", "Resolution"))
_RESOLVED = Shape("1.", lead="Blocker", fields=("Resolution", "Lesson"))
_STEP = Shape("1.", fields=("File", "Approach", "Depends on", "Note"))

CONTEXT = kind(
    "context",
    "one task: its state, decisions, files, blockers, next steps and handoff",
    (
        Place(_STATE, "status"),
        Place("Completed Components", "done", 3, _STATE, _MARKED),
        Place("In Progress", "doing", 3, _STATE, _MARKED),
        Place("Not Started", "todo", 3, _STATE, _MARKED),
        Place("Key Architectural Decisions", "decisions", 2, "", _DECISION),
        Place(_FILES, "files", 2, "", _PATH),
        Place("Core Changes", "files", 3, _FILES, _PATH),
        Place("Supporting Changes", "files", 3, _FILES, _PATH),
        Place("Integration Points Discovered", "integrations", 2, "", _INTEGRATION, optional=True),
        Place(_BLOCKERS, "blockers", 2, "", _BLOCKER),
        Place("Current Blockers", "blockers", 3, _BLOCKERS, _BLOCKER),
        Place("Resolved Blockers", "resolved", 3, _BLOCKERS, _RESOLVED),
        Place(_PERFORMANCE, "performance"),
        Place("Optimizations Applied", "performance", 3, _PERFORMANCE, optional=True),
        Place("Known Performance Issues", "performance", 3, _PERFORMANCE, optional=True),
        Place(_TESTS, "tests", 2, "", _MARKED),
        Place("Tests Added", "tests", 3, _TESTS, Shape(path=True)),
        Place("Manual Testing Performed", "tests", 3, _TESTS, _MARKED),
        Place("Testing TODOs", "tests", 3, _TESTS, _BOXED),
        Place(_REVIEW, "review"),
        Place("Self-Review Findings", "review", 3, _REVIEW, optional=True),
        Place("Refactoring Opportunities", "review", 3, _REVIEW, optional=True),
        Place("Next Immediate Steps", "next", 2, "", _STEP),
        Place(_HANDOFF, "handoff"),
        Place("Exactly Where We Left Off", "handoff", 3, _HANDOFF),
        Place("Commands to Run on Restart", "commands", 3, _HANDOFF),
        Place("Uncommitted Changes", "handoff", 3, _HANDOFF, _BOXED),
        Place(_LESSONS, "lessons"),
        Place("What Worked Well", "lessons", 3, _LESSONS),
        Place("What to Avoid", "lessons", 3, _LESSONS),
        Place("Open Questions", "questions"),
        Place("Constraints", "constraints"),
        Place("Links & References", "links", optional=True),
    ),
    tells=(
        _STATE,
        _BLOCKERS,
        _REVIEW,
        _HANDOFF,
        "Key Architectural Decisions",
        "Integration Points Discovered",
        "Exactly Where We Left Off",
        "Next Immediate Steps",
        "Session Progress",
    ),
    titles="context decisions",
    fields=("Last Updated", "Current Status"),
    files=("CONTEXT.md",),
)
