"""The desk: edits, saving, undo, and what others write meanwhile."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journal.asides import place
from journal.document.edit import Add, Decide, Drop, Mark, MoveTo, Reword
from journal.document.marks import State
from journal.document.verify import Refused
from journal.events import Changed, Joined, Unwritten, Written
from journal.overwriting import restore
from journal.settings import set_for_project
from journal.store.errors import StoreError
from tests.desk import PAGE, Bench

if TYPE_CHECKING:
    from journal.desk import Desk
    from journal.document.edit import Edit


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_an_edit_reaches_the_file_when_it_is_saved(bench: Bench) -> None:
    desk = bench.open()
    desk.do(Reword("next.2", "Load test with 1000 jobs"))
    assert bench.text == PAGE
    assert not desk.is_saved
    desk.save()
    assert bench.text == PAGE.replace("Load test", "Load test with 1000 jobs")
    assert desk.is_saved


def test_undo_is_byte_for_byte_and_redo_brings_it_back(bench: Bench) -> None:
    desk = bench.open()
    desk.do(Drop("next.1"))
    desk.save()
    edited = bench.text
    assert desk.undo() == "remove: Wire jitter"
    desk.save()
    assert bench.text == PAGE
    assert desk.redo() == "remove: Wire jitter"
    desk.save()
    assert bench.text == edited


def test_undo_reaches_back_across_a_restart(bench: Bench) -> None:
    first = bench.open()
    first.do(Mark("doing.1", State.DONE))
    first.do(Add("next", "Ask for a second broker"))
    first.save()
    first.close()
    second = bench.open()
    second.undo()
    second.undo()
    second.save()
    assert bench.text == PAGE
    with pytest.raises(Refused, match="nothing to undo"):
        second.undo()


def test_what_was_not_saved_before_a_kill_is_there_at_the_next_start(bench: Bench) -> None:
    child = (
        "import os, sys\n"
        "from journal.desk import Desk\n"
        "from journal.document.edit import Add, Reword\n"
        "desk = Desk(sys.argv[1], state=sys.argv[2])\n"
        "desk.do(Add('next', 'First'))\n"
        "desk.do(Reword('doing.2', 'Admin page, with counts'))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run([sys.executable, "-c", child, str(bench.file), bench.state], check=False)
    assert killed.returncode == -9
    assert bench.text == PAGE
    desk = bench.open()
    assert desk.recovered == ["add to next: First", "reword: Admin page"]
    desk.save()
    assert bench.text == PAGE.replace("2. Load test\n", "2. Load test\n3. First\n").replace(
        "Admin page", "Admin page, with counts"
    )
    desk.close()
    assert bench.open().recovered == []


def _killed(bench: Bench, *edits: Edit) -> None:
    """Another program makes some edits and is killed before it saves."""
    child = (
        "import os, sys\n"
        "from journal.desk import Desk\n"
        "from journal.document.edit import *\n"
        "from journal.document.marks import State\n"
        "desk = Desk(sys.argv[1], state=sys.argv[2])\n"
        "for edit in eval(sys.argv[3]):\n"
        "    desk.undo() if edit is None else desk.do(edit)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    words = (child, str(bench.file), bench.state, repr(edits).replace("<State.DONE: 'done'>", "State.DONE"))
    assert subprocess.run([sys.executable, "-c", *words], check=False).returncode == -9


@pytest.mark.parametrize("has_saved", [False, True])
def test_what_was_not_saved_before_a_kill_is_joined_with_what_another_writer_saved_since(
    bench: Bench, has_saved: bool
) -> None:
    before = PAGE
    if has_saved:
        desk = bench.open()
        desk.do(Reword("next.1", "Wire it"))
        desk.save()
        desk.close()
        before = bench.text
    _killed(bench, Add("next", "First"), Reword("next.3", "First of all"), Mark("doing.1", State.DONE))
    theirs = before.replace("# Queue\n", "# Queue\n\nA line of theirs.\n").replace("Admin page", "Admin pages")
    bench.write(theirs)
    desk = bench.open()
    assert desk.recovered == ["add to next: First", "reword: First", "mark done: Retry policy"]
    assert desk.asides() == []
    desk.save()
    ours = theirs.replace("2. Load test\n", "2. Load test\n3. First of all\n").replace("- 🔄 Retry policy\n", "")
    assert bench.text == ours.replace("- ✅ Worker loop\n", "- ✅ Worker loop\n- ✅ Retry policy\n")


def test_of_what_was_not_saved_only_what_another_writer_changed_too_goes_aside(bench: Bench) -> None:
    _killed(bench, Reword("next.1", "Wire it"), Reword("doing.2", "Admin page, with counts"))
    theirs = PAGE.replace("Admin page", "Admin pages for all")
    bench.write(theirs)
    desk = bench.open()
    assert desk.recovered == ["reword: Wire jitter"]
    (aside,) = desk.asides()
    assert aside.ours.decode() == "Admin page, with counts"
    desk.save()
    assert bench.text == theirs.replace("Wire jitter", "Wire it")


def test_what_was_undone_before_a_kill_is_undone_beside_another_writer(bench: Bench) -> None:
    desk = bench.open()
    desk.do(Reword("next.1", "Wire it"))
    desk.do(Reword("next.2", "Load it"))
    desk.save()
    desk.close()
    _killed(bench, None, None)  # type: ignore[arg-type]
    bench.write(bench.text.replace("Admin page", "Admin pages"))
    desk = bench.open()
    desk.save()
    assert bench.text == PAGE.replace("Admin page", "Admin pages")


def test_undo_after_another_writer_reaches_back_through_edits_that_were_saved_together(bench: Bench) -> None:
    desk = bench.open()
    desk.do(Reword("next.1", "Wire it"))
    desk.do(Reword("next.2", "Load it"))
    desk.save()
    bench.write(bench.text.replace("Admin page", "Admin pages"))
    desk.refresh()
    desk.undo()
    desk.undo()
    desk.save()
    assert bench.text == PAGE.replace("Admin page", "Admin pages")


def test_our_edit_is_applied_again_to_what_another_writer_left(bench: Bench) -> None:
    desk = bench.open()
    events: list[object] = []
    desk.subscribe(events.append)
    desk.do(Mark("doing.1", State.DONE))
    theirs = PAGE.replace("# Queue\n", "# Queue\n\nA line of theirs.\n").replace("Admin page", "Admin pages")
    bench.write(theirs)
    desk.save()
    assert bench.text == theirs.replace("- 🔄 Retry policy\n", "").replace(
        "- ✅ Worker loop\n", "- ✅ Worker loop\n- ✅ Retry policy\n"
    )
    assert [type(event) for event in events] == [Changed, Joined, Written]


def test_what_another_writer_changed_too_goes_aside_and_can_be_placed(bench: Bench) -> None:
    desk = bench.open()
    desk.do(Reword("doing.1", "Retry policy with jitter"))
    theirs = PAGE.replace("Retry policy", "Retry policy for mails")
    bench.write(theirs)
    desk.save()
    assert bench.text == theirs
    (aside,) = desk.asides()
    assert aside.ours.decode() == "Retry policy with jitter"
    place(desk, aside.number)
    desk.save()
    assert bench.text == PAGE.replace("Retry policy", "Retry policy with jitter")
    assert desk.asides() == []


def test_undo_after_another_writer_takes_back_our_change_and_leaves_theirs(bench: Bench) -> None:
    desk = bench.open()
    desk.do(Reword("next.1", "Wire jitter into the worker"))
    desk.save()
    bench.write(bench.text.replace("Worker loop", "Worker loop, restartable"))
    assert desk.refresh()
    desk.undo()
    desk.save()
    assert bench.text == PAGE.replace("Worker loop", "Worker loop, restartable")


@pytest.mark.parametrize("place", ["up", "first", "after next.1", "doing"])
def test_a_move_that_is_undone_beside_another_writer_gives_bullets_and_blank_lines_back(
    tmp_path: Path, place: str
) -> None:
    page = "# T\n\n## Doing\n\n- a\n\n## Next\n\n* one\n* two\n\n  more\n\n\n- three\n\n## Links\n\n- b\n"
    bench = Bench(tmp_path, page)
    desk = bench.open()
    desk.do(MoveTo("next.3", place))
    desk.save()
    bench.write(bench.text.replace("# T\n", "# Title\n"))
    desk.refresh()
    desk.undo()
    assert desk.document.text == page.replace("# T\n", "# Title\n")


def test_a_refused_edit_leaves_everything_as_it_was(bench: Bench) -> None:
    desk = bench.open()
    with pytest.raises(Refused, match=r"there is no item doing\.9"):
        desk.do(Reword("doing.9", "x"))
    assert desk.is_saved
    assert desk.document.text == PAGE


def test_a_vanished_file_is_said_and_the_edit_is_kept(bench: Bench) -> None:
    desk = bench.open()
    events: list[object] = []
    desk.subscribe(events.append)
    desk.do(Add("next", "Kept"))
    bench.file.unlink()
    with pytest.raises(StoreError):
        desk.save()
    assert isinstance(events[-1], Unwritten)
    desk.close()
    bench.write(PAGE)
    desk = bench.open()
    assert desk.recovered == ["add to next: Kept"]


def test_saving_without_a_change_does_not_touch_the_file(bench: Bench) -> None:
    before = bench.file.stat()
    bench.open().save()
    after = bench.file.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_every_saved_version_can_be_had_again_and_restored(bench: Bench) -> None:
    desk = bench.open()
    desk.do(Reword("next.1", "Wire it"))
    desk.save()
    desk.do(Drop("blockers.1"))
    desk.save()
    first = desk.versions()[0]
    restore(desk, first.number)
    desk.save()
    assert bench.text.encode() == desk.version(first.number)
    desk.undo()
    desk.save()
    assert "Redis" not in bench.text


def test_the_field_that_says_when_the_page_changed_is_set_in_its_own_form(tmp_path: Path) -> None:
    page = PAGE.replace("**Status:**", "**Last Updated:** 2020-01-02 03:04\n**Status:**")
    bench = Bench(tmp_path, page)
    desk = bench.open()
    desk.do(Reword("next.1", "Wire it"))
    desk.save()
    assert "**Last Updated:** 2023-11-1" in bench.text
    desk.undo()
    desk.save()
    assert bench.text == page


@pytest.mark.parametrize("key", ["last_updated", "更新日", "Última actualización", "Обновлено", "Son güncelleme"])
def test_the_field_that_says_when_the_page_changed_is_known_in_every_spelling(tmp_path: Path, key: str) -> None:
    bench = Bench(tmp_path, f"---\n{key}: 2020-01-02\n---\n## Next\n\n- one\n")
    desk = bench.open()
    desk.do(Add("next", "two"))
    assert f"{key}: 2023-11-1" in desk.document.text


def test_a_decision_has_the_day_on_which_it_was_made(tmp_path: Path) -> None:
    bench = Bench(tmp_path, "## Decisions\n\n### Use Redis\n**Date:** 2020-01-02\n**Why:** fast\n")
    desk = bench.open()
    desk.do(Decide("Drop Kafka"))
    assert "### Drop Kafka\n**Date:** 2023-11-1" in desk.document.text


def test_what_an_agent_erased_without_knowing_is_applied_again(bench: Bench) -> None:
    desk = bench.open()
    desk.do(Reword("next.2", "Load test with 1000 jobs"))
    desk.save()
    read_by_agent = bench.text
    desk.do(Mark("doing.1", State.DONE))
    desk.do(Add("blockers", "No access to the shared broker"))
    desk.save()
    joined: list[Joined] = []
    desk.subscribe(lambda event: joined.append(event) if isinstance(event, Joined) else None)
    bench.write(
        read_by_agent.replace("1. Wire jitter\n", "1. Wire jitter\n2. Ask operations\n").replace("2. Load", "3. Load")
    )
    desk.refresh()
    desk.save()
    assert joined == [Joined(asides=0, rescued=1)]
    for words in ("- ✅ Retry policy", "No access to the shared broker", "2. Ask operations", "3. Load test with 1000"):
        assert words in bench.text
    assert desk.undo() == "apply again what an old reading erased"


def test_what_may_be_meant_goes_aside_as_what_it_is_about(bench: Bench) -> None:
    desk = bench.open()
    desk.do(Reword("next.2", "Load test with 1000 jobs"))
    desk.save()
    bench.write(PAGE)
    desk.refresh()
    (aside,) = desk.asides()
    assert (aside.theirs, aside.ours) == (b"2. Load test\n", b"2. Load test with 1000 jobs\n")
    place(desk, aside.number)
    desk.save()
    assert bench.text == PAGE.replace("Load test", "Load test with 1000 jobs")


def test_a_start_notices_a_write_from_an_old_reading_too(bench: Bench) -> None:
    desk = bench.open()
    desk.do(Reword("next.2", "Load test with 1000 jobs"))
    desk.save()
    read_by_agent = bench.text
    desk.do(Drop("blockers.1"))
    desk.do(Mark("doing.1", State.DONE))
    desk.save()
    desk.close()
    bench.write(read_by_agent.replace("# Queue", "# Queues"))
    os.utime(bench.file, (bench.now + 3, bench.now + 3))
    desk = bench.open()
    desk.save()
    assert bench.text.startswith("# Queues")
    assert "Redis" not in bench.text
    assert "- ✅ Retry policy" in bench.text


def test_a_version_that_is_damaged_keeps_nobody_from_the_page(bench: Bench) -> None:
    desk = bench.open()
    for text in ("one", "two"):
        desk.do(Add("next", text))
        desk.save()
    with closing(sqlite3.connect(Path(bench.state) / "ledger.db")) as ledger, ledger:
        ledger.execute("UPDATE versions SET data = x'ff' WHERE number = (SELECT max(number) FROM versions)")
    bench.write(bench.text.replace("3. one\n", "3. one by another\n"))
    assert desk.refresh()
    desk.do(Add("next", "three"))
    desk.save()
    desk.close()
    bench.write(bench.text.replace("4. two\n", "4. two by another\n"))
    again = bench.open()
    assert [item.text for item in again.page.of("next")][2:] == ["one by another", "two by another", "three"]
    again.close()


def test_old_versions_thin_out_as_new_ones_come(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.desk.THIN_EVERY", 4)
    monkeypatch.setattr("journal.store.edits.MOST", 2)
    desk = bench.open()
    for number in range(8):
        bench.now += 1
        desk.do(Reword("next.1", f"Wire jitter, take {number}"))
        desk.save()
    kept = len(desk.versions())
    bench.now += 40 * 86_400
    for number in range(8):
        desk.do(Reword("next.1", f"Wire jitter, a month later {number}"))
        desk.save()
    assert len(desk.versions()) < kept + 8
    assert desk.version(desk.versions()[-1].number).decode() == bench.text
    assert 2 <= _undone(desk) < 8


def test_versions_take_no_more_room_than_the_user_gives_them(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.desk.THIN_EVERY", 1)
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(bench.folder / "config"))
    set_for_project("history", "0.0005", str(bench.folder))
    desk = bench.open()
    for number in range(40):
        desk.do(Reword("next.1", f"Wire jitter, take {number} {os.urandom(20).hex()}"))
        desk.save()
    assert len(desk.versions()) < 20
    assert desk.version(desk.versions()[-1].number).decode() == bench.text


def _undone(desk: Desk) -> int:
    """How many edits can be undone."""
    count = 0
    with suppress(Refused):
        while desk.undo():
            count += 1
    return count
