"""What the user says that a section of the document is for, remembered for the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.document.page import ROLES
from journal.kinds.roles import title_path
from journal.meaning import meaning_for
from journal.project.roots import project_of
from journal.settings import CONFIG, NO_ROLE, SettingError, role_given, set_for_project
from journal.tui.screens.choosing import ChoosingScreen

if TYPE_CHECKING:
    from journal.tui.view import View

AS_READ = "as it reads"
_WHAT = {
    "status": "where things stand", "goal": "what it is all for", "doing": "in progress", "done": "finished",
    "todo": "to do, some time", "blockers": "what is in the way", "resolved": "what was in the way",
    "next": "what comes next", "files": "files and why they changed", "decisions": "what was decided, and why",
    "lessons": "what was learned", "tests": "tests and their results", "handoff": "where it stopped",
    "commands": "what to run", "commits": "commits made", "questions": "open questions",
    "constraints": "what must hold", "links": "where more is",
    NO_ROLE: "nothing that a pane shows by name", AS_READ: "what journal takes it for by its title",
}  # fmt: skip


def role_screen(view: View, section: int) -> ChoosingScreen:
    """Asks what a section is for."""
    page = view.keeper.page
    names = [(role, _WHAT.get(role, "")) for role in (AS_READ, *ROLES, NO_ROLE)]
    path = title_path(page.outline.sections, section)

    def then(role: str) -> None:
        give_role(view, path, "" if role == AS_READ else role)

    title = page.outline.sections[section].title
    return ChoosingScreen(f"What is “{title}” for?", names, page.roles[section] or AS_READ, then)


def more_panes_screen(view: View) -> ChoosingScreen:
    """Asks which pane to show beside those that are there; `add` in it makes its section."""
    there = {pane.role for pane in view.board.panes}
    names = [(role, _WHAT[role]) for role in ROLES if role not in there]
    return ChoosingScreen("Another pane", names, "", view.show_pane)


def give_role(view: View, path: str, role: str) -> None:
    """Remember the role of the sections with a title path, and read the page anew; an empty one forgets it."""
    document = view.keeper.desk.path
    home, file = role_given(path, document)
    if file == CONFIG:
        view.say(f"{CONFIG} gives that section its role, and wins; change it there", "warning")
        return
    try:
        set_for_project(f"roles.{path}", role, home or project_of(document))
    except (OSError, SettingError) as problem:
        view.say(f"the role cannot be remembered: {problem}", "warning")
        return
    view.keeper.read_as(meaning_for(document))
    view.filter(view.board.words)
    view.say(f"remembered: {path} is {role}" if role else f"forgotten: {path} is what its title says", "fresh")
