"""Settings: the user's own `config.toml`, which is never rewritten and wins, and `settings.toml`, which is ours."""

from __future__ import annotations

import os

from journal.store.places import config_folder
from journal.values import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = {
    "document": "the document of this project, as a path from its folder",
    "idle": "hours without anything happening after which a new session begins",
    "pages": "the folder for dated pages of sessions, as a path from the document's folder",
    "history": "megabytes of earlier versions that are kept of a document; 64 if nothing is said",
    "archive": "when what is done moves out of a grown document by itself: after so long, as 30d; never if not set",
    "roles": "what sections of this project's document are for, by title path",
    "ignore": "files of this project that are never proposed: patterns as in a .gitignore file, blanks between them",
}
"""What can be set for a project."""

_MEGABYTE = 1 << 20

CONFIG, OWNED = "config.toml", "settings.toml"
FILES = (OWNED, CONFIG)
"""In the order in which they are read; what a later one says counts."""

NO_ROLE = "none"
"""The role of a section that plays none."""


class SettingError(Exception):
    """A settings file that says something which cannot be used."""


class Given(NamedTuple):
    """A value that somebody has set."""

    value: Any
    file: str
    """Which of the two files it is from."""


def given(table: str) -> dict[str, Given]:
    """What is set in a table for all projects; the user's own file wins, key by key."""
    found: dict[str, Given] = {}
    for name in FILES:
        said = _usable(name).get(table)
        if isinstance(said, dict):
            found.update({key: Given(value, name) for key, value in said.items()})
    return found


def setting(key: str, folder: str) -> tuple[str, str]:
    """The value of a setting for the project that a folder is in, and that project's folder; empty where none is."""
    home, found = _of_project(folder)
    value = found.get(key, "")
    return home, str(value) if isinstance(value, str | int | float) else ""


def idle_seconds(folder: str) -> float:
    """How long nothing happens until a session of a project's document is over."""
    from journal.session.timeline import IDLE

    said = hours(_of_project(folder)[1].get("idle"))
    return IDLE if said is None else said * 3600


def history_bytes(folder: str) -> int:
    """How many bytes the earlier versions of a project's document may take."""
    from journal.store.versions import LARGEST

    said = megabytes(_of_project(folder)[1].get("history"))
    return LARGEST if said is None else int(said * _MEGABYTE)


def hours(value: object) -> float | None:
    """A number of hours, more than none; None for what is none."""
    return _number(value) or None


def megabytes(value: object) -> float | None:
    """A number of megabytes; None for what is none."""
    return _number(value)


def _number(value: object) -> float | None:
    try:
        said = float(str(value))
    except ValueError:
        return None
    return said if 0 <= said < float("inf") else None


def corrections(folder: str) -> dict[str, str | None]:
    """The roles that the user gave to sections of a project's document."""
    roles = _roles(_of_project(folder)[1])
    return {path: None if role == NO_ROLE else role for path, role in roles.items() if isinstance(role, str)}


def role_given(path: str, document: str) -> tuple[str, str]:
    """The project and the file in which a document's section has got its role, the one that counts; empty for none."""
    found = ("", "")
    for name in FILES:
        projects = _projects(_usable(name))
        home = _nearest(projects, os.path.dirname(os.path.abspath(document)))
        if home and path in _roles(projects[home]):
            found = home, name
    return found


def checks_table() -> dict[str, Any]:
    """What the user's own file says of checks."""
    table = read(CONFIG).get("checks", {})
    return table if isinstance(table, dict) else {"": table}


def set_for_project(key: str, value: str, folder: str) -> None:
    """Remember a value for a project; an empty one forgets it."""
    name, _, path = key.partition(".")
    write(("projects", os.path.abspath(folder), *((name, path) if name == "roles" else (key,))), value or None)


def write(keys: tuple[str, ...], value: object) -> None:
    """Remember a value in the file that is ours, under the names of its tables and its own; None forgets it."""
    settings = read(OWNED)
    tables = [settings]
    for name in keys[:-1]:
        inner = tables[-1].setdefault(name, {})
        if not isinstance(inner, dict):
            raise SettingError(f"{path_of(OWNED)}: {name} must be a table; write [{name}]")
        tables.append(inner)
    tables[-1].pop(keys[-1], None)
    if value is not None:
        tables[-1][keys[-1]] = value
    for table, name in zip(tables[-2::-1], keys[-2::-1], strict=True):
        if not table[name]:
            del table[name]
    _write(settings)


def ignored(folder: str) -> list[str]:
    """The patterns of files that are never proposed: the user's own, and those of the project that a folder is in."""
    found: list[str] = []
    for name in FILES:
        settings = _usable(name)
        projects = _projects(settings)
        found += _patterns(settings.get("ignore"))
        found += _patterns(projects.get(_nearest(projects, os.path.abspath(folder)), {}).get("ignore"))
    return found


def ignore(pattern: str, folder: str = "") -> None:
    """Never propose what fits a pattern: in the project of a folder, or, without one, anywhere."""
    settings = read(OWNED)
    projects = _projects(settings)
    home = (_nearest(projects, os.path.abspath(folder)) or os.path.abspath(folder)) if folder else ""
    known = _patterns((projects.get(home, {}) if home else settings).get("ignore"))
    if pattern not in known:
        write(("projects", home, "ignore") if home else ("ignore",), [*known, pattern])


def _patterns(value: object) -> list[str]:
    """A list of patterns, or one text with blanks between them, as `journal config` writes it."""
    if isinstance(value, str):
        return value.split()
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _write(settings: Mapping[str, Any]) -> None:
    import tomli_w

    os.makedirs(config_folder(), mode=0o700, exist_ok=True)
    partial = f"{path_of(OWNED)}.{os.getpid()}"
    with open(partial, "wb") as file:
        tomli_w.dump(settings, file)
    os.replace(partial, path_of(OWNED))


def known_settings(folder: str) -> dict[str, str]:
    """All that is set for a project, by key."""
    found: dict[str, str] = {}
    for key, value in _of_project(folder)[1].items():
        if isinstance(value, dict):
            found.update({f"{key}.{name}": str(inner) for name, inner in value.items()})
        else:
            found[key] = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return found


def path_of(name: str) -> str:
    return os.path.join(config_folder(), name)


def read(name: str) -> dict[str, Any]:
    """What one of the files says; nothing where it is not there."""
    try:
        with open(path_of(name), "rb") as file:
            data = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as problem:  # what cannot be read must not be taken for empty, and written over
        raise SettingError(f"{path_of(name)} cannot be read: {problem.strerror}") from problem
    import tomllib  # worth its time only where there is such a file

    try:
        return tomllib.loads(data.decode())
    except ValueError as problem:
        raise SettingError(f"{path_of(name)} is not TOML: {problem}") from problem


def _usable(name: str) -> dict[str, Any]:
    """What one of the files says; nothing where it cannot be used, which `complaints` says."""
    try:
        return read(name)
    except SettingError:
        return {}


def _projects(settings: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What is said of each project, by its folder; what is no table says nothing."""
    projects = settings.get("projects")
    if not isinstance(projects, dict):
        return {}
    return {home: said for home, said in projects.items() if isinstance(said, dict)}


def _roles(project: Mapping[str, Any]) -> dict[str, Any]:
    """The roles that a project gives to sections, by their title paths."""
    roles = project.get("roles")
    return roles if isinstance(roles, dict) else {}


def _of_project(folder: str) -> tuple[str, dict[str, Any]]:
    """The nearest project that a folder is in, and what both files say of it; the user's own file wins."""
    found: dict[str, Any] = {}
    nearest = ""
    for name in FILES:
        projects = _projects(_usable(name))
        home = _nearest(projects, os.path.abspath(folder))
        said = projects.get(home, {})
        roles = _roles(found) | _roles(said)
        found.update(said)
        if roles:
            found["roles"] = roles
        nearest = max(nearest, home, key=len)
    return nearest, found


def _nearest(projects: Mapping[str, Any], folder: str) -> str:
    """The innermost project that a folder is in; empty for none."""
    holding = [home for home in projects if folder == home or folder.startswith(home.rstrip("/") + "/")]
    return max(holding, key=len, default="")
