"""`journal check`: what in documents is not true, whole, useful or safe."""

from __future__ import annotations

import os

from journal.checking import Checking, mend
from journal.checks.selection import codes, selection
from journal.cli.arguments import Misuse
from journal.cli.opening import keep_beginning, opened_at, page_at, path_of
from journal.cli.printing import printable, say
from journal.cli.reports import Checked, as_annotations, as_json, as_text
from journal.cli.sarif import as_sarif
from journal.finding import LIKELY, find
from journal.meaning import all_kinds
from journal.settings import checks_table
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.checks.selection import Selection
    from journal.cli.arguments import Given

FOUND = 1
FORMATS = {"text": as_text, "json": as_json, "sarif": as_sarif, "github": as_annotations}


def check(given: Given) -> int:
    """Check the documents; exit status 1 if something is found."""
    form = "json" if given.json else given.value("--format") or "text"
    if form not in FORMATS:
        raise Misuse(f"there is no format {form}; there are {', '.join(FORMATS)}")
    wanted = _wanted(given)
    checked = [_check(given, path, wanted) for path in _paths(given)]
    FORMATS[form](checked)
    return FOUND if any(each.findings for each in checked) else 0


def _wanted(given: Given) -> Selection:
    """What the command line selects, else the settings; what either ignores is ignored."""
    chosen = selection(checks_table())
    if select := codes([given.value("--select")]):
        chosen = chosen._replace(select=select, select_in=())
    return chosen._replace(ignore=chosen.ignore + codes([given.value("--ignore")]))


def _paths(given: Given) -> list[str]:
    """The files that are given, the likeliest document of each folder, or the project's own."""
    if not given.words:
        return [path_of(given)]
    paths = []
    for word in given.words:
        path = os.path.join(os.path.abspath(given.folder), word)
        if os.path.isdir(path):
            found = find(path, path, all_kinds())
            if not found or found[0].likelihood < LIKELY:
                raise Misuse(f"no continuity document in {word}; name the file")
            path = found[0].path
        elif not os.path.exists(path):
            raise Misuse(f"{path} does not exist")
        paths.append(path)
    return paths


def _check(given: Given, path: str, wanted: Selection) -> Checked:
    """The findings in one document, after mending what can be if that is wanted."""
    checking = Checking(path, wanted)
    try:
        page = page_at(path)
        found = checking.look(page)
        if "--fix" in given.options and any(finding.fix for finding in found):
            desk = opened_at(path)
            try:
                for said in mend(desk, checking.look(desk.page)):
                    say(f"mended {printable(said)}")
                desk.save()
                keep_beginning(desk)
            finally:
                desk.close()
            page = page_at(path)
            found = checking.look(page)
        if checking.trouble:
            say(checking.trouble)
    finally:
        checking.close()
    shown = os.path.relpath(path, os.path.abspath(given.folder))
    return Checked(path if shown.startswith("..") else shown, page, found)
