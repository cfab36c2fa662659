"""The user's ignore patterns mean what they mean in a .gitignore file."""

import subprocess
from pathlib import Path

import pytest

from journal.project.patterns import matcher
from tests.project.laboratory import repository

_PATHS = [
    "a.py",
    "b.txt",
    "src/a.py",
    "src/deep/a.py",
    "src/deep/b.txt",
    "build/x",
    "src/build/x",
    "docs/a.md",
    "[x].py",
]


_PATTERNS = (
    *("*.py", "a.py", "/a.py", "src/", "build/", "/build/", "src/*.py", "src/**", "**/deep", "src/**/a.py"),
    *("?.txt", "docs", "[ab].*", "[!a].*", "*", "deep/*.py", "x"),
)


@pytest.mark.parametrize("pattern", _PATTERNS)
def test_a_pattern_names_what_git_would_ignore(tmp_path: Path, pattern: str) -> None:
    root = repository(tmp_path / "it")
    (root / ".gitignore").write_text(pattern)
    asked = subprocess.run(
        ["git", "check-ignore", "--stdin"],
        cwd=root,
        input="\n".join(_PATHS),
        capture_output=True,
        text=True,
        check=False,
    )
    fits = matcher([pattern])
    assert [path for path in _PATHS if fits(path)] == asked.stdout.split()


def test_without_patterns_nothing_fits() -> None:
    assert not matcher([])("a.py")
    assert not matcher(["", "# a comment"])("a.py")


def test_a_text_of_signs_is_no_expression() -> None:
    assert matcher(["a+(b).py"])("a+(b).py")
    assert not matcher(["a.py"])("aXpy")
