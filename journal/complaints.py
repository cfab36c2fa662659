"""What is wrong in the settings files: each in a sentence with file, line and the nearest right name."""

from __future__ import annotations

from journal.document.page import ROLES
from journal.document.source import lines_kept
from journal.options import OPTIONS, TABLES, a_text, nearest
from journal.settings import FILES, KEYS, NO_ROLE, SettingError, hours, megabytes, path_of, read
from journal.values import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OTHERS = ("keys", "projects", "checks", "ignore")
"""Tables whose names the user makes; those of `keys` are judged by who knows the actions."""


def complaints() -> list[str]:
    """All that is wrong, except with keys and themes, which the pane knows."""
    said: list[str] = []
    for name in FILES:
        try:
            settings = read(name)
        except SettingError as problem:
            said.append(str(problem))
            continue
        said += [complaint(name, keys, text) for keys, text in _wrong(settings)]
    return said


def complaint(name: str, keys: tuple[str, ...], text: str) -> str:
    """A sentence about what stands under some names in one of the files."""
    try:
        with open(path_of(name), encoding="utf-8") as file:
            line = line_of(file.read(), keys)
    except OSError:
        line = 0
    return f"{path_of(name)}{f':{line}' if line else ''}: {text}"


def line_of(text: str, keys: tuple[str, ...]) -> int:
    """The line, counted from 1, on which a name of a TOML file gets its value; 0 where it has none."""
    import tomllib

    lines = lines_kept(text)
    begun = 0
    for end in range(1, len(lines) + 1):
        try:
            found: Any = tomllib.loads("".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue  # within a value of several lines
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        if found is not None:
            said = (at for at in range(begun, end) if lines[at].strip() and not lines[at].lstrip().startswith("#"))
            return next(said, begun) + 1
        begun = end
    return 0


def _wrong(settings: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for table, said in settings.items():
        if table not in (*TABLES, *_OTHERS):
            yield (table,), f"there is no table {table}{nearest(table, (*TABLES, *_OTHERS))}"
        elif table == "ignore":
            if problem := _some_patterns(said):
                yield (table,), f"ignore {problem}"
        elif not isinstance(said, dict):
            yield (table,), f"{table} must be a table; write [{table}]"
        elif table == "projects":
            yield from _wrong_in_projects(said)
        elif table in TABLES:
            for key, value in said.items():
                known = OPTIONS.get(f"{table}.{key}")
                if known is None:
                    there = [name.partition(".")[2] for name in OPTIONS if name.startswith(f"{table}.")]
                    yield (table, key), f"there is no setting {table}.{key}{nearest(key, there)}"
                elif problem := known.problem(value):
                    yield (table, key), f"{table}.{key} {problem}"


def _wrong_in_projects(projects: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for home, project in projects.items():
        if not isinstance(project, dict):
            yield ("projects", home), f'{home} must be a table; write [projects."{home}"]'
            continue
        for key, value in project.items():
            at = ("projects", home, key)
            if key == "roles" and not isinstance(value, dict):
                yield at, f'roles must be a table; write [projects."{home}".roles]'
            elif key == "roles":
                yield from (((*at, path), problem) for path, role in value.items() if (problem := _wrong_role(role)))
            elif problem := wrong_for_project(key, value):
                yield at, problem


def wrong_for_project(key: str, value: object) -> str:
    """What is wrong with a project's setting, by its key as `journal config` has it; empty where nothing is."""
    name, _, path = key.partition(".")
    if name == "roles":
        return _wrong_role(value) if path else "roles are given by title; write roles.TITLE=ROLE"
    if key not in KEYS:
        return f"there is no setting {key}{nearest(key, KEYS)}"
    problem = _PROBLEMS[key](value) if key in _PROBLEMS else ""
    return f"{key} {problem}" if problem else ""


def _hours(value: object) -> str:
    return f"is {value!r}; it takes a number of hours" if hours(value) is None else ""


def _megabytes(value: object) -> str:
    return f"is {value!r}; it takes a number of megabytes" if megabytes(value) is None else ""


def _some_patterns(value: object) -> str:
    return "" if isinstance(value, list | str) else "must be a list of patterns"


_PROBLEMS: dict[str, Callable[[object], str]] = {
    "document": a_text,
    "idle": _hours,
    "pages": a_text,
    "history": _megabytes,
    "ignore": _some_patterns,
}
"""What is wrong with a value, as the end of a sentence that begins with its name."""


def _wrong_role(role: object) -> str:
    """Only what is plainly a misspelling: a kind of the user's own may have roles of its own."""
    from difflib import get_close_matches

    if not isinstance(role, str):
        return "a role must be a text"
    near = get_close_matches(role, (*ROLES, NO_ROLE), 1, 0.8)
    return f"there is no role {role}; did you mean {near[0]}?" if role not in (*ROLES, NO_ROLE) and near else ""
