"""The user's settings in the pane: keys, themes, signs, panes, and the screen on which they are changed."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from journal.document.chunks import read
from journal.document.page import ROLES
from journal.meaning import meaning_for
from journal.project.sources.choice import NAMES
from journal.settings import set_for_project
from journal.tui import signs
from journal.tui.keys import understood
from tests.tui.stage import Stage, play


def settings(name: str) -> Path:
    folder = Path(os.environ["JOURNAL_CONFIG_DIR"])
    folder.mkdir(exist_ok=True)
    return folder / name


def owned() -> dict[str, object]:
    return tomllib.loads(settings("settings.toml").read_text())


async def down_to(stage: Stage, text: str) -> None:
    """Move the cursor down until the screen shows a text."""
    for _ in range(60):
        if text in stage.screen:
            return
        await stage.press("j")
    raise AssertionError(stage.screen)


def test_an_action_is_on_the_key_that_the_user_gave_it_everywhere(tmp_path: Path) -> None:
    settings("config.toml").write_text('[keys]\nadd = ["N", "f2"]\nundo = "Z"\n')

    async def script(stage: Stage) -> None:
        await stage.press("3", "a")
        assert "a does nothing here" in stage.foot
        await stage.press("N")
        await stage.write("one more")
        await stage.press("f2")
        await stage.write("and one")
        await stage.press("D")
        assert "Z brings it back" in stage.foot
        await stage.press("Z", "j")
        assert "N add" in stage.foot
        await stage.press("question_mark")
        assert "  N f2 " in stage.screen

    assert "3. one more\n4. and one\n" in play(tmp_path, script).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('ad = "n"', "config.toml:2: there is no action ad; did you mean add?"),
        ('add = "ctrl+banana"', "config.toml:2: the key ctrl+banana of “add” is no key"),
        ('add = "ctrl+m"', "is sent as enter by terminals; choose another key"),
        ('add = "ctrl+q"', "always leaves; choose another key"),
        ('add = "N"\nedit = "N"', "config.toml:3: the key N of “edit” is already “add”; choose another key"),
        ('add = "x"', "config.toml:2: x is now “add”, and “done” has no key; give it one"),
        ("add = 3", "must be a text or a list of texts"),
    ],
)
def test_a_key_that_cannot_be_is_said_and_the_rest_still_counts(tmp_path: Path, text: str, said: str) -> None:
    settings("config.toml").write_text(f'[keys]\n{text}\nremove = "X"\n')

    async def script(stage: Stage) -> None:
        assert said in stage.app.complaints[0]
        assert stage.app.complaints[0][:40] in stage.foot
        await stage.press("3", "X")
        assert "removed" in stage.foot

    play(tmp_path, script, size=(100, 30))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("a", "a"), ("esc", "escape"), ("PgDn", "pagedown"), ("^r", "ctrl+r"), ("shift-tab", "shift+tab"),
        ("ctrl+shift+up", "ctrl+shift+up"), (" ", "space"), ("F5", "f5"), ("alt+x", "alt+x"), ("+", "+"),
    ],
)  # fmt: skip
def test_keys_are_understood_as_people_write_them(written: str, key: str) -> None:
    assert understood(written) == (key, "")


def test_a_key_is_chosen_by_pressing_it(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("comma")
        await down_to(stage, "a new item in this pane")
        await stage.press("enter")
        assert "press the key for “add”" in stage.foot
        await stage.press("f9")
        await stage.press("a", "N")
        await stage.press("escape", "f9")
        assert "new line" in stage.foot

    play(tmp_path, script)
    assert owned() == {"keys": {"add": ["f9", "N"]}}


def test_a_theme_is_seen_before_it_is_chosen_and_chosen_by_enter(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("comma", "enter", "j")
        assert stage.app.theme == "ansi-light"
        await stage.press("escape")
        assert stage.app.theme == "ansi-dark"
        await stage.press("enter", "j", "j", "enter")
        assert stage.app.theme == "atom-one-dark"

    play(tmp_path, script)
    assert owned() == {"pane": {"theme": "atom-one-dark"}}


def test_what_the_users_own_file_says_is_not_changed_on_the_screen(tmp_path: Path) -> None:
    settings("config.toml").write_text('[pane]\ntheme = "nord"\n')

    async def script(stage: Stage) -> None:
        assert stage.app.theme == "nord"
        await stage.press("comma", "D")
        assert "wins; change it there" in stage.foot

    play(tmp_path, script, size=(120, 40))
    assert not settings("settings.toml").exists()


def test_panes_are_chosen_and_ordered(tmp_path: Path) -> None:
    settings("settings.toml").write_text('[pane]\npanes = ["next", "doing"]\n')

    async def script(stage: Stage) -> None:
        assert titles(stage)[:2] == ["1 Next", "2 Doing"]
        await stage.press("comma", "j", "j", "enter")
        await stage.press("J", "j", "x")
        await stage.press("escape", "escape")
        assert titles(stage)[:3] == ["1 Doing", "2 Next", "3 Status"]

    play(tmp_path, script)
    assert owned() == {"pane": {"panes": ["doing", "next", "status"]}}


def titles(stage: Stage) -> list[str]:
    return [" ".join(line.split()[1:3]) for line in stage.lines if line.startswith("━")]


def test_seconds_are_asked_for_and_nonsense_is_refused(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("comma")
        await down_to(stage, "seconds without an edit")
        await stage.press("enter", "ctrl+u")
        await stage.write("soon")
        assert "soon is no number" in stage.foot
        await stage.press("enter", "ctrl+u")
        await stage.write("1.5")
        assert "1.5 s" in stage.screen

    play(tmp_path, script)
    assert owned() == {"saving": {"quiet": 1.5}}


def test_a_setting_with_few_values_goes_on_to_the_next(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("comma")
        await down_to(stage, "how changed files are noticed")
        await stage.press("enter")

    play(tmp_path, script)
    assert owned() == {"watching": {"source": NAMES[1]}}


def test_a_section_is_given_a_role_from_the_outline_and_it_is_remembered(tmp_path: Path) -> None:
    page = "# Pump\n\n## Zebras\n\n- Look at the logs\n"

    async def give(stage: Stage) -> None:
        assert "Other" in titles(stage)[-1]
        await stage.press("0", "j", "t")
        await stage.press(*["j"] * (1 + ROLES.index("lessons")))
        await stage.press("enter", "escape")
        assert titles(stage)[-1] == "5 Lessons"

    play(tmp_path, give, page)
    assert owned() == {"projects": {str(tmp_path): {"roles": {"pump/zebras": "lessons"}}}}
    roles = meaning_for(str(tmp_path / "CONTINUITY.md")).page(read(page)).roles
    assert roles == [None, "lessons"]


def test_a_role_that_was_given_is_taken_back(tmp_path: Path) -> None:
    set_for_project("roles.pump/zebras", "lessons", str(tmp_path))

    async def script(stage: Stage) -> None:
        await stage.press("0", "j", "t", "g", "enter", "escape")
        assert "Other" in titles(stage)[-1]

    play(tmp_path, script, "# Pump\n\n## Zebras\n\n- Look at the logs\n")
    assert owned() == {}


def test_signs_are_plain_in_every_line_where_the_setting_says_so(tmp_path: Path) -> None:
    settings("settings.toml").write_text('[pane]\nsigns = "ascii"\n')

    async def script(stage: Stage) -> None:
        assert stage.screen.isascii(), stage.screen
        for key in ("question_mark", "0", "h", "comma", "ctrl+p"):
            await stage.press(key)
            assert stage.screen.isascii(), stage.screen
            await stage.press("escape")

    play(tmp_path, script)


@pytest.mark.parametrize(
    ("environment", "encoding", "plain"),
    [
        ({"LANG": "en_US.UTF-8"}, "utf-8", False),
        ({"LANG": "de_DE.utf8@euro"}, "utf-8", False),
        ({}, "utf-8", False),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "utf-8", True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", True),
        ({"LANG": "en_US.ISO-8859-1"}, "iso8859-1", True),
        ({"TERM": "linux", "LANG": "en_US.UTF-8"}, "utf-8", True),
    ],
)
def test_signs_are_plain_where_the_console_or_the_locale_lacks_the_others(
    environment: dict[str, str], encoding: str, plain: bool
) -> None:
    assert signs.wants_plain(environment, encoding, "auto") is plain
    assert not signs.wants_plain(environment, encoding, "unicode")
    assert signs.wants_plain(environment, encoding, "ascii")
