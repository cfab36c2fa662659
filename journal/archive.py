"""Moving what is done and old out of a page into a dated one beside it, as one edit of both pages."""

from __future__ import annotations

import os
import re
from datetime import datetime
from textwrap import dedent

from journal.desk import Desk
from journal.document.chunks import read
from journal.document.edit import Drop, Write
from journal.document.marks import State
from journal.document.perform import perform
from journal.document.pieces import Form
from journal.document.source import decode, split_lines
from journal.document.verify import Refused
from journal.document.writing import own_text
from journal.overwriting import rewrite
from journal.session.wording import count, day
from journal.settings import SettingError, setting
from journal.store.file import File
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal.document.page import Item, Meaning, Page

DAY = 86_400
USUAL = "30d"
"""How old what is done must be, where nobody says otherwise."""
GROWN = 10_000
"""Characters of a page from which on a rule of the user's moves things out."""
FOLDER = "archive"

_AGE = re.compile(r"(\d{1,5})([dw]?)").fullmatch
_DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b").search
_ROLES = frozenset(("done", "resolved", "todo", "doing", "next"))
"""Roles whose items are work that ends; what was decided or learned stays true."""
_LOGS = frozenset(("decisions", "lessons", "commits", "tests", "features"))
"""Roles whose rows move with their day where somebody says so."""


class Archived(NamedTuple):
    """What was moved, and where to."""

    path: str
    items: list[str]


def days(age: str) -> int:
    """An age as people write it: `30d`, `4w`, `0d` for everything."""
    found = _AGE(age.strip())
    if found is None:
        raise SettingError(f"{age} is no age; write it as 30d or 4w")
    return int(found[1]) * (7 if found[2] == "w" else 1)


def old_items(desk: Desk, older_than: int, logs: bool = False) -> list[Item]:
    """The items of a page that are done, and were so that many days ago; with logs, rows of that age in these too."""
    page = desk.page
    moment = desk.now() - older_than * DAY
    logged = [item for item in page.items if logs and _is_logged(item, page) and _dated_before(item, page, moment)]
    done = [item for item in page.items if item not in logged and _is_done(item, page)]
    old = _done_long(desk, done, moment) if older_than else done
    return sorted((*logged, *old), key=lambda item: item.line)


def _done_long(desk: Desk, done: list[Item], moment: float) -> list[Item]:
    """Those of the items that are done that were so at a moment."""
    page = desk.page
    before = [version for version in desk.versions() if version.made <= moment]
    known: set[str] = set()
    if before:
        then = desk.meaning.page(read(decode(desk.version(before[-1].number))))
        known = {item.text for item in then.items if item.state is State.DONE}
    return [item for item in done if item.text in known or _dated_before(item, page, moment)]


def archive(desk: Desk, items: list[Item]) -> Archived:
    """Move items of the page into the archive page of the day."""
    today = day(desk.now())
    name = os.path.basename(desk.path)
    path = os.path.join(desk.folder, FOLDER, f"{os.path.splitext(name)[0]}-{today}.md")
    text, moved = _without(desk.page, items, desk.meaning)
    if not moved:
        raise Refused("nothing of it can be moved; the page would be read otherwise without it")
    if not os.path.exists(path):
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        except OSError as problem:
            raise Refused(f"{os.path.dirname(path)} cannot be made: {problem.strerror}") from problem
        title = desk.page.title or name
        File(path, desk.state).save(f"# {title} - archive of {today}\n\nFrom [{name}](../{name}).\n".encode(), None)
    says = f"archive {count(len(moved), 'item')}"
    other = Desk(path, desk.meaning, desk.state, desk.now)
    try:
        rewrite(other, says, _with(other.page, desk.page, moved, desk.meaning))
        other.save()
    finally:
        other.close()
    rewrite(desk, says, text, path)
    desk.save()
    return Archived(path, [item.text for item in moved])


def archive_by_rule(desk: Desk) -> Archived | None:
    """What the user's own rule moves out of a grown page; nothing where there is no rule."""
    rule = setting("archive", desk.folder)[1]
    if not rule or len(desk.document.text) < GROWN:
        return None
    items = old_items(desk, days(rule))
    return archive(desk, items) if items else None


def _is_done(item: Item, page: Page) -> bool:
    """Whether an item is an entry of a list or a row of a table, not in another item, that is done."""
    if item.entry < 0 or not item.is_top or item.unset or item.role not in _ROLES:
        return False
    return item.state is State.DONE and page.outline.entries[item.entry].form in (Form.ENTRY, Form.ROW)


def _is_logged(item: Item, page: Page) -> bool:
    """Whether an item is a row of a table that keeps what was decided, learned, committed or tested, day by day."""
    return item.role in _LOGS and page.is_row(item)


def _dated_before(item: Item, page: Page, moment: float) -> bool:
    """Whether the item, or the heading that it stands under, has a date before a moment."""
    title = page.outline.sections[item.section].title if item.section >= 0 else ""
    for text in (item.text, *item.fields.values(), title):
        if found := _DATE(text):
            try:
                return datetime(int(found[1]), int(found[2]), int(found[3])).timestamp() < moment
            except ValueError:
                continue
    return False


def _without(page: Page, items: list[Item], meaning: Meaning) -> tuple[str, list[Item]]:
    """The text of a page without some items, and those that could be taken out; the last first, so handles hold."""
    moved: list[Item] = []
    now = page
    for item in reversed(items):
        try:
            now = meaning.page(perform(now, Drop(item.id), meaning).document)
        except Refused:
            continue
        moved.insert(0, item)
    return now.document.text, moved


def _with(page: Page, origin: Page, items: list[Item], meaning: Meaning) -> str:
    """The text of an archive page with items under the titles of the sections that they come from."""
    lines = split_lines(origin.document.text)
    groups: dict[tuple[str, str], list[str]] = {}
    for item in items:
        title = origin.outline.sections[item.section].title if item.section >= 0 else "Items"
        entry = origin.outline.entries[item.entry]
        head = (
            "\n".join(line.strip() for line in lines[entry.table : entry.table + 2]) if entry.form is Form.ROW else ""
        )
        groups.setdefault((title, head), []).append(dedent("\n".join(lines[entry.line : entry.end])).rstrip())
    for (title, head), entries in groups.items():
        added = "\n".join(entries)
        at = next((at for at, section in enumerate(page.outline.sections) if section.title == title), -1)
        own = own_text(page, at) if at >= 0 else ""
        if head and _last_table(own) != head:
            added = f"\n{head}\n{added}".lstrip("\n" * (not own))
        if at >= 0:
            edit = Write(at, f"{own}\n{added}".lstrip("\n"))
            page = meaning.page(perform(page, edit, meaning).document)
        else:
            page = meaning.page(read(f"{page.document.text.rstrip()}\n\n## {title}\n\n{added}\n"))
    return page.document.text


def _last_table(text: str) -> str:
    """The two lines that head the table with which a text ends; empty where it ends with something else."""
    rows: list[str] = []
    for line in reversed(split_lines(text.rstrip())):
        if not line.lstrip().startswith("|"):
            break
        rows.insert(0, line.strip())
    return "\n".join(rows[:2])
