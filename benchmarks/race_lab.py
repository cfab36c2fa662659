"""The long form of the race laboratory: `python -m benchmarks.race_lab [foreign writes]`."""

from __future__ import annotations

import sys

from tests.laboratories import race


def main() -> int:
    writes = int(sys.argv[1]) if len(sys.argv) > 1 else 54_000
    each = -(-writes // len(race.WAYS))
    tallies = {way: race.against(way, each) for way in race.WAYS}
    tallies["two of ours"] = race.two_of_ours(each)
    for name, tally in tallies.items():
        print(f"{name:15} {tally.written:6} written  {tally.lost} lost  {tally.torn} torn   ", end="")
        print(f"ours: {tally.ours} saved  {tally.ours_lost} lost")
    return int(any(tally.lost or tally.torn or tally.ours_lost for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
