"""The kind `continuity`: what a session did, and what the next one must know."""

from __future__ import annotations

from journal.document.shapes import Place, Shape
from journal.kinds.kind import kind

_SUMMARY = "Session Summary"
_NUMBERED = Shape("1.")
_PATH = Shape(path=True)

CONTINUITY = kind(
    "continuity",
    "a session: its goal, what was done, files, lessons, how to run it and what comes next",
    (
        Place("Current Session", "status"),
        Place("Goal", "goal"),
        Place("Current Task", "doing"),
        Place(_SUMMARY, "done"),
        Place("Just Completed", "done", 3, _SUMMARY),
        Place("Commits Made", "commits", 3, _SUMMARY, _NUMBERED),
        Place("Features Implemented", "features", 3, _SUMMARY),
        Place("Files Created", "files", 3, _SUMMARY, _PATH),
        Place("Files Modified", "files", 3, _SUMMARY, _PATH),
        Place("Scripts Added", "commands", 3, _SUMMARY, _PATH),
        Place("Learnings", "lessons", 3, _SUMMARY, _NUMBERED),
        Place("Key Decisions", "decisions"),
        Place("Active Blockers", "blockers", 2, "", Shape(fields=("Impact", "Workaround", "Resolution"))),
        Place("Resolved Blockers", "resolved", 2, "", Shape(fields=("Resolution", "Lesson"))),
        Place("Mistakes & Learnings", "lessons"),
        Place("Open Questions", "questions"),
        Place("Constraints", "constraints"),
        Place("To Run Locally", "commands"),
        Place("To Deploy", "deploy", 2, "", _NUMBERED),
        Place("Test Results", "tests"),
        Place("Not Started", "todo", 2, "", Shape(boxed=True)),
        Place("Next Opportunities", "next", 2, "", _NUMBERED),
        Place("Working Context", "handoff"),
        Place("Links", "links"),
    ),
    headings={
        "goal": ("Active Goal", "Completion Promise"),
        "next": ("Next Actions", "Next Actions (Immediate)", "Next Up"),
        "status": ("Session Continuity Status",),
        "files": ("Files Currently Being Modified", "Working Set"),
    },
    tells=(
        "Current Session",
        _SUMMARY,
        "Next Opportunities",
        "Active Goal",
        "Current Task",
        "Just Completed",
        "Next Actions",
        "Active Blockers",
        "Key Decisions This Session",
        "Mistakes & Learnings",
        "Working Context",
        "Files Currently Being Modified",
        "Completion Promise",
        "Last Completed Task",
        "Working set",
        "Session Continuity",
        "Current Position",
        "Accumulated Context",
        "Current Work Focus",
        "Now",
        "Done",
        "Next",
        "State",
    ),
    titles="""
        continuity; working memory; handoff; handover; project state; active context; session notes; continue here;
        current state; continuidad; traspaso; notas de sesion; continuidade; passagem; oturum notlari; devir; ubergabe;
        passation; передача; 交接; 活跃上下文; 工作记忆; 工作記憶; 引き継ぎ; 인수인계
    """,
    fields=("Started", "Phase"),
    files=("CONTINUITY.md",),
)
