"""Without git the same is told, by what the files hold."""

import json
from pathlib import Path

import pytest

from journal.project.baseline import KEPT_FILE_BYTES
from journal.project.errors import TooWideError
from journal.project.opening import reopen
from journal.project.snapshot import Snapshot
from journal.project.work import Work
from tests.project.laboratory import lines, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "it/a.py", "def one():\n    return 1\n")
    write(tmp_path / "it/deep/b.txt", lines(9))
    write(tmp_path / "it/node_modules/x/index.js", "x\n")
    write(tmp_path / "it/large.bin", b"x" * (KEPT_FILE_BYTES + 1))
    return tmp_path / "it"


def _told(root: Path, snapshot: Snapshot) -> dict[str, tuple[str, str]]:
    again = reopen(str(root), snapshot.to_text()).baseline
    found = {each.path: (str(each.kind), each.text) for each in Work(again).compare()}
    assert {each.path: (str(each.kind), each.text) for each in Work(snapshot).compare()} == found
    return found


def test_every_kind_of_change_is_told(root: Path) -> None:
    snapshot = Snapshot.begin(str(root))
    assert _told(root, snapshot) == {}
    write(root / "a.py", "def one():\n    return 2\n")
    (root / "deep/b.txt").rename(root / "c.txt")
    write(root / "new/d.py", "def two(): ...\n")
    assert _told(root, snapshot) == {
        "a.py": ("changed", "changes `one`"),
        "c.txt": ("renamed", "renamed from `deep/b.txt`"),
        "new/d.py": ("new", "adds `two`"),
    }


def test_what_tools_fill_is_nobodys_work(root: Path) -> None:
    snapshot = Snapshot.begin(str(root))
    write(root / "node_modules/x/index.js", "y\n")
    write(root / "deep/__pycache__/b.pyc", "y\n")
    assert _told(root, snapshot) == {}
    assert Work(snapshot).compare(["node_modules/x/index.js"]) == ()


def test_a_file_that_was_touched_and_not_changed_is_nothing(root: Path) -> None:
    snapshot = Snapshot.begin(str(root))
    write(root / "a.py", "def one():\n    return 1\n")
    assert _told(root, snapshot) == {}


def test_a_file_too_large_to_keep_is_changed_without_lines(root: Path) -> None:
    snapshot = Snapshot.begin(str(root))
    write(root / "large.bin", b"y" * (KEPT_FILE_BYTES + 2))
    [told] = Work(snapshot).compare()
    assert (told.path, told.lines, told.text) == ("large.bin", (), "changed, 256.0 KB")


def test_a_name_that_is_no_text_survives_the_text_of_the_baseline(root: Path) -> None:
    (root / "a.py").rename(root / "\udcff.py")
    text = Snapshot.begin(str(root)).to_text()
    text.encode()
    assert "\udcff.py" in json.loads(text)["signs"]
    assert Work(reopen(str(root), text).baseline).compare() == ()


def test_a_folder_that_holds_too_much_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.project.snapshot.MOST_FILES", 1)
    write(root / "one", "1\n")
    write(root / "two", "2\n")
    with pytest.raises(TooWideError, match="more than 1 files"):
        Snapshot.begin(str(root))


def test_the_home_folder_is_no_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(root))
    with pytest.raises(TooWideError, match="no project"):
        Snapshot.begin(str(root))
