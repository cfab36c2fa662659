"""The one table of what can be set for all projects: names, values, and what each is for."""

from __future__ import annotations

from journal.document.page import ROLES
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


PLACES = ("here", "tmux")


def _place(value: object) -> str:
    return "" if value in PLACES else f"must be one of {', '.join(PLACES)}"


SIGNS = ("auto", "unicode", "ascii")


def _signs(value: object) -> str:
    return "" if value in SIGNS else f"must be one of {', '.join(SIGNS)}"


OPTIONS = {
    "pane.theme": Option("ansi-dark", "the colours; ansi-dark and ansi-light are the terminal's own", a_text),
    "pane.signs": Option(
        "auto", "how signs are drawn; auto is plain ASCII where the terminal may lack the others", _signs, SIGNS
    ),
    "pane.panes": Option(
        [], "the panes that are always there, in their order; where none is named, those of the kind of page", _roles
    ),
    "pane.mouse": Option(
        True,
        "whether the pane takes the mouse, from its next start; else the terminal selects text with it",
        _yes_or_no,
    ),
    "pane.editor": Option(
        "here", "where an editor of the terminal opens; tmux is a pane of its own, where tmux runs", _place, PLACES
    ),
    "saving.quiet": Option(0.25, "seconds without an edit until the file is saved", _seconds),
    "saving.longest": Option(2.0, "seconds for which edits without a pause wait at most", _seconds),
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
