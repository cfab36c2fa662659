"""Fields of items and of the page, roles without a section, asides, and ages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.asides import drop
from journal.document.edit import Add, Reword
from journal.document.page import ROLES
from tests.tui.stage import NOON, Bench, Stage, play

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """# Pump

**Status:** running
**Phase:** two

## In Progress

- 🔄 Valve

## Blockers

- No seal in stock
  - **Impact:** no test
  - [ ] Ordered twice
  seen by nobody
"""


def test_a_field_of_an_item_is_edited_added_and_taken_back(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("2", "E")
        assert "Impact: no test" in stage.screen
        await stage.press("enter")
        await stage.write(" at all")
        await stage.press("a")
        await stage.write("Workaround: glue")
        await stage.shows("Workaround: glue")
        await stage.press("u")
        assert "Workaround:" not in stage.screen
        await stage.press("a")
        await stage.write("no colon")
        assert "write it as key: value" in stage.foot

    text = play(tmp_path, script, PAGE).text
    assert "  - **Impact:** no test at all\n" in text
    assert "glue" not in text


def test_a_detail_is_edited_where_it_is_an_item_of_its_own(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("2", "E", "j", "enter", "ctrl+u")
        await stage.write("Ordered thrice")

    assert "  - [ ] Ordered thrice" in play(tmp_path, script, PAGE).text


def test_a_field_of_the_page_is_edited(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("P", "j", "enter", "ctrl+u")
        await stage.write("three")
        await stage.press("escape")

    assert "**Phase:** three\n" in play(tmp_path, script, PAGE).text


def test_a_role_without_a_section_gets_a_pane_and_its_section_in_the_right_place(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("N")
        missing = [role for role in ROLES if role not in ("doing", "blockers", "next", "files")]
        await stage.press(*["j"] * missing.index("lessons"))
        await stage.press("enter")
        assert "no such section yet" in stage.screen
        await stage.press("a")
        await stage.write("Keep a seal at hand")

    text = play(tmp_path, script, PAGE).text
    assert text.index("## Blockers") < text.index("- Keep a seal at hand")


async def disagree(stage: Stage) -> None:
    """Ours and another writer's words for the same item."""
    desk = stage.app.screen.keeper.desk
    stage.bench.write(stage.bench.text.replace("🔄 Valve", "🔄 Valve of steel"))
    desk.do(Reword("doing.1", "Valve of brass"))
    desk.save()
    await stage.press("A")
    await stage.shows("Valve of brass")


def test_both_of_two_writers_words_can_stand(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await disagree(stage)
        await stage.press("b")
        await stage.shows("nothing is aside")

    assert "- 🔄 Valve of steel\n- 🔄 Valve of brass\n" in play(tmp_path, script, PAGE).text


def test_what_is_aside_is_edited_before_it_is_placed(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await disagree(stage)
        await stage.press("e")
        await stage.write(" and steel")
        await stage.shows("nothing is aside")

    assert "- 🔄 Valve of brass and steel\n" in play(tmp_path, script, PAGE).text


def test_what_is_aside_may_have_been_settled_elsewhere(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await disagree(stage)
        desk = stage.app.screen._view.keeper.desk
        drop(desk, desk.asides()[0].number)
        await stage.press("e")
        await stage.shows("was settled elsewhere")
        await stage.shows("nothing is aside")

    assert "- 🔄 Valve of steel\n" in play(tmp_path, script, PAGE).text


def test_a_blocker_tells_for_how_long_it_has_been_there(tmp_path: Path) -> None:
    bench = Bench(tmp_path, PAGE)
    for days, text in ((3, "No glue"), (2, "No tape")):
        bench.now = NOON - days * 86_400
        desk = bench.open()
        desk.do(Add("blockers", text))
        desk.save()
        desk.close()
    bench.now = NOON

    async def script(stage: Stage) -> None:
        await stage.press("enter")  # past what the next reader must know first
        await stage.until(lambda: any("No tape" in line and line.endswith(" 2 d") for line in stage.lines))
        assert any("No glue" in line and line.endswith("3 d") for line in stage.lines)
        assert not any("seal" in line and line.endswith("days") for line in stage.lines)

    play(tmp_path, script, bench.text)
