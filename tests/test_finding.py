"""Which file is a project's document."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from journal.finding import LIKELY, find
from journal.kinds.custom import kind_from_toml
from journal.kinds.which import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from journal.kinds.kind import Kind

PAGE = "# Work\n\n## In Progress\n- one\n\n## Blockers\n- None\n\n## Next Steps\n- two\n"
HANDBOOK = "# Business Continuity\n\n## Introduction\nText.\n\n## Our Offices\nText.\n\n## Contacts\nText.\n"


def write(path: Path, text: str = PAGE, modified: float = 1000.0) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (modified, modified))
    return str(path)


def paths(start: Path, home: Path, kinds: Mapping[str, Kind] = KINDS) -> list[str]:
    return [candidate.path for candidate in find(str(start), str(home), kinds)]


def test_the_document_is_found_from_a_folder_below_it(tmp_path: Path) -> None:
    document = write(tmp_path / "project" / "CONTINUITY.md")
    (tmp_path / "project" / "src" / "queue").mkdir(parents=True)
    assert paths(tmp_path / "project" / "src" / "queue", tmp_path) == [document]


def test_tools_keep_it_in_places_of_their_own(tmp_path: Path) -> None:
    for place in (
        ".loki/CONTINUITY.md",
        "dev/active/queue/queue-context.md",
        ".planning/STATE.md",
        "memory-bank/activeContext.md",
        ".context/PROGRESS.md",
    ):
        project = tmp_path / place.replace("/", "_")
        document = write(project / place)
        assert paths(project, tmp_path) == [document]


def test_of_equal_pages_the_one_in_the_projects_own_folder_comes_before_those_of_tools(tmp_path: Path) -> None:
    own = write(tmp_path / "CONTEXT.md", PAGE, 1000.0)
    kept = write(tmp_path / ".context" / "PROGRESS.md", PAGE, 2000.0)
    assert paths(tmp_path, tmp_path) == [own, kept]


def test_the_search_ends_at_the_root_of_the_repository_and_below_home(tmp_path: Path) -> None:
    write(tmp_path / "CONTINUITY.md")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "src").mkdir()
    (tmp_path / "loose").mkdir()
    assert paths(tmp_path / "repository" / "src", tmp_path.parent) == []
    assert paths(tmp_path / "loose", tmp_path) == []


def test_candidates_are_listed_by_likelihood_and_then_by_age(tmp_path: Path) -> None:
    handbook = write(tmp_path / "CONTINUITY.md", HANDBOOK, 3000.0)
    old = write(tmp_path / "HANDOFF.md", PAGE, 1000.0)
    new = write(tmp_path / "SESSION_HANDOFF.md", PAGE, 2000.0)
    assert paths(tmp_path, tmp_path) == [new, old, handbook]


def test_a_handbook_under_a_well_known_name_is_not_taken_without_asking(tmp_path: Path) -> None:
    write(tmp_path / "HANDOFF.md", HANDBOOK)
    [candidate] = find(str(tmp_path), str(tmp_path), KINDS)
    assert candidate.likelihood < LIKELY


def test_an_empty_document_goes_by_its_name(tmp_path: Path) -> None:
    write(tmp_path / "CONTINUITY.md", "")
    [candidate] = find(str(tmp_path), str(tmp_path), KINDS)
    assert candidate.likelihood >= LIKELY


def test_what_cannot_be_read_is_no_candidate(tmp_path: Path) -> None:
    (tmp_path / "CONTINUITY.md").mkdir()
    (tmp_path / "HANDOFF.md").symlink_to(tmp_path / "gone.md")
    os.mkfifo(tmp_path / "PROGRESS.md")
    assert paths(tmp_path, tmp_path) == []
    assert paths(tmp_path / "nowhere", tmp_path) == []


def test_a_page_of_a_users_kind_is_found_by_its_name_and_its_headings(tmp_path: Path) -> None:
    document = write(tmp_path / "STANDUP.md", "# Team\n\n## Yesterday\n\n## Today\n")
    sections = '[[section]]\ntitle = "Yesterday"\nrole = "done"\n[[section]]\ntitle = "Today"\nrole = "doing"\n'
    standup = kind_from_toml(f'name = "standup"\nfiles = ["STANDUP.md"]\n{sections}', "standup.toml")
    (found,) = find(str(tmp_path), str(tmp_path), {**KINDS, "standup": standup})
    assert (found.path, found.likelihood >= LIKELY) == (document, True)
    assert find(str(tmp_path), str(tmp_path), KINDS) == []
