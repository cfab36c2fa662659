"""The index page of a folder brought up to date: sizes, new and gone documents, the tree; no prose is touched."""

from __future__ import annotations

from journal.document.chunks import read
from journal.kinds.indexing import first_index, refreshed
from journal.kinds.listing import Member
from journal.kinds.meaning import Kinds

KINDS = Kinds()
INDEX = """# .context - Planning Files

## 📋 Files in This Folder

### 1. **PLAN.md** (26KB)
**Purpose**: The whole design
**Use**: Before a step

### 2. **PROGRESS.md** (9.5KB)
**Purpose**: How far it is, in **PLAN.md**'s order

## How to Use These Files

1. Start with **PLAN.md** (26KB of it)

## 📁 Folder Structure

```
shop/
├── .context/
│   ├── README.md     # this file
│   ├── PLAN.md       # the design
│   └── PROGRESS.md   # the state
└── src/
```
"""


def member(name: str, size: int, purpose: str = "") -> Member:
    return Member(name, size, 0.0, purpose, False)


def brought(text: str, *documents: Member) -> str:
    wanted = refreshed(KINDS.page(read(text)), list(documents), "README.md", KINDS)
    again = refreshed(KINDS.page(read(wanted)), list(documents), "README.md", KINDS)
    assert again == wanted
    return wanted


def test_what_is_true_is_left_byte_for_byte() -> None:
    plan, progress = member("PLAN.md", 26_300), member("PROGRESS.md", 9_700)
    assert brought(INDEX, plan, progress) == INDEX
    assert brought(INDEX.replace("\n", "\r\n"), plan, progress) == INDEX.replace("\n", "\r\n")


def test_a_size_is_written_where_and_as_one_stands() -> None:
    wanted = INDEX.replace("**PLAN.md** (26KB)\n", "**PLAN.md** (30KB)\n").replace("(9.5KB)", "(12.2KB)")
    assert brought(INDEX, member("PLAN.md", 30_720), member("PROGRESS.md", 12_500)) == wanted


def test_a_new_document_is_listed_and_drawn_like_the_others() -> None:
    new = member("EXTRA.md", 2_048, "What came later.")
    text = brought(INDEX, new, member("PLAN.md", 26_300), member("PROGRESS.md", 9_700))
    assert "### 3. **EXTRA.md** (2.0KB)\n**Purpose**: What came later.\n" in text
    assert "│   ├── PROGRESS.md   # the state\n│   └── EXTRA.md\n└── src/" in text
    assert [line for line in INDEX.split("\n") if line not in text.split("\n")] == ["│   └── PROGRESS.md   # the state"]


def test_a_document_that_is_gone_is_said_to_be_and_its_words_stay() -> None:
    text = brought(INDEX, member("PLAN.md", 26_300))
    assert "### 2. **PROGRESS.md** (gone)\n**Purpose**: How far it is, in **PLAN.md**'s order\n" in text
    assert "│   └── PLAN.md       # the design\n└── src/" in text
    back = brought(text, member("PLAN.md", 26_300), member("PROGRESS.md", 9_700))
    assert "### 2. **PROGRESS.md**\n" in back


def test_a_list_and_a_table_take_a_new_document_in_their_own_form() -> None:
    listed = "# Docs\n\n## Files in This Folder\n\n- [PLAN.md](PLAN.md): the design\n\n## When to Update\n\n- often\n"
    new = [member("EXTRA.md", 10, "Later things."), member("PLAN.md", 10)]
    assert "- [PLAN.md](PLAN.md): the design\n- [EXTRA.md](EXTRA.md): Later things.\n" in brought(listed, *new)
    head = "# Docs\n\n## Files in This Folder\n\n| File | Size | Purpose |\n| --- | --- | --- |\n"
    table = head + "| `PLAN.md` | 9.0 KB | design |\n\n## When to Update\n\n- often\n"
    assert "| `PLAN.md` | 8.0 KB | design |\n| `EXTRA.md` | 2.0 KB | Later things. |\n" in brought(
        table, member("PLAN.md", 8_192), member("EXTRA.md", 2_048, "Later things.")
    )


def test_a_first_index_page_is_one_that_is_up_to_date() -> None:
    documents = [member("PLAN.md", 26_300, "The design."), member("NOTES.md", 300, "Loose ends.")]
    text = first_index("notes", documents, "README.md", "2026-05-04 10:00")
    assert KINDS.page(read(text)).kind == "folder"
    assert brought(text, *documents) == text
