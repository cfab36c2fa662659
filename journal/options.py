"""The one table of what can be set for all projects: names, values, and what each is for."""

from __future__ import annotations

from journal.document.page import ROLES
from journal.project.sources.choice import AUTO, NAMES
from journal.settings import given
from journal.values import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Option(NamedTuple):
    """A value that can be set."""

    default: Any
    what: str
    problem: Callable[[Any], str]
    """What is wrong with a value, as the end of a sentence that begins with its name; empty where nothing is."""
    choices: tuple[str, ...] = ()


def a_text(value: object) -> str:
    return "" if isinstance(value, str) else "must be a text"


def _yes_or_no(value: object) -> str:
    return "" if isinstance(value, bool) else "must be true or false"


def _seconds(value: object) -> str:
    fits = isinstance(value, (int, float)) and not isinstance(value, bool) and 0.05 <= value <= 60
    return "" if fits else "must be seconds between 0.05 and 60"


def _roles(value: object) -> str:
    if not isinstance(value, list) or not value or not all(isinstance(role, str) for role in value):
        return "must be a list of roles"
    wrong = next((role for role in value if role not in ROLES), "")
    return f"names {wrong}, which is no role{nearest(wrong, ROLES)}" if wrong else ""


def _one_of(default: str, what: str, choices: tuple[str, ...]) -> Option:
    def problem(value: object) -> str:
        return "" if value in choices else f"must be one of {', '.join(choices)}"

    return Option(default, what, problem, choices)


OPTIONS = {
    "pane.theme": Option("ansi-dark", "the colours; ansi-dark and ansi-light are the terminal's own", a_text),
    "pane.signs": _one_of(
        "auto",
        "how signs are drawn; auto is plain ASCII where the terminal may lack the others",
        ("auto", "unicode", "ascii"),
    ),
    "pane.panes": Option(
        [], "the panes that are always there, in their order; where none is named, those of the kind of page", _roles
    ),
    "pane.mouse": Option(
        True,
        "whether the pane takes the mouse, from its next start; else the terminal selects text with it",
        _yes_or_no,
    ),
    "pane.editor": _one_of(
        "here", "where an editor of the terminal opens; tmux is a pane of its own, where tmux runs", ("here", "tmux")
    ),
    "saving.quiet": Option(0.25, "seconds without an edit until the file is saved", _seconds),
    "saving.longest": Option(2.0, "seconds for which edits without a pause wait at most", _seconds),
    "watching.source": _one_of(
        AUTO, "how changed files are noticed, from the pane's next start; auto takes the best for the system", NAMES
    ),
}
"""By the names of table and key."""

TABLES = tuple(dict.fromkeys(name.partition(".")[0] for name in OPTIONS))


def nearest(name: str, known: object) -> str:
    """A hint at the name that was probably meant, or at all there are."""
    from difflib import get_close_matches

    names = [str(one) for one in known] if isinstance(known, (list, tuple, dict)) else []
    near = get_close_matches(name, names, 1)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(names)}"


def values() -> dict[str, Any]:
    """Every option: as it is set, where that can be used, else as it is shipped."""
    said = {table: given(table) for table in TABLES}
    found: dict[str, Any] = {}
    for name, known in OPTIONS.items():
        table, _, key = name.partition(".")
        one = said[table].get(key)
        found[name] = known.default if one is None or known.problem(one.value) else one.value
    return found
