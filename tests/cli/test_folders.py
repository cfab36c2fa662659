"""The commands on a folder of documents."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from journal.desk import Desk
from journal.document.edit import Add, Mark
from journal.document.marks import State
from journal.folders import folder_at

if TYPE_CHECKING:
    from tests.shell import Shell


INDEX = """# Planning & Context Files

## Files in This Folder

### 1. **PLAN.md** (1.0KB)
**Purpose:** The design
**Use:** Before a step
**Audience:** Builders

## How to Use These Files

### For Resuming Work

1. **PLAN.md**: all of it

## When to Update

### PLAN.md

- After each work session

---

**Last Updated:** 2026-01-02
"""


@pytest.fixture
def shell(shell: Shell) -> Shell:
    folder = shell.folder / ".context"
    folder.mkdir()
    (folder / "README.md").write_text(INDEX, encoding="utf-8")
    (folder / "PLAN.md").write_text("# Plan\n\n- [x] one\n- [ ] two\n", encoding="utf-8")
    return shell


def test_an_index_page_is_checked_and_brought_up_to_date_and_undone(shell: Shell) -> None:
    index = shell.folder / ".context" / "README.md"
    out = shell.start("index", ".context", "--check")
    said, _ = out.communicate(timeout=60)
    assert out.returncode == 1
    assert "-### 1. **PLAN.md** (1.0KB)\n+### 1. **PLAN.md** (0.1KB)\n" in said
    assert index.read_text(encoding="utf-8") == INDEX
    shell.run("index", ".context")
    text = index.read_text(encoding="utf-8")
    assert "### 1. **PLAN.md** (0.1KB)\n" in text
    assert "**Last Updated:** 2026-01-02" not in text
    assert "is up to date" in shell.run("index", ".context", "--check")
    shell.run("undo", "--file", ".context/README.md")
    assert index.read_text(encoding="utf-8") == INDEX


def test_a_folder_without_an_index_page_gets_one(shell: Shell) -> None:
    (shell.folder / ".context" / "README.md").unlink()
    assert "has no index page" in shell.start("index", ".context", "--check").communicate(timeout=60)[0]
    shell.run("index", ".context")
    text = (shell.folder / ".context" / "README.md").read_text(encoding="utf-8")
    assert "### 1. **PLAN.md** (0.1KB)\n\n**Purpose:** Plan\n" in text
    assert "is up to date" in shell.run("index", ".context", "--check")


def test_a_readme_that_is_no_index_page_is_left_alone(shell: Shell) -> None:
    readme = shell.folder / ".context" / "README.md"
    readme.write_text("# Shop\n\nA shop.\n", encoding="utf-8")
    shell.run("index", ".context")
    assert readme.read_text(encoding="utf-8") == "# Shop\n\nA shop.\n"
    assert "README.md" in (shell.folder / ".context" / "INDEX.md").read_text(encoding="utf-8")


def test_show_says_what_a_folder_holds_and_what_is_due(shell: Shell) -> None:
    plan = shell.folder / ".context" / "PLAN.md"
    os.utime(plan, (1_700_000_000, 1_700_000_000))
    os.utime(shell.file, (1_700_000_000, 1_700_000_000))
    shown = json.loads(shell.run("show", ".context", "--json"))["documents"]
    assert [one["name"] for one in shown] == ["PLAN.md"]
    assert shown[0]["overdue"] is None
    (shell.folder / "app.py").write_text("x = 1\n", encoding="utf-8")
    shown = json.loads(shell.run("show", ".context", "--json"))["documents"][0]
    assert (shown["overdue"], shown["progress"], shown["order"]) == ("1 file changed since", {"done": 1, "total": 2}, 1)
    assert (shown["purpose"], shown["use"], shown["audience"]) == ("The design", "Before a step", "Builders")
    out = shell.run("show", "--file", ".context/README.md")
    assert "  PLAN.md  28 B" in out
    assert "      overdue: 1 file changed since" in out
    assert "to take the work up: PLAN.md" in out


def test_a_task_done_in_another_document_calls_for_an_update(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNAL_STATE_DIR", shell.env["JOURNAL_STATE_DIR"])
    folder = shell.folder / ".context"
    notes, plan = folder / "NOTES.md", folder / "PLAN.md"
    notes.write_text("# Notes\n\n## To Do\n\n- [ ] one\n- [ ] two\n", encoding="utf-8")
    for moment, edit in ((1_000.0, Add("todo", "three")), (3_000.0, Mark("todo.1", State.DONE))):
        desk = Desk(str(notes), clock=lambda moment=moment: moment)  # type: ignore[misc]
        desk.do(edit)
        desk.save()
        desk.close()
    os.utime(plan, (2_000.0, 2_000.0))
    os.utime(notes, (3_000.0, 3_000.0))
    for path in (shell.file, folder / "README.md"):
        os.utime(path, (1_000.0, 1_000.0))
    due = {one.name: one.overdue for one in folder_at(str(folder)).documents}
    assert due == {"PLAN.md": "1 task done since", "NOTES.md": ""}


def test_what_is_no_folder_is_said(shell: Shell) -> None:
    (shell.folder / "empty").mkdir()
    assert "holds no documents" in shell.run("index", "empty", status=2)
    assert "nowhere/at" in shell.run("index", "nowhere/at/all", status=2)


def test_a_document_that_is_listed_and_not_there_is_said_to_be_gone(shell: Shell) -> None:
    (shell.folder / ".context" / "PLAN.md").unlink()
    (shell.folder / ".context" / "STATE.md").write_text("# State\n")
    assert "\n  PLAN.md  gone\n" in shell.run("show", ".context")
    assert json.loads(shell.run("show", ".context", "--json"))["gone"] == ["PLAN.md"]
