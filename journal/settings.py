"""Settings: the user's own `config.toml`, which is never rewritten and wins, and `settings.toml`, which is ours."""

from __future__ import annotations

import os

from journal.store.places import config_folder
from journal.values import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = {
    "document": "the document of this project, as a path from its folder",
    "idle": "hours without anything happening after which a new session begins",
    "pages": "the folder for dated pages of sessions, as a path from the document's folder",
    "history": "megabytes of earlier versions that are kept of a document; 64 if nothing is said",
    "roles": "what sections of this project's document are for, by title path",
}
"""What can be set for a project."""

_MEGABYTE = 1 << 20

CONFIG, OWNED = "config.toml", "settings.toml"


class SettingError(Exception):
    """A settings file that says something which cannot be used."""


def setting(key: str, folder: str) -> tuple[str, str]:
    """The value of a setting for the project that a folder is in, and that project's folder; empty where none is."""
    home, found = _of_project(folder)
    value = found.get(key, "")
    return home, str(value) if isinstance(value, str | int | float) else ""


def history_bytes(folder: str) -> int:
    """How many bytes the earlier versions of a project's document may take."""
    from journal.store.versions import LARGEST

    said = _megabytes(_of_project(folder)[1].get("history"))
    return LARGEST if said is None else int(said * _MEGABYTE)


def _megabytes(value: object) -> float | None:
    """A number of megabytes; None for what is none."""
    try:
        said = float(str(value))
    except ValueError:
        return None
    return said if 0 <= said < float("inf") else None


def corrections(folder: str) -> dict[str, str | None]:
    """The roles that the user gave to sections of a project's document."""
    roles = _of_project(folder)[1].get("roles", {})
    return {path: role or None for path, role in roles.items() if isinstance(role, str)}


def set_for_project(key: str, value: str, folder: str) -> None:
    """Remember a value for a project; an empty one forgets it."""
    import tomli_w

    settings = _read(OWNED)
    project = settings.setdefault("projects", {}).setdefault(os.path.abspath(folder), {})
    name, _, path = key.partition(".")
    place = project.setdefault("roles", {}) if name == "roles" else project
    place[path or name] = value
    if not value:
        del place[path or name]
    os.makedirs(config_folder(), mode=0o700, exist_ok=True)
    target = os.path.join(config_folder(), OWNED)
    partial = f"{target}.{os.getpid()}"
    with open(partial, "wb") as file:
        tomli_w.dump(settings, file)
    os.replace(partial, target)


def known_settings(folder: str) -> dict[str, str]:
    """All that is set for a project, by key."""
    found: dict[str, str] = {}
    for key, value in _of_project(folder)[1].items():
        if isinstance(value, dict):
            found.update({f"{key}.{name}": str(inner) for name, inner in value.items()})
        else:
            found[key] = str(value)
    return found


def complaints() -> list[str]:
    """What is wrong in the settings files, each in a sentence with the nearest right name."""
    from difflib import get_close_matches

    said: list[str] = []
    for name in (CONFIG, OWNED):
        try:
            settings = _read(name)
        except SettingError as problem:
            said.append(str(problem))
            continue
        for project in settings.get("projects", {}).values():
            for key in project:
                if key not in KEYS:
                    near = get_close_matches(key, KEYS, 1)
                    hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(KEYS)}"
                    said.append(f"{os.path.join(config_folder(), name)}: there is no setting {key}{hint}")
            if "history" in project and _megabytes(project["history"]) is None:
                path = os.path.join(config_folder(), name)
                said.append(f"{path}: history is {project['history']!r}; it takes a number of megabytes")
        said += [
            f"{os.path.join(config_folder(), name)}: there is no table {key}; there is projects"
            for key in settings
            if key != "projects"
        ]
    return said


def _of_project(folder: str) -> tuple[str, dict[str, Any]]:
    """The nearest project that a folder is in, and what both files say of it; the user's own file wins."""
    found: dict[str, Any] = {}
    nearest = ""
    for name in (OWNED, CONFIG):
        try:
            projects = _read(name).get("projects", {})
        except SettingError:
            continue  # `complaints` says it; the rest still counts
        home = _nearest(projects, os.path.abspath(folder))
        found.update(projects[home] if home else {})
        nearest = max(nearest, home, key=len)
    return nearest, found


def _nearest(projects: Mapping[str, Any], folder: str) -> str:
    holding = [home for home in projects if folder == home or folder.startswith(home.rstrip("/") + "/")]
    return max(holding, key=len, default="")


def _read(name: str) -> dict[str, Any]:
    path = os.path.join(config_folder(), name)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return {}
    import tomllib  # worth its time only where there is such a file

    try:
        return tomllib.loads(data.decode())
    except ValueError as problem:
        raise SettingError(f"{path} is not TOML: {problem}") from problem
