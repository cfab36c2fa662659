"""`python -m benchmarks [--page] [FAMILY…]`: every measurement beside its limit, as a table and as JSON."""

from __future__ import annotations

import json
import platform
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import RESULTS

if TYPE_CHECKING:
    from benchmarks.timing import Row

FAMILIES = ("document", "edit", "save", "merge", "start", "light", "watch", "pane", "checks", "session")
"""Modules of this folder with a function `rows`."""

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"

OPENING = """# Performance

Each row is a ratio of two things measured in turns in one run, because machines differ; beside it stands the limit that
it is held to. `python -m benchmarks` measures them, and with `--page` writes this page. It was measured on a shared
machine with two cores, Python {python} on {machine}.

"""


def main(names: list[str]) -> int:
    """Run the families named, or all; 1 where a limit was missed."""
    writes_page = "--page" in names
    names = [name for name in names if name != "--page"]
    unknown = set(names) - set(FAMILIES)
    if unknown:
        print(f"no such family: {', '.join(sorted(unknown))}; there are {', '.join(FAMILIES)}", file=sys.stderr)
        return 2
    found = {name: import_module(f"benchmarks.{name}").rows() for name in names or FAMILIES}
    print("Medians of runs in turns; garbage is not collected while the clock runs.\n")
    for name, rows in found.items():
        print(f"{name:62} {'ratio':>8}  {'limit':>8}")
        for row in rows:
            limit = "" if row.limit is None else f"{'≥' if row.at_least else '≤'} {row.limit:g}"
            print(f"  {row.name:60} {row.ratio:8.2f}  {limit:>8}  {row.verdict}")
    RESULTS.mkdir(exist_ok=True)
    report = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "families": {name: [row._asdict() | {"verdict": row.verdict} for row in rows] for name, rows in found.items()},
    }
    (RESULTS / "latest.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", "utf-8")
    if writes_page:
        PAGE.write_text(
            OPENING.format(**report) + "\n".join(_page_table(name, rows) for name, rows in found.items()), "utf-8"
        )
    return int(any(row.verdict == "MISSED" for rows in found.values() for row in rows))


def _page_table(name: str, rows: list[Row]) -> str:
    lines = [f"## {name}", "", "| what | ratio | limit | |", "| --- | --- | --- | --- |"]
    for row in rows:
        limit = "" if row.limit is None else f"{'≥' if row.at_least else '≤'} {row.limit:g}"
        lines.append(f"| {row.name} | {row.ratio:.2f} | {limit} | {row.verdict} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
