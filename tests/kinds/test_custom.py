"""A user's own kinds, and what is said of those that cannot be read."""

from __future__ import annotations

import pytest

from journal.document.chunks import read
from journal.document.marks import State
from journal.document.shapes import Shape
from journal.kinds.custom import kind_from_toml
from journal.kinds.kind import KindError
from journal.kinds.recognise import read_page
from journal.kinds.which import KINDS

RUNBOOK = """
name = "runbook"
files = ["RUNBOOK.md"]
titles = ["runbook"]
panes = ["blockers", "alarms"]

[marks]
done = "✔"

[headings]
alarms = ["Pager"]

[[section]]
title = "On Fire"
role = "blockers"
bullet = "1."
fields = ["Impact"]
"""


def test_a_users_kind_gives_its_headings_their_roles() -> None:
    runbook = kind_from_toml(RUNBOOK, "runbook.toml")
    page = read_page(read("# Runbook\n\n## On fire\n- disk\n\n## Pager\n- ann\n"), kinds={**KINDS, "runbook": runbook})
    assert page.kind == "runbook"
    assert [item.id for item in page.items] == ["blockers.1", "alarms.1"]
    assert runbook.places[0].shape == Shape("1.", fields=("Impact",))
    assert runbook.marks[State.DONE] == "✔"
    assert runbook.marks[State.DOING] == "🔄"
    assert runbook.panes == ("blockers", "alarms")
    assert kind_from_toml("name = 'x'", "x.toml").panes == KINDS["plain"].panes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nam = 'x'", "k.toml: there is no key `nam`; did you mean `name`?"),
        ("summary = 'x'", "k.toml: `name` is missing; give the kind a name"),
        ("name = 1", "k.toml: `name` must be a text"),
        ("name = 'x'\nfiles = [1]", "k.toml: `files` must be a list of texts"),
        ("name = 'x'\n[[section]]\ntitle = 'A'", "k.toml: section 1: `role` is missing"),
        (
            "name = 'x'\n[[section]]\ntitle = 'A'\nrole = 'blocker'",
            "k.toml: section 1: there is no role `blocker`; did you mean `blockers`?",
        ),
        ("name = 'x'\n[marks]\ndon = 'x'", "k.toml: marks: there is no state `don`; did you mean `done`?"),
        (
            "name = 'x'\n[[section]]\ntitle = 'A'\nrole = 'next'\nbullet = '>'",
            "k.toml: section 1: `bullet` is '>'; write one of -, *, +, 1., 1), |, #",
        ),
    ],
)
def test_what_is_wrong_in_a_kind_is_said_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(KindError) as error:
        kind_from_toml(text, "k.toml")
    assert str(error.value) == said


def test_what_is_not_toml_is_said() -> None:
    with pytest.raises(KindError, match=r"^k\.toml: this is not TOML: "):
        kind_from_toml("name =", "k.toml")
