"""What counts as the session's work: the same in git's many ways of keeping it, and nothing that others did."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journal.project.opening import reopen
from journal.project.work import Work
from tests.project.conftest import Begin
from tests.project.laboratory import as_other, git, lines, repository, write

_FILES = {"mine.py": lines(20), "theirs.py": lines(20, "other"), "both.py": lines(30, "both")}


class _Session:
    """A session in a repository that has a branch by somebody else."""

    def __init__(self, folder: Path, begin: Begin, dirty: dict[str, str] | None = None) -> None:
        self.root = repository(folder / "it", _FILES)
        git(self.root, "checkout", "-qb", "upstream")
        write(self.root / "theirs.py", lines(25, "other"))
        write(self.root / "upstream.py", lines(3))
        git(self.root, "add", "-A")
        git(self.root, "commit", "-qm", "theirs", env=as_other())
        git(self.root, "checkout", "-q", "main")
        for path, text in (dirty or {}).items():
            write(self.root / path, text)
        self.baseline = begin(self.root)

    def git(self, *args: str) -> None:
        git(self.root, *args)

    def write(self, path: str, text: str) -> None:
        write(self.root / path, text)

    def work(self) -> dict[str, str]:
        """What is proposed, as a later process sees it."""
        again = reopen(str(self.root), self.baseline.to_text()).baseline
        again.refresh(rules=False)
        found = {each.path: str(each.kind) for each in Work(again).compare()}
        again.close()
        self.baseline.refresh(rules=False)
        assert {each.path: str(each.kind) for each in Work(self.baseline).compare()} == found
        return found


@pytest.fixture
def session(tmp_path: Path, baseline_of: Begin) -> _Session:
    return _Session(tmp_path, baseline_of)


def _edit(session: _Session) -> None:
    session.write("mine.py", lines(21))
    session.write("new.py", lines(2))


def _commit(session: _Session) -> None:
    _edit(session)
    session.git("add", "-A")
    session.git("commit", "-qm", "mine")


def _commit_twice(session: _Session) -> None:
    _commit(session)
    session.write("mine.py", lines(22))
    session.git("commit", "-qam", "again")


def _commit_and_amend(session: _Session) -> None:
    _commit(session)
    session.write("mine.py", lines(22))
    session.git("commit", "-qa", "--amend", "--no-edit")


def _amend_the_commit_of_the_start(session: _Session) -> None:
    _edit(session)
    session.git("add", "-A")
    session.git("commit", "-q", "--amend", "--no-edit")


def _commit_and_rebase(session: _Session) -> None:
    _commit(session)
    session.git("rebase", "-q", "upstream")


def _commit_and_merge(session: _Session) -> None:
    _commit(session)
    session.git("merge", "-q", "--no-edit", "upstream")


def _stash_and_pop(session: _Session) -> None:
    _edit(session)
    session.git("stash", "-qu")
    session.git("stash", "pop", "-q")


def _checkout_with_work(session: _Session) -> None:
    _edit(session)
    session.git("checkout", "-q", "upstream")


def _new_branch(session: _Session) -> None:
    _commit(session)
    session.git("checkout", "-qb", "topic")


def _fast_forward_then_edit(session: _Session) -> None:
    session.git("merge", "-q", "--ff-only", "upstream")
    _edit(session)


def _squash(session: _Session) -> None:
    _commit_twice(session)
    session.git("reset", "-q", "--soft", "HEAD~2")
    session.git("commit", "-qm", "both")


_KEPT = (
    *(_edit, _commit, _commit_twice, _commit_and_amend, _amend_the_commit_of_the_start, _commit_and_rebase),
    *(_commit_and_merge, _stash_and_pop, _checkout_with_work, _new_branch, _fast_forward_then_edit, _squash),
)


@pytest.mark.parametrize("act", _KEPT, ids=lambda act: act.__name__.strip("_"))
def test_the_sessions_work_stays_its_work(session: _Session, act: Callable[[_Session], None]) -> None:
    act(session)
    assert session.work() == {"mine.py": "changed", "new.py": "new"}


def _checkout(session: _Session) -> None:
    session.git("checkout", "-q", "upstream")


def _merge(session: _Session) -> None:
    session.git("merge", "-q", "--no-ff", "--no-edit", "upstream")


def _cherry_pick(session: _Session) -> None:
    session.git("cherry-pick", "upstream")


def _rebase(session: _Session) -> None:
    session.git("rebase", "-q", "upstream")


def _commit_and_undo(session: _Session) -> None:
    _commit(session)
    session.git("reset", "-q", "--hard", "HEAD~1")


def _edit_and_undo(session: _Session) -> None:
    session.write("mine.py", lines(21))
    session.git("checkout", "-q", "--", "mine.py")


def _detach(session: _Session) -> None:
    session.git("checkout", "-q", "--detach")


_OTHERS = (_checkout, _merge, _cherry_pick, _rebase, _commit_and_undo, _edit_and_undo, _detach)


@pytest.mark.parametrize("act", _OTHERS, ids=lambda act: act.__name__.strip("_"))
def test_what_others_did_and_what_was_undone_is_nobodys(session: _Session, act: Callable[[_Session], None]) -> None:
    act(session)
    assert session.work() == {}


def test_work_that_was_there_at_the_start_is_not_claimed_even_when_it_is_committed(
    tmp_path: Path, baseline_of: Begin
) -> None:
    session = _Session(tmp_path, baseline_of, {"mine.py": lines(25), "draft.py": lines(3)})
    assert session.work() == {}
    session.git("add", "-A")
    session.git("commit", "-qm", "what was there")
    assert session.work() == {}
    session.write("draft.py", lines(4))
    assert session.work() == {"draft.py": "changed"}


def test_a_file_deleted_before_the_start_is_not_claimed(session: _Session, baseline_of: Begin) -> None:
    (session.root / "mine.py").unlink()
    again = baseline_of(session.root)
    assert Work(again).compare() == ()
    session.write("mine.py", lines(20))
    assert [(each.path, each.kind) for each in Work(again).compare()] == [("mine.py", "new")]


def test_a_file_that_became_a_folder_and_a_folder_that_became_a_file_are_told(session: _Session) -> None:
    (session.root / "mine.py").unlink()
    session.write("mine.py/inside.txt", "a\n")
    assert session.work() == {"mine.py": "deleted", "mine.py/inside.txt": "new"}


def test_while_git_is_in_the_middle_of_something_it_says_what(session: _Session) -> None:
    session.write("theirs.py", "mine\n")
    session.git("commit", "-qam", "conflicting")
    git(session.root, "merge", "-q", "upstream", check=False)
    session.baseline.refresh(rules=False)
    assert session.baseline.under_way() == "a merge"
    session.git("merge", "--abort")
    assert session.baseline.refresh(rules=False)
    assert session.baseline.under_way() is None


def test_commits_of_the_session_are_listed_and_those_of_others_are_not(session: _Session) -> None:
    _commit_twice(session)
    session.git("merge", "-q", "--no-edit", "upstream")
    session.baseline.refresh(rules=False)
    assert [commit.subject for commit in session.baseline.commits()] == ["mine", "again"]


def test_before_the_first_commit_and_after_it_the_same_is_told(tmp_path: Path, baseline_of: Begin) -> None:
    root = repository(tmp_path / "it")
    write(root / "old.py", "a\n")
    baseline = baseline_of(root)
    write(root / "new.py", "b\n")
    assert [each.path for each in Work(baseline).compare()] == ["new.py"]
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    baseline.refresh(rules=False)
    assert [each.path for each in Work(baseline).compare()] == ["new.py"]
