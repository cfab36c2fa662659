"""The long form of the merge simulator: `python -m benchmarks.merge_lab [rounds of each kind]`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from tests.laboratories import committed, simulator, stale

MERGES = Path(__file__).parents[2] / "shared" / "corpus" / "merges"


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = random.SystemRandom().randrange(1, 1 << 32)
    print(f"seed {seed}, {rounds} rounds of each kind\n")
    right = [_rounds(kind, rounds, seed) for kind in simulator.KINDS]
    print()
    held = [_writes(kind, rounds, seed) for kind in simulator.KINDS]
    print()
    lost = [_merge(folder) for folder in sorted(MERGES.glob("*/"))]
    return int(sum(right) < 0.995 * rounds * len(right) or not all(held) or any(lost))


def _rounds(kind: str, rounds: int, seed: int) -> int:
    tally = simulator.run(kind, rounds, seed)
    print(
        f"{kind:8} exact {tally.exact / rounds:7.2%}   false conflicts {tally.false_conflicts / rounds:6.2%}   "
        f"wrong {len(tally.wrong)} {tally.wrong[:5]}   not stable {tally.unstable}   "
        f"git merge-file: exact {tally.git_exact / rounds:6.1%}, conflicts {tally.git_conflicts / rounds:6.1%}"
    )
    return tally.exact


def _writes(kind: str, rounds: int, seed: int) -> bool:
    writes = stale.run(kind, rounds, seed)
    print(
        f"{kind:8} stale {writes.stale}: recognised {writes.recognised / writes.stale:7.2%}, "
        f"of the right version {writes.based / writes.stale:6.1%}, "
        f"rescued {writes.rescued / writes.stale:6.1%} (taken as it is {writes.naive / writes.stale:.1%})   "
        f"fresh {writes.fresh}: mistaken {writes.mistaken / writes.fresh:6.2%}"
    )
    return writes.recognised >= 0.95 * writes.stale and writes.mistaken <= 0.01 * writes.fresh


def _merge(folder: Path) -> bool:
    result = committed.run(folder)
    print(
        f"{result.name[:72]:72} {'equal  ' if result.equal else 'differs'} asides {result.asides}   "
        f"lost {len(result.lost)}   git: {'equal' if result.git_equal else 'differs'}, {result.git_conflicts} conflicts"
    )
    return bool(result.lost)


if __name__ == "__main__":
    sys.exit(main())
