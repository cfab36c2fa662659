"""Keeping the page: what failed is tried again, and what that brings is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.edit import Reword
from journal.tui.keeper import RETRY, Keeper
from tests.desk import PAGE

if TYPE_CHECKING:
    from tests.desk import Bench


def test_what_another_wrote_before_a_save_is_tried_again_is_new_on_the_page(bench: Bench) -> None:
    keeper = Keeper(bench.open(), lambda: bench.now, lambda seconds, save: None)
    keeper.desk.do(Reword("next.2", "Load test with 1000 jobs"))
    bench.file.unlink()
    bench.file.mkdir()  # nothing can be saved there
    assert not keeper.save()
    assert keeper.standing.trouble
    bench.file.rmdir()
    bench.write(PAGE.replace("Wire jitter", "Wire much jitter"))
    bench.now += RETRY
    assert keeper.look()
    assert [item.text for item in keeper.page.of("next")] == ["Wire much jitter", "Load test with 1000 jobs"]
