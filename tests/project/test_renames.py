"""Files that moved are paired as git pairs them."""

import random
import subprocess
from pathlib import Path

from journal.project.content import Content, Form, Reader
from journal.project.renames import Renames, Side
from tests.project.laboratory import git, lines, repository, write


def _paired(root: Path, before: dict[str, str]) -> dict[str, str]:
    old = {path: Content(Form.FILE, len(text.encode()), _id(text), text.encode()) for path, text in before.items()}
    reader = Reader(str(root))
    now = [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and ".git" not in path.parts]
    gone = [Side(path, one.form, one.id) for path, one in old.items() if path not in now]
    new = [Side(path, found.form, found.id) for path in now if path not in old and (found := reader.read(path))]
    return Renames().pairs(gone, new, lambda side: old.get(side.path) or reader.read(side.path))


def _id(text: str) -> str:
    return (
        subprocess.run(["git", "hash-object", "--stdin"], input=text.encode(), capture_output=True, check=True)
        .stdout.decode()
        .strip()
    )


def test_pairs_are_those_of_git(tmp_path: Path) -> None:
    for seed in range(12):
        rng = random.Random(seed)
        root = tmp_path / str(seed)
        before = {f"src/f{number}.py": _text(rng) for number in range(8)}
        repository(root, before)
        for number in range(8):
            path = root / f"src/f{number}.py"
            if rng.random() < 0.7:
                moved = root / f"moved/g{number}.py"
                rows = path.read_text().splitlines(True)
                kept = [row for row in rows if rng.random() < rng.choice((1.0, 0.9, 0.7, 0.2))]
                write(moved, "".join(kept) + _text(rng, 3))
                path.unlink()
        git(root, "add", "-A")
        out = git(root, "diff", "--cached", "-M", "--name-status", "--diff-filter=R").decode()
        said = {new: old for _, old, new in (line.split("\t") for line in out.splitlines())}
        assert _paired(root, before) == said, seed


def test_empty_files_are_no_pair(tmp_path: Path) -> None:
    root = repository(tmp_path / "it", {"a/__init__.py": "", "x": "x"})
    (root / "a/__init__.py").unlink()
    write(root / "b/__init__.py", "")
    assert _paired(root, {"a/__init__.py": "", "x": "x"}) == {}


def test_of_equal_files_the_one_of_the_same_name_is_taken(tmp_path: Path) -> None:
    before = {"a/one.py": lines(9), "a/two.py": lines(9)}
    root = repository(tmp_path / "it", before)
    (root / "a").rename(root / "b")
    assert _paired(root, before) == {"b/one.py": "a/one.py", "b/two.py": "a/two.py"}


def _text(rng: random.Random, count: int = 40) -> str:
    return "".join(f"{rng.getrandbits(60)} some code\n" for _ in range(count))
