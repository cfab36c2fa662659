"""How long items have been there: what is searched once, and what is known without a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.edit import Add, Reword
from journal.tui.ages import Ages
from tests.desk import Bench

if TYPE_CHECKING:
    from pathlib import Path

    from journal.desk import Desk

HOUR = 3_600


def learned(ages: Ages, desk: Desk) -> Ages:
    """The ages of a desk's page, once they were looked for."""
    ages.learn(desk.page)
    assert ages._search is not None
    ages._search.join()
    assert ages.learn(desk.page)
    return ages


def test_the_ages_of_all_items_are_found_together(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    desk = bench.open()
    for number in range(20):
        bench.now += 2 * HOUR
        desk.do(Add("blockers", f"trouble {number}."))
        desk.save()
    ages = learned(Ages(desk, "blockers", lambda: bench.now), desk)
    assert [ages.of(f"trouble {number}.") for number in (19, 18, 1)] == ["", "2 h", "36 h"]
    assert ages.of("Redis drops idle sockets") == "", "the first version has it"
    desk.close()


def test_what_comes_while_the_pane_is_open_is_not_searched_for(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    desk = bench.open()
    desk.session()
    ages = learned(Ages(desk, "blockers", lambda: bench.now), desk)
    desk.do(Add("blockers", "No glue"))
    assert not ages.learn(desk.page)
    assert ages._search is None
    bench.now += 5 * HOUR
    assert ages.of("No glue") == "5 h"
    desk.close()


def test_what_the_page_had_in_another_section_is_as_old_as_that(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    desk = bench.open()
    desk.do(Add("next", "Ask for glue"))
    desk.save()
    ages = learned(Ages(desk, "blockers", lambda: bench.now), desk)
    bench.now += 5 * HOUR
    desk.do(Reword("blockers.1", "Redis drops sockets"))
    bench.write(bench.text.replace("## Next Steps", "## Blocked by"))
    desk.save()
    learned(ages, desk)
    assert ages.of("Ask for glue") == "5 h"
    assert ages.of("Redis drops sockets") == ""
    desk.close()
