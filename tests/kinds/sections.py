"""The table of the sections of the kinds: what each holds, and so how it is shown, edited and added to."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from journal.document.page import OTHER
from journal.document.pieces import Form
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
    checked: str
    """The checks that look at it."""
    summarised: str
    """What tells of it: `resume`, `summary`, and `written` where a summary writes into it; else a dash, and why not."""


ROWS_OF_KINDS = (
    Row("context", "Queue - Context & Decisions", FIELDS, "C001 S001 T005 T006 T009 T010", "resume"),
    Row("context", "Current Implementation State", PARTS, "C001 S001 T009", "– its parts are"),
    Row("context", "Completed Components", ITEMS, "C001 Q004 S001 T002 T003 T005 T009", "summary"),
    Row("context", "In Progress", ITEMS, "C001 Q004 S001 T001 T002 T003 T007 T008 T009", "resume summary"),
    Row("context", "Not Started", ITEMS, "C001 Q001 Q004 S001 T002 T003 T008 T009", "resume summary"),
    Row("context", "Key Architectural Decisions", PARTS, "C001 S001 T009", "– its parts are"),
    Row("context", "Decision 1: [What was decided]", HEADING, "C001 C003 S001 T001 T002 T003 T009", "resume summary"),
    Row("context", "Files Modified", PARTS, "C001 S001 T009", "– its parts are"),
    Row("context", "Core Changes", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume written"),
    Row("context", "Supporting Changes", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume"),
    Row("context", "Integration Points Discovered", PARTS, "C001 S001 T009", "– its parts are"),
    Row("context", "[System or module]", HEADING, "C001 Q005 S001 T001 T002 T003 T009", "resume summary"),
    Row("context", "Blockers & Workarounds", PARTS, "C001 S001 T009", "– its parts are"),
    Row("context", "Current Blockers", ITEMS, "C001 C002 Q004 S001 T002 T003 T009", "resume summary"),
    Row("context", "Resolved Blockers", ITEMS, "C001 Q004 S001 T002 T003 T009", "summary"),
    Row("context", "Performance Considerations", PARTS, "C001 S001 T009", "– its parts are"),
    Row("context", "Optimizations Applied", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("context", "Known Performance Issues", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("context", "Testing Notes", PARTS, "C001 S001 T009", "– its parts are"),
    Row("context", "Tests Added", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "summary"),
    Row("context", "Manual Testing Performed", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "summary written"),
    Row("context", "Testing TODOs", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume summary"),
    Row("context", "Code Review Notes", PARTS, "C001 S001 T009", "– its parts are"),
    Row("context", "Self-Review Findings", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("context", "Refactoring Opportunities", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row(
        "context",
        "Next Immediate Steps",
        ITEMS,
        "C001 C004 Q001 Q004 S001 T002 T003 T008 T009",
        "resume summary written",
    ),
    Row("context", "Session Handoff Notes", PARTS, "C001 S001 T009", "– its parts are"),
    Row("context", "Exactly Where We Left Off", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume written"),
    Row("context", "Commands to Run on Restart", CODE, "C001 S001", "resume written"),
    Row("context", "Uncommitted Changes", ITEMS, "C001 Q004 S001 T001 T002 T003 T004 T009", "written"),
    Row("context", "Lessons Learned", PARTS, "C001 S001 T009", "– its parts are"),
    Row("context", "What Worked Well", ITEMS, "C001 Q001 Q004 Q005 S001 T002 T003 T009", "resume summary written"),
    Row("context", "What to Avoid", ITEMS, "C001 Q001 Q004 Q005 S001 T002 T003 T009", "resume summary"),
    Row("context", "Links & References", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume"),
    Row("continuity", "Queue - Continuity", PARTS, "S001 T009", "– its parts are"),
    Row("continuity", "Current Session", FIELDS, "C001 S001 T005 T006 T009 T010", "resume"),
    Row("continuity", "Goal", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("continuity", "Current Task", ITEMS, "C001 Q004 S001 T001 T002 T003 T007 T008 T009", "resume summary"),
    Row("continuity", "Session Summary", TEXT, "C001 S001 T009", "written"),
    Row("continuity", "Just Completed", ITEMS, "C001 Q004 S001 T002 T003 T005 T009", "summary"),
    Row("continuity", "Commits Made", ITEMS, "C001 Q004 S001 T002 T003 T009", "written"),
    Row("continuity", "Features Implemented", PARTS, "S001 T009", "– its parts are"),
    Row("continuity", "[Area]", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary written"),
    Row("continuity", "Files Created", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume written"),
    Row("continuity", "Files Modified", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume written"),
    Row("continuity", "Scripts Added", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume"),
    Row("continuity", "Learnings", ITEMS, "C001 Q001 Q004 Q005 S001 T002 T003 T009", "resume summary written"),
    Row("continuity", "Key Decisions", ITEMS, "C001 C003 Q001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("continuity", "Active Blockers", ITEMS, "C001 C002 Q004 S001 T002 T003 T009", "resume summary"),
    Row("continuity", "Mistakes & Learnings", ITEMS, "C001 Q001 Q004 Q005 S001 T002 T003 T009", "resume summary"),
    Row("continuity", "To Run Locally", CODE, "C001 S001", "resume"),
    Row("continuity", "To Deploy", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("continuity", "Test Results", CODE, "C001 S001", "written"),
    Row(
        "continuity",
        "Next Opportunities",
        ITEMS,
        "C001 C004 Q001 Q004 S001 T002 T003 T008 T009",
        "resume summary written",
    ),
    Row("plan", "Queue - Implementation Plan", FIELDS, "C001 S001 T005 T006 T009 T010", "– only says what follows"),
    Row("plan", "Objective", TEXT, "C001 S001 T009", "resume"),
    Row("plan", "Context & Understanding", PARTS, "C001 S001 T009", "– its parts are"),
    Row("plan", "API/Tool Quirks", ITEMS, "C001 Q001 Q002 Q004 Q005 S001 T002 T003 T009", "resume summary"),
    Row("plan", "Architectural Insights", ITEMS, "C001 Q001 Q002 Q004 Q005 S001 T002 T003 T009", "resume summary"),
    Row(
        "plan", "Domain Logic & Business Rules", ITEMS, "C001 Q001 Q002 Q004 Q005 S001 T002 T003 T009", "resume summary"
    ),
    Row("plan", "Complex Reasoning", ITEMS, "C001 Q001 Q002 Q004 S001 T002 T003 T009", "resume summary"),
    Row("plan", "Known Pitfalls", ITEMS, "C001 Q001 Q002 Q004 Q005 S001 T002 T003 T009", "resume summary written"),
    Row(
        "plan",
        "Implementation Steps",
        ITEMS,
        "C001 Q001 Q003 Q004 Q006 Q007 Q008 Q009 S001 T002 T003 T008 T009",
        "resume summary",
    ),
    Row("plan", "Files to Modify", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume written"),
    Row("plan", "Success Criteria", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("plan", "Testing Approach", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume summary written"),
    Row("plan", "Open Questions", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Phase Context: Queue", FIELDS, "C001 S001 T005 T006 T009 T010", "resume"),
    Row("phase", "Phase Boundary", PARTS, "S001 T009", "– its parts are"),
    Row("phase", "In scope", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Out of scope (deferred)", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Implementation Decisions", PARTS, "C001 S001 T009", "– its parts are"),
    Row("phase", "Infrastructure", ROWS, "C001 C003 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Performance Requirements", ROWS, "C001 C003 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Security Considerations", ROWS, "C001 C003 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Integration Complexity", ROWS, "C001 C003 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Data Modeling", ROWS, "C001 C003 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Migration Strategy", ROWS, "C001 C003 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Error Handling", ROWS, "C001 C003 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Agent's Discretion", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Specific Ideas", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Deferred Ideas", ROWS, "C001 C003 Q004 S001 T002 T003 T009", "resume summary"),
    Row("phase", "Instructions", PARTS, "S001 T009", "– its parts are"),
    Row("phase", "Filling this page", ITEMS, "C001 Q004 S001 T002 T003 T009", "summary"),
    Row("folder", "Queue - Planning & Context Files", TEXT, "S001 T009", "– only says what follows"),
    Row("folder", "Files in This Folder", PARTS, "C001 S001 T009", "– its parts are"),
    Row("folder", "1. **PLAN.md**", HEADING, "C001 S001 T001 T002 T003 T006 T009", "resume"),
    Row("folder", "Contains", TEXT, "S001 T009", "– is about another page"),
    Row("folder", "2. **PROGRESS.md**", HEADING, "C001 S001 T001 T002 T003 T006 T009", "resume"),
    Row("folder", "Contains", TEXT, "S001 T009", "– is about another page"),
    Row("folder", "3. **DECISIONS.md**", HEADING, "C001 S001 T001 T002 T003 T006 T009", "resume"),
    Row("folder", "Contains", TEXT, "S001 T009", "– is about another page"),
    Row("folder", "How to Use These Files", PARTS, "C001 S001 T009", "– its parts are"),
    Row("folder", "For New Developers", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume summary"),
    Row("folder", "For Resuming Work", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume"),
    Row("folder", "For AI Agents", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "resume summary"),
    Row("folder", "Folder Structure", CODE, "C001 S001", "– `index` writes it"),
    Row("folder", "When to Update", PARTS, "C001 S001 T009", "– its parts are"),
    Row("folder", "PLAN.md", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "summary"),
    Row("folder", "PROGRESS.md", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "summary"),
    Row("folder", "DECISIONS.md", ITEMS, "C001 Q004 S001 T001 T002 T003 T009", "summary"),
    Row("folder", "Notes", ITEMS, "C001 Q004 S001 T002 T003 T009", "resume summary written"),
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
SUMMARISED = {"resume": "`resume`", "summary": "`summary`", "written": "`summary --write`"}
"""The commands that tell of a section, by the words for them in the rows."""


def cells(row: Row, role: str) -> dict[str, str]:
    """What the table says of a section, by its columns."""
    told = row.summarised if row.summarised[0] == "–" else ", ".join(map(SUMMARISED.get, row.summarised.split()))
    by_what_it_holds = {name: column[row.holds].format(role=role) for name, column in COLUMNS.items()}
    return {**by_what_it_holds, "checked": row.checked, "summarised": told}


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
