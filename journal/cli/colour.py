"""The page in colour, for people at a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from journal.cli.printing import SIGNS, printable
from journal.cli.telling import fields_of, groups, texts, words
from journal.document.marks import State
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.document.page import Item, Page

_STYLES = {State.TODO: "", State.DOING: "yellow", State.DONE: "green", State.FAILED: "red", None: ""}


def print_page(page: Page, fields: list[tuple[str, str]], roles: list[str], *, whole: bool) -> None:
    """Draw some fields and roles of a page; texts of the document are never markup."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(Text(printable(page.title or page.kind), style="bold"))
    for key, value in fields:
        console.print(Text.assemble((f"{printable(key)}: ", "dim"), printable(value)))
    if page.total:
        console.print(_bar(page.done, page.total))
    for role in roles:
        if items := page.of(role):
            console.print()
            console.print(Text(f"{role} ({len([item for item in items if item.is_top])})", style="bold cyan"))
            width = max(len(item.id) for item in items)
            for title, group in groups(page, items):
                if title:
                    console.print(Text(f"  {printable(title)}", style="dim"))
                for item in group:
                    console.print(_line(page, item, width), soft_wrap=True)
                    for line in fields_of(page, item) if whole else ():
                        console.print(Text(f"    {line}", style="dim"), soft_wrap=True)
        for text in texts(page, role) if whole else ():
            console.print()
            console.print(Text(printable(text)), soft_wrap=True)
    if not page.items:
        console.print(Text("nothing in it that journal takes for an item", style="dim"))


def _line(page: Page, item: Item, width: int) -> Text:
    head = Text(f"  {item.id.ljust(width)} ", style="dim")
    body = Text(f"{'' if item.is_top else '  '}{SIGNS[item.state]} ", style=_STYLES[item.state])
    body.append(printable(words(page, item)), style="dim italic" if item.unset else "default")
    return head + body


def _bar(done: int, total: int) -> Text:
    width = min(total, 20)
    full = round(width * done / total)
    return Text.assemble(("●" * full, "green"), ("○" * (width - full), "dim"), f"  {done} of {total}")
