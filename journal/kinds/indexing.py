"""Bringing the index page of a folder up to date: sizes, new and gone documents, the tree; no prose is touched."""

from __future__ import annotations

import re

from journal.document.blocks import Kind as Block
from journal.document.chunks import read
from journal.document.edit import Add
from journal.document.perform import perform
from journal.document.pieces import Form
from journal.document.source import lines_kept
from journal.kinds.listing import file_named
from journal.kinds.titles import plain
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.document.page import Item, Meaning, Page
    from journal.kinds.listing import Member

_SIZE = re.compile(r"(\d+(?:\.\d+)?)(\s?)(B|KB|MB|kB|KiB|MiB)\b")
_NOTE = re.compile(r"\((?:(\d+(?:\.\d+)?)(\s?)(B|KB|MB|kB|KiB|MiB)|gone)\)")
"""What stands behind the name of a document: its size, or that there is none any more."""
_GONE = "(gone)"
_CLOSES = re.compile(r"[*`_\]]*(?:\([^)\s]*\))?[*`_]*")
"""What may stand right behind a name: the end of emphasis, or of a link."""
_UNITS = {"b": 1, "k": 1024, "m": 1024 * 1024}
_COUNTED = re.compile(r"(\d+)([.)] )")
_PARTING = re.compile(r"\s*(?:[-–—:]\s)\s*")
_TREE_LINE = re.compile(r"([\s│├└─|`+\\-]*)(\S+)(.*)", re.DOTALL)
_PURPOSES = ("purpose", "description", "what", "contents", "what it holds", "use")


def refreshed(page: Page, documents: list[Member], own_name: str, meaning: Meaning) -> str:
    """The text of an index page as it ought to be, of the folder's documents that are not the index page."""
    text = _noted(page, {one.name: one for one in documents})
    page = meaning.page(read(text))
    known = {file_named(item) for item in page.of("documents")}
    for one in documents:
        if one.name not in known:
            page = meaning.page(perform(page, _entry(page, one), meaning).document)
    return _with_tree(page, [own_name, *(one.name for one in documents)])


def first_index(title: str, documents: Iterable[Member], own_name: str, date: str) -> str:
    """The text of an index page where a folder has none."""
    entries = [
        f"### {number}. **{one.name}** ({_said_size(one.size, 'KB', '', 1)})\n\n**Purpose:** {one.purpose}\n"
        for number, one in enumerate(documents, 1)
    ]
    names = "\n".join([own_name, *(one.name for one in documents)])
    parts = [
        f"# {title} - Planning & Context Files\n",
        "## Files in This Folder\n",
        *entries,
        f"## Folder Structure\n\n```\n{names}\n```\n",
        f"---\n\n**Last Updated:** {date}\n",
    ]
    return "\n".join(parts)


def _noted(page: Page, there: dict[str, Member]) -> str:
    """The text with the sizes of the documents that are there, and a word at those that are gone."""
    lines = lines_kept(page.document.text)
    for item in page.of("documents"):
        name = file_named(item)
        if name and item.is_top and name in lines[item.line]:
            lines[item.line] = _noted_line(lines[item.line], name, there.get(name), page.is_row(item))
    return "".join(lines)


def _noted_line(line: str, name: str, document: Member | None, row: bool) -> str:
    at = line.index(name) + len(name)
    head, tail = line[:at], line[at:]
    note = _NOTE.search(tail)
    if document is None:
        if note:
            return head + tail[: note.start()] + _GONE + tail[note.end() :]
        closes = _CLOSES.match(tail)
        end = closes.end() if closes else 0
        return f"{head}{tail[:end]} {_GONE}{tail[end:]}"
    if note and note[1] is None:
        return (head + tail[: note.start()].rstrip() + tail[note.end() :]) if not row else line
    found = note or (_SIZE.search(tail) if row else None)
    if found is None or _is_true(document.size, found):
        return line
    size = _said_size(document.size, found[3], found[2], len(found[1].partition(".")[2]))
    return head + tail[: found.start(1)] + size + tail[found.end(3) :]


def _is_true(size: int, said: re.Match[str]) -> bool:
    """Whether a size is what was written, in thousands or in 1024s."""
    decimals = len(said[1].partition(".")[2])
    power = {"b": 0, "k": 1, "m": 2}[said[3][0].casefold()]
    return said[1] in {f"{max(size / base**power, 0.1):.{decimals}f}" for base in (1000, 1024)}


def _said_size(size: int, unit: str, gap: str, decimals: int) -> str:
    value = max(size / _UNITS[unit[0].casefold()], 0.1)
    if unit != "B" and value < 10:
        decimals = max(decimals, 1)
    return f"{value:.{0 if unit == 'B' else decimals}f}{gap}{unit}"


def _entry(page: Page, document: Member) -> Add:
    """The edit that lists a document, in the form of the last that is listed."""
    listed = [item for item in page.of("documents") if item.is_top and file_named(item)]
    if not listed:
        return Add("documents", f"**{document.name}**", _purpose("Purpose", document), create=True)
    like = listed[-1]
    if like.entry < 0:
        sized = next((item for item in reversed(listed) if (note := _NOTE.search(item.text)) and note[1]), like)
        count = _COUNTED.match(like.text)
        title = _numbered(_renamed(sized.text, file_named(sized), document), int(count[1]) + 1 if count else 0)
        return Add("documents", title, _purpose("Purpose", document))
    if page.outline.entries[like.entry].form is Form.ROW:
        column = next((key for key in like.fields if plain(key) in _PURPOSES), "")
        sizes = next((key for key in like.fields if plain(key) == "size"), "")
        fields = _purpose(column, document) if column else ()
        size = ((sizes, _said_size(document.size, "KB", " ", 1)),) if sizes else ()
        return Add("documents", _renamed(like.text, file_named(like), document), fields + size)
    return Add("documents", _list_text(like, document))


def _purpose(key: str, document: Member) -> tuple[tuple[str, str], ...]:
    return ((key, document.purpose),) if document.purpose else ()


def _renamed(text: str, name: str, document: Member) -> str:
    """A text about one document as it would be about another: its name, and its size where there is one."""
    renamed = text.replace(name, document.name)
    note = _NOTE.search(renamed)
    if note is None:
        return renamed
    size = f"({_said_size(document.size, note[3], note[2], len(note[1].partition('.')[2]))})" if note[1] else ""
    return (renamed[: note.start()] + size + renamed[note.end() :]).rstrip()


def _numbered(title: str, number: int) -> str:
    """A title with another number, where it has one."""
    count = _COUNTED.match(title)
    return f"{number}{count[2]}{title[count.end() :]}" if count else title


def _list_text(like: Item, document: Member) -> str:
    """The words of a list item about a document: as the last one is written, with this one's purpose."""
    end = like.text.index(file_named(like)) + len(file_named(like))
    closes = _CLOSES.match(like.text[end:])
    after = end + (closes.end() if closes else 0)
    parting = _PARTING.match(like.text[after:])
    lead = _renamed(like.text[:after], file_named(like), document)
    return f"{lead}{parting[0] if parting else ' - '}{document.purpose}" if document.purpose else lead


def _with_tree(page: Page, names: list[str]) -> str:
    """The text with the folder's documents in the drawing of its files, if there is one that has them."""
    text = page.document.text
    for index, purpose in enumerate(page.purposes):
        if purpose != "structure":
            continue
        first = page.outline.sections[index].line
        for chunk, _, line in page.document.located():
            for block in chunk.blocks if line <= first < line + len(chunk.lines) else ():
                if block.kind is Block.FENCE and block.level and line + block.start > first:
                    lines = lines_kept(text)
                    begin, end = line + block.start + 1, line + block.end - 1
                    return "".join([*lines[:begin], *_tree(lines[begin:end], names), *lines[end:]])
    return text


def _tree(lines: list[str], names: list[str]) -> list[str]:
    """The lines of the drawing, with those of the folder's documents as they are now."""
    parsed = [_TREE_LINE.fullmatch(line) for line in lines]
    at = next((number for number, found in enumerate(parsed) if found and found[2] in names), -1)
    if at < 0:
        return lines
    lead = parsed[at]
    assert lead is not None
    width = len(lead[1])
    first = last = at
    while first > 0 and _is_beside(parsed[first - 1], width):
        first -= 1
    while last + 1 < len(lines) and _is_beside(parsed[last + 1], width):
        last += 1
    group = [found for found in parsed[first : last + 1] if found]
    kept = [found for found in group if found[2] in names or not found[2].endswith(".md")]
    new = [name for name in names if name not in {found[2] for found in group}]
    ending = "\r\n" if lines[at].endswith("\r\n") else "\n"
    drawn = [found[0] for found in kept] + [f"{group[-1][1]}{name}{ending}" for name in new]
    if any("└" in found[1] for found in group):
        drawn = [line.replace("└", "├", 1) for line in drawn[:-1]] + [drawn[-1].replace("├", "└", 1)]
    return [*lines[:first], *drawn, *lines[last + 1 :]]


def _is_beside(found: re.Match[str] | None, width: int) -> bool:
    """Whether a line of the drawing stands in the same folder as another that is indented as far."""
    return found is not None and len(found[1]) == width and not found[2].endswith("/")
