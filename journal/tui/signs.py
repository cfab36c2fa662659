"""The pane's signs in plain ASCII, for terminals that lack them: one table, switched on once for all that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Mapping

ASCII = {
    "━": "-", "─": "-", "│": "|", "┃": "|", "▏": "|", "▸": ">", "▶": ">", "›": "+", "…": ">",
    "○": "o", "◐": "~", "✓": "x", "✔": "x", "✗": "!", "✘": "!", "●": "#", "•": "*", "·": ".", "×": "x",
    "⬜": "o ", "☐": "o", "☑": "x", "✅": "x ", "❌": "! ", "🔄": "~ ", "⏳": "~ ", "⚠": "!", "🚧": "! ", "⛔": "! ",
    "–": "-", "—": "-", "−": "-", "‑": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "≤": "<", "≥": ">",
    "→": ">", "←": "<", "↑": "^", "↓": "v", "⇧": "S", "▁": "_", "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+",
    "▇": "*", "█": "#", "░": ".", "▒": ":", "▓": "#", "◆": "*", "↳": ">",
}  # fmt: skip
"""Each as many cells wide as what it stands for, so that nothing has to be laid out anew."""

UTF_8 = frozenset(("utf8", "utf8sig"))


class _Door:
    """How signs reach the terminal."""

    plain = False
    encoding = "utf-8"


_door = _Door()


def choose(plain: bool, encoding: str = "utf-8") -> None:
    """Draw signs as plain ASCII, or as they are; an encoding says what the terminal can show of other text."""
    _door.plain = plain
    _door.encoding = encoding


def are_plain() -> bool:
    return _door.plain


def in_signs(text: str) -> str:
    """A text in the signs that are chosen."""
    if not _door.plain or text.isascii():
        return text
    return "".join([char if char.isascii() else _plain(char) for char in text])


def _plain(char: str) -> str:
    if char in ASCII:
        return ASCII[char]
    try:
        char.encode(_door.encoding)
    except UnicodeError:
        return "?" * cell_len(char)
    return char


def wants_plain(environment: Mapping[str, str], encoding: str, wanted: str) -> bool:
    """Whether signs are to be plain: as is set, else where the console's font or the locale has no others."""
    if wanted != "auto":
        return wanted == "ascii"
    if environment.get("TERM") == "linux" or not is_utf8(encoding):
        return True
    locale = _locale(environment)
    return bool(locale) and not is_utf8(locale.partition(".")[2].partition("@")[0])


def _locale(environment: Mapping[str, str]) -> str:
    """The locale of characters that the user has set; Python itself sets the variable in the middle to C.UTF-8."""
    middle = environment.get("LC_CTYPE", "")
    names = (environment.get("LC_ALL", ""), "" if middle == "C.UTF-8" else middle, environment.get("LANG", ""))
    return next((name for name in names if name), "")


def is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("-", "").replace("_", "") in UTF_8
