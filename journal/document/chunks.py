"""A document as chunks that edits share: only what a splice touches is scanned again."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from journal.document.blocks import Block, Kind
from journal.document.patterns import when_used
from journal.document.scan import is_plain, scan
from journal.document.source import BOM, Splice, line_starts, split_lines
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAR = ("---", "+++", "```", "~~~")
"""What a document begins with when a line far below may change how all of it reads: front matter, a fence around it."""

_MATTER_LINE = when_used(r"""["']?[\w .-]+["']? *[:=]|#|\[|---|\+\+\+""")
_PAGE_FENCE = when_used(r"(`{3,}|~{3,})[ \t]*(?:markdown|md|mdx|text|txt)?[ \t]*\Z", re.IGNORECASE)
_LEAD = re.compile(r"[ \t]*+(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]++)*+").match


class Chunk:
    """What stands between two top-level `#` headings; its blocks count lines from its own first one."""

    __slots__ = ("_starts", "blocks", "lines", "parts", "placed", "text")

    def __init__(self, text: str, lines: list[str], blocks: list[Block], starts: list[int] | None = None) -> None:
        self.text = text
        self.lines = lines
        self.blocks = blocks
        self.parts: object = None
        """What `parts` reads from the blocks, kept here so that chunks which an edit leaves alone keep it."""
        self.placed: object = None
        """The same as `outline` counts it in the whole text, as long as the chunk stays where it is."""
        self._starts = starts

    @property
    def starts(self) -> list[int]:
        """Where each line begins, and where the last one ends."""
        if self._starts is None:
            self._starts = line_starts(self.text, self.lines)
        return self._starts


RUN = 40
"""Chunks that share one table of offsets, so that an edit of a large document recounts few of them."""


class Run:
    """A few neighbouring chunks, and where each begins within the run."""

    __slots__ = ("chunks", "length", "offsets")

    def __init__(self, chunks: list[Chunk], offsets: list[int] | None = None) -> None:
        self.chunks = chunks
        self.offsets = offsets or list(accumulate([len(chunk.text) for chunk in chunks], initial=0))
        self.length = self.offsets[-1]


class Touched(NamedTuple):
    """The chunks that a splice made anew: what they were, what they are, and the offset at which they begin."""

    before: list[Chunk]
    after: list[Chunk]
    offset: int


class Document:
    """One Markdown text and its structure; a value, never changed: `splice` gives another one that shares chunks."""

    __slots__ = ("_text", "head", "offsets", "runs", "tail", "touched")

    def __init__(
        self,
        head: str,
        runs: list[Run],
        tail: str,
        touched: Touched | None = None,
        offsets: list[int] | None = None,
    ) -> None:
        self.head = head
        """A byte order mark, and the opening line of a fence in which the whole document stands."""
        self.runs = runs
        self.tail = tail
        """The closing line of such a fence."""
        self.offsets = offsets or list(accumulate([run.length for run in runs], initial=len(head)))
        """Where each run begins in the text, and where the last one ends."""
        self.touched = touched
        """What the splice that made this document scanned again."""
        self._text: str | None = None

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = "".join((self.head, *(chunk.text for chunk, _, _ in self.located()), self.tail))
        return self._text

    def located(self) -> Iterator[tuple[Chunk, int, int]]:
        """Each chunk, with the offset and the line, from 0, at which it begins."""
        offset = len(self.head)
        line = 1 if self.head.endswith(("\n", "\r")) else 0
        for run in self.runs:
            for chunk in run.chunks:
                yield chunk, offset, line
                offset += len(chunk.text)
                line += len(chunk.lines)

    def chunk_at(self, offset: int) -> tuple[Chunk, int]:
        """The chunk that an offset stands in, and the offset at which the chunk begins."""
        run, chunk = self._place(offset)
        return self.runs[run].chunks[chunk], self.offsets[run] + self.runs[run].offsets[chunk]

    def _place(self, offset: int) -> tuple[int, int]:
        """The run and the chunk in it that an offset stands in; where two meet, the later one."""
        index = bisect_right(self.offsets, offset, 1, len(self.runs)) - 1
        run = self.runs[index]
        return index, bisect_right(run.offsets, offset - self.offsets[index], 1, len(run.chunks)) - 1

    def splice(self, splice: Splice) -> Document:
        """The document after one replacement of text."""
        runs = self.runs
        run, first = self._place(splice.start)
        if self.tail or splice.start < len(self.head) or self._opens_far(not run and not first):
            return self._read_anew(splice)
        base = self.offsets[run] + runs[run].offsets[first]
        reworded = _reworded(runs[run].chunks[first], splice.start - base, splice.end - base, splice.text)
        if reworded:
            return self._exchanged(run, first, reworded, base)
        last_run, last = self._place(splice.end)
        if (run or first) and splice.start - base <= len(runs[run].chunks[first].lines[0]):
            run, first = (run, first - 1) if first else (run - 1, len(runs[run - 1].chunks) - 1)
            base = self.offsets[run] + runs[run].offsets[first]  # without its heading, a chunk goes on with this one
        old = "".join([chunk.text for chunk in self._between(run, first, last_run, last + 1)])
        text = f"{old[: splice.start - base]}{splice.text}{old[splice.end - base :]}"
        if not run and not first and text.startswith((*_FAR, BOM)):
            return self._read_anew(splice)
        fresh, last_run, after = _rescan(text, runs, last_run, last + 1)
        return self._replaced(run, first, last_run, after, fresh, base)

    def _exchanged(self, run: int, index: int, fresh: Chunk, base: int) -> Document:
        """The document with one chunk, which begins at an offset, in the place of another."""
        home = self.runs[run]
        old = home.chunks[index]
        by = len(fresh.text) - len(old.text)
        chunks, runs = home.chunks.copy(), self.runs.copy()
        chunks[index] = fresh
        runs[run] = Run(chunks, _shifted(home.offsets, index, by))
        return Document(self.head, runs, self.tail, Touched([old], [fresh], base), _shifted(self.offsets, run, by))

    def _replaced(self, run: int, first: int, last_run: int, after: int, fresh: list[Chunk], base: int) -> Document:
        """The document with fresh chunks, which begin at an offset, from one place up to another."""
        runs = self.runs
        chunks = [*runs[run].chunks[:first], *fresh, *runs[last_run].chunks[after:]]
        edited = [*runs[:run], *_runs(chunks), *runs[last_run + 1 :]]
        touched = Touched(self._between(run, first, last_run, after), fresh, base)
        return Document(self.head, edited or _runs(_cut("", 0)), self.tail, touched)

    def _read_anew(self, splice: Splice) -> Document:
        fresh = read(splice.apply(self.text))
        fresh.touched = Touched(
            [chunk for chunk, _, _ in self.located()], [chunk for chunk, _, _ in fresh.located()], len(self.head)
        )
        return fresh

    def _between(self, run: int, first: int, last_run: int, after: int) -> list[Chunk]:
        """The chunks from one place up to another."""
        if run == last_run:
            return self.runs[run].chunks[first:after]
        between = self.runs[run].chunks[first:]
        for middle in self.runs[run + 1 : last_run]:
            between += middle.chunks
        return between + self.runs[last_run].chunks[:after]

    def _opens_far(self, edited: bool) -> bool:
        """Whether an edit, of the first chunk or of another, may change how the whole document reads."""
        opening = self.runs[0].chunks[0]
        if not opening.text.startswith(_FAR):
            return False
        return edited or opening.blocks[0].kind is not Kind.FRONT_MATTER


def _shifted(offsets: list[int], index: int, by: int) -> list[int]:
    """Where things begin when one of them is longer than before."""
    return [*offsets[: index + 1], *[offset + by for offset in offsets[index + 1 :]]]


def _runs(chunks: list[Chunk]) -> list[Run]:
    if len(chunks) <= 2 * RUN:
        return [Run(chunks)] if chunks else []
    return [Run(chunks[at : at + RUN]) for at in range(0, len(chunks), RUN)]


def read(text: str) -> Document:
    """A document from its text; one that stands in a fence as a whole is read as what the fence holds."""
    head = BOM if text.startswith(BOM) else ""
    body = text[len(head) :]
    opening, tail = _page_fence(body)
    body = body[len(opening) : len(body) - len(tail)]
    return Document(head + opening, _runs(_cut(body, _matter(body))), tail)


def _page_fence(text: str) -> tuple[str, str]:
    """The opening and the closing line of the fence in which all of a text stands; empty where there is none."""
    lines = split_lines(text) if text.startswith(("```", "~~~")) else []
    opener = _PAGE_FENCE(lines[0]) if len(lines) > 2 else None
    if not opener or not any(line.startswith("#") for line in lines):
        return "", ""
    blocks, end = scan(lines, 0, 0)
    if end < len(lines) or len(blocks) != 1 or not blocks[0].level:
        return "", ""
    starts = line_starts(text, lines)
    return text[: starts[1]], text[starts[blocks[0].end - 1] :]


def _matter(text: str) -> int:
    """How many lines of front matter a text begins with."""
    if not text.startswith(("---", "+++")):
        return 0
    lines = split_lines(text)
    fence = lines[0].rstrip(" \t")
    if len(fence) != 3 or len(lines) < 2 or not _MATTER_LINE(lines[1]):
        return 0
    for number in range(1, len(lines)):
        if lines[number].rstrip(" \t") in (fence, "..."):
            return number + 1
    return 0


def _cut(text: str, matter: int) -> list[Chunk]:
    """The chunks of a text whose first lines are front matter."""
    lines = split_lines(text)
    starts = line_starts(text, lines)
    chunks: list[Chunk] = []
    begin = 0
    while begin < len(lines) or not chunks:
        blocks, end = scan(lines, max(begin, matter), begin)
        if begin < matter:
            blocks.insert(0, Block(Kind.FRONT_MATTER, 0, matter, 0, 0, lines[0][:3], 0))
        base = starts[begin]
        own = [start - base for start in starts[begin : end + 1]] if base else starts[: end + 1]
        chunks.append(Chunk(text[base : starts[end]], lines[begin:end], blocks, own))
        begin = end
    return chunks


def _reworded(chunk: Chunk, start: int, end: int, text: str) -> Chunk | None:
    """A chunk in which a splice changed words of one line and no block; None where it may have changed more."""
    number = bisect_right(chunk.starts, start) - 1
    if number == len(chunk.lines):
        number -= 1
    if number < 0 or end - chunk.starts[number] > len(chunk.lines[number]):
        return None
    begin, old = chunk.starts[number], chunk.lines[number]
    new = f"{old[: start - begin]}{text}{old[end - begin :]}"
    lead = _lead(old)
    if lead is None or lead != _lead(new):
        return None
    lines = chunk.lines.copy()
    lines[number] = new
    return Chunk(f"{chunk.text[:start]}{text}{chunk.text[end:]}", lines, chunk.blocks)


def _lead(line: str) -> str | None:
    """The indent and markers of a line whose structure they alone decide; None where words have a say in it."""
    if "|" in line or ">" in line or "\r" in line or "\n" in line or BOM in line:
        return None  # may head a table, end HTML, part lines or begin a document
    found = _LEAD(line)
    if not found or not is_plain(line, found.end()):
        return None
    return found.group()


def _rescan(text: str, runs: list[Run], run: int, after: int) -> tuple[list[Chunk], int, int]:
    """The chunks of an edited stretch, and the run and chunk that come after it.

    The stretch takes in what follows, ever more of it, until an old chunk begins a new one again.
    """
    count = 1
    while True:
        following, next_run, next_after = _following(runs, run, after, count)
        if not following:
            return (_cut(text, 0) if text else []), run, after
        if not text or text[-1] in "\r\n":
            heading = following[0].lines[:1]
            fresh = _cut(text + heading[0], 0)
            if fresh[-1].lines == heading and fresh[-1].blocks[0].kind is Kind.HEADING:
                fresh.pop()
                return fresh, run, after
        text += "".join([chunk.text for chunk in following])
        run, after = next_run, next_after
        count *= 2


def _following(runs: list[Run], run: int, after: int, count: int) -> tuple[list[Chunk], int, int]:
    """At most so many chunks from a place on, and the place after them."""
    chunks = runs[run].chunks[after : after + count]
    after += len(chunks)
    while len(chunks) < count and run + 1 < len(runs):
        run += 1
        after = min(count - len(chunks), len(runs[run].chunks))
        chunks += runs[run].chunks[:after]
    return chunks, run, after
