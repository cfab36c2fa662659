"""What keys do to whole sections: every one is reached, written and added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.screens.outline import OutlineScreen
from tests.tui.stage import Stage, play

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """# Queue

## Testing Notes

### Tests Added

- `test_queue.py` - the queue

### Testing TODOs

- [ ] load

## To Run Locally

```bash
npm start
```
"""


def test_a_placeholder_makes_room_for_the_text_of_a_section(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("0", "j", "e")
        await stage.write("Jobs survive.")

    page = "# Queue\n\n## Objective\n\n[What for]\n"
    assert play(tmp_path, script, page).text == page.replace("[What for]", "Jobs survive.")


def test_the_text_of_a_section_is_written_from_the_outline(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("0", "j", "e")
        await stage.write("All of it by hand.")
        assert stage.foot == "written: Testing Notes"

    text = play(tmp_path, script, PAGE).text
    assert text == PAGE.replace("## Testing Notes\n", "## Testing Notes\n\nAll of it by hand.\n")


def test_a_line_is_added_to_the_code_of_a_section_from_the_outline(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("0", "G", "a")
        await stage.write("npm test")

    assert play(tmp_path, script, PAGE).text == PAGE.replace("npm start\n", "npm start\nnpm test\n")


def test_what_is_added_in_a_pane_stands_in_the_section_of_the_selected_item(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("5", "j", "a")
        await stage.write("soak")

    assert play(tmp_path, script, PAGE).text == PAGE.replace("- [ ] load\n", "- [ ] load\n- [ ] soak\n")


def test_escape_leaves_the_section_as_it_was(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("0", "j", "e", "x", "escape")

    assert play(tmp_path, script, PAGE).text == PAGE


def test_a_key_in_the_outline_is_for_the_section_that_is_shown(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("0", "j")
        text = stage.bench.text
        stage.bench.write(text.replace("## Testing Notes", "## Decisions\n\n- go on\n\n## Testing Notes"))
        outline = stage.app.screen
        assert isinstance(outline, OutlineScreen)
        keeper = outline._view.keeper
        await stage.until(lambda: any(item.text == "go on" for item in keeper.page.items))
        await stage.press("e")
        assert "the document has changed" in stage.screen
        await stage.press("j", "e")
        await stage.write("All of it by hand.")

    assert "## Testing Notes\n\nAll of it by hand.\n" in play(tmp_path, script, PAGE).text
