"""What the settings files say, what of it counts, and what is wrong with it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from journal.complaints import complaints, line_of, wrong_for_project
from journal.options import values
from journal.settings import (
    CONFIG,
    NO_ROLE,
    OWNED,
    SettingError,
    corrections,
    given,
    ignore,
    ignored,
    role_given,
    set_for_project,
    setting,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(tmp_path))
    return tmp_path


def test_the_users_own_file_wins_key_by_key(folder: Path) -> None:
    (folder / OWNED).write_text('[pane]\ntheme = "nord"\nsigns = "ascii"\n')
    (folder / CONFIG).write_text('[pane]\ntheme = "dracula"\n')
    assert {key: (one.value, one.file) for key, one in given("pane").items()} == {
        "theme": ("dracula", CONFIG),
        "signs": ("ascii", OWNED),
    }
    assert values()["pane.theme"] == "dracula"
    assert values()["saving.quiet"] == 0.25


def test_the_users_own_file_is_never_written(folder: Path) -> None:
    text = "# mine\n[pane]\nsigns='ascii'\n"
    (folder / CONFIG).write_text(text)
    write(("pane", "signs"), "unicode")
    write(("keys", "add"), ["N"])
    assert (folder / CONFIG).read_text() == text
    assert tomllib.loads((folder / OWNED).read_text()) == {"pane": {"signs": "unicode"}, "keys": {"add": ["N"]}}
    write(("keys", "add"), None)
    assert tomllib.loads((folder / OWNED).read_text()) == {"pane": {"signs": "unicode"}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('# a\n\n[pain]\ntheme = "nord"\n', ":3: there is no table pain; did you mean pane?"),
        ('[pane]\n\nsings = "ascii"\n', ":3: there is no setting pane.sings; did you mean signs?"),
        ('[pane]\nsigns = "asci"\n', ":2: pane.signs must be one of auto, unicode, ascii"),
        ("[saving]\nquiet = 0\n", ":2: saving.quiet must be seconds between 0.05 and 60"),
        ('[pane]\nmouse = "no"\n', ":2: pane.mouse must be true or false"),
        (
            '[pane]\npanes = [\n  "doing",\n  "nexxt",\n]\n',
            ":2: pane.panes names nexxt, which is no role; did you mean next?",
        ),
        ('[projects."/p"]\ndocumnt = "a.md"\n', ":2: there is no setting documnt; did you mean document?"),
        (
            '[projects."/p".roles]\nnotes = "blocker"\n',
            ":2: there is no role blocker; did you mean blockers?",
        ),
        ("pane = 3\n", ":1: pane must be a table; write [pane]"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_the_nearest_right_name(folder: Path, text: str, said: str) -> None:
    (folder / CONFIG).write_text(text)
    assert complaints() == [f"{folder / CONFIG}{said}"]


def test_what_is_wrong_does_not_keep_the_rest_from_counting(folder: Path) -> None:
    (folder / CONFIG).write_text('[pane]\nsigns = 3\ntheme = "nord"\n[saving]\nquiet = 1\n')
    (folder / OWNED).write_text("this is not TOML")
    now = values()
    assert (now["pane.signs"], now["pane.theme"], now["saving.quiet"]) == ("auto", "nord", 1)
    assert len(complaints()) == 2


def test_a_line_is_found_where_the_value_begins() -> None:
    text = '# a\n[keys]\n\n# about add\nadd = [\n  "n",\n]\n"next state" = "x"\n'
    assert line_of(text, ("keys", "add")) == 5
    assert line_of(text, ("keys", "next state")) == 8
    assert line_of(text, ("keys", "other")) == 0


def test_roles_of_both_files_count_together(folder: Path) -> None:
    set_for_project("roles.queue/notes", "lessons", "/work/queue")
    set_for_project("roles.queue/log", NO_ROLE, "/work/queue")
    (folder / CONFIG).write_text('[projects."/work/queue".roles]\n"queue/notes" = "questions"\n')
    assert corrections("/work/queue/docs") == {"queue/notes": "questions", "queue/log": None}
    assert role_given("queue/notes", "/work/queue/docs/A.md") == ("/work/queue", CONFIG)
    assert role_given("queue/log", "/work/queue/docs/A.md") == ("/work/queue", OWNED)


@pytest.mark.parametrize(
    "text", ["projects = 3\n", '[projects]\n"/work" = 3\n', '[projects."/work"]\nroles = "x"\nidle = 2\n']
)
def test_a_project_that_is_not_written_as_one_says_nothing_and_stops_nothing(folder: Path, text: str) -> None:
    (folder / CONFIG).write_text(text)
    assert corrections("/work/queue") == {}
    assert role_given("queue", "/work/queue/A.md") == ("", "")
    assert ignored("/work/queue") == []
    assert setting("idle", "/work")[1] in ("", "2")
    assert len(complaints()) == 1


def test_a_file_that_cannot_be_read_is_not_taken_for_empty_and_written_over(folder: Path) -> None:
    (folder / OWNED).mkdir()
    with pytest.raises(SettingError, match="cannot be read"):
        write(("pane", "signs"), "ascii")
    assert "cannot be read" in complaints()[0]
    assert values()["pane.signs"] == "auto"


def test_a_pattern_is_ignored_once_however_often_it_is_said(folder: Path) -> None:
    for _ in range(2):
        ignore("*.log", "/work/queue")
        ignore("*.tmp")
    assert ignored("/work/queue/docs") == ["*.tmp", "*.log"]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("idle", "abc", "idle is 'abc'; it takes a number of hours"),
        ("idle", "-1", "idle is '-1'; it takes a number of hours"),
        ("history", "lots", "history is 'lots'; it takes a number of megabytes"),
        ("idle.x", "3", "there is no setting idle.x; did you mean idle?"),
        ("roles", "next", "roles are given by title; write roles.TITLE=ROLE"),
        ("roles.queue", "nxt", "there is no role nxt; did you mean next?"),
        ("roles.queue", "spike", ""),
        ("idle", "1.5", ""),
    ],
)
def test_a_projects_setting_is_judged_before_it_is_written(key: str, value: str, said: str) -> None:
    assert wrong_for_project(key, value) == said
