"""When a burst has settled, by a clock that the test turns."""

from journal.project.settle import GIT_LATEST_SECONDS, Batch, Settler


def test_nothing_is_waited_for_where_nothing_happened() -> None:
    assert Settler(lambda: False).wait(0) is None


def test_twenty_milliseconds_of_quiet_settle_a_burst() -> None:
    settler = Settler(lambda: False)
    settler.note(1.000, "a")
    settler.note(1.015, "b")
    assert settler.wait(1.020) > 0.01
    assert settler.wait(1.036) == 0
    assert settler.take() == Batch(frozenset({"a", "b"}))
    assert settler.wait(1.036) is None


def test_a_burst_without_quiet_is_told_after_a_quarter_of_a_second() -> None:
    settler = Settler(lambda: False)
    for number in range(30):
        settler.note(1 + number / 100, "a")
        assert (settler.wait(1 + number / 100) == 0) is (number >= 25)


def test_while_git_holds_its_lock_a_burst_is_held_back_until_nothing_came_for_five_seconds() -> None:
    settler = Settler(lambda: True)
    for second in range(1, 30, 4):
        settler.note(second, "a")
        assert settler.wait(second + 1) > 0
        assert settler.wait(second + GIT_LATEST_SECONDS - 0.01) > 0
    assert settler.wait(29 + GIT_LATEST_SECONDS) == 0


def test_after_git_did_something_the_quiet_is_longer() -> None:
    settler = Settler(lambda: False)
    settler.note(1, "a", git=True)
    assert settler.wait(1.05) > 0
    assert settler.wait(1.11) == 0


def test_batches_join() -> None:
    joined = Batch(frozenset({"a"}), git=True).joined(Batch(frozenset({"b"}), whole=True))
    assert joined == Batch(frozenset({"a", "b"}), whole=True, git=True)
