"""The truth replay in its long form: python -m benchmarks.truth_lab [RUNS] [FIRST SEED]."""

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.project.laboratory import QUIET
from tests.project.test_watch import SOURCES
from tests.project.truth import replay

_RUNS = 510


def main(runs: int, first: int) -> int:
    """Replay in turn for each source, every fifth time without git; the number of differences."""
    os.environ |= QUIET
    start, compared, differences = time.monotonic(), dict.fromkeys(SOURCES, 0), 0
    for number in range(first, first + runs):
        name = list(SOURCES)[number % len(SOURCES)]
        with tempfile.TemporaryDirectory(prefix="journal-truth-") as folder:
            result = replay(number, Path(folder), SOURCES[name], with_git=number % 5 != 4)
        compared[name] += result.compared
        if result.difference:
            differences += 1
            print(f"{name}: {result.difference}", flush=True)
    told = ", ".join(f"{name} {count:,}" for name, count in compared.items())
    print(f"{runs} runs, entries compared: {told}; {differences} differences; {time.monotonic() - start:.0f} s")
    return differences


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(bool(main(*(given + [_RUNS, 0][len(given) :]))))
