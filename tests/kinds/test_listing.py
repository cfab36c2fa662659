"""What the documents of a folder are for, from its index page or from themselves."""

from __future__ import annotations

from journal.document.chunks import read
from journal.kinds.listing import Listed, Member, first_paragraph, members
from journal.kinds.recognise import read_page

INDEX = """# Planning & Context Files

## 📋 Files in This Folder

### 1. **PLAN.md** (26KB)
**Purpose**: The whole design
**Use**: Reference

## How to Use These Files

1. Start with **PLAN.md**
"""


def test_the_index_page_says_what_a_document_is_for() -> None:
    index = read_page(read(INDEX))
    plan = Listed("PLAN.md", 26_000, 100.0, "# Plan\n\nSomething else.\n")
    notes = Listed("NOTES.md", 10, 150.0, "# Notes\n\nLoose ends,\nand more.\n")
    assert members([plan, notes], index, now=160.0) == [
        Member("NOTES.md", 10, 10.0, "Loose ends, and more.", False),
        Member("PLAN.md", 26_000, 60.0, "The whole design", True),
    ]


def test_a_document_without_a_paragraph_is_told_by_its_title() -> None:
    assert first_paragraph("# Decisions\n\n- one\n") == "Decisions"
    assert first_paragraph("") == ""
