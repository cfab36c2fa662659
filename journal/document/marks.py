"""The marks by which a page shows a state: task boxes and leading signs, garbled ones too, and a strike through."""

from __future__ import annotations

import re
from functools import cache

from journal.values import Enum, NamedTuple


class State(Enum):
    """How far an item is."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    FAILED = "failed"


BOXES = {
    " ": State.TODO,
    "x": State.DONE,
    "X": State.DONE,
    "~": State.DOING,
    "/": State.DOING,
    "-": State.FAILED,
    "v": State.DONE,
    "√": State.DONE,
}

FLAGS = frozenset("><!?")
"""What stands in the box of something still to do and says more of it: deferred, scheduled, important, in question."""

SIGNS: dict[str, State | None] = {
    **dict.fromkeys(("✅", "✔", "✓", "☑", "🗸", "🟢", "🎉"), State.DONE),
    **dict.fromkeys(("⬜", "◻", "☐", "⏳", "⌛", "🔲", "⚪", "○", "🔜", "📋", "⏭"), State.TODO),
    **dict.fromkeys(("🔄", "🚧", "🟡", "◐", "▶", "🔨", "🏗", "⚙", "🔵", "🟠", "⏸"), State.DOING),
    **dict.fromkeys(("❌", "✗", "✘", "❎", "🔴", "⛔", "🚫", "✖"), State.FAILED),
    **dict.fromkeys(
        ("⚠", "🐛", "📂", "📁", "🌐", "🔒", "🔥", "💡", "📝", "🚀", "🎯", "❓", "❗", "⭐", "🔧", "📌"), None
    ),
}
"""Every sign that stands for something at the head of an item; None where that is not a state."""

USUAL_SIGNS = {State.TODO: "⬜", State.DOING: "🔄", State.DONE: "✅", State.FAILED: "❌"}
"""How states are shown where nothing on a page tells otherwise."""
CODECS = ("mac_roman", "cp1252", "cp1254", "latin-1", "cp437")
"""What UTF-8 was misread as, in documents that exist."""

GARBLED_LEADS = frozenset("\uf8ff‚âðğ≡Γ")
"""The first letters of the garbled forms."""

VARIATION = "\ufe0f"
_JOINER = "\u200d"
_BLANK = frozenset(" \t")
_SELECTORS = frozenset((VARIATION, "\ufe0e", *map(chr, range(0x1F3FB, 0x1F400))))
"""What may follow a sign and belongs to it: how it is to be drawn, and skin tones."""


class Mark(NamedTuple):
    """A box or sign, and how it is written."""

    text: str
    box: bool
    glyph: str
    """The box's character, or the sign without variation selector and mended if it was garbled."""
    state: State | None


_STATED_SIGNS = {sign + drawn: state for sign, state in SIGNS.items() if state for drawn in ("", VARIATION)}
_BOXES = {
    "[]": Mark("[]", True, " ", State.TODO),
    **{
        f"[{glyph}]": Mark(f"[{glyph}]", True, glyph, state)
        for glyph, state in (BOXES | _STATED_SIGNS | dict.fromkeys(FLAGS, State.TODO)).items()
    },
}
_LONGEST_BOX = max(map(len, _BOXES))
_AFTER_BOX = frozenset((" ", "\t", "\n", "\r", ""))
_PLAIN_SIGNS = {sign: Mark(sign, False, sign, state) for sign, state in SIGNS.items()}
_ORDINARY = frozenset(map(chr, range(ord("!"), 0x80))) - {"["}
_USUAL = {f"{mark.text} ": (mark,) for mark in (*_BOXES.values(), *_PLAIN_SIGNS.values())}
"""What the words of most items that are marked stand behind: one mark and one blank."""


def misread(sign: str, codec: str, hole: str = "") -> str:
    """What a sign looks like once its UTF-8 bytes were read as another encoding.

    Bytes that the encoding has no letter for were dropped by some programs and kept as C1 controls by others.
    """
    return "".join(bytes((byte,)).decode(codec, "ignore") or (hole and chr(byte)) for byte in sign.encode())


@cache
def _garbled() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of every garbled sign, with or without its variation selector, and the sign behind each."""
    behind: dict[str, str] = {}
    for codec in CODECS:
        for sign in SIGNS:
            for form in (sign + VARIATION, sign):
                behind.setdefault(misread(form, codec, "C1"), sign)
                behind.setdefault(misread(form, codec), sign)
    longest_first = sorted(behind, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), behind


def _sign_end(text: str, at: int) -> int:
    """Where a sign ends that goes on with selectors and joined signs."""
    while (char := text[at : at + 1]) in _SELECTORS or char == _JOINER:
        at += 2 if char == _JOINER else 1
    return at


def mark_at(text: str, at: int) -> Mark | None:
    """The box or sign that begins at an offset."""
    char = text[at : at + 1]
    if char == "[":
        end = text.find("]", at, at + _LONGEST_BOX) + 1
        return _BOXES.get(text[at:end]) if text[end : end + 1] in _AFTER_BOX else None
    if char < "\x80":
        return None
    sign = _PLAIN_SIGNS.get(char)
    if sign is not None:
        end = _sign_end(text, at + 1)
        return sign if end == at + 1 else Mark(text[at:end], False, char, sign.state)
    if char in GARBLED_LEADS:
        pattern, behind = _garbled()
        garbled = pattern.match(text, at)
        if garbled:
            glyph = behind[garbled.group()]
            return Mark(garbled.group(), False, glyph, SIGNS[glyph])
    return None


def marks_at(text: str, at: int) -> tuple[tuple[Mark, ...], int]:
    """The box and the signs that begin at an offset, and where the words after them do."""
    after = at + (4 if text[at : at + 1] == "[" else 2)
    usual = _USUAL.get(text[at:after])
    if usual and text[after : after + 1] in _ORDINARY:
        return usual, after
    marks: tuple[Mark, ...] = ()
    while mark := mark_at(text, at):
        marks += (mark,)
        at += len(mark.text)
        while (char := text[at : at + 1]) in _BLANK:
            at += 1
        if char < "\x80" and char != "[":
            break
    return marks, at


def is_struck_out(text: str) -> bool:
    """Whether a text is struck through, apart from a remark behind it; other words behind it replace it."""
    if not text.startswith("~~"):
        return False
    end = text.rfind("~~")
    rest = text[end + 2 :].strip()
    return end > 2 and (not rest or not (rest[0].isalnum() or rest[0] in "*_`["))
