"""Settings: the user's own `config.toml`, which is never rewritten and wins, and `settings.toml`, which is ours."""

from __future__ import annotations

import os

from journal.store.places import config_folder
from journal.values import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = {
    "document": "the document of this project, as a path from its folder",
    "roles": "what sections of this project's document are for, by title path",
    "ignore": "files of this project that are never proposed: patterns as in a .gitignore file, blanks between them",
}
"""What can be set for a project."""

CONFIG, OWNED = "config.toml", "settings.toml"


class SettingError(Exception):
    """A settings file that says something which cannot be used."""


def setting(key: str, folder: str) -> tuple[str, str]:
    """The value of a setting for the project that a folder is in, and that project's folder; empty where none is."""
    home, found = _of_project(folder)
    value = found.get(key, "")
    return home, value if isinstance(value, str) else ""


def corrections(folder: str) -> dict[str, str | None]:
    """The roles that the user gave to sections of a project's document."""
    roles = _of_project(folder)[1].get("roles", {})
    return {path: role or None for path, role in roles.items() if isinstance(role, str)}


def set_for_project(key: str, value: str, folder: str) -> None:
    """Remember a value for a project; an empty one forgets it."""
    settings = _read(OWNED)
    project = settings.setdefault("projects", {}).setdefault(os.path.abspath(folder), {})
    name, _, path = key.partition(".")
    place = project.setdefault("roles", {}) if name == "roles" else project
    place[path or name] = value
    if not value:
        del place[path or name]
    _write(settings)


def ignored(folder: str) -> list[str]:
    """The patterns of files that are never proposed: the user's own, and those of the project that a folder is in."""
    found: list[str] = []
    for name in (OWNED, CONFIG):
        try:
            settings = _read(name)
        except SettingError:
            continue  # `complaints` says it
        projects = settings.get("projects", {})
        found += _patterns(settings.get("ignore"))
        found += _patterns(projects.get(_nearest(projects, os.path.abspath(folder)), {}).get("ignore"))
    return found


def ignore(pattern: str, folder: str = "") -> None:
    """Never propose what fits a pattern: in the project of a folder, or, without one, anywhere."""
    settings = _read(OWNED)
    place = settings
    if folder:
        projects = settings.setdefault("projects", {})
        place = projects.setdefault(_nearest(projects, os.path.abspath(folder)) or os.path.abspath(folder), {})
    place["ignore"] = [*_patterns(place.get("ignore")), pattern]
    _write(settings)


def _patterns(value: object) -> list[str]:
    """A list of patterns, or one text with blanks between them, as `journal config` writes it."""
    if isinstance(value, str):
        return value.split()
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _write(settings: Mapping[str, Any]) -> None:
    import tomli_w

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
            found[key] = " ".join(map(str, value)) if isinstance(value, list) else str(value)
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
        said += [
            f"{os.path.join(config_folder(), name)}: there is no table {key}; there are projects and ignore"
            for key in settings
            if key not in ("projects", "ignore")
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
