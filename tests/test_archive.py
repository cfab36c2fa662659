"""What is done and old moves to a dated page when somebody says so, as one edit of both pages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from journal.archive import DAY, GROWN, archive, archive_by_rule, days, old_items
from journal.document.edit import Mark
from journal.document.marks import State
from journal.settings import SettingError
from tests.desk import Bench

if TYPE_CHECKING:
    from pathlib import Path

    from journal.desk import Desk

PAGE = """# Queue

## In Progress

- 🔄 Retry policy
  - backoff

## Completed

- ✅ Worker loop
  - with a detail
- ✅ Schema (2023-01-02)

## Resolved Blockers

1. Redis drops idle sockets
2. The disk was full

## Decisions

- Use Redis (2023-01-02)
"""


def moved(bench: Bench) -> str:
    """The archive page."""
    [page] = (bench.folder / "archive").iterdir()
    return page.read_text(encoding="utf-8")


def run(bench: Bench, older_than: int) -> list[str]:
    desk = bench.open()
    try:
        return archive(desk, old_items(desk, older_than)).items
    finally:
        desk.close()


def test_what_is_done_moves_with_its_details_under_the_title_that_it_had(tmp_path: Path) -> None:
    bench = Bench(tmp_path, PAGE)
    assert run(bench, 0) == ["Worker loop", "Schema (2023-01-02)", "Redis drops idle sockets", "The disk was full"]
    text = moved(bench)
    assert text.startswith("# Queue - archive of 2023-11-14\n\nFrom [CONTINUITY.md](../CONTINUITY.md).\n")
    assert "## Completed\n\n- ✅ Worker loop\n  - with a detail\n- ✅ Schema (2023-01-02)\n" in text
    assert "## Resolved Blockers\n\n1. Redis drops idle sockets\n2. The disk was full\n" in text
    assert "Worker loop" not in bench.text
    assert "- 🔄 Retry policy\n  - backoff\n" in bench.text
    assert "- Use Redis (2023-01-02)\n" in bench.text


TABLES = """# Queue

## Completed

| Task | Status | Note |
| :--- | --- | --- |
| Worker loop | ✅ done | since 2023-01-02 |
| Admin page | 🔄 going on | |

Some words below.

## Decisions

| Date | Decision | Why |
| --- | --- | --- |
| 2023-01-02 | Use Redis | it is there |
| 2023-11-13 | Jitter | waits meet |
"""


def test_rows_of_tables_move_with_the_heads_of_their_columns(tmp_path: Path) -> None:
    bench = Bench(tmp_path, TABLES)
    assert run(bench, 0) == ["Worker loop"]
    assert bench.text == TABLES.replace("| Worker loop | ✅ done | since 2023-01-02 |\n", "")
    row = "| Task | Status | Note |\n| :--- | --- | --- |\n| Worker loop | ✅ done | since 2023-01-02 |\n"
    assert f"## Completed\n\n{row}" in moved(bench)
    bench.write(bench.text.replace("🔄 going on", "✅ done"))
    run(bench, 0)
    assert f"{row}| Admin page | ✅ done | |\n" in moved(bench)


def test_rows_of_logs_move_by_their_day_where_somebody_says_so(tmp_path: Path) -> None:
    bench = Bench(tmp_path, TABLES)
    desk = bench.open()
    assert [item.text for item in old_items(desk, 30)] == ["Worker loop"]
    items = old_items(desk, 30, logs=True)
    assert [item.text for item in items] == ["Worker loop", "Use Redis"]
    archive(desk, items)
    assert "| 2023-11-13 | Jitter | waits meet |\n" in bench.text
    assert "Use Redis" not in bench.text
    assert "## Decisions\n\n| Date | Decision | Why |\n| --- | --- | --- |\n| 2023-01-02 | Use Redis |" in moved(bench)
    desk.undo()
    desk.save()
    desk.close()
    assert bench.text == TABLES


def test_undo_brings_back_every_byte_and_takes_it_out_of_the_archive_and_redo_does_it_again(tmp_path: Path) -> None:
    bench = Bench(tmp_path, PAGE)
    run(bench, 0)
    after, archived = bench.text, moved(bench)
    desk = bench.open()
    assert desk.undo() == "archive 4 items"
    desk.save()
    assert bench.text == PAGE
    assert "Worker loop" not in moved(bench)
    desk.redo()
    desk.save()
    desk.close()
    assert (bench.text, moved(bench)) == (after, archived)


def test_undo_leaves_an_archive_that_somebody_has_edited_since(tmp_path: Path) -> None:
    bench = Bench(tmp_path, PAGE)
    run(bench, 0)
    [page] = (bench.folder / "archive").iterdir()
    desk = bench.open()
    edited = type(desk)(str(page), state=bench.state)
    edited.do(Mark("done.1", State.TODO))
    edited.save()
    edited.close()
    kept = page.read_text(encoding="utf-8")
    desk.undo()
    desk.save()
    desk.close()
    assert bench.text == PAGE
    assert page.read_text(encoding="utf-8") == kept


def test_only_what_was_done_long_ago_is_old(tmp_path: Path) -> None:
    bench = Bench(tmp_path, PAGE)
    desk = bench.open()
    desk.do(Mark("doing.1", State.DONE))
    desk.save()
    bench.now += 40 * DAY
    assert {item.text for item in old_items(desk, 30)} == {
        "Retry policy",
        "Worker loop",
        "Schema (2023-01-02)",
        "Redis drops idle sockets",
        "The disk was full",
    }
    assert old_items(desk, 50) == [item for item in desk.page.items if "Schema" in item.text]
    desk.close()


def test_a_second_time_on_a_day_goes_on_with_the_same_page(tmp_path: Path) -> None:
    bench = Bench(tmp_path, PAGE)
    run(bench, 0)
    bench.write(bench.text.replace("## Completed\n", "## Completed\n\n- ✅ Load test\n"))
    assert run(bench, 0) == ["Load test"]
    assert "- ✅ Schema (2023-01-02)\n- ✅ Load test\n" in moved(bench)


def test_nothing_moves_by_itself_without_a_rule_nor_out_of_a_small_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config"
    config.mkdir()
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(config))
    grown = PAGE + "\n## Notes\n\n" + "More to say.\n" * (GROWN // 12)
    bench = Bench(tmp_path, grown)
    assert ruled(bench.open()) == 0
    (config / "config.toml").write_text(f'[projects."{tmp_path}"]\narchive = "30d"\n', encoding="utf-8")
    assert ruled(Bench(tmp_path, PAGE).open()) == 0
    bench = Bench(tmp_path, grown)
    assert ruled(bench.open()) == 1
    assert "- ✅ Schema (2023-01-02)" in moved(bench)
    assert "- ✅ Worker loop" in bench.text


def ruled(desk: Desk) -> int:
    archived = archive_by_rule(desk)
    desk.close()
    return len(archived.items) if archived else 0


def test_an_age_is_days_or_weeks() -> None:
    assert [days(age) for age in ("30d", "4w", "7", "0d")] == [30, 28, 7, 0]
    with pytest.raises(SettingError, match="write it as 30d or 4w"):
        days("soon")


def test_a_folder_that_cannot_be_made_is_said_and_nothing_moves(tmp_path: Path) -> None:
    bench = Bench(tmp_path, PAGE)
    (tmp_path / "archive").write_text("a file", encoding="utf-8")
    with pytest.raises(Exception, match="archive"):
        run(bench, 0)
    assert bench.text == PAGE
    assert os.path.isfile(tmp_path / "archive")
