"""The commands on a folder of documents: its index page brought up to date, and what `show` says of it."""

from __future__ import annotations

import os

from journal.cli.arguments import Misuse
from journal.cli.printing import answer, printable
from journal.elapsed import ago
from journal.folders import folder_at, size_of
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.cli.arguments import Given
    from journal.folders import Folder
    from journal.kinds.listing import Member


def index(given: Given) -> int:
    """Bring the index page of a folder up to date, or only say whether it is."""
    from journal.desk import Desk
    from journal.kinds.indexing import refreshed
    from journal.meaning import meaning_for
    from journal.overwriting import rewrite

    path = os.path.join(os.path.abspath(given.folder), given.words[0] if given.words else given.file)
    if not os.path.exists(path):
        raise Misuse(f"{path} does not exist; name a folder of documents, or its index page")
    folder = folder_at(path)
    checks = "--check" in given.options
    if folder.page is None:
        if checks:
            print(printable(f"{folder.path} has no index page; journal index writes one"))
            return 1
        if not folder.documents:
            raise Misuse(f"{folder.path} holds no documents that an index page could list")
        answer(given, _write_first(folder))
        return 0
    meaning = meaning_for(folder.index_path)
    wanted = refreshed(folder.page, folder.documents, os.path.basename(folder.index_path), meaning)
    if wanted == folder.page.document.text:
        answer(given, nothing=f"{folder.index_path} is up to date")
        return 0
    if checks:
        from journal.document.difflines import unified

        print(printable(f"{folder.index_path} is out of date; journal index brings it up to date"))
        for line in unified(folder.page.document.text, wanted, "index page", "as it ought to be"):
            print(printable(line))
        return 1
    desk = Desk(folder.index_path, meaning)
    try:
        wanted = refreshed(desk.page, folder.documents, os.path.basename(folder.index_path), meaning)
        if wanted != desk.document.text:
            rewrite(desk, "bring the index page up to date", wanted)
        desk.save()
    finally:
        desk.close()
    answer(given, f"brought up to date; journal undo --file {folder.index_path} takes it back")
    return 0


def _write_first(folder: Folder) -> str:
    """Write an index page where there is none; its path."""
    from datetime import datetime

    from journal.kinds.indexing import first_index
    from journal.store.file import File
    from journal.store.outcome import Found
    from journal.store.places import state_folder

    title, name = os.path.basename(folder.path), os.path.basename(folder.index_path)
    text = first_index(title, folder.documents, name, f"{datetime.now():%Y-%m-%d %H:%M}")
    if isinstance(File(folder.index_path, state_folder()).save(text.encode("utf-8", "surrogateescape"), None), Found):
        raise Misuse(f"{folder.index_path} came into being meanwhile; journal index brings it up to date")
    return folder.index_path


def show_folder(given: Given, path: str) -> int:
    """What a folder holds, for `journal show DIR`."""
    folder = folder_at(path)
    if given.json:
        from json import dumps

        print(dumps({"version": 1, "path": folder.path, "documents": as_objects(folder), "gone": folder.gone}))
        return 0
    print(printable(os.path.basename(folder.path)))
    print("\n".join(as_lines(folder)) or "no documents in it")
    return 0


def as_lines(folder: Folder) -> list[str]:
    """The documents of a folder, each with what it is for, how far it is and whether it is due."""
    lines: list[str] = []
    for one in folder.documents:
        progress = f"  {one.done} of {one.total} done" if one.total else ""
        lines += [f"  {one.name}  {size_of(one.size)}  {ago(one.age)}{progress}"]
        said = (("purpose", one.purpose), ("use", one.use), ("audience", one.audience), ("overdue", one.overdue))
        lines += [f"      {name}: {value}" for name, value in said if value]
        if not one.listed:
            lines.append("      the index page does not name it; journal index adds it")
    lines += [f"  {name}  gone" for name in folder.gone]
    if folder.order:
        lines += ["", f"  to take the work up: {', '.join(folder.order)}"]
    return [printable(line) for line in lines]


def as_objects(folder: Folder) -> list[dict[str, object]]:
    """The same for programs."""
    order = {name: number for number, name in enumerate(folder.order, 1)}
    return [_as_object(one, order.get(one.name)) for one in folder.documents]


def _as_object(one: Member, place: int | None) -> dict[str, object]:
    return {
        "name": one.name,
        "size": one.size,
        "age": round(one.age),
        "purpose": one.purpose,
        "use": one.use,
        "audience": one.audience,
        "progress": {"done": one.done, "total": one.total},
        "overdue": one.overdue or None,
        "listed": one.listed,
        "order": place,
    }
