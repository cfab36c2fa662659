"""What a command costs from start to end, beside an interpreter that does nothing."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.timing import Row
from tests.desk import PAGE

ROUNDS = 25

SCRIPT = "import sys\nfrom journal.__main__ import main\nmain()\n"
"""What an installation puts on the path, as a file: `-m` costs a little more."""


def rows() -> list[Row]:
    """An edit from start to saved, and a look, each in turns with `python -c pass` of the same environment."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "CONTINUITY.md").write_text(PAGE, encoding="utf-8")
        (folder / "journal.py.script").write_text(SCRIPT)
        root = Path(__file__).parents[1]
        env = os.environ | {
            "PYTHONPATH": str(root),
            "JOURNAL_STATE_DIR": str(folder / "state"),
            "JOURNAL_CONFIG_DIR": str(folder / "config"),
        }
        env.pop("PYTHONDONTWRITEBYTECODE", None)

        def seconds(*words: str) -> float:
            begun = time.perf_counter()
            subprocess.run([sys.executable, *words], cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL)
            return time.perf_counter() - begun

        script = str(folder / "journal.py.script")
        times: dict[str, list[float]] = {"pass": [], "mark": [], "add": [], "show": []}
        for number in range(ROUNDS):
            times["pass"].append(seconds("-c", "pass"))
            times["mark"].append(seconds(script, "mark", ("done", "doing")[number % 2], "Retry"))
            times["add"].append(seconds(script, "add", "next", f"step {number}"))
            times["show"].append(seconds(script, "show", "--json"))
        nothing = statistics.median(times["pass"])
        limits = {"mark": 4.0, "add": 4.0, "show": None}
        return [
            Row(f"journal {name} / python -c pass", statistics.median(times[name]) / nothing, limit)
            for name, limit in limits.items()
        ]
