"""The kind `plan`: what is to be built, what is known about it, and the steps."""

from __future__ import annotations

from journal.document.shapes import Place, Shape
from journal.kinds.kind import kind

_CONTEXT = "Context & Understanding"

PLAN = kind(
    "plan",
    "a piece of work before it begins: objective, what is known, steps and success criteria",
    (
        Place("Objective", "goal"),
        Place(_CONTEXT, "understanding"),
        Place("API/Tool Quirks", "understanding", 3, _CONTEXT),
        Place("Architectural Insights", "understanding", 3, _CONTEXT),
        Place("Domain Logic & Business Rules", "understanding", 3, _CONTEXT),
        Place("Complex Reasoning", "decisions", 3, _CONTEXT, Shape(fields=("Reason",))),
        Place("Known Pitfalls", "lessons", 3, _CONTEXT),
        Place("Implementation Steps", "todo", 2, "", Shape("1.", fields=("Success", "On failure", "Related Context"))),
        Place("In Progress", "doing", 2, "", Shape(boxed=True)),
        Place("Completed", "done", 2, "", Shape(boxed=True)),
        Place("Key Decisions", "decisions"),
        Place("Files to Modify", "files", 2, "", Shape(path=True)),
        Place("Risks", "blockers"),
        Place("Constraints", "constraints"),
        Place("Open Questions", "questions"),
        Place("Success Criteria", "goal", 2, "", Shape(boxed=True)),
        Place("Testing Approach", "tests"),
        Place("Next Steps", "next", 2, "", Shape("1.")),
        Place("Links", "links"),
    ),
    headings={
        "todo": ("Changes", "Changes Required", "Implementation", "Proposed Changes", "Phases"),
        "examples": ("Poor vs. Excellent Context: Complete Examples",),
        "understanding": ("What Makes Good Context?", "Current Code", "Current State Analysis", "Background"),
        "lessons": ("Key Patterns for Excellent Context", "Anti-Patterns to Avoid"),
    },
    tells=(
        _CONTEXT,
        "API/Tool Quirks",
        "Architectural Insights",
        "Complex Reasoning",
        "Known Pitfalls",
        "Implementation Steps",
        "Implementation Phases",
        "Implementation Plan",
        "Implementation Approach",
        "Testing Approach",
        "Desired End State",
        "What We're NOT Doing",
        "What Makes Good Context?",
        "Key Patterns for Excellent Context",
        "Anti-Patterns to Avoid",
        "Files to modify",
        "Success Criteria",
        "Objective",
    ),
    titles="plan; context preservation",
    files=("PLAN.md",),
    panes=("todo", "decisions", "files", "understanding"),
)
