"""A commit as a page lists the others: in the words of their entries, or in the cells of their rows."""

from __future__ import annotations

import re

from journal.document.dates import dated_like, day_in
from journal.document.pieces import Form
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.edit import Fields
    from journal.document.page import Item, Page
    from journal.project.baseline import Commit

SHORT = 7
"""Characters by which people name a commit."""
COMMIT_NAME = re.compile(r"(?<!\w)[0-9a-f]{7,40}(?!\w)")

_DATE = r"\d{2,4}[-/.]\d{2}[-/.]\d{2,4}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?"
_DATE_FIRST = re.compile(rf"[\[(*_`]*{_DATE}[\])*_`]*[^\w\[(*_`~]*")
_DATE_LAST = re.compile(rf"[^\w\])*_`~]*[\[(*_`]*{_DATE}[\])*_`]*$")
_CLOSING = re.compile(r"[`*_~]*(?:\]\([^()\s]*\))?[\])`*_~]*")
"""What closes right behind a commit's name: emphasis, brackets, the address of a link."""
_PARTING = re.compile(r"[^\w`*_~(\[]*")
"""What parts a name from the subject behind it."""
_LAST = re.compile(r"(?P<told>.*?)(?P<parting>[\s:;,·–—-]*[(\[]*[`*_~]*)$")
"""A subject, and what parts it from the name behind it."""
_TICKED = re.compile(r"(?P<mark>[`*_~]+)[^`*_~]+(?P=mark)\s*(?:$|[-–—:(])")
"""A subject within signs, and perhaps what else is said of it."""
_LABELS = frozenset(("commit", "коммит", "提交", "コミット", "커밋"))
_SUBJECTS = frozenset(("message", "subject", "commit", "description", "summary", "what", "what it does", "change"))
"""Columns that hold a subject."""


def lists(item: Item, identity: str, subject: str) -> bool:
    """Whether an entry lists a commit: by its name, or, where it has none, by its subject."""
    said = " ".join((item.text, *item.fields.values()))
    names = COMMIT_NAME.findall(said)
    return any(identity.startswith(name) for name in names) or (not names and bool(subject) and subject in said)


def listing(page: Page, commit: Commit) -> tuple[str, Fields]:
    """What the entry of a commit says, and what stands in the other cells where the page has a table."""
    listed = [item for item in page.of("commits") if not item.unset and item.entry >= 0]
    if not listed:
        return commit_words("", commit), ()
    like = listed[-1]
    if page.outline.entries[like.entry].form is not Form.ROW:
        return commit_words(like.text, commit), ()
    is_named = COMMIT_NAME.search(like.text) is not None
    cells = ((key, _cell(key, value, commit, is_named)) for key, value in like.fields.items())
    main = _renamed(like.text, commit) if is_named else _within(_around(like.text), commit.subject)
    return main, tuple((key, value) for key, value in cells if value)


def _cell(key: str, like: str, commit: Commit, wants_subject: bool) -> str:
    """What stands in a cell beside the main one; empty where nothing tells."""
    if COMMIT_NAME.search(like):
        return _renamed(like, commit)
    if wants_subject and key.casefold() in _SUBJECTS:
        return _within(_around(like), commit.subject)
    return _dated(like, commit) if day_in(like) else ""


def commit_words(like: str, commit: Commit) -> str:
    """A commit in the words of an entry like it: its name first, last or nowhere, with the signs around it."""
    subject = commit.subject.strip() or "no message"
    if not like:
        return f"{_within('`', subject)} - {commit.id[:SHORT]}"
    first, last = _DATE_FIRST.match(like), _DATE_LAST.search(like)
    before, after = first[0] if first else "", last[0] if last else ""
    core = like[len(before) : len(like) - len(after)]
    return f"{_dated(before, commit)}{_core(core, subject, commit)}{_dated(after, commit)}"


def _core(like: str, subject: str, commit: Commit) -> str:
    found = COMMIT_NAME.search(like)
    if found is None:
        ticked = _TICKED.match(like)
        return _within(ticked["mark"] if ticked else "", subject)
    name, lead = commit.id[: len(found[0])], like[: found.start()]
    closing = _closing(like, found.end())
    close, rest = _renamed(closing, commit), like[found.end() + len(closing) :]
    if any(map(str.isalnum, lead)) and lead.strip(" `*_~:[(").casefold() not in _LABELS:
        split = _LAST.match(lead)
        assert split is not None
        return f"{_within(_around(split['told']), subject)}{split['parting'] or ' '}{name}{close}"
    parting = _PARTING.match(rest)
    between = parting[0] if parting else ""
    told = rest[len(between) :]
    if not closing and (mark := _around(like)):
        return _within(mark, f"{lead[len(mark) :]}{name}{between}{subject}")
    return f"{lead}{name}{close}{between or ' - '}{_within(_around(told), subject)}"


def _closing(text: str, at: int) -> str:
    found = _CLOSING.match(text, at)
    return found[0] if found else ""


def _around(text: str) -> str:
    """The signs that stand before a text and again behind it, and nowhere in it."""
    mark = text[: len(text) - len(text.lstrip("`*_~"))]
    inner = text[len(mark) : -len(mark)] if mark else ""
    return mark if inner and text.endswith(mark) and mark not in inner else ""


def _within(mark: str, text: str) -> str:
    """A text between signs, unless it has some of these itself."""
    return text if any(sign in text for sign in mark) else f"{mark}{text}{mark}"


def _renamed(text: str, commit: Commit) -> str:
    """A text with the name of a commit in place of the names in it."""
    return COMMIT_NAME.sub(lambda found: commit.id[: len(found[0])], text)


def _dated(text: str, commit: Commit) -> str:
    """A text with the day of a commit in place of the day in it."""
    if not text:
        return ""
    from datetime import datetime

    return dated_like(text, datetime.fromtimestamp(commit.time)) or text
