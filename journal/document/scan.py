"""The line scanner: the blocks of a text, each with its exact span."""

from __future__ import annotations

import re

from journal.document.blocks import Block, Kind
from journal.document.cells import opens_table
from journal.document.html import html_end, html_ends
from journal.document.patterns import when_used

MAX_DEPTH = 100
"""Containers open at once; deeper markers are read as text, so that a hostile file costs no more than a long one."""

_HEADING, _PARAGRAPH, _LIST, _ITEM = Kind.HEADING, Kind.PARAGRAPH, Kind.LIST, Kind.ITEM
_QUOTE, _TABLE, _FENCE, _CODE, _HTML, _RULE = Kind.QUOTE, Kind.TABLE, Kind.FENCE, Kind.CODE, Kind.HTML, Kind.RULE

_BULLETS = frozenset("-+*")
_BLANK_OR_END = frozenset((" ", ""))
is_plain = re.compile(r"[^-#>*+_=`~<|:0-9 ]|\*\*[^* ]|`[^`]|[0-9]+[^0-9.)]").match
"""Matches text that opens nothing, whatever stands before it; text that does not match may open nothing either."""

_ATX = re.compile(r"(#{1,6})(?: +|$)").match
_NUMBER = re.compile(r"[0-9]{1,9}[.)](?= |$)").match
_FENCE_OPEN = when_used(r"`{3,}(?=[^`]*$)|~{3,}")
_SETEXT = when_used(r"(?:=+|-+) *$")


def _is_rule(text: str, char: str) -> bool:
    return text.count(char) > 2 and not text.rstrip(char + " ")  # from the end alone: a line may have ten million


class _Scanner:
    """One chunk in the making; containers are matched and opened in the order that CommonMark prescribes."""

    __slots__ = (
        "base",
        "column",
        "containers",
        "leaf",
        "lines",
        "matched",
        "number",
        "origin",
        "quotes",
        "rest",
        "top",
    )

    def __init__(self, lines: list[str], origin: int) -> None:
        self.lines = lines
        self.origin = origin
        """The line from which blocks count theirs."""
        self.top: list[Block] = []
        self.containers: list[Block] = []
        """The quotes and list items that are open, outermost first."""
        self.quotes = 0
        """How many of them are quotes."""
        self.leaf: Block | None = None
        """The block that the next line may continue; it stands in the innermost container."""
        self.matched = 0
        """How many of the containers the current line goes on with."""
        self.number = 0
        self.rest = ""
        """What is left of the current line, from its first character that is not blank."""
        self.column = 0
        """Where `rest` begins, and `base` where the innermost matched container's text does."""
        self.base = 0

    def run(self, start: int) -> int:
        """Scan from a line on, up to the next top-level `#` heading or the end; says where that is."""
        containers = self.containers
        lines = self.lines
        origin = self.origin
        index = start - 1
        last = len(lines) - 1
        while index < last:
            index += 1
            line = lines[index]
            if "\t" in line:
                line = line.expandtabs(4)
            rest = line.lstrip(" ")
            self.number = index - origin
            self.column = len(line) - len(rest)
            if containers:
                item = containers[-1]
                usual = item.column == self.column and rest[:2] == f"{item.mark} "
                if usual and not self.quotes and is_plain(rest, 2):
                    index = self._next_items(item, index)
                    continue
                self.rest = rest
                self.base = 0
                self.matched = 0
                self._match_containers()
                rest = self.rest
            elif not rest and self.leaf is None:
                continue
            else:
                self.rest = rest
                self.base = 0
                self.matched = 0
            leaf = self.leaf
            if (
                leaf is not None
                and (leaf.kind is _FENCE or leaf.kind is _HTML)
                and self.matched == len(containers)
                and self._is_verbatim(leaf)
            ):
                continue
            if not rest:
                self._blank(leaf)
                continue
            if self.column - self.base < 4 and is_plain(rest):
                self._text()
            elif rest[0] == "#" and not self.matched and index > start and self.column < 4 and _ATX(rest):
                self._close(0)
                return index
            else:
                self._open()
        self._close(0)
        return len(lines)

    def _next_items(self, item: Block, index: int) -> int:
        """Open items like the one before: the commonest lines of all, so they take the shortest way.

        Says which line brings the last of them.
        """
        lines, containers = self.lines, self.containers
        self._close(len(containers) - 1)
        siblings = (containers[-1].children if containers else self.top)[-1].children
        number, column, mark = self.number, self.column, item.mark
        content = column + 2
        level = item.level - (item.content - item.column) + 2
        lead = f"{' ' * column}{mark} "
        while True:
            item = Block(_ITEM, number, number + 1, column, content, mark, level)
            text = Block(_PARAGRAPH, number, number + 1, content, content, "", 0)
            item.children.append(text)
            siblings.append(item)
            number += 1
            line = lines[index + 1] if index + 1 < len(lines) else ""
            if line[:content] != lead or "\t" in line or not is_plain(line, content):
                break
            index += 1
        containers.append(item)
        self.leaf = text
        return index

    def _match_containers(self) -> None:
        """Consume the markers and indents by which the current line goes on with the open containers."""
        rest, column, base = self.rest, self.column, self.base
        for container in self.containers:
            if container.kind is _QUOTE:
                if column - base > 3 or rest[:1] != ">":
                    break
                container.end = self.number + 1
                base = column + (2 if rest[1:2] == " " else 1)
                length = len(rest)
                rest = rest[1:].lstrip(" ")
                column += length - len(rest)
            elif not rest:
                if not container.children:
                    break
            elif column - base >= container.level:
                base += container.level
            else:
                break
            self.matched += 1
        self.rest, self.column, self.base = rest, column, base

    def _is_verbatim(self, leaf: Block) -> bool:
        """Take the current line as part of an open fence or HTML block, if it is."""
        rest = self.rest
        if leaf.kind is _HTML and not leaf.mark:
            if not rest:
                return False
            leaf.end = self.number + 1
            return True
        if not rest:
            return True
        leaf.end = self.number + 1
        if leaf.kind is _HTML:
            if html_ends(rest, leaf.mark):
                self.leaf = None
        elif rest[0] == leaf.mark[0] and self.column - self.base < 4:
            closing = rest.rstrip(" ")
            if len(closing) >= len(leaf.mark) and not closing.strip(leaf.mark[0]):
                leaf.level = 1
                self.leaf = None
        return True

    def _blank(self, leaf: Block | None) -> None:
        if self.matched < len(self.containers):
            self._close(self.matched)
        elif leaf is not None and leaf.kind is not _CODE:
            self.leaf = None

    def _text(self) -> None:
        """Text that opens nothing: it continues the paragraph or table, or begins a paragraph."""
        leaf = self.leaf
        number = self.number
        if leaf is not None and (
            leaf.kind is _PARAGRAPH or (leaf.kind is _TABLE and self.matched == len(self.containers))
        ):
            leaf.end = number + 1
            return
        self._add(Block(_PARAGRAPH, number, number + 1, self.column, self.column, "", 0))

    def _open(self) -> None:
        """Open what the current line may begin: any number of containers, then one leaf or text."""
        while True:
            leaf = self.leaf
            in_paragraph = leaf is not None and leaf.kind is _PARAGRAPH
            if self.column - self.base > 3:
                if in_paragraph:
                    return self._text()
                if leaf is not None and leaf.kind is _CODE and self.matched == len(self.containers):
                    leaf.end = self.number + 1
                    return None
                return self._add(Block(_CODE, self.number, self.number + 1, self.base + 4, self.base + 4, "", 0))
            interrupts = in_paragraph and self.matched == len(self.containers)
            opened = self._open_container(interrupts)
            if opened is None:
                return None if self._open_leaf(interrupts) else self._text()
            if not opened:
                return self._text()
            if not self.rest:
                return None
            if self.column - self.base < 4 and is_plain(self.rest):
                return self._text()

    def _open_leaf(self, interrupts: bool) -> bool:
        """Open a heading, rule, fence, table or HTML block on the current line."""
        rest, number, column = self.rest, self.number, self.column
        char = rest[0]
        if char == "#":
            found = _ATX(rest)
            if found:
                level = len(found.group(1))
                self._add_closed(Block(_HEADING, number, number + 1, column, column + found.end(), "#", level))
                return True
        elif char in "`~":
            opener = _FENCE_OPEN(rest)
            if opener:
                self._add(Block(_FENCE, number, number + 1, column, column + opener.end(), opener.group(), 0))
                return True
        elif char == "<":
            end = html_end(rest, interrupts or self._is_lazy())
            if end is not None:
                block = Block(_HTML, number, number + 1, column, column, end, 0)
                if end and html_ends(rest, end):
                    self._add_closed(block)
                else:
                    self._add(block)
                return True
        elif interrupts and char in "|-:=" and self._paragraph_becomes_other():
            return True
        elif char in "-*_" and _is_rule(rest, char):
            self._add_closed(Block(_RULE, number, number + 1, column, column, char, 0))
            return True
        return False

    def _is_lazy(self) -> bool:
        return self.leaf is not None and self.leaf.kind is _PARAGRAPH

    def _paragraph_becomes_other(self) -> bool:
        """Whether the current line, a delimiter row or an underline, makes the open paragraph a table or a heading."""
        paragraph = self.leaf
        assert paragraph is not None
        number, rest = self.number, self.rest
        header = self.lines[self.origin + number - 1]
        if "|" in header and opens_table(self._paragraph_text(header, paragraph), rest):
            table = Block(_TABLE, number - 1, number + 1, self.column, self.column, "|", 0)
            if paragraph.start == number - 1:
                self._siblings().pop()
            else:
                paragraph.end = number - 1
            self._add(table)
            return True
        if rest[0] in "=-" and _SETEXT(rest):
            paragraph.kind = _HEADING
            paragraph.mark = rest[0]
            paragraph.level = 1 if rest[0] == "=" else 2
            paragraph.end = number + 1
            self.leaf = None
            return True
        return False

    def _paragraph_text(self, line: str, paragraph: Block) -> str:
        """The part of a line that belongs to the open paragraph, without the markers of its containers."""
        if paragraph.start == self.number - 1:
            return line.expandtabs(4)[paragraph.content :]
        for container in self.containers:
            if container.kind is _QUOTE:
                line = line.lstrip(" ").removeprefix(">")
        return line

    def _open_container(self, interrupts: bool) -> bool | None:
        """Open a quote or a list item: whether one was opened, or None where the line must be something else."""
        rest, column = self.rest, self.column
        char = rest[0]
        if char == ">":
            if len(self.containers) >= MAX_DEPTH:
                return False
            block = Block(_QUOTE, self.number, self.number + 1, column, column + 1, ">", 0)
            self._add_closed(block)
            self.containers.append(block)
            self.quotes += 1
            self.matched += 1
            self.base = column + (2 if rest[1:2] == " " else 1)
            self.rest = rest[1:].lstrip(" ")
            self.column += len(rest) - len(self.rest)
            return True
        if char in _BULLETS:
            if rest[1:2] not in _BLANK_OR_END or (rest.count(char) > 2 and _is_rule(rest, char)):
                return None
            mark = char
        else:
            found = _NUMBER(rest) if char.isdigit() else None
            if found is None:
                return None
            mark = found.group()
        width = len(mark)
        text = rest[width:].lstrip(" ")
        if interrupts and (not text or (mark != char and int(mark[:-1]) != 1)):
            return None
        if len(self.containers) >= MAX_DEPTH:
            return False
        padding = len(rest) - width - len(text)
        if padding > 4 or not text:
            padding = 1
        level = column - self.base + width + padding
        self._open_item(Block(_ITEM, self.number, self.number + 1, column, column + width + padding, mark, level))
        self.base += level
        self.column += len(rest) - len(text)
        self.rest = text
        return True

    def _open_item(self, item: Block) -> None:
        """Add an item to the list that it goes on with, or to a new one."""
        containers = self.containers
        if len(containers) > self.matched:
            self._close(self.matched)
        siblings = containers[-1].children if containers else self.top
        kind = item.mark[-1]
        if not siblings or siblings[-1].kind is not _LIST or siblings[-1].mark != kind:
            siblings.append(Block(_LIST, item.start, item.end, item.column, item.content, kind, 0))
        siblings[-1].children.append(item)
        containers.append(item)
        self.leaf = None
        self.matched += 1

    def _siblings(self) -> list[Block]:
        return self.containers[-1].children if self.containers else self.top

    def _add(self, block: Block) -> None:
        """Add a leaf, which the next line may continue, to the innermost container that the line goes on with."""
        if len(self.containers) > self.matched:
            self._close(self.matched)
        self._siblings().append(block)
        self.leaf = block

    def _add_closed(self, block: Block) -> None:
        self._add(block)
        self.leaf = None

    def _close(self, depth: int) -> None:
        """Close the containers from this depth on; each ends where its last child does."""
        containers = self.containers
        self.leaf = None
        while len(containers) > depth:
            container = containers.pop()
            children = container.children
            if children and children[-1].end > container.end:
                container.end = children[-1].end
            if container.kind is _ITEM:
                (containers[-1].children if containers else self.top)[-1].end = container.end
            else:
                self.quotes -= 1


def scan(lines: list[str], start: int, origin: int) -> tuple[list[Block], int]:
    """The blocks of the chunk that begins at a line, and the line where the next one does.

    A chunk is what stands between two top-level `#` headings: nothing before such a heading bears on what comes
    after it, so that after an edit only its chunk is scanned again. Blocks count their lines from `origin`.
    """
    scanner = _Scanner(lines, origin)
    end = scanner.run(start)
    return scanner.top, end
