"""What was decided is not asked again."""

from journal.project.decided import Decided
from journal.project.propose import Kind, Proposal
from journal.project.ranges import Range


def _changed(content: str, *ranges: tuple[int, int]) -> Proposal:
    return Proposal("a.py", Kind.CHANGED, lines=tuple(Range(*each) for each in ranges), content=content)


def test_a_rejected_file_stays_rejected_until_it_changes_in_a_new_place() -> None:
    rejected = Decided.on(_changed("1", (10, 20)), accepted=False)
    assert rejected.settles(_changed("1", (10, 20)))
    assert rejected.settles(_changed("2", (10, 24)))
    assert not rejected.settles(_changed("3", (10, 20), (90, 91)))


def test_an_accepted_file_comes_back_when_its_lines_are_no_longer_those_written_down() -> None:
    accepted = Decided.on(_changed("1", (10, 20)), accepted=True)
    assert accepted.settles(_changed("2", (10, 20)))
    assert not accepted.settles(_changed("2", (10, 24)))


def test_a_file_that_is_deleted_after_all_is_something_new() -> None:
    rejected = Decided.on(_changed("1", (10, 20)), accepted=False)
    assert not rejected.settles(Proposal("a.py", Kind.DELETED))


def test_without_lines_new_content_is_something_new() -> None:
    rejected = Decided.on(_changed("1"), accepted=False)
    assert rejected.settles(_changed("1"))
    assert not rejected.settles(_changed("2"))
