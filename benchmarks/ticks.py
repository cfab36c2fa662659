"""How long the ticks of an event loop take, and how much of that is the machine's doing and not the program's."""

from __future__ import annotations

import asyncio
import os
import subprocess
import threading
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

LONG_SECONDS = 0.016
STEP_SECONDS = 0.002
_TASKS = "/proc/self/task"
_WAITING = """
import select, sys, time
long = count = 0
while not select.select([sys.stdin], [], [], 0)[0]:
    start = time.perf_counter()
    time.sleep(0.002)
    long += time.perf_counter() - start - 0.002 > 0.016
    count += 1
print(long, count)
"""
"""A program that only waits: its long ticks are the machine's, and nobody else's."""


class Tick(NamedTuple):
    """One turn of the loop beyond the time that it was to sleep."""

    seconds: float
    own: float
    """Without the time in which this thread, or one that kept the interpreter from it, was ready and got no processor.

    The system counts that for each thread; where it does not, everything is our own.
    """


class Ticks(NamedTuple):
    """What was seen in one time: of the loop, and of a program that only waited beside it."""

    found: list[Tick]
    long_beside: int
    count_beside: int

    @property
    def long(self) -> int:
        """How many were long by the clock."""
        return sum(tick.seconds > LONG_SECONDS for tick in self.found)

    @property
    def longest_own(self) -> float:
        return max(tick.own for tick in self.found)


class _Given(NamedTuple):
    """Seconds that a thread ran, and that it was ready and had to wait for a processor."""

    ran: float
    queued: float


async def ticks(is_over: Callable[[], bool]) -> Ticks:
    """The ticks of the running loop until something is over."""
    command = ["python3", "-c", _WAITING]
    beside = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    found: list[Tick] = []
    while not is_over():
        before, start = _given(), time.perf_counter()
        await asyncio.sleep(STEP_SECONDS)
        seconds = time.perf_counter() - start - STEP_SECONDS
        found.append(Tick(seconds, _own(seconds, before, _given())))
    told = beside.communicate(b"enough")[0].split()
    return Ticks(found, *map(int, told))


def _own(seconds: float, before: dict[int, _Given], after: dict[int, _Given]) -> float:
    spent = {
        thread: _Given(now.ran - before[thread].ran, now.queued - before[thread].queued)
        for thread, now in after.items()
        if thread in before
    }
    ours = spent.pop(threading.get_native_id(), _Given(0, 0))
    left = max(0, seconds - ours.queued)
    others = max((each.queued for each in spent.values()), default=0)
    return left - min(others, max(0, left - ours.ran))


def _given() -> dict[int, _Given]:
    found: dict[int, _Given] = {}
    if not os.path.isdir(_TASKS):
        return found
    for thread in os.listdir(_TASKS):
        try:
            with open(f"{_TASKS}/{thread}/schedstat", encoding="ascii") as file:
                ran, queued, _ = file.read().split()
        except (OSError, ValueError):
            continue  # it ended, or this system does not count
        found[int(thread)] = _Given(int(ran) / 1e9, int(queued) / 1e9)
    return found
