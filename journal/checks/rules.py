"""The table of all rules; the manual's page and the tests are made from it."""

from __future__ import annotations

from journal.checks import completeness, files, quality, secrets, standing
from journal.checks.rule import Example, Rule
from journal.checks.world import Seen, World

FAMILIES = {"T": "truth", "C": "completeness", "Q": "quality of context", "S": "safety"}
"""What the letters of the codes stand for."""

_NOON = 1_700_000_000.0
_DAY = 86_400.0
_QUEUE = {"src/queue.py": Seen("src/queue.py", _NOON, 40)}
_AT_WORK = World(_NOON, {**_QUEUE, "src/worker.py": None}, "main", frozenset(("src/queue.py",)), "NOTES.md", _NOON)
_RESTED = World(_NOON + 9 * _DAY, _QUEUE)
_MOVED = World(_NOON, _QUEUE, moved={("src/queue.py", (5, 9)): (15, 19)})

_STEPS = "## Implementation Steps\n\n1. {one}\n2. Count the retries\n3. Show the count\n"
_OBJECTIVE = "# Plan: Retries\n\n## Objective\n\nRetry what fails.\n\n"
_PITFALL = "## Known Pitfalls\n\n- {pitfall}\n\n"


def _plan(one: str = "Retry with jitter, because equal waits meet again", pitfall: str = "Retries pile up") -> str:
    return _OBJECTIVE + _PITFALL.format(pitfall=pitfall) + _STEPS.format(one=one)


RULES = (
    Rule(
        "T001",
        "missing-file",
        "who follows the page looks for a file in vain",
        Example("## Files Modified\n\n- `src/worker.py` - the loop\n", _AT_WORK),
        Example("## Files Modified\n\n- `src/queue.py` - the loop\n- `src/worker.py` - deleted\n", _AT_WORK),
        part=files.missing,
    ),
    Rule(
        "T002",
        "range-past-end",
        "the lines that the page names are not there",
        Example("## Files Modified\n\n- `src/queue.py:30-45` - the loop\n", _AT_WORK),
        Example("## Files Modified\n\n- `src/queue.py:30-40` - the loop\n", _AT_WORK),
        part=files.past_end,
    ),
    Rule(
        "T003",
        "moved-code",
        "the lines that the page names hold other code by now",
        Example("## Files Modified\n\n- `src/queue.py:5-9` - the loop\n", _MOVED),
        Example("## Files Modified\n\n- `src/queue.py:15-19` - the loop\n", _MOVED),
        part=files.moved,
    ),
    Rule(
        "T004",
        "uncommitted-differs",
        "what is said to be uncommitted decides what is committed next",
        Example(
            "## Uncommitted Changes\n\n- [ ] `README.md` - a line\n- [ ] `src/queue.py` - the loop\n",
            _AT_WORK._replace(files={**_QUEUE, "README.md": Seen("README.md", _NOON)}),
        ),
        Example("## Uncommitted Changes\n\n- [ ] `src/queue.py` - the loop\n", _AT_WORK),
        part=files.uncommitted,
    ),
    Rule(
        "T005",
        "done-with-open-boxes",
        "a page that says done is not read further, and what is open is forgotten",
        Example("# Queue\n\n**Status:** Done\n\n## Tasks\n\n- [x] Wire the queue\n- [ ] Write the tests\n"),
        Example("# Queue\n\n**Status:** Done\n\n## Tasks\n\n- [x] Wire the queue\n- [x] Write the tests\n"),
        page=standing.done_with_open_boxes,
    ),
    Rule(
        "T006",
        "last-updated-behind",
        "the day tells the reader how far to trust the page",
        Example("# Queue\n\n**Last Updated:** 2023-11-01\n", _AT_WORK),
        Example("# Queue\n\n**Last Updated:** 2023-11-14\n", _AT_WORK),
        page=standing.last_updated,
    ),
    Rule(
        "T007",
        "resting-work",
        "what nobody works on is not in progress",
        Example("## In Progress\n\n- Retry policy in `src/queue.py`\n", _RESTED),
        Example("## In Progress\n\n- Retry policy in `src/queue.py`\n", _RESTED._replace(now=_NOON + _DAY)),
        part=files.untouched,
    ),
    Rule(
        "T008",
        "two-states",
        "of two claims the reader believes the wrong one",
        Example("## In Progress\n\n- Wire the retry policy\n\n## Completed\n\n- Wire the retry policy\n"),
        Example("## In Progress\n\n- Wire the retry policy\n\n## Completed\n\n- Wire the worker loop\n"),
        page=standing.two_states,
    ),
    Rule(
        "T009",
        "broken-link",
        "a link is a promise that there is something behind it",
        Example("# Queue\n\nSee [the worker](src/worker.py).\n", _AT_WORK),
        Example("# Queue\n\nSee [the queue](src/queue.py), and write `[text](src/worker.py)`.\n", _AT_WORK),
        part=files.broken_links,
    ),
    Rule(
        "T010",
        "other-branch",
        "the page may speak of work that is not checked out here",
        Example("# Queue\n\n**Branch:** `feature/retry`\n", _AT_WORK),
        Example("# Queue\n\n**Branch:** `main`\n", _AT_WORK),
        page=standing.other_branch,
    ),
    Rule(
        "C001",
        "placeholder",
        "a template's words look like an answer and are none",
        Example("## Next Steps\n\n1. [First step]\n"),
        Example("## Next Steps\n\n1. Wire jitter into the worker\n"),
        part=completeness.placeholders,
    ),
    Rule(
        "C002",
        "bare-blocker",
        "who meets a blocker must know what it stops, or how to get round it",
        Example("## Blockers\n\n- Redis connection drops\n"),
        Example("## Blockers\n\n- Redis connection drops\n  - **Workaround:** ping every minute\n"),
        part=completeness.bare_blockers,
    ),
    Rule(
        "C003",
        "bare-decision",
        "a decision without its reason is taken again, the other way",
        Example("## Decisions\n\n- Redis Streams\n"),
        Example("## Decisions\n\n- Redis Streams, because consumer groups come with them\n"),
        part=completeness.bare_decisions,
    ),
    Rule(
        "C004",
        "placeless-step",
        "the next person begins by searching for the place",
        Example("## Next Steps\n\n1. Wire jitter into `src/queue.py`\n2. Fix the retry loop\n"),
        Example("## Next Steps\n\n1. Wire jitter into `src/queue.py`\n2. Fix the retry loop in `Queue.push()`\n"),
        part=completeness.placeless_steps,
    ),
    Rule(
        "Q001",
        "vague",
        "words that are true of any work tell nothing of this one",
        Example("## Lessons Learned\n\n- Handle errors properly\n"),
        Example("## Lessons Learned\n\n- Verify the signature before the body is parsed\n"),
        part=quality.vague,
    ),
    Rule(
        "Q002",
        "unused-context",
        "context that no step has to do with hides what matters",
        Example(_plan(pitfall="Icons blur on large screens")),
        Example(_plan()),
        page=quality.unused_context,
    ),
    Rule(
        "Q003",
        "lonely-danger",
        "a step that is called dangerous needs what makes it so",
        Example(_plan("Drop the ledger [CRITICAL: irreversible], because nobody needs it")),
        Example(
            _plan(
                "Drop the ledger [CRITICAL: irreversible], because nobody needs it\n\n"
                "   Related Context:\n   - A copy lies in the vault\n"
            )
        ),
        page=quality.complex_without_context,
    ),
    Rule(
        "Q004",
        "bare-rejection",
        "an approach that was rejected for no known reason is tried again",
        Example("## Decisions\n\n- **Rejected**: polling the queue\n- **Chosen**: push, because it scales\n"),
        Example(
            "## Decisions\n\n- **Rejected**: polling the queue\n  - Reason: it doubles the load\n"
            "- **Chosen**: push, because it scales\n"
        ),
        part=quality.rejected_without_reason,
    ),
    Rule(
        "Q005",
        "sourceless-discovery",
        "how something was found out tells how far to trust it",
        Example("## Lessons Learned\n\n- Discovered: events come twice\n"),
        Example("## Lessons Learned\n\n- Discovered: a load test showed that events come twice\n"),
        part=quality.sourceless_discovery,
    ),
    Rule(
        "Q006",
        "one-sided",
        "warnings belong into the step, explanations below it; all in one place is read by nobody",
        Example(
            _OBJECTIVE
            + _PITFALL.format(pitfall="Stop the ledger and the worker before a copy, because both write")
            + "## Implementation Steps\n\n1. Stop the ledger and the worker [CRITICAL: first]\n"
            "2. Copy the ledger, worker stopped [CRITICAL: whole]\n"
            "3. Drop the ledger, worker stopped [CRITICAL: last]\n"
        ),
        Example(
            _OBJECTIVE
            + _PITFALL.format(pitfall="Stop the ledger and the worker before a copy, because both write")
            + "## Implementation Steps\n\n1. Stop the ledger and the worker [CRITICAL: first]\n"
            "2. Copy the ledger, worker stopped [CRITICAL: whole]\n\n   Related Context:\n   - Copies take an hour\n\n"
            "3. Drop the ledger, worker stopped [CRITICAL: last]\n"
        ),
        page=quality.one_sided,
    ),
    Rule(
        "Q007",
        "forgotten-hazard",
        "some work goes wrong in ways that are known, and a plan should have thought of them",
        Example(_plan("Fix the race condition of two saves, which has its cause in the cache", "Saves race")),
        Example(
            _plan("Fix the race condition of two saves within 5 ms, which has its cause in the cache", "Saves race")
        ),
        page=quality.forgotten_hazards,
    ),
    Rule(
        "Q008",
        "nothing-weighed",
        "without a reason for the way, the next obstacle leads to another one",
        Example(_plan("Retry with jitter")),
        Example(_plan()),
        page=quality.nothing_weighed,
    ),
    Rule(
        "Q009",
        "nothing-found-out",
        "what a plan's author found out is what its reader would have to find again",
        Example(_OBJECTIVE + _STEPS.format(one="Retry with jitter, because equal waits meet again")),
        Example(_plan()),
        page=quality.nothing_found_out,
    ),
    Rule(
        "S001",
        "secret",
        "a page is committed, shared and read by programs; a token in it is no secret any more",
        Example("# Queue\n\nDeploy with `ghp_" + "x7Kq2mW9vB4nT8rY3cZ6" + "pL1sD5fG0hJaUeIo`.\n"),
        Example("# Queue\n\nDeploy with `ghp_" + "x" * 36 + "`.\n"),
        part=secrets.secrets,
    ),
)

BY_CODE = {rule.code: rule for rule in RULES}
