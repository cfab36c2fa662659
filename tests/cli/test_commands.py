"""The command line: what each command does to a file, what it says, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.desk import PAGE

if TYPE_CHECKING:
    from tests.shell import Shell


def test_show_prints_the_roles_that_a_reader_looks_for_first(shell: Shell) -> None:
    lines = shell.run("show").splitlines()
    assert lines[:4] == ["Queue", "Status: retries wired", "1 of 3 done", ""]
    assert lines[4:8] == ["doing (2)", "  doing.1 ◐ Retry policy", "  doing.2 ◐ Admin page", ""]


def test_show_of_a_role_tells_sections_fields_cells_and_what_is_no_item(shell: Shell) -> None:
    shell.file.write_text(
        "# Queue\n\n## Decisions\n\n### Storage\n\n| Decision | Choice | Why |\n| --- | --- | --- |\n"
        "| Cache | Redis | two workers |\n\n### Other\n\n- Jitter\n  - **Why:** outages\n\n"
        "## Test Results\n\n```\n3 passed\n```\n"
    )
    assert shell.run("show", "decisions", "tests").splitlines()[1:] == [
        "",
        "decisions (2)",
        "  Storage",
        "  decisions.1 · Cache  Redis  two workers",
        "  Other",
        "  decisions.2 · Jitter",
        "    Why: outages",
        "",
        "## Test Results",
        "```",
        "3 passed",
        "```",
    ]
    assert "Why: outages" not in shell.run("show")


def test_the_text_of_a_section_may_begin_with_a_dash_and_takes_the_place_of_a_placeholder(shell: Shell) -> None:
    shell.run("write", "In Progress", "- 🔄 all of it = one")
    assert "## In Progress\n\n- 🔄 all of it = one\n" in shell.text
    shell.run("write", "Queue", "[One line]")
    shell.run("write", "Queue", "All of it", "--append")
    shell.run("write", "Queue", "and more", "--append")
    assert "[One line]" not in shell.text
    assert "All of it\nand more\n" in shell.text
    assert "is not an option" in shell.run("write", "In Progress", "-all", status=2)


def test_a_paragraph_is_added_below_a_list_and_not_into_its_last_item(shell: Shell) -> None:
    shell.file.write_text("## Notes\n\nWords.\n\n- one\n\n## Blockers\n\n## Next\n")
    shell.run("write", "Notes", "More words.", "--append")
    shell.run("write", "Notes", "- two", "--append")
    assert shell.text == "## Notes\n\nWords.\n\n- one\n\nMore words.\n- two\n\n## Blockers\n\n## Next\n"


def test_a_cell_is_named_by_the_title_or_the_number_of_its_column(shell: Shell) -> None:
    table = "| Decision | Choice |\n| --- | --- |\n| Cache | none |\n"
    shell.file.write_text(f"## Decisions\n\n{table}\n## Next\n\n- one\n")
    shell.run("cell", "decisions.1", "choice", "Redis")
    shell.run("cell", "decisions.1", "1", "Queue")
    assert "| Queue | Redis |" in " ".join(shell.text.split())
    assert "it has Decision, Choice" in shell.run("cell", "decisions.1", "Chosen", "x", status=2)
    assert "is no row of a table" in shell.run("cell", "next.1", "1", "x", status=2)


def test_show_as_json_has_the_stable_form(shell: Shell) -> None:
    shown = json.loads(shell.run("show", "--json"))
    assert list(shown) == ["version", "path", "kind", "title", "fields", "progress", "sections", "items", "unfilled"]
    assert shown["progress"] == {"done": 1, "total": 3}
    assert shown["sections"][1] == {"line": 5, "level": 2, "title": "In Progress", "role": "doing"}
    assert shown["items"][0] == {
        "id": "doing.1",
        "role": "doing",
        "state": "doing",
        "text": "Retry policy",
        "fields": {},
        "path": None,
        "lines": [],
        "line": 7,
        "section": "In Progress",
    }


def test_show_loads_nothing_for_colour_where_nobody_looks(shell: Shell) -> None:
    code = "import sys, journal.cli; journal.cli.run(['show', '--json']); sys.stderr.write(str('rich' in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=shell.folder, env=shell.env, capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "False"


def test_a_system_that_it_cannot_save_on_is_told_so_in_one_sentence(shell: Shell) -> None:
    code = "import os; from journal.__main__ import main; os.name = 'nt'; main()"
    done = subprocess.run([sys.executable, "-c", code], env=shell.env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "WSL" in done.stderr


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        (("add", "next", "Ask", "operations"), "2. Load test\n", "2. Load test\n3. Ask operations\n"),
        (("edit", "next.1", "Wire $1 \\1 jitter"), "Wire jitter", "Wire $1 \\1 jitter"),
        (("edit", "load", "# Load"), "2. Load test", "2. \\# Load"),
        (("mark", "failed", "Retry"), "🔄 Retry", "❌ Retry"),
        (("move", "next.2", "first"), "1. Wire jitter\n2. Load test\n", "1. Load test\n2. Wire jitter\n"),
        (("remove", "next.1"), "1. Wire jitter\n2. Load test\n", "1. Load test\n"),
        (("field", "status=all wired"), "retries wired", "all wired"),
        (("set", "blockers.1", "Impact=jobs wait"), "sockets\n", "sockets\n  - **Impact:** jobs wait\n"),
        (("block", "doing.2", "no design"), "sockets\n", "sockets\n- Admin page: no design\n"),
        (("block", "doing.2", "no design", "--create"), "sockets\n", "sockets\n- Admin page: no design\n"),
        (("promote", "next.1"), "- 🔄 Admin page\n", "- 🔄 Admin page\n- 🔄 Wire jitter\n"),
    ],
)
def test_an_edit_changes_what_it_says(shell: Shell, words: tuple[str, ...], before: str, after: str) -> None:
    shell.run(*words)
    assert after in shell.text
    shell.run("undo")
    assert shell.text == PAGE
    assert before in shell.text


def test_marks_move_items_where_the_page_keeps_a_section_a_state(shell: Shell) -> None:
    shell.run("mark", "done", "doing.1", "Admin")
    assert "- ✅ Worker loop\n- ✅ Retry policy\n- ✅ Admin page\n" in shell.text


def test_an_edit_of_several_items_is_of_those_that_were_named_and_one_undo_takes_it_back(shell: Shell) -> None:
    assert (
        shell.run("remove", "doing.1", "next.1", "doing.2")
        == "remove: Retry policy\nremove: Wire jitter\nremove: Admin page\n"
    )
    assert not any(gone in shell.text for gone in ("Retry policy", "Wire jitter", "Admin page"))
    shell.run("undo")
    assert shell.text == PAGE


def test_an_edit_of_several_items_of_which_one_is_unclear_does_nothing(shell: Shell) -> None:
    assert "no item fits" in shell.run("mark", "done", "doing.1", "nowhere", status=2)
    shell.run("add", "next", "Ask")
    assert "- 🔄 Retry policy\n" in shell.text


def test_undo_and_redo_say_what_they_did(shell: Shell) -> None:
    shell.run("remove", "next.1")
    assert shell.run("undo") == "undone: remove: Wire jitter\n"
    assert shell.run("redo") == "done again: remove: Wire jitter\n"
    shell.run("undo")
    assert shell.run("undo", status=2) == "journal: there is nothing to undo\n"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("mark", "done", "e"), 2, "fits 6 items; say which one"),
        (("mark", "done", "nothing like it"), 2, "no item fits “nothing like it”"),
        (("mark", "finished", "doing.1"), 2, "there is no state finished"),
        (("add", "lessons", "x"), 2, "the page has no section for lessons; --create makes one"),
        (("add", "next"), 2, "this takes: ROLE TEXT"),
        (("ad", "next", "x"), 2, "there is no command ad; did you mean add?"),
        (("show", "--jsn"), 2, "--jsn is not an option"),
        (("show", "nowhere"), 2, "there is no role nowhere"),
        (("show", "--file", "missing.md"), 2, "is not there"),
        (("show", "--file", "."), 2, "is a folder, not a file"),
        (("edit", "next.1", "✅ x"), 3, "begins with a sign"),
        (("restore", "99"), 2, "has no version 99"),
        (("set", "next.1", "x"), 2, "x is not KEY=VALUE"),
        (("new", "CONTINUITY.md"), 2, "never writes over a file"),
        (("new", "continuity"), 2, "is a kind; --kind continuity writes one"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    shell: Shell, words: tuple[str, ...], status: int, said: str
) -> None:
    complaint = shell.run(*words, status=status)
    assert said in complaint
    assert shell.text == PAGE


def test_a_section_is_made_only_when_asked(shell: Shell) -> None:
    shell.run("add", "lessons", "Read and then write is never a claim", "--create")
    assert "\n## Lessons Learned\n\n- Read and then write is never a claim\n" in shell.text


def test_what_a_command_did_is_told_to_programs_as_one_object(shell: Shell) -> None:
    def told(*words: str) -> object:
        return json.loads(shell.run(*words, "--json"))

    assert told("mark", "done", "doing.1", "doing.2") == {
        "version": 1,
        "done": ["mark done: Retry policy", "mark done: Admin page"],
    }
    assert told("undo") == {"version": 1, "done": ["undone: mark done: Retry policy; mark done: Admin page"]}
    assert told("archive", "--older-than", "9w") == {"version": 1, "done": []}
    changed = told("diff", "1", "2")
    assert isinstance(changed, dict)
    assert (changed["from"], changed["to"]) == (1, 2)
    assert "+- ✅ Retry policy" in changed["lines"]


def test_what_an_option_cannot_mean_is_refused(shell: Shell) -> None:
    assert "--create takes no value" in shell.run("add", "next", "x", "--create=no", status=2)
    assert "does not exist" in shell.run("index", "typo", status=2)
    assert "none has begun yet" in shell.run("summary", "--session", "7", status=2)
    assert sorted(path.name for path in shell.folder.iterdir()) == ["CONTINUITY.md"]


@pytest.mark.parametrize(
    "words",
    [
        ("aside", "drop", "9"),
        ("restore", "9"),
        ("mark", "done", "next.9"),
        ("move", "next.1", "nowhere"),
        ("move", "next.1", "decisions"),
        ("add", "decisions", "Use it"),
        ("set", "next.1", "Why="),
        ("field", "Phase=2"),
        ("show", "Lunch"),
        ("undo",),
        ("redo",),
    ],
    ids=" ".join,
)
def test_what_is_named_and_is_not_there_is_wrong_use(words: tuple[str, ...], shell: Shell) -> None:
    before = shell.text
    assert shell.run(*words, status=2).startswith("journal: ")
    assert shell.text == before


def test_what_the_disk_refuses_is_no_fault_of_ours(shell: Shell) -> None:
    (shell.folder / "notes").write_text("a file where a folder is wanted")
    refused = shell.run("new", "notes/deep/PLAN.md", status=2)
    assert "fault" not in refused
    assert "notes" in refused


def test_history_diff_and_restore_look_back(shell: Shell) -> None:
    shell.run("edit", "next.1", "Wire it")
    shell.run("remove", "blockers.1")
    versions = json.loads(shell.run("history", "--json"))["versions"]
    assert [one["number"] for one in versions] == list(range(1, len(versions) + 1))
    assert "\n-- Redis drops idle sockets\n" in shell.run("diff")
    shell.run("restore", "1")
    assert shell.text == PAGE
    shell.run("undo")
    assert "Redis" not in shell.text


def test_one_section_of_a_version_is_restored(shell: Shell) -> None:
    shell.run("edit", "next.1", "Wire it")
    shell.run("remove", "blockers.1")
    shell.run("restore", "1", "--section", "Blockers")
    assert shell.text == PAGE.replace("Wire jitter", "Wire it")
    shell.run("undo")
    assert "Redis" not in shell.text
    assert "no section called Lunch" in shell.run("restore", "1", "--section", "Lunch", status=2)


def test_history_is_told_by_day_and_session(shell: Shell) -> None:
    shell.run("edit", "next.1", "Wire it")
    day, session, *versions = shell.run("history").splitlines()
    assert day[:2] == "20"
    assert session.startswith("  session 1")
    assert [line.split()[0] for line in versions if line.startswith("     ")] == ["2", "1"]


def test_doctor_says_how_changed_files_are_noticed(shell: Shell) -> None:
    shell.run("config", "watching.source=polling")
    assert "watching       polling\n" in shell.run("doctor")
    assert "must be one of auto, " in shell.run("config", "watching.source=pigeons", status=2)


def test_the_size_of_history_is_a_setting_that_doctor_shows(shell: Shell) -> None:
    shell.run("edit", "next.1", "Wire it")
    shell.run("config", "history=3")
    assert " of 3 MB)" in shell.run("doctor")
    refused = "history is 'plenty'; it takes a number of megabytes"
    assert refused in shell.run("config", "history=plenty", status=2)
    settings = shell.folder.parent / "config" / "config.toml"
    settings.write_text(f'[projects."{shell.folder}"]\nhistory = "plenty"\n', encoding="utf-8")
    assert refused in shell.start("doctor").communicate(timeout=60)[0]
    shell.run("edit", "next.1", "Wire it, whatever the settings say")


@pytest.mark.parametrize("kind", ["context", "continuity", "plan", "phase", "plain"])
def test_new_writes_a_page_that_reads_as_its_kind(shell: Shell, kind: str) -> None:
    path = shell.run("new", f"{kind}.md", "--kind", kind, "--title", "A $1 title").strip()
    shown = json.loads(shell.run("show", "--json", "--file", path))
    assert shown["kind"] == kind
    assert "A $1 title" in shown["title"]


def test_a_document_of_the_users_own_kind_is_found_by_the_name_that_the_kind_gives_it(shell: Shell) -> None:
    kinds = shell.folder.parent / "config" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "runbook.toml").write_text('name = "runbook"\nfiles = ["RUNBOOK.md"]\n', encoding="utf-8")
    shell.file.rename(shell.folder / "RUNBOOK.md")
    assert json.loads(shell.run("show", "--json"))["path"].endswith("RUNBOOK.md")


def test_a_title_keeps_to_its_line(shell: Shell) -> None:
    shell.run("new", "two.md", "--title", "Two\nlines")
    assert "Two lines" in (shell.folder / "two.md").read_text("utf-8").splitlines()[0]


def test_a_folder_that_is_not_there_is_not_looked_for_above(shell: Shell) -> None:
    assert "there is no folder nowhere" in shell.run("-C", "nowhere", "add", "next", "Ask", status=2)
    assert shell.text == PAGE


@pytest.mark.parametrize(
    ("word", "shown"), [("a.py:3-9", "`a.py:3-9`"), ("b:c.py", "`b:c.py`"), ("b:c.py:7", "`b:c.py:7`")]
)
def test_a_path_may_have_a_colon_of_its_own(shell: Shell, word: str, shown: str) -> None:
    shell.file.write_text(f"{PAGE}\n## Files Modified\n\n- `old.py:2` — the end\n", encoding="utf-8")
    shell.run("file", word, "the words")
    assert shown in shell.text


def test_lines_that_a_page_does_not_name_are_said_to_be_left_out(shell: Shell) -> None:
    shell.file.write_text(f"{PAGE}\n## Files Modified\n\n- `old.py` — the end\n", encoding="utf-8")
    _, err = shell.start("file", "a.py:3-9", "the words").communicate(timeout=60)
    assert "3-9 was left out" in err
    assert "`a.py`" in shell.text


def test_new_writes_a_folder_of_pages(shell: Shell) -> None:
    written = shell.run("new", "notes", "--kind", "folder").split()
    assert len(written) > 1
    assert json.loads(shell.run("show", "--json", "--file", written[0]))["kind"] == "folder"


def test_a_setting_says_which_document_and_what_a_section_is_for(shell: Shell) -> None:
    (shell.folder / "other.md").write_text("# Other\n\n## Parking lot\n\n- Think\n", encoding="utf-8")
    shell.run("config", "document=other.md")
    shell.run("config", "roles.other/parking lot=next")
    assert "next (1)" in shell.run("show")
    assert "document=other.md" in shell.run("config")
    shell.run("config", "document=")
    assert "Queue" in shell.run("show")
    assert "there is no setting documnt" in shell.run("config", "documnt=x", status=2)


def test_hostile_text_reaches_no_terminal(shell: Shell) -> None:
    shell.file.write_bytes("# t\x1b]52;c;eA==\x07\n\n## Next\n\n- a\x1b[31m\u202eb\x9b1m\x00\n".encode())
    for words in (("show",), ("edit", "next.1", "c"), ("undo",), ("history",), ("diff",)):
        out, err = shell.start(*words).communicate(timeout=60)
        assert not [char for char in out + err if not char.isprintable() and char != "\n"]


@pytest.mark.parametrize("delay", [0.0, 0.005, 0.05])
def test_calls_at_once_lose_nothing(shell: Shell, delay: float) -> None:
    import time

    running = []
    for number in range(8):
        running.append(shell.start("add", "next", f"step of process {number}"))
        time.sleep(delay)
    for process in running:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    for number in range(8):
        assert shell.text.count(f"step of process {number}\n") == 1


def test_a_pipe_that_nobody_reads_ends_it_quietly(shell: Shell) -> None:
    shell.file.write_text(PAGE + "".join(f"{n}. step {n}\n" for n in range(3, 20000)), encoding="utf-8")
    done = subprocess.run(
        f"{sys.executable} -m journal show | head -1",
        shell=True,
        cwd=shell.folder,
        env=shell.env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""


def _git(shell: Shell, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words],
        cwd=shell.folder,
        check=True,
        capture_output=True,
    )


@pytest.mark.parametrize("with_git", [True, False])
def test_files_proposes_what_changed_and_writes_it_as_the_page_does(shell: Shell, with_git: bool) -> None:
    shell.file.write_text(PAGE + "\n## Files Modified\n\n- `old.py` — the start\n", encoding="utf-8")
    (shell.folder / "old.py").write_text("def old():\n    return 1\n", encoding="utf-8")
    if with_git:
        _git(shell, "init", "-q")
        _git(shell, "add", "-A")
        _git(shell, "commit", "-qm", "start")
    assert "nothing is proposed" in shell.run("files")
    (shell.folder / "new.py").write_text("def new():\n    return 2\n", encoding="utf-8")
    (shell.folder / "other.py").write_text("x = 1\n", encoding="utf-8")
    listed = json.loads(shell.run("files", "--json"))["proposals"]
    assert [(one["path"], one["kind"], one["added"]) for one in listed] == [
        ("new.py", "new", 2),
        ("other.py", "new", 1),
    ]
    shell.run("files", "--accept", "new.py")
    assert shell.text.endswith("- `old.py` — the start\n- `new.py` — adds `new`\n")
    shell.run("files", "--reject", "other.py")
    assert "nothing is proposed" in shell.run("files")
    assert "is not proposed" in shell.run("files", "--accept", "other.py", status=2)


def test_a_discovery_is_kept_with_how_and_what_it_ruled_out(shell: Shell) -> None:
    shell.file.write_text(
        "# P - Implementation Plan\n\n## Background\n\n- known\n\n## Implementation Steps\n\n1. dig\n"
    )
    shell.run("add", "discovery", "Sand below", "--set", "How=a drill", "--set", "Rejected=piles", "--set", "Why=sink")
    assert "- Sand below\n  - **How:** a drill\n  - **Rejected:** piles\n  - **Why:** sink\n" in shell.text
    assert shell.run("undo") == "undone: discovery: Sand below\n"


def test_a_decision_is_deferred_and_show_says_what_is_not_filled_in(shell: Shell) -> None:
    shell.run("new", "--kind", "phase", "PHASE.md")
    page = ("--file", "PHASE.md")
    shown = shell.run("show", *page).split("not filled in\n")[1].splitlines()
    assert "  Infrastructure (may be skipped)" in shown
    assert "  Agent's Discretion" in shown
    listed = json.loads(shell.run("show", "--json", *page))["unfilled"]
    lines = (shell.folder / "PHASE.md").read_text(encoding="utf-8").splitlines()
    assert {"line": lines.index("### Infrastructure") + 1, "title": "Infrastructure", "optional": True} in listed
    shell.run("set", "decisions.1", "Decision=Cache", "Choice=Redis", *page)
    assert "Infrastructure" not in shell.run("show", *page).split("not filled in\n")[1]
    shell.run("defer", "decisions.1", "--phase", "3", "--reason", "no time", *page)
    text = " ".join((shell.folder / "PHASE.md").read_text(encoding="utf-8").split())
    assert "| Cache: Redis | 3 | no time |" in text


def test_archive_says_what_it_would_move_moves_it_and_undo_brings_it_back(shell: Shell) -> None:
    before = shell.text
    assert shell.run("archive") == "nothing on the page has been done for longer than 30d\n"
    assert shell.run("archive", "--older-than", "0d", "--dry-run") == "done.1  Worker loop\n"
    assert shell.text == before
    assert "archived: Worker loop\n" in shell.run("archive", "--older-than", "0d")
    assert "Worker loop" not in shell.text
    shell.run("undo")
    assert shell.text == before
    assert "write it as 30d" in shell.run("archive", "--older-than", "soon", status=2)


def test_files_ignores_lists_commits_and_refreshes_lines(shell: Shell) -> None:
    page = f"{PAGE}\n## Files Modified\n\n- `old.py:2` — the end\n\n## Commits\n\n- `1234567` begin\n"
    shell.file.write_text(page, encoding="utf-8")
    old = shell.folder / "old.py"
    old.write_text("def a_function_with_a_name():\n    return 'a value of some length'\n", encoding="utf-8")
    _git(shell, "init", "-q")
    _git(shell, "config", "user.email", "a@example.org")
    _git(shell, "add", "-A")
    _git(shell, "commit", "-qm", "start")
    assert "nothing is proposed" in shell.run("files")
    old.write_text(f"import os\n{old.read_text('utf-8')}", encoding="utf-8")
    (shell.folder / "run.log").write_text("x\n", encoding="utf-8")
    _git(shell, "commit", "-qam", "Import os")
    assert "ignored in" in shell.run("files", "--ignore", "*.log")
    listed = shell.run("files")
    assert "run.log" not in listed
    assert "Import os" in listed
    assert json.loads(shell.run("files", "--json"))["proposals"][0]["path"] == "old.py"
    assert "refreshed: old.py:3" in shell.run("files", "--refresh")
    assert "all lines are where the page says" in shell.run("files", "--refresh", "old.py")
    shell.run("files", "--commits")
    assert "`old.py:3` — the end" in shell.text
    assert "` Import os\n" in shell.text
    assert "Import os" not in shell.run("files")
    shell.run("undo")
    assert "Import os" in shell.run("files")


def test_the_summary_says_what_the_checks_say(shell: Shell) -> None:
    shell.file.write_text(f"{PAGE}\n## Files Modified\n\n- `src/gone.py` — retries\n", encoding="utf-8")
    shell.run("mark", "done", "Retry")
    found = json.loads(shell.run("summary", "--json"))["findings"]
    assert [one["code"] for one in found if "src/gone.py" in one["message"]] == ["T001"]
    assert "## What the checks say" in shell.run("summary")
