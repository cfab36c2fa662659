"""Drawing on the console of Linux, which prints what it does not know of newer terminals' language."""

from __future__ import annotations

import re

from journal.tui.outlet import TerminalDriver

_UNKNOWN = re.compile(
    r"\x1b\[\?(?:9|10|20)\d\d(?<!1049)[hl]"  # mouse, focus, paste, frames in one piece
    r"|\x1b\[\?\d+\$p"  # what does the terminal know of these?
    r"|\x1b\[[<>=]\d*u"  # more names of keys
    r"|\x1b\][^\x07]*\x07"  # the shape of the mouse's pointer
)


class ConsoleDriver(TerminalDriver):
    """Leaves out what the console would show as letters."""

    def write(self, data: str) -> None:
        super().write(_UNKNOWN.sub("", data))
