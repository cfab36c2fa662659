"""What was decided is not asked again."""

from journal.project.decided import Decided, undecided
from journal.project.propose import Kind, Proposal
from journal.project.ranges import Range


def _changed(content: str, *ranges: tuple[int, int]) -> Proposal:
    return Proposal("a.py", Kind.CHANGED, lines=tuple(Range(*each) for each in ranges), content=content)


def test_a_rejected_file_stays_rejected_until_it_changes_in_a_new_place() -> None:
    rejected = {"a.py": Decided.on(_changed("1", (10, 20)), accepted=False)}
    assert not undecided([_changed("1", (10, 20))], rejected)
    assert not undecided([_changed("2", (10, 24))], rejected)
    assert undecided([_changed("3", (10, 20), (90, 91))], rejected)


def test_an_accepted_file_comes_back_when_its_lines_are_no_longer_those_written_down() -> None:
    accepted = {"a.py": Decided.on(_changed("1", (10, 20)), accepted=True)}
    assert not undecided([_changed("2", (10, 20))], accepted)
    assert undecided([_changed("2", (10, 24))], accepted)


def test_a_file_that_is_deleted_after_all_is_something_new() -> None:
    rejected = {"a.py": Decided.on(_changed("1", (10, 20)), accepted=False)}
    assert undecided([Proposal("a.py", Kind.DELETED)], rejected)


def test_without_lines_new_content_is_something_new() -> None:
    rejected = {"a.py": Decided.on(_changed("1"), accepted=False)}
    assert not undecided([_changed("1")], rejected)
    assert undecided([_changed("2")], rejected)
