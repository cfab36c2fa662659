"""The truth replay in its long form: python -m benchmarks.truth_lab [RUNS] [FIRST SEED] [SOURCE…]."""

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.project.laboratory import QUIET
from tests.project.test_watch import SOURCES
from tests.project.truth import replay

_RUNS = 510
_WITHOUT_GIT = "without git"


def main(runs: int, first: int, names: list[str]) -> int:
    """So many runs of each of some sources, and as many without git, by all sources in turn; how many differed."""
    os.environ |= QUIET
    start, differences = time.monotonic(), 0
    done: Counter[str] = Counter()
    compared: Counter[str] = Counter()
    for number in range(first, first + runs):
        turn = list(SOURCES)[number % len(SOURCES)]
        for sort, name in (*((name, name) for name in names), (_WITHOUT_GIT, turn)):
            with tempfile.TemporaryDirectory(prefix="journal-truth-") as folder:
                result = replay(number, Path(folder), SOURCES[name], with_git=sort != _WITHOUT_GIT)
            done[sort] += 1
            compared[sort] += result.compared
            if result.difference:
                differences += 1
                print(f"{sort}, {name}: {result.difference}", flush=True)
        if number % 50 == 49 or number == first + runs - 1:
            told = ", ".join(f"{sort} {done[sort]} runs and {compared[sort]:,} entries" for sort in done)
            print(f"{told}; {differences} differences; {time.monotonic() - start:.0f} s", flush=True)
    return differences


if __name__ == "__main__":
    given = sys.argv[1:]
    numbers = [int(word) for word in given if word.isdigit()]
    wanted = [word for word in given if not word.isdigit()] or list(SOURCES)
    sys.exit(bool(main(*(numbers + [_RUNS, 0][len(numbers) :]), wanted)))
