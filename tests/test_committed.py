"""Commits of the session are offered once, whatever git makes of them afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal.summaries import Summaries
from tests.project.laboratory import as_other, git
from tests.project_at_desk import Looking, change, project

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "# Session\n\n## Session Summary\n\n### Commits Made\n\n{}\n## Next Steps\n\n1. Load test\n"
LISTED = PAGE.format("1. `1234567` - Begin\n")


def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> Path:
    monkeypatch.setenv("JOURNAL_CONFIG_DIR", str(tmp_path / "config"))
    root = project(tmp_path, page, a="a = 1\n")
    with Looking(root) as looking:
        assert looking.missing() == ()
    return root


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return begun(tmp_path, monkeypatch, LISTED)


def commit(root: Path, name: str, subject: str) -> str:
    """Commit a change, and say under which short name."""
    change(root, name, f"{subject}\n")
    git(root, "add", "src")
    git(root, "commit", "-qm", subject)
    return named(root)


def named(root: Path) -> str:
    return git(root, "rev-parse", "HEAD").decode()[:7]


def listed(text: str) -> list[str]:
    return [line for line in text.split("\n") if line[:1].isdigit() and "Load" not in line]


def test_commits_are_listed_in_the_form_of_the_others_and_never_twice(root: Path) -> None:
    one, two = commit(root, "a", "Add retries"), commit(root, "b", "Add jitter")
    with Looking(root) as looking:
        looking.list_commits()
        assert listed(looking.text) == ["1. `1234567` - Begin", f"2. `{one}` - Add retries", f"3. `{two}` - Add jitter"]
        assert looking.missing() == ()
    with Looking(root) as looking:
        assert looking.missing() == ()


def test_an_amended_commit_takes_the_place_of_what_it_was(root: Path) -> None:
    commit(root, "a", "Add retries")
    with Looking(root) as looking:
        looking.list_commits()
    git(root, "commit", "-q", "--amend", "-m", "Add retries with backoff")
    with Looking(root) as looking:
        assert [one.was is not None for one in looking.missing()] == [True]
        looking.list_commits()
        assert listed(looking.text)[1:] == [f"2. `{named(root)}` - Add retries with backoff"]
        assert looking.missing() == ()


def test_rebased_commits_follow(root: Path) -> None:
    git(root, "checkout", "-qb", "topic")
    commit(root, "a", "Add retries")
    with Looking(root) as looking:
        looking.list_commits()
        looking.desk.save()
    git(root, "stash", "-q")  # the page, which is a file of the repository too
    git(root, "checkout", "-q", "main")
    change(root, "z", "z = 1\n")
    git(root, "add", "src")
    git(root, "commit", "-qm", "theirs", env=as_other())
    git(root, "checkout", "-q", "topic")
    git(root, "rebase", "-q", "main")
    git(root, "stash", "pop", "-q")
    with Looking(root) as looking:
        looking.list_commits()
        assert listed(looking.text)[1:] == [f"2. `{named(root)}` - Add retries"]


def test_somebody_elses_commits_are_not_offered(root: Path) -> None:
    change(root, "z", "z = 1\n")
    git(root, "add", "src")
    git(root, "commit", "-qm", "theirs", env=as_other())
    with Looking(root) as looking:
        assert looking.missing() == ()


def test_a_commit_of_the_document_alone_is_not_offered(root: Path) -> None:
    git(root, "commit", "-qam", "Session notes", "--allow-empty")
    with Looking(root) as looking:
        Summaries(looking.desk).committed(git(root, "rev-parse", "HEAD").decode().strip())
        assert looking.missing() == ()


def test_an_undone_entry_is_offered_again(root: Path) -> None:
    commit(root, "a", "Add retries")
    with Looking(root) as looking:
        looking.list_commits()
        looking.desk.undo()
        assert [one.commit.subject for one in looking.missing()] == ["Add retries"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("- Begin (1234567)\n", "- Add retries ({})"),
        ("- **1234567**: Begin\n", "- **{}**: Add retries"),
        ("- 1234567 Begin\n", "- {} Add retries"),
        ("", "- `Add retries` - {}"),
    ],
)
def test_a_commit_is_written_as_its_neighbours_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str, expected: str
) -> None:
    root = begun(tmp_path, monkeypatch, PAGE.format(entry))
    name = commit(root, "a", "Add retries")
    with Looking(root) as looking:
        looking.list_commits()
        assert expected.format(name) in looking.text.split("\n")
        assert looking.missing() == ()


def test_a_page_of_a_kind_that_lists_commits_gets_the_section_for_them_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "# Session Continuity\n\n## Current Session\n\n**Brief:** Retries\n\n## Session Summary\n\n- The queue\n"
    rest = "\n## To Run Locally\n\n- `make`\n"
    root = begun(tmp_path, monkeypatch, page + rest)
    one, two = commit(root, "a", "Add retries"), commit(root, "b", "Add jitter")
    with Looking(root) as looking:
        assert [missing.heading for missing in looking.missing()] == ["Commits Made"] * 2
        looking.list_commits()
        made = f"\n## Commits Made\n\n- `Add retries` - {one}\n- `Add jitter` - {two}\n"
        assert looking.text == page + made + rest
        assert looking.missing() == ()


def test_a_page_of_no_kind_without_a_list_of_commits_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = begun(tmp_path, monkeypatch, "# Queue\n\n## Next Steps\n\n1. Load test\n")
    commit(root, "a", "Add retries")
    with Looking(root) as looking:
        assert looking.missing() == ()
