"""The commands: one table for dispatch and help; what runs a command is imported when it runs."""

from __future__ import annotations

from journal.cli.arguments import Command, Given
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def _later(module: str, name: str) -> Callable[[Given], int]:
    """A function of a module that is imported only when it is called."""

    def run(given: Given) -> int:
        found: Callable[[Given], int] = getattr(__import__(f"journal.cli.{module}", fromlist=[name]), name)
        return found(given)

    return run


def _version(_: list[str]) -> int:
    from journal import __version__

    print(f"journal {__version__}")
    return 0


def _help(_: list[str]) -> int:
    from journal.cli.help import overview

    print(overview(COMMANDS))
    return 0


HIDDEN_WORDS: dict[str, Callable[[list[str]], int]] = {
    "--version": _version,
    "-V": _version,
    "--help": _help,
    "-h": _help,
    "help": _help,
}

_CREATE = {"--create": ("", "make the section if the page has none")}
_SET = {"--set": ("KEY=VALUE", "a field of the new item; may be given several times")}
_WHY = {"--why": ("TEXT", "the reason")}

COMMANDS: dict[str, Command] = {
    "pane": Command(_later("pane", "pane"), "the pane, beside your editor; what journal alone opens", "[PATH]", 0, 1),
    "demo": Command(_later("pane", "demo"), "a sample project in a temporary folder, with work going on in it"),
    "show": Command(
        _later("show", "show"), "what the document says, or the text of a section", "[ROLE|SECTION|DIR…]", 0, None
    ),
    "new": Command(
        _later("making", "new"),
        "write a document from its template; never over an existing file",
        "[PATH]",
        0,
        1,
        {"--kind": ("KIND", "context, continuity, plan, phase, folder or plain"), "--title": ("TEXT", "its title")},
    ),
    "add": Command(
        _later("edits", "add"),
        "a new item; as discovery, with --set How=, Rejected= and Why=, what was found out",
        "ROLE TEXT",
        2,
        None,
        _SET | _CREATE | {"--in": ("TITLE", "the section that it is to stand in, where there are several")},
    ),
    "mark": Command(_later("edits", "mark"), "another state: todo, doing, done, failed", "STATE ITEM…", 2, None),
    "edit": Command(_later("edits", "edit"), "other words for an item", "ITEM TEXT", 2, 2),
    "set": Command(_later("edits", "set_fields"), "fields of an item", "ITEM KEY=VALUE…", 2, None),
    "field": Command(
        _later("edits", "field"),
        "fields of the document",
        "KEY=VALUE…",
        1,
        None,
        {"--create": ("", "write a field that the document does not have")},
    ),
    "write": Command(
        _later("edits", "write"),
        "another text for a section; what stands in sections below it stays",
        "SECTION TEXT|-",
        2,
        2,
        {"--append": ("", "the text is added below what is there")},
    ),
    "move": Command(
        _later("edits", "move"),
        "an item to another place: up, down, first, last, before ITEM, after ITEM, or a role",
        "ITEM PLACE",
        2,
        3,
    ),
    "resolve": Command(
        _later("edits", "resolve"),
        "a blocker to the resolved ones",
        "ITEM",
        1,
        1,
        {"--resolution": ("TEXT", "what resolved it"), "--lesson": ("TEXT", "what was learned")},
    ),
    "promote": Command(_later("edits", "promote"), "a next step into what is in progress", "ITEM", 1, 1),
    "block": Command(_later("edits", "block"), "a blocker that names an item", "ITEM REASON", 2, 2, _CREATE),
    "defer": Command(
        _later("edits", "defer"),
        "an item to what is left for later",
        "ITEM",
        1,
        1,
        {"--phase": ("PHASE", "when it is to be done"), "--reason": ("TEXT", "why not now")},
    ),
    "remove": Command(_later("edits", "remove"), "items away; undo brings them back", "ITEM…", 1, None),
    "decide": Command(
        _later("edits", "decide"),
        "a decision, in the document's own form",
        "TITLE",
        1,
        1,
        _WHY
        | {"--alternatives": ("TEXT", "what else was considered"), "--impact": ("TEXT", "what follows from it")}
        | _SET,
    ),
    "file": Command(
        _later("edits", "file"),
        "a Files Modified entry, or the update of the one that is there",
        "PATH[:LINES] [WHAT]",
        1,
        2,
        _WHY | {"--group": ("TITLE", "the section that it is to stand in, where there are several")},
    ),
    "cell": Command(
        _later("edits", "cell"),
        "another text in a cell of a table row; a column is its title, or its number",
        "ITEM COLUMN TEXT",
        3,
        3,
    ),
    "files": Command(
        _later("files", "files"),
        "the file changes that the work proposes to write",
        "[PATH…]",
        0,
        None,
        {
            "--accept": ("PATH", "write the entry of this file, and of further PATHs"),
            "--all": ("", "write all entries, but for generated files"),
            "--reject": ("PATH", "propose this file no more until it changes in a new place"),
            "--ignore": ("PATTERN", "never propose files that fit this pattern, in this project"),
            "--everywhere": ("", "with --ignore: in every project"),
            "--commits": ("", "list the session's commits in the document"),
            "--refresh": ("", "write where the lines are now that the document names, of PATHs or of all"),
        }
        | _WHY,
    ),
    "run": Command(
        _later("run", "run"),
        "run a command as if journal were not there, and record what came of it; without one, what was recorded",
        "[-- COMMAND…]",
        0,
        None,
        {"--attach": ("", "also write the result into the page's section for results")} | _CREATE,
        is_passed_on=True,
    ),
    "check": Command(
        _later("check", "check"),
        "what is not true, left out, or better not written; exit status 1 if something is found",
        "[PATH…]",
        0,
        None,
        {
            "--select": ("CODES", "only these checks: codes or their beginnings, T001,C"),
            "--ignore": ("CODES", "all but these checks"),
            "--fix": ("", "mend what can be mended for certain; undo takes it back"),
            "--format": ("FORM", "text, json, sarif or github"),
        },
    ),
    "undo": Command(_later("past", "undo"), "undo the last edit, of any face"),
    "redo": Command(_later("past", "redo"), "do again what was undone last"),
    "aside": Command(
        _later("past", "aside"),
        "edits that another writer's text had no place for",
        "[place N | both N | drop N]",
        0,
        2,
    ),
    "resume": Command(
        _later("resume", "resume"),
        "what the next reader must know first, and how fresh it is",
        options={"--budget": ("N", "tokens that it may have at most; 1000 where nothing is said")},
    ),
    "summary": Command(
        _later("summary", "summary"),
        "what the session did, from evidence",
        options={
            "--session": ("N", "an earlier session, by its number"),
            "--since": ("TIME", "all since then: 14:30, 2026-11-20, 2026-11-20T14:30, or 3h, 2d"),
            "--write": ("", "write it into the document, as one edit"),
        },
    ),
    "history": Command(_later("past", "history"), "the versions of the document that are kept, by day and session"),
    "diff": Command(_later("past", "diff"), "what changed between versions, or since one", "[A [B]]", 0, 2),
    "restore": Command(
        _later("past", "restore"),
        "the text of an earlier version, or one section of it, undoably",
        "VERSION",
        1,
        1,
        {"--section": ("NAME", "only the section of this title, with what stands in it")},
    ),
    "archive": Command(
        _later("archive", "archive"),
        "what is done and old into a dated page beside the document; undo brings it back",
        "",
        0,
        0,
        {
            "--older-than": ("AGE", "done for so long: 30d, 4w; 0d for all that is done"),
            "--logs": ("", "rows of that age in tables of decisions, lessons, commits and tests too"),
            "--dry-run": ("", "only say what"),
        },
    ),
    "index": Command(
        _later("folders", "index"),
        "bring the index page of a folder up to date; one is written where there is none",
        "[DIR]",
        0,
        1,
        {"--check": ("", "change nothing; exit status 1 where it is out of date")},
    ),
    "config": Command(_later("settings", "config"), "settings, or one of them", "[KEY[=VALUE]]", 0, 1),
    "doctor": Command(_later("settings", "doctor"), "where things are, and what is not as it should be"),
}
