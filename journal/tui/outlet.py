"""A terminal that may go away: what nobody takes any more is dropped, and nothing waits for it."""

from __future__ import annotations

import select
from queue import Full

from textual.drivers.linux_driver import LinuxDriver

_PATIENCE = 0.2
"""Seconds between two looks at whether the thread that writes is still there."""


class TerminalDriver(LinuxDriver):
    """Textual's own would wait for ever: the thread that empties its queue ends with the terminal."""

    @property
    def is_gone(self) -> bool:
        """Whether the terminal was closed: no signal tells who is not of its session, and reading finds nothing."""
        poll = select.poll()
        poll.register(self.fileno, 0)
        return any(found & (select.POLLHUP | select.POLLERR) for _, found in poll.poll(0))

    def write(self, data: str) -> None:
        self._put(data)

    def close(self) -> None:
        self._put(None)  # the end
        if self._writer_thread is not None:
            self._writer_thread.join()

    def _put(self, data: str | None) -> None:
        thread = self._writer_thread
        while thread is not None and thread.is_alive():
            try:
                thread._queue.put(data, timeout=_PATIENCE)
            except Full:
                continue
            return
