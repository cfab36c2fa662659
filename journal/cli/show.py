"""`journal show`: what the document says, for people and for programs."""

from __future__ import annotations

import os
import sys

from journal.cli.arguments import Misuse
from journal.cli.opening import page_at, path_of
from journal.cli.printing import SIGNS, printable
from journal.cli.telling import fields_of, groups, texts, words
from journal.document.choose import NoSuchSection, section_named
from journal.document.page import OTHER, ROLES
from journal.document.source import split_lines
from journal.document.words import unescaped
from journal.kinds.folder import FOLDER
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.cli.arguments import Given
    from journal.document.outline import Section
    from journal.document.page import Item, Page

_FIRST = ("doing", "blockers", "next", "files")
"""The roles that a reader looks for first, as the pane has them."""
_MOST_FIELDS = 6


def show(given: Given) -> int:
    if path := _folder(given):
        from journal.cli.folders import show_folder

        return show_folder(given, path)
    path = path_of(given)
    page = page_at(path)
    if sections := _sections(page, given.words):
        return _show_sections(page, given, sections)
    roles = _wanted(page, given.words)
    if given.json:
        from json import dumps

        print(dumps(as_object(page, path, set(roles) if given.words else None)))
    elif sys.stdout.isatty():
        from journal.cli.colour import print_page

        print_page(page, _fields(page), roles, whole=bool(given.words))
    else:
        print("\n".join(as_lines(page, roles, whole=bool(given.words))))
    if not given.words and not given.json:
        _print_unfilled(page)
    if page.kind == FOLDER.name and not given.words and not given.json:
        from journal.cli.folders import as_lines as folder_lines
        from journal.folders import folder_at

        print("\n".join(["", "in this folder", *folder_lines(folder_at(path))]))
    return 0


def _folder(given: Given) -> str:
    """The folder that the one word names, where it is no role and leads to one."""
    path = os.path.join(os.path.abspath(given.folder), given.words[0]) if len(given.words) == 1 else ""
    return path if path and given.words[0] not in (*ROLES, OTHER) and os.path.isdir(path) else ""


def _sections(page: Page, words: list[str]) -> list[int]:
    """The sections that words name, where none of them is a role."""
    if not words or not {*page.purposes, *ROLES, OTHER}.isdisjoint(words):
        return []
    try:
        return [section_named(page, word) for word in words]
    except NoSuchSection as none:
        if none.titles:
            raise
        return []


def _show_sections(page: Page, given: Given, indexes: list[int]) -> int:
    """The text of sections as it stands, with all that stands in them."""
    sections = page.outline.sections
    lines = split_lines(page.document.text)
    found = [(sections[index], lines[sections[index].line : sections[index].end]) for index in indexes]
    if given.json:
        from json import dumps

        listed = [
            {"line": section.line + 1, "level": section.level, "title": section.title, "text": "\n".join(text)}
            for section, text in found
        ]
        print(dumps({"version": 1, "sections": listed}))
        return 0
    for _, text in found:
        print(printable("\n".join(text).rstrip()))
    return 0


def _wanted(page: Page, words: list[str]) -> list[str]:
    """The roles to show, in the order in which a reader wants them."""
    known = [*ROLES, *dict.fromkeys(role for role in page.purposes if role and role not in ROLES), OTHER]
    for word in words:
        if word not in known:
            raise Misuse(f"there is no role {word}, nor a section with such a title; there are {', '.join(known)}")
    if words:
        return words
    return [*_FIRST, *(role for role in known if role not in _FIRST)]


def _fields(page: Page) -> list[tuple[str, str]]:
    """The first fields of the page that say something."""
    return [(key, value) for key, value in page.fields.items() if value][:_MOST_FIELDS]


def as_lines(page: Page, roles: list[str], *, whole: bool) -> list[str]:
    """The page as plain text; whole with the fields of items, and with what is told in other ways than by items."""
    lines = [printable(page.title or page.kind)]
    lines += [f"{printable(key)}: {printable(value)}" for key, value in _fields(page)]
    if page.total:
        lines.append(f"{page.done} of {page.total} done")
    for role in roles:
        items = page.of(role)
        if items:
            lines += ["", f"{role} ({len([item for item in items if item.is_top])})"]
            width = max(len(item.id) for item in items)
            for title, group in groups(page, items):
                lines += [f"  {printable(title)}"] * bool(title)
                for item in group:
                    lines.append(_line(page, item, width))
                    lines += [f"    {line}" for line in fields_of(page, item)] if whole else []
        for text in texts(page, role) if whole else ():
            lines += ["", printable(text)]
    return lines


def _print_unfilled(page: Page) -> None:
    """Say which sections of the page's kind nobody has filled in."""
    found = _unfilled(page)
    for line in ["", "not filled in"] if found else []:
        print(line)
    for section, optional in found:
        print(f"  {printable(section.title)}{' (may be skipped)' * optional}")


def _unfilled(page: Page) -> list[tuple[Section, bool]]:
    """The sections of the page's kind that nobody has filled in, and whether a page may do without."""
    from journal.kinds.filling import unfilled
    from journal.meaning import all_kinds

    kind = all_kinds()[page.kind]
    found = unfilled(page, kind) if kind.tells else []
    return [(page.outline.sections[one.section], one.optional) for one in found]


def _line(page: Page, item: Item, width: int) -> str:
    indent = "" if item.is_top else "  "
    unset = "  (unset)" if item.unset else ""
    return f"  {item.id.ljust(width)} {indent}{SIGNS[item.state]} {printable(words(page, item))}{unset}"


def as_object(page: Page, path: str, shown: set[str] | None) -> dict[str, object]:
    """The stable object of `--json`, with what is of the roles that are to be shown; with everything for None."""
    sections = page.outline.sections
    return {
        "version": 1,
        "path": path,
        "kind": page.kind,
        "title": page.title,
        "fields": page.fields,
        "progress": {"done": page.done, "total": page.total},
        "sections": [
            {"line": section.line + 1, "level": section.level, "title": section.title, "role": role}
            for section, role in zip(sections, page.roles, strict=True)
            if shown is None or role in shown
        ],
        "items": [
            {
                "id": item.id,
                "role": item.role,
                "state": item.state.value if item.state else None,
                "text": unescaped(item.text),
                "fields": item.fields,
                "path": item.anchor.path if item.anchor else None,
                "lines": [list(lines) for lines in item.anchor.lines] if item.anchor else [],
                "line": item.line + 1,
                "section": sections[item.section].title if item.section >= 0 else None,
            }
            for item in page.items
            if shown is None or (item.role or OTHER) in shown
        ],
        "unfilled": [
            {"line": section.line + 1, "title": section.title, "optional": optional}
            for section, optional in (_unfilled(page) if shown is None else ())
        ],
    }
