"""Whatever kills a save, the file is the old or the new one, and nothing is left over."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from journal.store.errors import StoreError
from journal.store.file import File
from journal.store.inplace import Unfinished, mend
from journal.store.owner import owner_tag
from journal.store.system import System
from journal.store.temporary import is_temporary
from tests.laboratories import kill
from tests.laboratories.troubled import Counting, Death, deadly

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("scene", kill.SCENES, ids=lambda scene: scene.name)
def test_killed_at_any_call_the_file_is_whole(scene: kill.Scene) -> None:
    assert kill.killed_at_every_call(scene).wrong == []


@pytest.mark.parametrize("scene", kill.SCENES, ids=lambda scene: scene.name)
def test_failing_at_any_call_nothing_is_called_saved_that_is_not(scene: kill.Scene) -> None:
    assert kill.failing_at_every_call(scene).wrong == []


def test_killed_at_a_random_moment_the_last_acknowledged_text_is_there() -> None:
    assert kill.killed_at_random(24, seed=os.getpid()).wrong == []


def test_the_temporary_of_a_living_process_is_left_alone(tmp_path: Path) -> None:
    document = tmp_path / "doc.md"
    document.write_bytes(b"one\n")
    living = tmp_path / f".doc.md.journal-{owner_tag()}-0.part"
    living.write_bytes(b"half")
    dead = tmp_path / ".doc.md.journal-1.1.1-0.part"
    dead.write_bytes(b"half")
    elsewhere_and_old = tmp_path / f".doc.md.journal-1.1.{2**40:x}-0.part"
    elsewhere_and_old.write_bytes(b"half")
    File(str(document), str(tmp_path / "state")).read()
    assert living.exists()
    assert all(is_temporary(path.name) for path in (living, dead, elsewhere_and_old))
    assert not is_temporary("doc.md")


def killed_in_place(folder: Path, at: str, death: Death) -> Path:
    """A document written in place whose process died at its last call of that name."""
    document = folder / "doc.md"
    document.write_bytes(kill.OLD)
    os.link(document, folder / "second.md")
    state = str(folder / "state")
    counting = Counting(System())
    File(str(document), state, counting).save(kill.NEW, kill.OLD)
    File(str(document), state).save(kill.OLD, kill.NEW)
    last = len(counting.calls) - 1 - counting.calls[::-1].index(at)
    child = os.fork()
    if child == 0:
        File(str(document), state, deadly(System(), last, death)).save(kill.NEW, kill.OLD)
        os._exit(0)
    os.waitpid(child, 0)
    return document


def test_a_file_half_written_in_place_is_finished_at_the_next_start(tmp_path: Path) -> None:
    document = killed_in_place(tmp_path, "write", Death.INSIDE)
    assert document.read_bytes() not in (kill.OLD, kill.NEW)
    assert mend(System(), str(tmp_path / "state"), 0.1) == [Unfinished(str(document), kill.NEW, mended=True)]
    assert document.read_bytes() == kill.NEW
    assert os.listdir(tmp_path / "state" / "in-place") == []


def test_a_half_written_file_that_others_changed_since_is_left_alone(tmp_path: Path) -> None:
    document = killed_in_place(tmp_path, "write", Death.INSIDE)
    document.write_bytes(b"# Written by somebody else\n" * 50)
    assert mend(System(), str(tmp_path / "state"), 0.1) == [Unfinished(str(document), kill.NEW, mended=False)]
    assert document.read_bytes() == b"# Written by somebody else\n" * 50


def test_another_writers_text_in_a_dead_process_s_hands_is_given_out(tmp_path: Path) -> None:
    document = tmp_path / "doc.md"
    document.write_bytes(b"ours\n")
    (tmp_path / ".doc.md.journal-1.1.1-0-1-2-3-4.swap").write_bytes(b"theirs\n")
    if not os.path.exists("/proc/self/ns/pid"):
        pytest.skip("without process-number spaces any temporary may be a container's")
    space = owner_tag().rpartition(".")[2]
    (tmp_path / ".doc.md.journal-1.1.1-0-1-2-3-4.swap").rename(
        tmp_path / f".doc.md.journal-{2**22 - 3:x}.1.{space}-0-1-2-3-4.swap"
    )
    file = File(str(document), str(tmp_path / "state"))
    file.read()
    (late,) = file.late()
    assert (late.text, late.base) == (b"theirs\n", None)
    file.merged(late)
    assert file.late() == []
    assert os.listdir(tmp_path) == ["doc.md"]


def test_every_error_is_one_sentence_that_names_the_file() -> None:
    for error in _all_errors(StoreError):
        text = str(error("/project/CONTEXT.md", "because"))
        assert "/project/CONTEXT.md" in text
        assert text.endswith(".")


def _all_errors(error: type[StoreError]) -> list[type[StoreError]]:
    return [error, *(deeper for each in error.__subclasses__() for deeper in _all_errors(each))]
