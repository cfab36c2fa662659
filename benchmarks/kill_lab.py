"""The long form of the kill laboratory: `python -m benchmarks.kill_lab [random kills]`."""

from __future__ import annotations

import sys
import tempfile

from tests.laboratories import kill, ledgers


def main() -> int:
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    verdicts = {}
    for scene in kill.SCENES:
        verdicts[f"{scene.name}, killed at every call"] = kill.killed_at_every_call(scene)
        verdicts[f"{scene.name}, failing at every call"] = kill.failing_at_every_call(scene)
    verdicts["saving, killed at random"] = kill.killed_at_random(trials, seed=1)
    with tempfile.TemporaryDirectory() as folder:
        wrong = ledgers.killed_while_recording(folder, trials // 4, seed=1)
        verdicts["recording, killed at random"] = kill.Verdict(trials // 4, wrong)
    with tempfile.TemporaryDirectory() as folder:
        ledgers_made = f"{folder}/state"
        verdicts["ledger, damaged"] = kill.Verdict(trials, ledgers.damaged(ledgers_made, trials, seed=1))
    for name, verdict in verdicts.items():
        print(f"{name:50} {verdict.trials:6} trials  {len(verdict.wrong)} wrong")
        for wrong in verdict.wrong[:5]:
            print(f"    {wrong}")
    return int(any(verdict.wrong for verdict in verdicts.values()))


if __name__ == "__main__":
    sys.exit(main())
