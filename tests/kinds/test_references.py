"""The five reference documents are read as their kinds, with every section in its role, garbled or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal.document.chunks import read
from journal.document.source import decode
from journal.kinds.recognise import read_page
from journal.kinds.titles import spelled

if TYPE_CHECKING:
    from pathlib import Path

    from journal.document.page import Page

CONTEXT = {
    "Current Implementation State": "status",
    "Completed Components": "done",
    "In Progress": "doing",
    "Not Started": "todo",
    "Key Architectural Decisions": "decisions",
    "Decision 1: [Title]": "decisions",
    "Files Modified": "files",
    "Core Changes": "files",
    "Supporting Changes": "files",
    "Integration Points Discovered": "integrations",
    "Service A Integration": "integrations",
    "Database Schema Updates": "integrations",
    "Blockers & Workarounds": "blockers",
    "Current Blockers": "blockers",
    "Resolved Blockers": "resolved",
    "Performance Considerations": "performance",
    "Optimizations Applied": "performance",
    "Known Performance Issues": "performance",
    "Testing Notes": "tests",
    "Tests Added": "tests",
    "Manual Testing Performed": "tests",
    "Testing TODOs": "tests",
    "Code Review Notes": "review",
    "Self-Review Findings": "review",
    "Refactoring Opportunities": "review",
    "Next Immediate Steps": "next",
    "Session Handoff Notes": "handoff",
    "Exactly Where We Left Off": "handoff",
    "Commands to Run on Restart": "commands",
    "Uncommitted Changes": "handoff",
    "Lessons Learned": "lessons",
    "What Worked Well": "lessons",
    "What to Avoid": "lessons",
    "Links & References": "links",
}
CONTINUITY = {
    "Current Session": "status",
    "Session Summary": "done",
    "Commits Made": "commits",
    "Features Implemented": "features",
    "Core Queue System": "features",
    "Files Created": "files",
    "Files Modified": "files",
    "Scripts Added": "commands",
    "Learnings": "lessons",
    "To Run Locally": "commands",
    "To Deploy": "deploy",
    "Test Results": "tests",
    "Next Opportunities": "next",
}
PLAN = {
    "What Makes Good Context?": "understanding",
    "Poor vs. Excellent Context: Complete Examples": "examples",
    "Problems": "examples",
    "Key Patterns for Excellent Context": "lessons",
    "3. Explain Rejected Alternatives": "lessons",
    "Anti-Patterns to Avoid": "lessons",
}
PHASE = {
    "Phase Boundary": "scope",
    "In scope": "scope",
    "Out of scope (deferred)": "excluded",
    "Implementation Decisions": "decisions",
    "Infrastructure": "decisions",
    "Performance Requirements": "decisions",
    "Security Considerations": "decisions",
    "Integration Complexity": "decisions",
    "Data Modeling": "decisions",
    "Migration Strategy": "decisions",
    "Error Handling": "decisions",
    "Agent's Discretion": "discretion",
    "Specific Ideas": "ideas",
    "Deferred Ideas": "deferred",
    "Instructions": None,
}
FOLDER = {
    "Files in This Folder": "documents",
    "1. **PLAN_OVERVIEW.md** (26KB)": "documents",
    "How to Use These Files": "reading",
    "For New Developers": "reading",
    "For Resuming Work": "handoff",
    "For AI Agents": "reading",
    "Folder Structure": "structure",
    "When to Update": "upkeep",
    "Notes": "notes",
}

REFERENCES = {
    "000_a7dfa3684f71681c": ("context", CONTEXT),
    "001_62d1ca4c24793756": ("continuity", CONTINUITY),
    "002_9f3fcceb698109f0": ("plan", PLAN),
    "003_6fc75f2cb307ede9": ("phase", PHASE),
    "004_17c33654ff8f1aab": ("folder", FOLDER),
}


def pages(seeds: Path, name: str) -> list[Page]:
    """A reference document as it came, and repaired."""
    return [
        read_page(read(decode(path.read_bytes())))
        for path in (seeds / f"{name}.txt", seeds / "repaired" / f"{name}.md")
    ]


@pytest.mark.parametrize("name", REFERENCES)
def test_a_reference_document_is_its_kind_with_every_section_in_its_role(seeds: Path, name: str) -> None:
    kind, roles = REFERENCES[name]
    for page in pages(seeds, name):
        found = dict(zip([spelled(s.title) for s in page.outline.sections], page.purposes, strict=True))
        assert page.kind == kind
        assert {title: found.get(spelled(title), "not there") for title in roles} == roles


def test_states_survive_garbling(seeds: Path) -> None:
    came, repaired = pages(seeds, "000_a7dfa3684f71681c")
    assert [(item.id, item.state) for item in came.items] == [(item.id, item.state) for item in repaired.items]
    assert (came.done, came.total) == (2, 6)


def test_decisions_written_as_headings_with_fields_are_items(seeds: Path) -> None:
    decision = pages(seeds, "000_a7dfa3684f71681c")[1].of("decisions")[0]
    assert decision.text == "Decision 1: [Title]"
    assert list(decision.fields) == ["Date", "Why", "Alternatives considered", "Impact"]
    assert decision.unset


def test_rows_of_decision_tables_are_items_and_placeholders_are_unset(seeds: Path) -> None:
    decisions = pages(seeds, "003_6fc75f2cb307ede9")[1].of("decisions")
    assert len(decisions) == 22
    assert all(decision.unset for decision in decisions)
    assert decisions[6].text == "[Authentication]"


def test_documents_of_a_folder_are_items_with_their_file(seeds: Path) -> None:
    documents = pages(seeds, "004_17c33654ff8f1aab")[0].of("documents")
    assert [document.anchor.path for document in documents if document.anchor] == [
        "PLAN_OVERVIEW.md",
        "IMPLEMENTATION.md",
        "PROGRESS.md",
        "UPDATES_SUMMARY.md",
    ]
