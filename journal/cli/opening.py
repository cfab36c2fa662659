"""The document that a command is about: the one given, the one configured, or the likeliest one found."""

from __future__ import annotations

import os

from journal.cli.printing import say
from journal.finding import LIKELY, find
from journal.meaning import all_kinds, meaning_for
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.cli.arguments import Given
    from journal.desk import Desk
    from journal.document.page import Page
    from journal.finding import Candidate


class NoDocument(Exception):  # noqa: N818 - a sentence for the user, not a fault
    """Nothing that looks like a continuity document, or several things that do."""


def path_of(given: Given) -> str:
    """The path of the document."""
    folder = os.path.abspath(given.folder)
    if given.file:
        return os.path.join(folder, given.file)
    if set_path := configured(folder):
        return set_path
    found = candidates(folder)
    if not found or found[0].likelihood < LIKELY:
        near = "".join(f"\n  {candidate.path}" for candidate in found[:5])
        hint = f"; these might be one, --file opens it:{near}" if near else ""
        raise NoDocument(f"no continuity document from {folder} upwards{hint or '; journal new writes one'}")
    return found[0].path


def candidates(folder: str) -> list[Candidate]:
    """The files that may be the document of the project that a folder is in, the likeliest first."""
    return find(folder, os.path.expanduser("~"), all_kinds())


def configured(folder: str) -> str:
    """The document that the settings of the nearest project name."""
    from journal.settings import setting

    home, value = setting("document", folder)
    return os.path.join(home, value) if value else ""


def opened(given: Given) -> Desk:
    """The desk with the document, and a word about what an earlier process had left unsaved."""
    return opened_at(path_of(given))


def opened_at(path: str) -> Desk:
    """The same with the document at a path."""
    from journal.desk import Desk

    desk = Desk(path, meaning_for(path))
    if desk.recovered:
        say(f"taken up from before: {', '.join(desk.recovered)}")
    if desk.ledger.trouble:
        say(desk.ledger.trouble)
    return desk


def save(desk: Desk, before: str) -> None:
    """Save, with a word first about what looks like a secret in lines that the text did not have before."""
    from journal.leaks import added_lines, leak_in

    if leak := leak_in(added_lines(before, desk.document.text)):
        say(f"this looks like {leak}; journal undo takes it back")
    desk.save()


def keep_beginning(desk: Desk) -> None:
    """Keep the work tree with which a session begins, if this call began one."""
    if desk.timeline.began and _in_repository(desk.path):
        from journal.summaries import Summaries

        Summaries(desk).begin()


def _in_repository(path: str) -> bool:
    """Whether the work tree is quickly remembered; without git, all of it would have to be read."""
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.exists(os.path.join(folder, ".git")):
        below, folder = folder, os.path.dirname(folder)
        if folder == below:
            return False
    return True


def page_at(path: str) -> Page:
    """The page that a file holds; no ledger is opened."""
    from journal.document.chunks import read
    from journal.reading import text_of
    from journal.store.file import File
    from journal.store.places import state_folder

    return meaning_for(path).page(read(text_of(path, File(path, state_folder()).read())))
