"""What the documents of a folder are for, from its index page or from themselves."""

from __future__ import annotations

import pytest

from journal.document.chunks import read
from journal.kinds.listing import Listed, Member, first_paragraph, members, order_of_reading
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
        Member("PLAN.md", 26_000, 60.0, "The whole design", True, "Reference"),
    ]


def test_a_document_without_a_paragraph_is_told_by_its_title() -> None:
    assert first_paragraph("# Decisions\n\n- one\n") == "Decisions"
    assert first_paragraph("") == ""


WATCHED = (
    INDEX
    + """
## When to Update

### PLAN.md
- When the schema changes

### NOTES.md
- After completing each task
- After each work session
"""
)


def due(**happened: object) -> dict[str, str]:
    """What is overdue, where the same happened since each of two documents was changed."""
    files = [Listed(name, 1, 0.0, "", **happened) for name in ("PLAN.md", "NOTES.md")]  # type: ignore[arg-type]
    return {one.name: one.overdue for one in members(files, read_page(read(WATCHED)), 1.0)}


def test_a_document_is_due_by_its_own_list_and_by_what_was_done() -> None:
    assert due() == {"PLAN.md": "", "NOTES.md": ""}
    assert due(changed=("src/app.py",)) == {"PLAN.md": "", "NOTES.md": "1 file changed since"}
    assert due(changed=("db/schema.sql",))["PLAN.md"] == "db/schema.sql changed since"
    assert due(ticked=2) == {"PLAN.md": "", "NOTES.md": "2 tasks done since"}


@pytest.mark.parametrize(
    ("heading", "tasks", "sessions", "code"),
    [
        ("When to Update", "When a step is finished", "At the end of each day", "When the implementation changes"),
        ("Когда обновлять", "После каждой завершённой задачи", "В конце каждой сессии", "Когда меняется код"),
        ("何时更新", "每个任务完成后", "每次会话结束时", "代码变更时"),
        ("いつ更新するか", "タスクが完了したとき", "毎日の終わりに", "コードが変わったとき"),
        ("업데이트 시점", "단계를 완료한 후", "세션이 끝날 때마다", "코드가 바뀔 때"),
        ("Cuándo actualizar", "Al terminar cada tarea", "Al final de cada sesión", "Cuando cambie el código"),
        ("Quando atualizar", "Ao concluir cada tarefa", "No fim de cada sessão", "Quando o código mudar"),
        ("Ne zaman güncellenir", "Her görev tamamlandığında", "Her oturumun sonunda", "Kod değiştiğinde"),
        ("Wann aktualisieren", "Nach jeder erledigten Aufgabe", "Nach jeder Sitzung", "Wenn sich der Quelltext ändert"),
        ("Quand mettre à jour", "Après chaque tâche terminée", "À la fin de chaque séance", "Si un fichier change"),
    ],
)
def test_a_document_is_due_in_any_language(heading: str, tasks: str, sessions: str, code: str) -> None:
    def overdue(words: str, **happened: object) -> str:
        index = read_page(read(f"{INDEX}\n## {heading}\n\n### PLAN.md\n- {words}\n"))
        (found,) = members([Listed("PLAN.md", 1, 0.0, "", **happened)], index, 1.0)  # type: ignore[arg-type]
        return found.overdue

    assert overdue(tasks, ticked=1) == "1 task done since"
    assert overdue(tasks, changed=("x.py",)) == ""
    assert overdue(sessions, ticked=1) == "1 task done since"
    assert overdue(sessions, changed=("x.py",)) == "1 file changed since"
    assert overdue(code, changed=("x.py",)) == "1 file changed since"
    assert overdue(code, ticked=1) == ""


@pytest.mark.parametrize(
    "words", ["When the terminal dies", "When the worker dies", "If the journal grows", "On a tag"]
)
def test_a_word_that_only_begins_so_calls_for_nothing(words: str) -> None:
    index = read_page(read(f"{INDEX}\n## When to Update\n\n### PLAN.md\n- {words}\n"))
    (found,) = members([Listed("PLAN.md", 1, 0.0, "", changed=("x.py",), ticked=1)], index, 1.0)
    assert found.overdue == ""


def test_the_order_of_resuming_is_that_of_the_index_page() -> None:
    text = (
        INDEX + "\n### For Resuming Work\n\n1. Read **NOTES.md** first\n2. Then **PLAN.md**, and **NOTES.md** again\n"
    )
    assert order_of_reading(read_page(read(text))) == ["NOTES.md", "PLAN.md"]
