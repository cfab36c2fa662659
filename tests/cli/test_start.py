"""What a plain edit from the command line loads, and that its modules are found as the interpreter would find them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.desk import PAGE
from tests.project.laboratory import repository

ROOT = Path(__file__).parents[2]

MAY_LOAD = {
    "": "cli desk document events finding kinds leaks meaning neighbours reading session settings store values",
    "cli": "arguments commands edits opening printing",
    "document": """
        anchors apply blocks cells choose chunks dates edit family find hashing html layout marking marks numbering
        outline page parts patterns pieces perform placing progress record rewriting scan sections shapes source
        steps table untouched verify wanted words work
    """,
    "kinds": """
        columns context continuity folder items kind meaning phase plain plan recognise roles states titles which words
    """,
    "session": "timeline",
    "store": """
        delta edits errors exchange file kept ledger outcome owner places prepare reading records schema system
        temporary turn versions
    """,
}
"""The modules of the program that a change of state may load, by package; each costs all calls some of their time."""

ADD_TOO = "adding changing fields habit told"
"""What a new item loads beside them, of `document`."""

STANDARD = """
    _bisect _collections _ctypes _functools _operator _sha2 _sha256 _sqlite3 _sre bisect collections copyreg
    enum errno fcntl functools itertools keyword operator re reprlib types _types zlib
"""
"""The modules of the standard library, beside those that the interpreter has anyway."""

_LOADED = """
import sys
before = set(sys.modules)
from journal.cli import run
assert run(sys.argv[1:]) == 0
sys.stderr.write(" ".join(set(sys.modules) - before))
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "CONTINUITY.md").write_text(PAGE, encoding="utf-8")
    own = {"JOURNAL_STATE_DIR": str(tmp_path / "state"), "JOURNAL_CONFIG_DIR": str(tmp_path / "config")}
    return os.environ | {"PYTHONPATH": str(ROOT), **own}


def loaded(folder: Path, environment: dict[str, str], *words: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", _LOADED, *words], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return set(run.stderr.split())


@pytest.mark.parametrize(
    ("words", "too"),
    [(("mark", "done", "Retry"), ""), (("mark", "failed", "doing.1"), ""), (("add", "next", "x"), ADD_TOO)],
)
def test_a_plain_edit_loads_only_these_modules(
    tmp_path: Path, environment: dict[str, str], words: tuple[str, ...], too: str
) -> None:
    may = {"journal", *STANDARD.split(), *(f"journal.document.{name}" for name in too.split())}
    for package, names in MAY_LOAD.items():
        may.update(f"journal.{package}.{name}".replace("..", ".") for name in names.split())
    found = loaded(tmp_path, environment, *words)
    assert "journal.desk" in found
    assert {name for name in found - may if not name.startswith(("re.", "collections.", "__"))} == set()


def test_asking_git_loads_neither_subprocess_nor_threads(tmp_path: Path, environment: dict[str, str]) -> None:
    repository(tmp_path, {"CONTINUITY.md": PAGE})
    found = loaded(tmp_path, environment, "resume")
    assert "journal.project.process" in found
    assert found.isdisjoint(("subprocess", "threading", "signal", "selectors", "locale", "contextlib"))


# The finder of the program's own modules


_MAIN = "from journal.__main__ import main; main()"


def said(folder: Path, environment: dict[str, str], *options: str) -> str:
    run = subprocess.run(
        [sys.executable, *options, "-c", _MAIN, "show", "next"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_a_module_that_is_newer_than_its_bytecode_is_compiled_again(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    shutil.copytree(ROOT / "journal", tmp_path / "other" / "journal", ignore=shutil.ignore_patterns("__pycache__"))
    environment |= {"PYTHONPATH": str(tmp_path / "other"), "PYTHONDONTWRITEBYTECODE": ""}
    assert "changed" not in said(tmp_path, environment)
    module = tmp_path / "other" / "journal" / "cli" / "show.py"
    assert list((module.parent / "__pycache__").glob("show.*"))
    module.write_text(f'{module.read_text("utf-8")}\nprint("changed")\n', "utf-8")
    assert said(tmp_path, environment).startswith("changed\n")


@pytest.mark.parametrize("options", [(), ("-O",), ("-B",), ("-X", "pycache_prefix=elsewhere")])
def test_the_program_is_found_however_the_interpreter_keeps_bytecode(
    tmp_path: Path, environment: dict[str, str], options: tuple[str, ...]
) -> None:
    assert "Wire jitter" in said(tmp_path, environment, *options)


def test_the_program_is_found_in_an_archive(tmp_path: Path, environment: dict[str, str]) -> None:
    archive = tmp_path / "journal.zip"
    with zipfile.ZipFile(archive, "w") as out:
        for path in sorted((ROOT / "journal").rglob("*")):
            if path.suffix in (".py", ".md"):
                out.write(path, path.relative_to(ROOT))
    assert "Wire jitter" in said(tmp_path, environment | {"PYTHONPATH": str(archive)})
