"""Saving is a compare-and-swap that keeps all that belongs to the file, and loses nobody's text."""

from __future__ import annotations

import fcntl
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journal.store.errors import (
    BeingWrittenError,
    DiskFullError,
    MissingError,
    NoFolderError,
    NotAFileError,
    NotAllowedError,
    StoreError,
    TooLargeError,
    WouldEmptyError,
)
from journal.store.file import File
from journal.store.outcome import Found, Saved
from journal.store.system import System
from tests.laboratories.kill import fill, small_disk
from tests.laboratories.troubled import Counting, NoExchange, NoLeases, Raced, failing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def document(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    path = folder / "CONTEXT.md"
    path.write_bytes(b"one\n")
    return path


def file_of(document: Path, system: System | None = None) -> File:
    return File(str(document), str(document.parent.parent / "state"), system, patience=0.1)


def alone(document: Path) -> bool:
    return os.listdir(document.parent) == [document.name]


def test_a_save_puts_the_new_text_in_place_and_leaves_nothing_over(document: Path) -> None:
    file = file_of(document)
    assert file.save(b"two\n", file.read()) == Saved()
    assert document.read_bytes() == b"two\n"
    assert alone(document)
    assert file.late() == []


def written(document: Path) -> tuple[int, int, int, int]:
    """What would tell that a file was written; reading it may move the time of its last reading."""
    status = document.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def test_a_save_on_another_text_than_expected_changes_nothing_and_says_what_is_there(document: Path) -> None:
    before = written(document)
    assert file_of(document).save(b"two\n", b"zero\n") == Found(b"one\n")
    assert written(document) == before
    assert alone(document)


def test_equal_bytes_are_not_written_and_no_time_is_touched(document: Path) -> None:
    before = written(document)
    assert file_of(document).save(b"one\n", b"one\n") == Saved(written=False)
    assert written(document) == before


@pytest.mark.parametrize("empty", [b"", b"\n \n"])
def test_an_empty_text_replaces_a_full_one_only_on_purpose(document: Path, empty: bytes) -> None:
    with pytest.raises(WouldEmptyError, match="nobody asked"):
        file_of(document).save(empty, b"one\n")
    assert document.read_bytes() == b"one\n"
    assert file_of(document).save(empty, b"one\n", emptied=True) == Saved()
    assert document.read_bytes() == empty


def test_a_new_file_is_created_only_where_there_is_none(document: Path) -> None:
    new = document.with_name("NEW.md")
    old_mask = os.umask(0o027)
    try:
        assert file_of(new).save(b"new\n", None) == Saved()
    finally:
        os.umask(old_mask)
    assert stat.S_IMODE(new.stat().st_mode) == 0o640
    assert new.stat().st_nlink == 1
    assert file_of(new).save(b"other\n", None) == Found(b"new\n")
    assert sorted(os.listdir(new.parent)) == ["CONTEXT.md", "NEW.md"]


def test_creating_in_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoFolderError, match="create it first"):
        file_of(tmp_path / "nowhere" / "CONTEXT.md").save(b"x", None)


def test_a_vanished_file_is_said_and_not_created_again(document: Path) -> None:
    file = file_of(document)
    document.unlink()
    with pytest.raises(MissingError, match="is not there"):
        file.save(b"two\n", b"one\n")
    assert os.listdir(document.parent) == []


def test_what_is_no_file_is_refused_without_being_opened(document: Path) -> None:
    pipe = document.with_name("PIPE.md")
    os.mkfifo(pipe)
    for path, word in (
        (document.parent, "a folder"),
        (pipe, "a named pipe"),
        (document.parent / "/dev/null", "a device"),
    ):
        with pytest.raises(NotAFileError, match=word):
            file_of(path).read()


def test_a_file_far_too_large_is_refused(document: Path) -> None:
    os.truncate(document, 65 * 1024 * 1024)
    with pytest.raises(TooLargeError, match="64 MB"):
        file_of(document).read()


def test_mode_owner_and_extended_attributes_stay(document: Path) -> None:
    document.chmod(0o604)
    os.setxattr(document, "user.note", b"kept")
    if os.geteuid() == 0:
        os.chown(document, 1234, 4321)
    before = document.stat()
    assert file_of(document).save(b"two\n", b"one\n") == Saved()
    after = document.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert os.getxattr(document, "user.note") == b"kept"
    assert after.st_ino != before.st_ino


def test_a_symlink_stays_and_its_target_gets_the_text(document: Path, tmp_path: Path) -> None:
    link = tmp_path / "LINK.md"
    link.symlink_to(document)
    assert file_of(link).save(b"two\n", b"one\n") == Saved()
    assert link.is_symlink()
    assert document.read_bytes() == b"two\n"


def test_hard_links_keep_pointing_at_the_same_text(document: Path, tmp_path: Path) -> None:
    second = tmp_path / "SECOND.md"
    os.link(document, second)
    assert file_of(document).save(b"two, and longer\n", b"one\n") == Saved()
    assert second.read_bytes() == b"two, and longer\n"
    assert file_of(document).save(b"3\n", b"two, and longer\n") == Saved()
    assert second.read_bytes() == b"3\n"
    assert os.listdir(tmp_path / "state" / "in-place") == []


def test_in_place_another_text_than_expected_stays(document: Path, tmp_path: Path) -> None:
    os.link(document, tmp_path / "SECOND.md")
    assert file_of(document).save(b"two\n", b"zero\n") == Found(b"one\n")


@pytest.fixture
def shared() -> Iterator[Path]:
    """A document in a folder that every user can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "project").mkdir()
        (folder / "state").mkdir()
        (folder / "state").chmod(0o777)
        folder.chmod(0o755)
        path = folder / "project" / "CONTEXT.md"
        path.write_bytes(b"one\n")
        yield path


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_file_of_somebody_else_keeps_its_owner(shared: Path) -> None:
    document = shared
    document.chmod(0o666)
    document.parent.chmod(0o777)
    assert as_nobody(lambda: file_of(document).save(b"two\n", b"one\n") == Saved())
    assert document.read_bytes() == b"two\n"
    assert document.stat().st_uid == 0
    assert alone(document)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_in_a_read_only_folder_a_file_is_written_in_place(shared: Path) -> None:
    os.chown(shared, 65534, 65534)
    assert as_nobody(lambda: file_of(shared).save(b"two\n", b"one\n") == Saved())
    assert shared.read_bytes() == b"two\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_file_that_may_not_be_written_is_said(shared: Path) -> None:
    assert as_nobody(lambda: refused(shared))
    assert shared.read_bytes() == b"one\n"
    assert alone(shared)


def refused(document: Path) -> bool:
    with pytest.raises(NotAllowedError, match="change its permissions"):
        file_of(document).save(b"two\n", b"one\n")
    return True


def as_nobody(claim: Callable[[], bool]) -> bool:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            status = 0 if claim() else 2
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1] == 0


def test_a_file_mounted_on_its_own_is_written_in_place(document: Path) -> None:
    class Mounted(System):
        def exchange(self, first: str, second: str) -> None:
            raise OSError(16, "Device or resource busy")

    assert file_of(document, Mounted()).save(b"two\n", b"one\n") == Saved()
    assert document.read_bytes() == b"two\n"
    assert alone(document)


def test_without_an_exchange_the_file_is_replaced(document: Path) -> None:
    file = file_of(document, NoExchange())
    assert file.save(b"two\n", b"one\n") == Saved()
    assert document.read_bytes() == b"two\n"
    assert alone(document)
    assert file.late() == []


def test_a_text_that_arrives_just_before_the_exchange_gets_its_place_back(document: Path) -> None:
    file = file_of(document, Raced(lambda: replaced(document, b"theirs\n")))
    assert file.save(b"ours\n", b"one\n") == Found(b"theirs\n")
    assert document.read_bytes() == b"theirs\n"
    assert file.late() == []
    assert alone(document)


def test_a_text_that_arrives_just_before_the_exchange_back_is_late(document: Path) -> None:
    file = file_of(document, Raced(lambda: replaced(document, b"first\n"), lambda: replaced(document, b"second\n")))
    assert file.save(b"ours\n", b"one\n") == Found(b"first\n")
    (late,) = file.late()
    assert late.text == b"second\n"
    assert late.base == b"ours\n"
    assert file.save(b"first\nsecond\n", b"first\n") == Saved()
    file.merged(late)
    assert file.late() == []
    assert alone(document)


def test_a_writer_that_had_the_old_file_open_is_given_out_until_merged(document: Path) -> None:
    file = file_of(document, NoLeases())
    with document.open("ab", buffering=0) as writer:
        assert file.save(b"ours\n", b"one\n") == Saved()
        writer.write(b"theirs\n")
    (late,) = file.late(wait=True)
    assert (late.base, late.text) == (b"one\n", b"one\ntheirs\n")
    assert file.late(wait=True) == [late]
    assert file.save(b"ours\ntheirs\n", b"ours\n") == Saved()
    file.merged(late)
    assert file.late(wait=True) == []


def test_a_file_that_somebody_is_writing_is_waited_for_and_then_left_alone(document: Path) -> None:
    with document.open("ab"), pytest.raises(BeingWrittenError, match="Another program"):
        file_of(document).save(b"two\n", b"one\n")
    assert document.read_bytes() == b"one\n"
    assert alone(document)


def test_a_file_that_somebody_has_for_himself_is_waited_for(document: Path) -> None:
    with document.open("r+b") as writer:
        try:
            System().lease(writer.fileno(), fcntl.F_WRLCK)
        except OSError as problem:
            pytest.skip(f"no leases here: {problem}")
        with pytest.raises(BeingWrittenError):
            file_of(document).read()
    assert file_of(document).read() == b"one\n"


def test_without_a_place_for_the_recovery_copy_nothing_is_written_in_place(document: Path, tmp_path: Path) -> None:
    os.link(document, tmp_path / "SECOND.md")
    (tmp_path / "state").write_bytes(b"in the way")
    with pytest.raises(StoreError, match="state/in-place"):
        file_of(document).save(b"two\n", b"one\n")
    assert document.read_bytes() == b"one\n"


def test_after_a_failed_flush_the_file_is_unchanged_and_the_next_save_uses_a_new_temporary(document: Path) -> None:
    counting = Counting(System())
    file_of(document, counting).save(b"two\n", b"one\n")
    first_flush = counting.calls.index("flush")
    system = failing(System(), first_flush, 5)
    file = file_of(document, system)
    with pytest.raises(StoreError, match="did not confirm"):
        file.save(b"three\n", b"two\n")
    assert document.read_bytes() == b"two\n"
    assert alone(document)
    assert file.save(b"three\n", b"two\n") == Saved()


def test_a_folder_that_is_not_flushed_leaves_the_text_in_place_but_unconfirmed(document: Path) -> None:
    counting = Counting(System())
    file_of(document, counting).save(b"two\n", b"one\n")
    second_flush = counting.calls.index("flush", counting.calls.index("flush") + 1)
    file = file_of(document, failing(System(), second_flush, 5))
    assert file.save(b"three\n", b"two\n") == Saved(flushed=False)
    assert document.read_bytes() == b"three\n"
    assert file.save(b"three\n", b"three\n") == Saved(), "it is written again until the disk confirms it"


def test_holds_compares_bytes_and_not_times(document: Path) -> None:
    file = file_of(document)
    before = document.stat()
    document.write_bytes(b"two\n")
    os.utime(document, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not file.holds(b"one\n")
    assert file.holds(b"two\n")


def test_on_a_full_disk_the_old_text_stays_until_there_is_room(tmp_path: Path) -> None:
    try:
        disk = small_disk(256)
        folder = disk.__enter__()
    except OSError as problem:
        pytest.skip(f"a small file system cannot be mounted: {problem}")
    try:
        path = os.path.join(folder, "doc.md")
        with open(path, "wb") as handle:
            handle.write(b"old\n")
        filler = fill(folder)
        file = File(path, str(tmp_path / "state"))
        with pytest.raises(DiskFullError, match="no room"):
            file.save(b"new\n" * 5000, b"old\n")
        assert sorted(os.listdir(folder)) == ["doc.md", "filler"]
        assert file.read() == b"old\n"
        os.unlink(filler)
        assert file.save(b"new\n" * 5000, b"old\n") == Saved()
        file.close()
    finally:
        disk.__exit__(None, None, None)


def replaced(document: Path, text: bytes) -> None:
    other = document.parent.parent / "other"
    other.write_bytes(text)
    other.rename(document)
