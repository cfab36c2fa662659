"""First light: the last frame of the pane, on the screen before anything is imported that could draw a new one."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` wraps it in enums, and takes longer than the frame
import os
import sys

from journal.document.hashing import sha256
from journal.store.places import config_folder, state_folder
from journal.values import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCREEN = 2
"""The file that Textual draws on."""
_OPEN = b"\x1b[?1049h\x1b[?25l"
_CLOSE = b"\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1004l\x1b[?2004l\x1b[<u\x1b[0m\x1b[?25h\x1b[?1049l"
"""Also undoes what Textual turns on first: an end may come in the middle of its start."""
_VARIABLES = (
    "TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM", "LC_ALL", "LC_CTYPE",
    "LANG",
)  # fmt: skip
"""What decides on colours and signs."""


class Light:
    """A terminal that shows a frame and echoes no key, until it is given back."""

    def __init__(self, saved: list[Any]) -> None:
        self._saved = saved
        for number in (_signal.SIGTERM, _signal.SIGHUP, _signal.SIGINT):
            _signal.signal(number, self._end)  # until the pane has handlers of its own

    def out(self) -> None:
        """The terminal as it was; keys typed meanwhile are still there to be read."""
        import termios

        termios.tcsetattr(_SCREEN, termios.TCSADRAIN, self._saved)

    def quench(self) -> None:
        """The same where nothing else will have closed the screen."""
        os.write(_SCREEN, _CLOSE)
        self.out()

    def _end(self, number: int, _: object) -> None:
        try:
            self.quench()
        finally:
            os._exit(128 + number)


def shine(place: str) -> Light | None:
    """Draw what the pane of a place showed last, where the terminal is as it was then."""
    try:
        if not (os.isatty(0) and os.isatty(_SCREEN)):
            return None
        with open(_file(place), "rb") as file:
            terminal, _, frame = file.read().partition(b"\n")
        if terminal != _size() + surroundings() or not frame:
            return None
        import termios

        saved = termios.tcgetattr(_SCREEN)
        quiet = [*saved]
        quiet[0] &= ~(termios.ICRNL | termios.IXON)  # enter stays enter
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(_SCREEN, termios.TCSANOW, quiet)
        light = Light(saved)  # before the frame: a signal may come as soon as that is seen
        os.write(_SCREEN, _OPEN + frame)
    except (OSError, ImportError):
        return None  # no frame, no terminal, or a platform without termios: the pane comes a moment later
    return light


def surroundings() -> bytes:
    """What a frame depends on beside the size of the terminal."""
    said = [os.environ.get(name, "") for name in _VARIABLES]
    settings = [_state_of(os.path.join(config_folder(), name)) for name in ("config.toml", "settings.toml")]
    return "\t".join([_encoding(), *said, *settings]).encode(errors="replace").replace(b"\n", b" ")


def keep(place: str, lines: Sequence[str], drawn_in: bytes) -> None:
    """Remember a frame, line by line as the terminal got it, and the surroundings in which it was drawn."""
    frame = "".join(f"\x1b[{row};1H{line}" for row, line in enumerate(lines, 1))
    path = _file(place)
    partial = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(_size() + drawn_in + b"\n" + frame.encode(_encoding(), "replace"))
        os.replace(partial, path)
    except OSError:
        return  # the next start has no first light, and nothing else


def _size() -> bytes:
    width, height = os.get_terminal_size(_SCREEN)
    return b"%dx%d\t" % (width, height)


def _encoding() -> str:
    """How Textual writes to the terminal."""
    return getattr(sys.__stderr__, "encoding", None) or "utf-8"


def _state_of(path: str) -> str:
    """Changes whenever a file does; empty where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return ""
    return f"{status.st_mtime_ns}+{status.st_size}"


def _file(place: str) -> str:
    return os.path.join(state_folder(), "frames", sha256(os.fsencode(place)).hex()[:16])
