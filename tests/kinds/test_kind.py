"""Where a missing section would stand, and how its first entry is written."""

from __future__ import annotations

from journal.kinds.which import KINDS


def test_every_kind_has_a_place_for_what_the_panes_show() -> None:
    for name in ("context", "continuity", "plan", "phase", "plain"):
        places = [KINDS[name].places_of(role) for role in ("doing", "blockers", "next", "files", "decisions", "done")]
        assert all(places), name


def test_a_place_stands_in_a_section_that_comes_before_it() -> None:
    for kind in KINDS.values():
        seen: set[str] = {""}
        for place in kind.places:
            assert place.within in seen
            seen.add(place.title)


def test_the_first_blocker_of_a_context_is_numbered_and_has_its_fields() -> None:
    place = KINDS["context"].places_of("blockers")[0]
    assert place is not None
    assert (place.title, place.shape.bullet, place.shape.lead) == ("Blockers & Workarounds", "1.", "Blocker")
    assert place.shape.fields == ("Impact", "Workaround", "Resolution")
