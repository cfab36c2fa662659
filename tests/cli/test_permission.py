"""A document that its user may not read."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.desk import PAGE

ROOT = Path(__file__).parents[2]

_AS_NOBODY = """
import os, sys
from journal.cli import run
run([*sys.argv[1:], "--file", "missing.md"])  # root's own interpreter may be out of reach for others later
print("---", file=sys.stderr)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("words", [("show",), ("show", "--json"), ("mark", "done", "Retry"), ("add", "next", "x")])
@pytest.mark.parametrize("named", [(), ("--file", "CONTINUITY.md")], ids=["found", "named"])
def test_a_document_that_may_not_be_read_is_said_so(words: tuple[str, ...], named: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as name:
        document = Path(name) / "CONTINUITY.md"
        document.write_text(PAGE, "utf-8")
        document.chmod(0)
        document.parent.chmod(0o777)  # of pytest's own folders everybody else is shut out
        own = {"JOURNAL_STATE_DIR": f"{name}/state/{os.getpid()}", "JOURNAL_CONFIG_DIR": f"{name}/config"}
        run = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, *words, *named],
            cwd=name,
            env=os.environ | own | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        said = run.stderr.partition("---\n")[2]
        assert (run.returncode, run.stdout) == (2, "")
        assert said.count("\n") == 1
        assert f"You may not read or write {os.path.realpath(document)}" in said
        document.chmod(0o600)
        assert document.read_text("utf-8") == PAGE
