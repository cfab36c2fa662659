"""The bytes of a program as the lines that a terminal shows of them, a bounded number of which can still change."""

from __future__ import annotations

import codecs
import re

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WINDOW = 200
"""Lines that a cursor may go back to; what stands above them is final."""
WIDEST = 2000
"""Characters of a line that are kept."""
_LONGEST_SEQUENCE = 4096
"""Characters after which what begins as an escape sequence is taken for text."""

_COLOUR = re.compile(r"\x1b\[[\d;:]*m").sub
_PLAIN = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f]*").fullmatch
_TOKEN = re.compile(
    r"[^\x00-\x1f\x7f-\x9f]+"
    r"|\x1b\[(?P<numbers>[0-?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[PX^_][^\x1b]*\x1b\\"
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|[\x00-\x1a\x1c-\x1f\x7f-\x9f]"
).match
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?|[ -/]*)?").fullmatch
"""An escape sequence of which more is to come."""
_TAB = 8


class Lines:
    """What stands on the screen of a program that writes line by line, colours left out, repainted lines told once."""

    def __init__(self, gone: Callable[[str], None], matters: Callable[[str], bool]) -> None:
        self._gone = gone
        """Called with each line that cannot change any more."""
        self._matters = matters
        """Whether somebody wants to hear of a text's lines; if not, they may be left out."""
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._rest = ""
        self._rows = [""]
        self._row = self._column = 0
        self._elsewhere = False
        """Whether the program shows its second screen, which leaves nothing behind."""

    def feed(self, data: bytes) -> None:
        """Take in what the program wrote."""
        text = self._rest + self._decoder.decode(data)
        self._rest = ""
        if text.endswith("\r"):
            text, self._rest = text[:-1], "\r"  # half of a line end, perhaps
        text = text.replace("\r\n", "\n")
        if "\x1b" in text:
            text = _COLOUR("", text)
        if _PLAIN(text) and self._row == len(self._rows) - 1 and self._column == len(self._rows[-1]):
            if not self._elsewhere:
                self._append(text)
        else:
            self._interpret(text)

    def close(self) -> list[str]:
        """The lines that were left, all of which have now been told."""
        rows, self._rows = self._rows, [""]
        for row in rows:
            self._gone(row)
        return rows

    def _append(self, text: str) -> None:
        """Plain text behind all that is there."""
        first, *lines = text.split("\n")
        self._rows[-1] = (self._rows[-1] + first)[:WIDEST]
        if len(lines) > 2 * WINDOW and not self._matters(text):
            lines = lines[-WINDOW:]
        for line in lines:
            self._rows.append(line[:WIDEST])
        self._let_go()
        self._row, self._column = len(self._rows) - 1, len(self._rows[-1])

    def _interpret(self, text: str) -> None:
        at = 0
        while at < len(text):
            token = _TOKEN(text, at)
            if token is None:
                if len(text) - at < _LONGEST_SEQUENCE and _BEGUN(text, at):
                    self._rest = text[at:] + self._rest
                    return
                at += 1
                continue
            at = token.end()
            said = token[0]
            if token["final"]:
                self._obey(token["final"], token["numbers"])
            elif self._elsewhere or said[0] == "\x1b":
                continue
            elif said[0] >= " " and said[0] != "\x7f":
                self._write(said)
            else:
                self._control(said)

    def _write(self, text: str) -> None:
        row = self._rows[self._row].ljust(self._column)
        self._rows[self._row] = (row[: self._column] + text + row[self._column + len(text) :])[:WIDEST]
        self._column = min(self._column + len(text), WIDEST)

    def _control(self, char: str) -> None:
        match char:
            case "\n":
                self._column = 0
                self._down(1)
            case "\r":
                self._column = 0
            case "\b":
                self._column = max(0, self._column - 1)
            case "\t":
                self._column = min((self._column // _TAB + 1) * _TAB, WIDEST)
            case _:
                pass

    def _obey(self, final: str, numbers: str) -> None:
        """A control sequence; those that only colour are left out."""
        if final in "hl":
            if numbers in ("?1049", "?1047", "?47"):
                self._elsewhere = final == "h"
            return
        if self._elsewhere:
            return
        number = int(numbers) if numbers.isdecimal() and len(numbers) < 5 else 0
        count = max(1, number)
        match final:
            case "A" | "F":
                self._row = max(0, self._row - count)
                self._column = 0 if final == "F" else self._column
            case "B" | "E":
                self._down(min(count, WINDOW))
                self._column = 0 if final == "E" else self._column
            case "C":
                self._column = min(self._column + count, WIDEST)
            case "D":
                self._column = max(0, self._column - count)
            case "G":
                self._column = min(count - 1, WIDEST)
            case "K":
                self._erase_in_row(number)
            case "J" if number == 0:
                self._erase_in_row(0)
                del self._rows[self._row + 1 :]
            case "J" | "H":
                self._begin_anew()
            case _:
                pass

    def _erase_in_row(self, what: int) -> None:
        row = self._rows[self._row]
        match what:
            case 0:
                row = row[: self._column]
            case 1:  # the cursor's own place too
                row = " " * (self._column + 1) + row[self._column + 1 :]
            case _:
                row = ""
        self._rows[self._row] = row

    def _down(self, count: int) -> None:
        self._row += count
        while len(self._rows) <= self._row:
            self._rows.append("")
        self._row = max(0, self._row - self._let_go())

    def _let_go(self) -> int:
        """Tell of the rows that no cursor goes back to; how many these are."""
        over = max(0, len(self._rows) - WINDOW)
        for row in self._rows[:over]:
            self._gone(row)
        del self._rows[:over]
        return over

    def _begin_anew(self) -> None:
        """The screen was cleared: what stood on it is final."""
        for row in self._rows:
            self._gone(row)
        self._rows = [""]
        self._row = self._column = 0
