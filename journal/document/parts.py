"""What the blocks of one chunk hold: openings of sections, entries and fields, each with its exact place."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from journal.document.blocks import Block, Kind
from journal.document.marks import Mark, marks_at
from journal.document.patterns import when_used
from journal.document.pieces import BELOW_HEADINGS, UNBOUNDED, Entry, Field, Form, Opening, Opens, Parts
from journal.document.scan import scan
from journal.document.source import raw_column
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.chunks import Chunk

_BOLD_LINE = when_used(r"(\*\*|__)(?=\S)((?:(?!\1).)+?)\1[ \t]*[:：]?[ \t]*$")
_KEY = (
    r"(?=[^{0}]{{1,60}}+{0})(?:(\*\*|__)([^*{0}]+?)(?:{0}\1|\1{0}){1}|([^\W\d_][\w /&()'-]{{0,38}}+){0}{1}(?=\s*\S))\s*"
)
_FIELD = re.compile(_KEY.format(":", r"(?![^ \t])")).match
"""`**Key:** value`, `**Key**: value` or `Key: value`, up to the value."""
_WIDE_FIELD = when_used(_KEY.format("：", ""))
"""The same with the colon of Chinese and Japanese, after which no blank is due."""
_BOLD_FIELD = when_used(r"\*\*[^*]{1,60}(?::\*\*|\*\*:)")
_CALLOUT = when_used(r"[ \t>]*\[!([A-Za-z-]+)\][+-]?[ \t]*(.*\S)?")
_CLOSING_LINE = when_used(r"</[A-Za-z][A-Za-z0-9_-]*>[ \t]*$")
_BLANKS = " \t"
_EMPHASIS = frozenset("*_")
_INDENT = " \t>"
"""What may stand before the text of a line that goes on with a paragraph."""
_LABEL_ENDS = frozenset(":：*_")
_LIST, _PARAGRAPH, _HEADING, _TABLE = Kind.LIST, Kind.PARAGRAPH, Kind.HEADING, Kind.TABLE
_QUOTE, _HTML, _FRONT_MATTER = Kind.QUOTE, Kind.HTML, Kind.FRONT_MATTER
_ENTRY, _ROW, _AT_HEADING = Form.ENTRY, Form.ROW, Opens.HEADING
_new = tuple.__new__
"""Makes a named tuple at half the cost of calling its class; entries are made by the thousand."""

TAGS_DEEP = 2
"""How many tags are read inside one another where no blank line parts them."""
LABEL_LENGTH = 80
"""A line of more characters that ends in a colon is a sentence, not a label."""


def parts(chunk: Chunk) -> Parts:
    """The openings, entries and fields of a chunk, read once."""
    if chunk.parts is None:
        reader = _Reader(chunk)
        reader.blocks(chunk.blocks, 0, -1, UNBOUNDED)
        chunk.parts = _new(Parts, (tuple(reader.openings), tuple(reader.entries), tuple(reader.fields)))
    found = chunk.parts
    assert isinstance(found, Parts)
    return found


def is_label(text: str) -> bool:
    """Whether a text is short and ends in a colon, emphasised or not; `:tada:` is a word."""
    if len(text) > LABEL_LENGTH or text.rstrip("*_")[-1:] not in (":", "："):
        return False
    last = text.rpartition(" ")[2]
    return len(last) < 3 or last[0] != ":"


class _Reader:
    """Walks the blocks of a chunk."""

    __slots__ = ("around", "closings", "entries", "fields", "lines", "openings", "starts", "tabs", "tags", "text")

    def __init__(self, chunk: Chunk) -> None:
        self.lines = chunk.lines
        self.text = chunk.text
        self.starts = chunk.starts
        self.tabs = "\t" in chunk.text
        self.openings: list[Opening] = []
        self.entries: list[Entry] = []
        self.fields: list[Field] = []
        self.around: list[Block] = []
        """The quotes and list items that are being read inside one another, outermost first."""
        self.tags = 0
        """How many tags are being read inside one another."""
        self.closings: dict[str, list[int]] | None = None
        """The closing tags of the chunk, once they are asked for."""

    def blocks(self, blocks: list[Block], depth: int, parent: int, end: int) -> None:
        """Read a run of siblings; `end` is where the container that they stand in ends."""
        for index, block in enumerate(blocks):
            kind = block.kind
            if kind is _LIST:
                self._entries(block.children, depth, parent)
            elif kind is _PARAGRAPH:
                follower = blocks[index + 1] if index + 1 < len(blocks) else None
                self._paragraph(block, follower, depth, parent, end)
            elif kind is _HEADING:
                self._heading(block, end)
            elif kind is _TABLE:
                self._table(block, depth, parent)
            elif kind is _QUOTE:
                if any(child.kind is _LIST for child in block.children):
                    self._callout(block)
                self.around.append(block)
                self.blocks(block.children, depth, parent, block.end)
                self.around.pop()
            elif kind is _HTML:
                self._tag(block, depth, parent, end)
            elif kind is _FRONT_MATTER:
                for number in range(block.start + 1, block.end - 1):
                    self._field_line(number, 0, parent)

    def _offset(self, number: int, column: int) -> int:
        line = self.lines[number]
        return self.starts[number] + (raw_column(line, column) if "\t" in line else min(column, len(line)))

    def _callout(self, block: Block) -> None:
        """Open the section of a quote that says in its first line what it holds: `> [!todo] Today`."""
        line = self.lines[block.start]
        found = _CALLOUT(line)
        if found:
            left, right = found.span(2 if found[2] else 1)
            at = self.starts[block.start]
            self.openings.append(
                Opening(Opens.BOLD, block.start, block.end, BELOW_HEADINGS, line[left:right], (at + left, at + right))
            )

    def _heading(self, block: Block, end: int) -> None:
        number = block.start
        line = self.lines[number]
        content = raw_column(line, block.content) if "\t" in line else block.content
        title = line[content:].rstrip()
        if block.mark == "#" and title[-1:] == "#":
            closed = title.rstrip("#")
            title = closed.rstrip() if not closed or closed[-1] in _BLANKS else title
        start = self.starts[number] + content
        self.openings.append(_new(Opening, (_AT_HEADING, number, end, block.level, title, (start, start + len(title)))))

    def _entries(self, items: list[Block], depth: int, parent: int) -> None:
        """The items of a list, and what stands in them; nearly all have one line, and that takes the shortest way."""
        lines, starts, entries, tabs = self.lines, self.starts, self.entries, self.tabs
        for item in items:
            number, end, children = item.start, item.end, item.children
            line, begin = lines[number], starts[number]
            column, content = item.column, item.content
            if tabs and "\t" in line:
                column, content = raw_column(line, column), raw_column(line, content)
            if end > number + 1 and lines[end - 1][: item.content].strip(_BLANKS):
                end = self._own_end(item, item.content)
            at = begin + content
            index = len(entries)
            marks: tuple[Mark, ...] = ()
            label = False
            first = children[0] if children else None
            if first is None or first.kind is not _PARAGRAPH or first.start != number:
                first = None
                at = stop = begin + min(content, len(line))
                text = ""
            else:
                char = line[content]
                if char == "[" or char >= "\x80":
                    marks, at = marks_at(self.text, at)
                if first.end == number + 1:
                    text = line[at - begin :].rstrip()
                    stop = at + len(text)
                    if ":" in text or "：" in text:
                        self._field(text, number, at, stop, index)
                        label = not marks and text[-1:] in _LABEL_ENDS and is_label(text)
                else:
                    own = end if first.end == item.end else self._own_end(first, item.content)
                    text, stop = self._wrapped(first, at, own, index)
                    label = not marks and is_label(text)
            span, start = (at, stop), begin + column
            entries.append(
                _new(Entry, (_ENTRY, number, end, depth, parent, start, item.mark, marks, span, text, label, -1))
            )
            if len(children) > (first is not None):
                self.around.append(item)
                self.blocks(children[first is not None :], depth + 1, index, item.end)
                self.around.pop()

    def _wrapped(self, paragraph: Block, at: int, end: int, index: int) -> tuple[str, int]:
        """The words of an item over all their lines, and where they stop; their fields, and labels below them."""
        number, lines = paragraph.start, self.lines
        later = range(number + 1, end)
        begins = [line for line in later if "**" in lines[line] and _BOLD_FIELD(lines[line].lstrip(_INDENT))]
        text, stop = self._joined(at, number, begins[0] if begins else end, goes_on=bool(begins))
        if ":" in text or "：" in text:
            self._wrapped_field(text, stop, number, at, index)
        for begin, after in pairwise([*begins, end]):
            first = self._first_word(begin)
            self._wrapped_field(*self._joined(first, begin, after, goes_on=after < end), begin, first, index)
        for line in range(end, paragraph.end):
            self._foreign(line)
        return text, max(at, stop)

    def _own_end(self, block: Block, content: int) -> int:
        """Where an item or its paragraph ends, without the last lines of its text that are not its own."""
        end = block.end
        while end > block.start + 1 and self._is_foreign(end - 1, content):
            end -= 1
        return end

    def _is_foreign(self, number: int, content: int) -> bool:
        """Whether a line left of an item's words, which Markdown takes as the item's, is a closing tag or a label."""
        line = self.lines[number]
        words = line.lstrip(_INDENT)
        if words[:2] != "</" and words.rstrip()[-1:] not in _LABEL_ENDS:
            return False
        return len(line.expandtabs(4)) - len(words.expandtabs(4)) < content and bool(
            _CLOSING_LINE(words) or _BOLD_LINE(words) or is_label(words.rstrip())
        )

    def _foreign(self, number: int) -> None:
        """Open the section of a label that stands under an item without a blank line between."""
        at = self._first_word(number)
        text = self.lines[number].lstrip(_INDENT).rstrip()
        indent = len(self.lines[number][: at - self.starts[number]].expandtabs(4))
        end = min([block.end for block in self.around if block.content <= indent], default=UNBOUNDED)
        if not _CLOSING_LINE(text) and not self._opening_line(text, number, at, end):
            self._open_label(text, number, at, end)

    def _first_word(self, number: int) -> int:
        line = self.lines[number]
        return self.starts[number] + len(line) - len(line.lstrip(_INDENT))

    def _joined(self, at: int, number: int, end: int, *, goes_on: bool) -> tuple[str, int]:
        """The words from an offset in a line up to another line, on one line, and where they stop.

        A backslash that breaks a line is none of the words; one at the end is, unless the item goes on below.
        """
        lines, starts = self.lines, self.starts
        words = [lines[number][at - starts[number] :].strip()]
        words += [line.lstrip(_INDENT).rstrip() for line in lines[number + 1 : end]]
        stop = starts[end - 1] + len(lines[end - 1].rstrip())
        broken = len(words) if goes_on else len(words) - 1
        return " ".join([*map(_without_break, words[:broken]), *words[broken:]]), stop

    def _paragraph(self, block: Block, follower: Block | None, depth: int, parent: int, end: int) -> None:
        """Fields, openings and lines with signs, line by line; what shows none of their characters is prose."""
        for number in range(block.start, block.end):
            first = number == block.start
            start = self._offset(number, block.content) if first else self._first_word(number)
            line = self.lines[number]
            words = line[start - self.starts[number] :].rstrip()
            if ":" in words or words[:1] >= "\x80" or words[:1] in _EMPHASIS or "：" in words or "_" in words:
                opens = first and (block.end > number + 1 or (follower is not None and _heads(words, follower)))
                if "_" in words and self._tag_line(number, start, end):
                    continue
                if not (opens and self._opening_line(words, number, start, end)):
                    last = block.end if number == block.end - 1 else number + 1
                    self._line(words, number, start, depth, parent, last, end, first=first, opens=opens)
            elif first and follower is not None and words.isupper() and _is_capitals(block, follower, words):
                self._open_label(words, number, start, end)

    def _opening_line(self, words: str, number: int, start: int, end: int) -> bool:
        """Take a line as a bold line that opens a section, if it is one."""
        bold = _BOLD_LINE(words) if words[:1] in _EMPHASIS else None
        if not bold:
            return False
        title = bold.group(2).rstrip(" :：")
        span = (start + bold.start(2), start + bold.start(2) + len(title))
        self.openings.append(Opening(Opens.BOLD, number, end, BELOW_HEADINGS, title, span))
        return True

    def _open_label(self, text: str, number: int, at: int, end: int) -> None:
        title = text.rstrip("*_:： ")
        self.openings.append(Opening(Opens.LABEL, number, end, BELOW_HEADINGS + 1, title, (at, at + len(title))))

    def _line(
        self,
        words: str,
        number: int,
        start: int,
        depth: int,
        parent: int,
        end: int,
        limit: int,
        *,
        first: bool,
        opens: bool,
    ) -> None:
        """Take a line of a paragraph as an entry with a sign, a field or a label, if it is one of these.

        A label with a sign is no entry, also where nothing is left of what it heads.
        """
        stop = start + len(words)
        marks, at = marks_at(self.text, start) if words[:1] >= "\x80" else ((), start)
        text = words[at - start :]
        label = first and text[-1:] in _LABEL_ENDS and is_label(text)
        if marks and not label:
            self.entries.append(
                Entry(Form.LINE, number, end, depth, parent, start, "", marks, (at, stop), text, False, -1)
            )
        elif not self._field(text, number, at, stop, parent) and label and opens:
            self._open_label(text, number, at, limit)

    def _field_line(self, number: int, column: int, entry: int) -> bool:
        text = self.lines[number][column:].rstrip()
        at = self.starts[number] + column
        return self._field(text, number, at, at + len(text), entry)

    def _field(self, text: str, number: int, at: int, stop: int, entry: int) -> bool:
        """Take the text from `at` to `stop`, on one line, as a field, if it is one."""
        found = _FIELD(text) or ("：" in text and _WIDE_FIELD(text))
        if not found:
            return False
        after = found.end()
        key = found[found.lastindex or 0].strip()
        self.fields.append(_new(Field, (key, text[after:], number, (at + after, stop), entry)))
        return True

    def _wrapped_field(self, text: str, stop: int, number: int, at: int, entry: int) -> None:
        """The same for words of more lines than one, of which the first has the key."""
        found = _FIELD(text) or ("：" in text and _WIDE_FIELD(text))
        if not found or at + found.end(found.lastindex or 0) >= self.starts[number] + len(self.lines[number]):
            return
        start, value = at + found.end(), text[found.end() :]
        if value and self.text[start] != value[0]:
            after = self.text[at + len(found[0].rstrip()) : stop]  # the value begins on the next line
            start = stop - len(after.lstrip(f"{_INDENT}\r\n"))
        key = found[found.lastindex or 0].strip()
        self.fields.append(Field(key, value, number, (start, max(start, stop)), entry))

    def _table(self, block: Block, depth: int, parent: int) -> None:
        for number in range(block.start + 2, block.end):
            text = self.lines[number].rstrip()
            end = self.starts[number] + len(text)
            text = text.lstrip(_INDENT)
            start = end - len(text)
            self.entries.append(
                _new(
                    Entry,
                    (_ROW, number, number + 1, depth, parent, start, "|", (), (start, end), text, False, block.start),
                )
            )

    def _tag(self, block: Block, depth: int, parent: int, end: int) -> None:
        """A tag on a line of its own opens a section up to its closing tag, and what follows it is read as text."""
        if block.mark:
            return
        inner, stop = block.start + 1, block.end
        if self._tag_line(block.start, self._first_word(block.start), end):
            end = self.openings[-1].end
            stop = min(stop, end)
        elif not self.lines[block.start].lstrip().startswith("</"):
            self._fold(block, end)
            return
        if inner < stop and self.tags < TAGS_DEEP:
            self.tags += 1
            lines = self.lines[inner:stop]
            at = 0
            while at < len(lines):
                blocks, at = scan(lines, at, -inner)
                self.blocks(blocks, depth, parent, end)
            self.tags -= 1

    def _tag_line(self, number: int, start: int, end: int) -> bool:
        """Take a line as a tag that opens a section, if it is one; its name may have a `_`, which HTML forbids."""
        line = self.lines[number].lstrip(_INDENT)
        if line[:1] != "<":
            return False
        from journal.document.tags import opening_tag  # few documents have any

        name = opening_tag(line)
        if not name:
            return False
        span = (start + 1, start + 1 + len(name))
        self.openings.append(Opening(Opens.TAG, number, self._closing(name, number, end), BELOW_HEADINGS, name, span))
        return True

    def _fold(self, block: Block, end: int) -> None:
        """Open the section that a fold is, by what it says that it holds."""
        from journal.document.tags import summary  # few documents have any

        for number in range(block.start, block.end):
            span = summary(self.lines[number])
            if span is not None:
                title = self.lines[number][slice(*span)]
                at = self.starts[number]
                end = self._closing("details", number, end)
                where = (at + span[0], at + span[1])
                self.openings.append(Opening(Opens.TAG, block.start, end, BELOW_HEADINGS, title, where))
                return

    def _closing(self, name: str, number: int, end: int) -> int:
        """Where what a tag opens ends: at its closing tag, if that stands in the chunk."""
        from journal.document.tags import closing_tags

        if self.closings is None:
            self.closings = closing_tags(self.lines, 0)
        closings = self.closings.get(name, [])
        after = bisect_right(closings, number)
        return min(end, closings[after]) if after < len(closings) else end


def _without_break(words: str) -> str:
    """The words of a line without the backslash that breaks it, which is one that no other backslash escapes."""
    backslashes = len(words) - len(words.rstrip("\\"))
    return words[:-1] if backslashes % 2 else words


def _is_capitals(block: Block, follower: Block, words: str) -> bool:
    """Whether a line in capitals heads the list below it."""
    return follower.kind is _LIST and block.end == block.start + 1 and 3 < len(words) <= LABEL_LENGTH


def _heads(words: str, follower: Block) -> bool:
    """Whether a line may head the block below it: above a rule, a key with its colon is a field without a value."""
    return follower.kind is not Kind.RULE or not is_label(words)
