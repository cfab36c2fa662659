"""What holds for every file of the repository."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]

REGISTRIES = tuple("".join(pair) for pair in (("pypi", ".org"), ("pythonhosted", ".org"), ("npmjs", ".")))
"""Hosts that no file may name, written so that this one doesn't."""


def tracked() -> list[Path]:
    """The files that git knows; where there is no repository, all that a source archive holds."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        return [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]
    return [path for name in listing.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_every_module_opens_with_one_sentence() -> None:
    wrong = []
    for path in tracked():
        if path.suffix == ".py":
            docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
            if not docstring.split("\n\n")[0].rstrip().endswith("."):
                wrong.append(path.relative_to(ROOT).as_posix())
    assert wrong == []


def test_no_file_names_a_package_registry() -> None:
    named = [path for path in tracked() if any(host.encode() in path.read_bytes() for host in REGISTRIES)]
    assert named == []
