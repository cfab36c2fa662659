"""The words of an item as they are written: the smallest splice between two texts, and what must be escaped."""

from __future__ import annotations

import re

from journal.document.patterns import when_used
from journal.document.source import split_lines
from journal.document.verify import Refused
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.document.chunks import Chunk
    from journal.document.pieces import Entry

_TOKEN = re.compile(r"[^ \t\r\n]+")
_NUMBER = when_used(r"(\d{1,9})([.)])(?=\s|$)")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def typed(text: str) -> str:
    """What a user typed, with plain line breaks and without blanks that would mean something at the head of a line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.strip().replace("\t", " ") for line in lines if line.strip())


def one_line(text: str) -> str:
    """A text without line breaks."""
    return typed(text).replace("\n", " ")


def escaped(text: str) -> str:
    """A text whose lines cannot be taken for Markdown structure: the first character of each is escaped."""
    return "\n".join(map(_escaped_line, text.split("\n")))


def _escaped_line(line: str) -> str:
    number = _NUMBER(line)
    if number:
        return f"{number.group(1)}\\{line[number.end(1) :]}"
    return f"\\{line}" if line[:1] in _PUNCTUATION else line


def ways(text: str, is_nothing: Callable[[str], bool]) -> list[str]:
    """How a text may be written: as it is, or escaped; not in a form that says that there is nothing."""
    found = [form for form in dict.fromkeys((text, escaped(text))) if not is_nothing(form)]
    if not found:
        raise Refused(f"“{text}” says that there is nothing; say what there is")
    return found


def unescaped(text: str) -> str:
    """A text without the escape that `escaped` put in front of it."""
    if text[:1] == "\\" and text[1:2] in _PUNCTUATION:
        return text[1:]
    number = re.match(r"(\d{1,9})\\([.)])", text) if text[:1].isdigit() else None
    return text[: number.end(1)] + text[number.end(1) + 1 :] if number else text


def cell(text: str) -> str:
    """A text as it stands in a table cell."""
    return one_line(text).replace("\\|", "|").replace("|", "\\|")


def indent(chunk: Chunk, entry: Entry) -> str:
    """What a further line of an entry's words begins with: quote markers as they are, blanks below the bullet."""
    line = chunk.lines[entry.line]
    start = entry.start - chunk.starts[entry.line]
    after = start + len(entry.marker)
    content = after + len(line[after:]) - len(line[after:].lstrip())
    return line[:start] + " " * (content - start)


def raw_text(text: str, entry: Entry) -> str:
    """The words of an entry with their line breaks."""
    return raw_words(text, entry.span)


def raw_words(text: str, span: tuple[int, int]) -> str:
    """The words in a span with their line breaks, without what stands before them in their lines."""
    return "\n".join(line.lstrip(" \t>").rstrip() for line in split_lines(text[slice(*span)]))


def replacement(text: str, span: tuple[int, int], new: str, indent: str) -> tuple[int, int, str]:
    """The smallest splice that gives the words in a span other words; wrapped lines that keep their words stay."""
    start, end = span
    old = text[start:end]
    if "\n" in new:
        ending = "\r\n" if "\r\n" in text else "\n"
        return start, end, f"{ending}{indent}".join(new.split("\n"))
    if "\n" in old or "\r" in old:
        return _between_tokens(old, start, new)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    return start + head, end - tail, new[head : len(new) - tail]


def _common(one: str, other: str) -> int:
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))


def _between_tokens(old: str, at: int, new: str) -> tuple[int, int, str]:
    """The same for words over several lines, which are compared one by one."""
    tokens = [token for token in _TOKEN.finditer(old) if token.group() != ">" or "\n" not in old[: token.start()][-1:]]
    words = _TOKEN.findall(new)
    head = 0
    while head < min(len(tokens), len(words)) and tokens[head].group() == words[head]:
        head += 1
    tail = 0
    while tail < min(len(tokens), len(words)) - head and tokens[-1 - tail].group() == words[-1 - tail]:
        tail += 1
    middle = " ".join(words[head : len(words) - tail])
    last = len(tokens) - tail
    if head == last:
        if head:
            return at + tokens[head - 1].end(), at + tokens[head - 1].end(), f" {middle}" if middle else ""
        return at, at, f"{middle} "
    if middle:
        return at + tokens[head].start(), at + tokens[last - 1].end(), middle
    if head:
        return at + tokens[head - 1].end(), at + tokens[last - 1].end(), ""
    return at, at + tokens[last].start() if tail else at + len(old), ""
