"""`journal config` and `journal doctor`: what is set, where things are, and what is not as it should be."""

from __future__ import annotations

import os
import sys

from journal.cli.arguments import Given, Misuse
from journal.cli.printing import printable, say
from journal.complaints import complaints, wrong_for_project
from journal.options import OPTIONS, nearest, values
from journal.settings import CONFIG, KEYS, OWNED, history_bytes, known_settings, set_for_project, write
from journal.settings import given as said_in
from journal.store.places import config_folder, state_folder


def config(given: Given) -> int:
    """List the settings of this project and of all, or give or change one."""
    folder = os.path.abspath(given.folder)
    for complaint in _all_complaints():
        say(complaint)
    known = known_settings(folder) | _options()
    if given.words and "=" in given.words[0]:
        key, _, value = given.words[0].partition("=")
        _set(key, value, folder)
        return 0
    if given.words:
        key = given.words[0]
        if key not in known and key not in KEYS:
            raise Misuse(f"there is no setting {key}{nearest(key, (*KEYS, *known))}")
        known = {key: known.get(key, "")}
    if given.json:
        from json import dumps

        print(dumps({"version": 1, "project": folder, "settings": known}))
        return 0
    if given.words:
        print(printable(known[given.words[0]]))
        return 0
    for key, value in known.items():
        print(printable(f"{key}={value}"))
    for key, what in KEYS.items():
        if not any(name.partition(".")[0] == key for name in known):
            print(f"{key}=  ({what})")
    return 0


def _options() -> dict[str, str]:
    """What counts for all projects, as people write it, and the keys that somebody has set."""
    keys = {f"keys.{name}": one.value for name, one in said_in("keys").items()}
    return {name: _written(value) for name, value in (values() | keys).items()}


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _set(key: str, value: str, folder: str) -> None:
    """Remember a value of the project's, or of all projects'; an empty one forgets it."""
    table, _, name = key.partition(".")
    if table in KEYS:
        if value and (problem := wrong_for_project(key, value)):
            raise Misuse(problem)
        set_for_project(key, value, folder)
    elif table == "keys" and name:
        write((table, name), value.split() or None)
        for complaint in _all_complaints():
            say(complaint)
    elif key in OPTIONS:
        meant = _meant(value, OPTIONS[key].default) if value else None
        if value and (problem := OPTIONS[key].problem(meant)):
            raise Misuse(f"{key} {problem}")
        write((table, name), meant)
    else:
        raise Misuse(f"there is no setting {key}{nearest(key, (*KEYS, *OPTIONS))}")


def _meant(value: str, like: object) -> object:
    """What somebody wrote, as a value of the same type as another one."""
    if isinstance(like, bool):
        return {"true": True, "yes": True, "false": False, "no": False}.get(value, value)
    if isinstance(like, float):
        try:
            return float(value)
        except ValueError:
            return value
    return value.split() if isinstance(like, list) else value


def _all_complaints() -> list[str]:
    """Those of every table; the pane knows its keys and themes, and is asked only where some are set."""
    said = complaints()
    if said_in("keys"):
        from journal.tui.keymap import keymap

        said += keymap().complaints
    if "theme" in said_in("pane") or os.environ.get("TEXTUAL_THEME"):
        from journal.tui.themes import theme_complaints

        said += theme_complaints()
    return said


def doctor(given: Given) -> int:
    """Where things are and whether they work; exit status 1 if something does not."""
    found = _looked_at(given)
    wrong = [row for row in found if row[2]]
    if given.json:
        from json import dumps

        listed = [{"name": name, "value": value, "problem": problem or None} for name, value, problem in found]
        print(dumps({"version": 1, "checks": listed}))
    else:
        width = max(len(name) for name, _, _ in found)
        for name, value, problem in found:
            print(printable(f"{name.ljust(width)}  {value}{'  ! ' + problem if problem else ''}"))
    return 1 if wrong else 0


def _looked_at(given: Given) -> list[tuple[str, str, str]]:
    """Name, value and problem of each thing that matters."""
    import platform
    import sqlite3

    from journal import __version__
    from journal.store.exchange import way_of_saving

    rows = [
        ("journal", __version__, ""),
        ("python", platform.python_version(), ""),
        ("sqlite", sqlite3.sqlite_version, ""),
        ("saving", way_of_saving(), ""),
    ]
    for name in (CONFIG, OWNED):
        path = os.path.join(config_folder(), name)
        rows.append((name, path if os.path.exists(path) else f"{path} (not there)", ""))
    rows += [("settings", "", complaint) for complaint in _all_complaints()]
    rows += _ledger_rows(given)
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    rows.append(("output", encoding, "" if encoding == "utf8" else "set LANG to a UTF-8 locale"))
    return rows


def _ledger_rows(given: Given) -> list[tuple[str, str, str]]:
    from journal.cli.opening import NoDocument, path_of
    from journal.project.sources.choice import serving
    from journal.store.errors import StoreError
    from journal.store.ledger import Ledger
    from journal.store.versions import Versions

    ledger = Ledger(state_folder())
    try:
        ledger.check()
        rows = [("ledger", f"{state_folder()} ({ledger.size() // 1024} KB)", ledger.trouble)]
        try:
            path = path_of(given)
            kept = Versions(ledger)
            rows.append(("document", path, "" if os.access(path, os.W_OK) else "it cannot be written"))
            folder = os.path.dirname(path)
            most = history_bytes(folder) >> 20
            rows.append(("versions", f"{len(kept.all(path))} ({kept.size(path) // 1024} KB of {most} MB)", ""))
            rows.append(("watching", serving(values()["watching.source"], folder), ""))
        except (NoDocument, StoreError) as problem:
            rows.append(("document", "", str(problem)))
    finally:
        ledger.close()
    return rows
