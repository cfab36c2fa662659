"""The page in colour, for people at a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from journal.cli.printing import SIGNS, printable
from journal.document.marks import State
from journal.document.words import unescaped
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.page import Page

_STYLES = {State.TODO: "", State.DOING: "yellow", State.DONE: "green", State.FAILED: "red", None: ""}


def print_page(page: Page, fields: list[tuple[str, str]], roles: list[str]) -> None:
    """Draw some fields and roles of a page; texts of the document are never markup."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(Text(printable(page.title or page.kind), style="bold"))
    for key, value in fields:
        console.print(Text.assemble((f"{printable(key)}: ", "dim"), printable(value)))
    if page.total:
        console.print(_bar(page.done, page.total))
    for role in roles:
        items = page.of(role)
        if not items:
            continue
        console.print()
        console.print(Text(f"{role} ({len([item for item in items if item.is_top])})", style="bold cyan"))
        width = max(len(item.id) for item in items)
        for item in items:
            head = Text(f"  {item.id.ljust(width)} ", style="dim")
            body = Text(f"{'' if item.is_top else '  '}{SIGNS[item.state]} ", style=_STYLES[item.state])
            body.append(printable(unescaped(item.text)), style="dim italic" if item.unset else "default")
            console.print(head + body, soft_wrap=True)
    if not page.items:
        console.print(Text("nothing in it that journal takes for an item", style="dim"))


def _bar(done: int, total: int) -> Text:
    width = min(total, 20)
    full = round(width * done / total)
    return Text.assemble(("●" * full, "green"), ("○" * (width - full), "dim"), f"  {done} of {total}")
