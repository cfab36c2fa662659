"""The ledger has what must not be lost, and its own troubles stop nothing."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from journal.store.edits import Edits, State
from journal.store.ledger import Ledger
from journal.store.records import Asides, Sessions
from journal.store.versions import Versions
from tests.laboratories import kill, ledgers

DOCUMENT = "/project/CONTEXT.md"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "state")


def payloads(edits: Edits, document: str = DOCUMENT) -> list[bytes]:
    return [edit.payload for edit in edits.unsaved(document)]


def test_the_ledger_is_private(folder: str) -> None:
    ledger = Ledger(folder)
    Edits(ledger).record(DOCUMENT, None, b"edit", b"inverse")
    assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    assert {stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode) for name in os.listdir(folder)} == {0o600}
    ledger.close()


def test_an_edit_is_unsaved_until_the_file_holds_it(folder: str) -> None:
    edits = Edits(Ledger(folder))
    first = edits.record(DOCUMENT, 1, b"first", b"")
    edits.record(DOCUMENT, 1, b"second", b"")
    edits.record("/project/OTHER.md", 1, b"other", b"")
    assert payloads(edits) == [b"first", b"second"]
    edits.saved([first])
    assert payloads(edits) == [b"second"]


def test_what_is_done_beside_a_save_is_kept_with_it_or_not_at_all(folder: str) -> None:
    ledger = Ledger(folder)
    edits, versions = Edits(ledger), Versions(ledger)
    numbers = [edits.record(DOCUMENT, 1, b"edit", b"") for _ in range(2)]
    versions.store(DOCUMENT, b"text")

    def kept_and_interrupted() -> int:
        versions.store(DOCUMENT, b"never was")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        edits.saved(numbers[:1], beside=kept_and_interrupted)
    assert (len(payloads(edits)), len(versions.all(DOCUMENT))) == (2, 1)
    other = Ledger(folder)
    Versions(other).store(DOCUMENT, b"of another process")
    other.close()
    assert edits.saved(numbers[:1], beside=lambda: versions.store(DOCUMENT, b"never was, but is now")) == 3
    assert (len(payloads(edits)), versions.text(DOCUMENT, 3)) == (1, b"never was, but is now")
    ledger.close()


def test_an_edit_undone_before_it_was_saved_leaves_nothing_to_do(folder: str) -> None:
    edits = Edits(Ledger(folder))
    edits.undo(edits.record(DOCUMENT, 1, b"edit", b"inverse"))
    assert payloads(edits) == []


def test_an_edit_undone_after_it_was_saved_is_to_be_taken_out_of_the_file(folder: str) -> None:
    edits = Edits(Ledger(folder))
    number = edits.record(DOCUMENT, 1, b"edit", b"inverse")
    edits.saved([number])
    edits.undo(number)
    (edit,) = edits.unsaved(DOCUMENT)
    assert (edit.state, edit.held, edit.inverse) == (State.UNDONE, True, b"inverse")
    edits.saved([], gone=[number])
    assert payloads(edits) == []


def test_undo_and_redo_go_through_the_edits_in_order_across_a_restart(folder: str) -> None:
    ledger = Ledger(folder)
    edits = Edits(ledger)
    numbers = [edits.record(DOCUMENT, 1, payload, b"") for payload in (b"a", b"b", b"c")]
    edits.undo(numbers[2])
    edits.undo(numbers[1])
    ledger.close()
    edits = Edits(Ledger(folder))
    assert last(edits, State.DONE) == b"a"
    assert last(edits, State.UNDONE) == b"b"
    edits.redo(numbers[1], b"another inverse")
    assert last(edits, State.DONE) == b"b"
    assert last(edits, State.UNDONE) == b"c"
    edits.record(DOCUMENT, 1, b"d", b"")
    assert edits.last(DOCUMENT, State.UNDONE) is None, "a new edit takes the place of what was undone"
    assert last(edits, State.DONE) == b"d"


def last(edits: Edits, state: State) -> bytes:
    edit = edits.last(DOCUMENT, state)
    assert edit is not None
    return edit.payload


def test_what_another_process_undid_is_no_longer_unsaved_here(folder: str) -> None:
    ours, theirs = Edits(Ledger(folder)), Edits(Ledger(folder))
    number = ours.record(DOCUMENT, 1, b"edit", b"")
    theirs.undo(number)
    assert payloads(ours) == []


def test_a_path_that_is_not_text_is_kept_apart_from_others(folder: str) -> None:
    edits = Edits(Ledger(folder))
    edits.record(os.fsdecode(b"/project/\xff.md"), None, b"edit", b"")
    assert payloads(edits, os.fsdecode(b"/project/\xff.md")) == [b"edit"]
    assert payloads(edits, "/project/ÿ.md") == []


def test_another_living_process_keeps_its_edits_and_a_dead_one_s_are_offered_once(folder: str) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writing)
        Edits(Ledger(folder)).record(DOCUMENT, None, b"of the child", b"")
        os.write(1, b"")
        Path(folder, "recorded").touch()
        os.read(reading, 1)  # until the parent lets go
        os._exit(0)
    wait_for(Path(folder, "recorded"))
    first, second = Edits(Ledger(folder)), Edits(Ledger(folder))
    assert payloads(first) == []
    os.close(writing)
    os.waitpid(child, 0)
    os.close(reading)
    assert payloads(first) == [b"of the child"]
    first.saved([first.unsaved(DOCUMENT)[0].number])
    assert payloads(second) == []


def wait_for(path: Path) -> None:
    import time

    deadline = time.monotonic() + 10
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} did not appear"


def test_killed_while_recording_exactly_the_acknowledged_edits_are_offered(folder: str) -> None:
    assert ledgers.killed_while_recording(folder, 12, seed=os.getpid()) == []


def test_what_processes_leave_is_there_for_the_next_and_their_log_stays_short(folder: str) -> None:
    lengths = []
    for number in range(12):
        child = os.fork()
        if child == 0:
            ledger = Ledger(folder)
            Edits(ledger).record(DOCUMENT, None, b"%d" % number, os.urandom(100_000))
            ledger.leave()
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        log = Path(folder, "ledger.db-wal")
        lengths.append(log.stat().st_size if log.exists() else 0)
    assert max(lengths) > 100_000, "it was left there"
    assert 0 in lengths, "and taken in when it was long"
    assert payloads(Edits(Ledger(folder))) == [b"%d" % number for number in range(12)]


def test_several_processes_record_at_once(folder: str) -> None:
    assert ledgers.recorded_at_once(folder, 4, 60) == []


def test_damage_is_never_given_back_as_an_edit_and_stops_nothing(folder: str) -> None:
    assert ledgers.damaged(folder, 60, seed=os.getpid()) == []


def test_a_document_whose_number_is_damaged_is_damage_like_any_other(folder: str) -> None:
    ledger = Ledger(folder)
    Edits(ledger).record(DOCUMENT, None, b"before", b"")
    ledger.close()
    file = Path(folder, "ledger.db")
    whole, damaged = (b"CREATE TABLE documents (\n    id INTEGER PRI%sARY KEY" % letter for letter in (b"M", b"\xcd"))
    assert file.read_bytes().count(whole) == 1
    file.write_bytes(file.read_bytes().replace(whole, damaged))  # by one bit, and nobody numbers its rows
    ledger = Ledger(folder)
    edits = Edits(ledger)
    edits.record(DOCUMENT, None, b"new", b"")
    assert payloads(edits)[-1] == b"new"
    assert "set apart" in ledger.trouble


@pytest.mark.parametrize(
    "content", [b"this is no database at all, but it is long enough\n" * 40, b"SQLite format 3\0" * 100]
)
def test_what_is_no_ledger_is_set_apart_and_said(folder: str, content: bytes) -> None:
    os.mkdir(folder)
    Path(folder, "ledger.db").write_bytes(content)
    ledger = Ledger(folder, clock=lambda: 0.0)
    assert "set apart as" in ledger.trouble
    (apart,) = (name for name in os.listdir(folder) if ".damaged-" in name)
    assert Path(folder, apart).read_bytes() == content
    edits = Edits(ledger)
    edits.record(DOCUMENT, None, b"edit", b"")
    assert payloads(Edits(Ledger(folder))) == [b"edit"], "the new ledger is on disk"


def test_a_ledger_with_other_tables_is_set_apart(folder: str) -> None:
    os.mkdir(folder)
    with sqlite3.connect(os.path.join(folder, "ledger.db")) as other:
        other.execute("CREATE TABLE edits (wrong)")
        other.execute("PRAGMA user_version = 1")
    other.close()
    ledger = Ledger(folder)
    Edits(ledger).record(DOCUMENT, None, b"edit", b"")
    assert "set apart" in ledger.trouble


def test_a_newer_program_s_ledger_is_left_alone(folder: str) -> None:
    Ledger(folder).close()
    with sqlite3.connect(os.path.join(folder, "ledger.db")) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    ledger = Ledger(folder)
    assert "a newer version" in ledger.trouble
    edits = Edits(ledger)
    edits.record(DOCUMENT, None, b"edit", b"")
    assert payloads(edits) == [b"edit"]
    assert os.listdir(folder) == ["ledger.db"]


def test_damage_that_shows_while_working_keeps_the_unsaved_edits_that_can_be_read(folder: str) -> None:
    ledger = Ledger(folder)
    edits = Edits(ledger)
    edits.record(DOCUMENT, None, b"before", b"")
    ledger.change(lambda connection: connection.execute("DROP TABLE asides"))
    Asides(ledger).add(DOCUMENT, b"aside", b"", b"", b"")
    assert "set apart" in ledger.trouble
    assert payloads(edits) == [b"before"]
    edits.record(DOCUMENT, None, b"after", b"")
    assert payloads(edits) == [b"before", b"after"]


def test_a_check_finds_damage_that_nothing_else_shows(folder: str) -> None:
    ledger = Ledger(folder)
    edits = Edits(ledger)
    edits.record(DOCUMENT, None, b"edit", b"")
    ledger.check()
    assert ledger.trouble == ""
    ledger.change(lambda connection: connection.execute("PRAGMA writable_schema = ON"))
    ledger.change(lambda connection: connection.execute("DELETE FROM sqlite_schema WHERE name = 'edits_unsaved'"))
    ledger.close()
    ledger = Ledger(folder)
    ledger.check()
    assert "set apart" in ledger.trouble
    assert payloads(Edits(ledger)) == [b"edit"]


def test_wrong_use_is_not_taken_for_damage(folder: str) -> None:
    ledger = Ledger(folder)
    with pytest.raises(sqlite3.ProgrammingError):
        ledger.ask(lambda connection: connection.execute("SELECT ?", ()))
    assert ledger.trouble == ""
    assert [name for name in os.listdir(folder) if "damaged" in name] == []


def test_an_unwritable_folder_means_memory_and_is_said(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"")
    ledger = Ledger(str(in_the_way / "state"))
    assert "in memory only" in ledger.trouble
    edits = Edits(ledger)
    edits.record(DOCUMENT, None, b"edit", b"")
    assert payloads(edits) == [b"edit"]


def test_a_full_disk_means_memory_and_is_said() -> None:
    try:
        disk = kill.small_disk(512)
        folder = disk.__enter__()
    except OSError as problem:
        pytest.skip(f"a small file system cannot be mounted: {problem}")
    try:
        ledger = Ledger(folder)
        edits = Edits(ledger)
        edits.record(DOCUMENT, None, b"before", b"")
        kill.fill(folder)
        for _ in range(40):
            edits.record(DOCUMENT, None, b"large" * 1000, b"")
        assert "disk" in ledger.trouble
        assert payloads(edits) == [b"before", *[b"large" * 1000] * 40]
        ledger.close()
    finally:
        disk.__exit__(None, None, None)


def test_a_session_has_its_baseline_and_its_timeline(folder: str) -> None:
    times = iter(range(100))
    sessions = Sessions(Ledger(folder, clock=lambda: float(next(times))))
    number, _ = sessions.succeed(DOCUMENT, None, 0.0)
    sessions.keep_baseline(number, b"baseline")
    first = sessions.tell(number, "edit", b"1")
    sessions.tell(number, "commit", b"2")
    assert [(event.kind, event.payload) for event in sessions.events(number)] == [("edit", b"1"), ("commit", b"2")]
    assert [event.kind for event in sessions.events(number, after=first)] == ["commit"]
    current = sessions.current(DOCUMENT)
    assert current is not None
    assert (current.number, current.baseline, current.closed) == (number, b"baseline", None)
    sessions.close(number)
    assert sessions.current(DOCUMENT) is None
    assert [session.closed is None for session in sessions.all(DOCUMENT)] == [False]


DAY = 86400.0


class Past:
    """A ledger with a session that is closed and one that is open, and what they did on the first day."""

    def __init__(self, folder: str) -> None:
        self.now = 1_700_000_000.0
        self.ledger = Ledger(folder, lambda: self.now)
        self.edits, self.sessions, self.versions = Edits(self.ledger), Sessions(self.ledger), Versions(self.ledger)
        self.closed, _ = self.sessions.succeed(DOCUMENT, None, self.now)
        self.sessions.tell(self.closed, "edit", b"")
        self.edits.saved([self.edits.record(DOCUMENT, self.closed, b"closed", b"")])
        self.edits.record(DOCUMENT, self.closed, b"unsaved", b"")
        self.sessions.close(self.closed)
        self.open, _ = self.sessions.succeed(DOCUMENT, None, self.now)
        self.edits.saved([self.edits.record(DOCUMENT, self.open, b"open", b"")])

    def kept(self) -> list[bytes]:
        return [edit.payload for edit in self.edits.all(DOCUMENT)]


def test_old_edits_go_but_none_that_undo_may_reach_and_none_that_is_unsaved(folder: str) -> None:
    past = Past(folder)
    assert past.edits.prune(DOCUMENT) == 0
    past.now += 31 * DAY
    assert past.edits.prune("/project/OTHER.md") == 0
    assert past.edits.prune(DOCUMENT) == 1
    assert past.kept() == [b"unsaved", b"open"]


def test_of_very_many_edits_the_oldest_go(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.store.edits.MOST", 3)
    past = Past(folder)
    past.edits.saved([past.edits.record(DOCUMENT, past.open, b"new %d" % number, b"") for number in range(3)])
    assert past.edits.prune(DOCUMENT) == 2
    assert past.kept() == [b"unsaved", b"new 0", b"new 1", b"new 2"]


def test_a_session_is_kept_as_long_as_a_version_is_that_it_may_have_made(folder: str) -> None:
    past = Past(folder)
    past.sessions.prune(DOCUMENT)
    past.versions.store(DOCUMENT, b"first")
    past.sessions.prune(DOCUMENT)
    assert [len(past.sessions.events(session.number)) for session in past.sessions.all(DOCUMENT)] == [1, 0]
    past.now += DAY
    past.versions.store(DOCUMENT, b"second")
    past.versions.thin(DOCUMENT, largest=0)
    past.sessions.prune(DOCUMENT)
    assert [session.number for session in past.sessions.all(DOCUMENT)] == [past.open]
    assert past.sessions.events(past.closed) == []


def test_an_aside_stays_until_it_is_dropped(folder: str) -> None:
    number = Asides(Ledger(folder)).add(DOCUMENT, b"edit", b"base", b"theirs", b"ours")
    asides = Asides(Ledger(folder))
    (aside,) = asides.all(DOCUMENT)
    assert (aside.number, aside.payload, aside.ours) == (number, b"edit", b"ours")
    asides.drop(number)
    assert asides.all(DOCUMENT) == []
