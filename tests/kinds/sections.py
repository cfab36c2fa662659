"""The table of the sections of the kinds: what each holds, and so how it is shown, edited and added to."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from journal.document.page import OTHER
from journal.document.parts import Form
from journal.document.writing import own_text

if TYPE_CHECKING:
    from journal.document.page import Item, Page


class Holds(Enum):
    """What a section has of its own, beside the sections in it."""

    ITEMS = "items"
    ROWS = "table rows"
    HEADING = "an item under a heading"
    FIELDS = "fields"
    TEXT = "text"
    CODE = "a block of code"
    PARTS = "sections"


ITEMS, ROWS, HEADING, FIELDS, TEXT, CODE, PARTS = Holds


class Row(NamedTuple):
    """One section of a kind's template."""

    kind: str
    title: str
    """As the template has it."""
    holds: Holds


ROWS_OF_KINDS = (
    Row("context", "Queue - Context & Decisions", FIELDS),
    Row("context", "Current Implementation State", PARTS),
    Row("context", "Completed Components", ITEMS),
    Row("context", "In Progress", ITEMS),
    Row("context", "Not Started", ITEMS),
    Row("context", "Key Architectural Decisions", PARTS),
    Row("context", "Decision 1: [What was decided]", HEADING),
    Row("context", "Files Modified", PARTS),
    Row("context", "Core Changes", ITEMS),
    Row("context", "Supporting Changes", ITEMS),
    Row("context", "Integration Points Discovered", PARTS),
    Row("context", "[System or module]", HEADING),
    Row("context", "Blockers & Workarounds", PARTS),
    Row("context", "Current Blockers", ITEMS),
    Row("context", "Resolved Blockers", ITEMS),
    Row("context", "Performance Considerations", PARTS),
    Row("context", "Optimizations Applied", ITEMS),
    Row("context", "Known Performance Issues", ITEMS),
    Row("context", "Testing Notes", PARTS),
    Row("context", "Tests Added", ITEMS),
    Row("context", "Manual Testing Performed", ITEMS),
    Row("context", "Testing TODOs", ITEMS),
    Row("context", "Code Review Notes", PARTS),
    Row("context", "Self-Review Findings", ITEMS),
    Row("context", "Refactoring Opportunities", ITEMS),
    Row("context", "Next Immediate Steps", ITEMS),
    Row("context", "Session Handoff Notes", PARTS),
    Row("context", "Exactly Where We Left Off", ITEMS),
    Row("context", "Commands to Run on Restart", CODE),
    Row("context", "Uncommitted Changes", ITEMS),
    Row("context", "Lessons Learned", PARTS),
    Row("context", "What Worked Well", ITEMS),
    Row("context", "What to Avoid", ITEMS),
    Row("context", "Links & References", ITEMS),
    Row("continuity", "Queue - Continuity", PARTS),
    Row("continuity", "Current Session", FIELDS),
    Row("continuity", "Goal", ITEMS),
    Row("continuity", "Current Task", ITEMS),
    Row("continuity", "Session Summary", TEXT),
    Row("continuity", "Just Completed", ITEMS),
    Row("continuity", "Commits Made", ITEMS),
    Row("continuity", "Features Implemented", PARTS),
    Row("continuity", "[Area]", ITEMS),
    Row("continuity", "Files Created", ITEMS),
    Row("continuity", "Files Modified", ITEMS),
    Row("continuity", "Scripts Added", ITEMS),
    Row("continuity", "Learnings", ITEMS),
    Row("continuity", "Key Decisions", ITEMS),
    Row("continuity", "Active Blockers", ITEMS),
    Row("continuity", "Mistakes & Learnings", ITEMS),
    Row("continuity", "To Run Locally", CODE),
    Row("continuity", "To Deploy", ITEMS),
    Row("continuity", "Test Results", CODE),
    Row("continuity", "Next Opportunities", ITEMS),
    Row("plan", "Queue - Implementation Plan", FIELDS),
    Row("plan", "Objective", TEXT),
    Row("plan", "Context & Understanding", PARTS),
    Row("plan", "API/Tool Quirks", ITEMS),
    Row("plan", "Architectural Insights", ITEMS),
    Row("plan", "Domain Logic & Business Rules", ITEMS),
    Row("plan", "Complex Reasoning", ITEMS),
    Row("plan", "Known Pitfalls", ITEMS),
    Row("plan", "Implementation Steps", ITEMS),
    Row("plan", "Files to Modify", ITEMS),
    Row("plan", "Success Criteria", ITEMS),
    Row("plan", "Testing Approach", ITEMS),
    Row("plan", "Open Questions", ITEMS),
    Row("phase", "Phase Context: Queue", FIELDS),
    Row("phase", "Phase Boundary", PARTS),
    Row("phase", "In scope", ITEMS),
    Row("phase", "Out of scope (deferred)", ITEMS),
    Row("phase", "Implementation Decisions", PARTS),
    Row("phase", "Infrastructure", ROWS),
    Row("phase", "Performance Requirements", ROWS),
    Row("phase", "Security Considerations", ROWS),
    Row("phase", "Integration Complexity", ROWS),
    Row("phase", "Data Modeling", ROWS),
    Row("phase", "Migration Strategy", ROWS),
    Row("phase", "Error Handling", ROWS),
    Row("phase", "Agent's Discretion", ITEMS),
    Row("phase", "Specific Ideas", ITEMS),
    Row("phase", "Deferred Ideas", ROWS),
    Row("phase", "Instructions", PARTS),
    Row("phase", "Filling this page", ITEMS),
    Row("folder", "Queue - Planning & Context Files", TEXT),
    Row("folder", "Files in This Folder", PARTS),
    Row("folder", "1. **PLAN.md**", HEADING),
    Row("folder", "Contains", TEXT),
    Row("folder", "2. **PROGRESS.md**", HEADING),
    Row("folder", "Contains", TEXT),
    Row("folder", "3. **DECISIONS.md**", HEADING),
    Row("folder", "Contains", TEXT),
    Row("folder", "How to Use These Files", PARTS),
    Row("folder", "For New Developers", ITEMS),
    Row("folder", "For Resuming Work", ITEMS),
    Row("folder", "For AI Agents", ITEMS),
    Row("folder", "Folder Structure", CODE),
    Row("folder", "When to Update", PARTS),
    Row("folder", "PLAN.md", ITEMS),
    Row("folder", "PROGRESS.md", ITEMS),
    Row("folder", "DECISIONS.md", ITEMS),
    Row("folder", "Notes", ITEMS),
)

COLUMNS: dict[str, dict[Holds, str]] = {
    "shown": dict.fromkeys(Holds, "`show TITLE`, `0`"),
    "edited": {
        ITEMS: "`edit` `mark` `set`, `enter`",
        ROWS: "`edit` `set` `cell`, `t`",
        HEADING: "`edit` `set`, `enter`",
        FIELDS: "`field`, `0 e`",
        TEXT: "`write`, `0 e`",
        CODE: "`write`, `0 e`",
        PARTS: "`write`, `0 e`",
    },
    "added to": {
        ITEMS: "`add {role} --in`, `a`",
        ROWS: "`add {role} --in`, `a`",
        HEADING: "`set`, `0 e`",
        FIELDS: "`field --create`, `0 e`",
        TEXT: "`write --append`, `0 e`",
        CODE: "`add {role} --in`, `0 a`",
        PARTS: "`write --append`, `0 e`",
    },
}
"""What does it, by what a section holds: a further column needs its cells here and its test in `test_sections.py`."""

VERBATIM = frozenset(("commands", "tests", "structure", "reading", "deploy"))
"""Roles for which a line is added to a block of code; to others, text is appended."""


def items_of(page: Page, index: int) -> list[Item]:
    return [item for item in page.items if item.section == index]


def role_of(page: Page, index: int) -> str:
    return page.purposes[index] or OTHER


def holds(page: Page, index: int) -> Holds:
    """What a section of a page holds."""
    items = items_of(page, index)
    outline = page.outline
    if any(item.entry < 0 for item in items):
        return HEADING
    if items:
        return ROWS if outline.entries[items[0].entry].form is Form.ROW else ITEMS
    own = own_text(page, index).strip()
    if not own:
        return PARTS
    for field, section in zip(outline.fields, outline.field_sections, strict=True):
        if section == index and field.entry < 0 and page.fields.get(field.key) == field.value:
            return FIELDS
    return CODE if "```" in own else TEXT
