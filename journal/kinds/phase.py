"""The kind `phase`: what a phase takes in and leaves out, and what was decided for it."""

from __future__ import annotations

from journal.document.shapes import Place, Shape
from journal.kinds.kind import kind

_BOUNDARY = "Phase Boundary"
_DECISIONS = "Implementation Decisions"
_CHOICE = Shape("|", columns=("Decision", "Choice", "Rationale"))
_METRIC = Shape("|", columns=("Metric", "Target", "Notes"))
_INTEGRATION = Shape("|", columns=("Integration", "Type", "Complexity", "Notes"))
_ASPECT = Shape("|", columns=("Aspect", "Decision", "Details"))

PHASE = kind(
    "phase",
    "a phase of a project: its boundary, decisions by area, what is left open and what is deferred",
    (
        Place(_BOUNDARY, "scope"),
        Place("In scope", "scope", 7, _BOUNDARY),
        Place("Out of scope (deferred)", "excluded", 7, _BOUNDARY),
        Place(_DECISIONS, "decisions", 2, "", _CHOICE),
        Place("Infrastructure", "decisions", 3, _DECISIONS, _CHOICE, optional=True),
        Place("Performance Requirements", "decisions", 3, _DECISIONS, _METRIC, optional=True),
        Place("Security Considerations", "decisions", 3, _DECISIONS, _ASPECT, optional=True),
        Place("Integration Complexity", "decisions", 3, _DECISIONS, _INTEGRATION, optional=True),
        Place("Data Modeling", "decisions", 3, _DECISIONS, _CHOICE, optional=True),
        Place("Migration Strategy", "decisions", 3, _DECISIONS, _ASPECT, optional=True),
        Place("Error Handling", "decisions", 3, _DECISIONS, _ASPECT, optional=True),
        Place("Agent's Discretion", "discretion"),
        Place("Specific Ideas", "ideas", optional=True),
        Place("Deferred Ideas", "deferred", 2, "", Shape("|", columns=("Idea", "Defer to", "Reason")), True),
        Place("In Progress", "doing", 2, "", Shape(boxed=True)),
        Place("Completed", "done", 2, "", Shape(boxed=True)),
        Place("Blockers", "blockers"),
        Place("Open Questions", "questions"),
        Place("Files Modified", "files", 2, "", Shape(path=True)),
        Place("Next Steps", "next", 2, "", Shape("1.")),
        Place("Canonical References", "links"),
    ),
    headings={
        "discretion": ("Claude's Discretion", "Discretion"),
        "excluded": ("Out of scope",),
        "ideas": ("Specifics",),
        "understanding": ("Existing Code Insights",),
        "deferred": ("Deferred",),
    },
    tells=(_BOUNDARY, _DECISIONS, "Agent's Discretion", "Claude's Discretion", "Specific Ideas", "Deferred Ideas"),
    titles="phase context",
    fields=("Sprint", "Phase", "Role", "Date", "Discussion with"),
    files=("PHASE-CONTEXT.md",),
    panes=("scope", "decisions", "files", "deferred"),
)
