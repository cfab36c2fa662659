"""What test runners say they counted, read from the lines that they print."""

from __future__ import annotations

import re

from journal.values import NamedTuple


class Counts(NamedTuple):
    """How many tests came out how."""

    passed: int
    failed: int
    skipped: int


class Runner(NamedTuple):
    """How a test runner says what it counted."""

    name: str
    line: str
    """A line with counts in it."""
    pair: str
    """One of the counts: its `word`, and its `number` where it is not 1."""
    passed: str = ""
    """The words by which it counts, parted by commas."""
    failed: str = ""
    skipped: str = ""
    total: str = ""
    """Words for all tests, where those that passed are what the others leave of them."""
    ends: str = ""
    """The line that closes counts which stand on several; without it none of them counts."""
    finer: str = ""
    """The runner whose counts are taken in place of these, where it has any that did not fail."""


_BEFORE = r"(?P<number>\d+) (?P<word>[a-z ]*[a-z])"
_BEHIND = r"(?P<word>[A-Za-z ]*[A-Za-z])(?:: |=)(?P<number>\d+)"

RUNNERS = (
    Runner(
        "pytest",
        r"=* ?\d+ [a-z ]+(?:, \d+ [a-z ]+)* in \d+\.\d+s(?: \(.*\))?(?: =+)?$",
        _BEFORE + "(?:,| in )",
        passed="passed,xpassed",
        failed="failed,error,errors",
        skipped="skipped,xfailed",
    ),
    Runner(
        "unittest",
        r"Ran \d+ tests? in \d+\.\d+s$",
        rf"Ran (?P<ran>\d+) tests?|{_BEHIND}",
        failed="failures,errors,unexpected successes",
        skipped="skipped,expected failures",
        total="Ran",
        ends=r"(?:OK|FAILED)(?: \([a-z =\d,]+\))?$",
    ),
    Runner(
        "jest",
        r"Tests: +\d+ [a-z]+(?:, \d+ [a-z]+)*$",
        _BEFORE,
        passed="passed",
        failed="failed",
        skipped="skipped,todo",
    ),
    Runner(
        "vitest",
        r" *Tests +\d+ [a-z ]+(?: \| \d+ [a-z ]+)* \(\d+\)$",
        _BEFORE,
        passed="passed",
        failed="failed",
        skipped="skipped,todo",
    ),
    Runner(
        "bun",
        r" *\d+ (?:pass|fail|skip|todo)$",
        _BEFORE,
        passed="pass",
        failed="fail",
        skipped="skip,todo",
        ends=r"Ran \d+ tests? across \d+ files?\.",
    ),
    Runner(
        "go test -v",
        r"--- (?:PASS|FAIL|SKIP): \S+ \(",
        "(?P<word>PASS|FAIL|SKIP):",
        passed="PASS",
        failed="FAIL",
        skipped="SKIP",
    ),
    Runner(
        "go test",
        r"(?:ok|FAIL)\s+\S+\s+(?:\(cached\)|\d+\.\d+s|\[(?:build|setup) failed\])(?!.*\[no tests to run\])",
        "^(?P<word>ok|FAIL)",
        passed="ok",
        failed="FAIL",
        finer="go test -v",
    ),
    Runner(
        "cargo test",
        r"test result: (?:ok|FAILED)\. \d+ passed; \d+ failed;",
        _BEFORE,
        passed="passed",
        failed="failed",
        skipped="ignored",
    ),
    Runner(
        "maven",
        r"(?:\[[A-Z]+\] )?Tests run: \d+, Failures: \d+, Errors: \d+, Skipped: \d+(?:, Flakes: \d+)?$",
        _BEHIND,
        failed="Failures,Errors",
        skipped="Skipped",
        total="Tests run",
    ),
    Runner(
        "phpunit",
        r"OK \(\d+ tests?, \d+ assertions?\)$|Tests: \d+, Assertions: \d+",
        rf"\((?P<ran>\d+) tests?|{_BEHIND}",
        failed="Failures,Errors",
        skipped="Skipped,Incomplete",
        total="Tests,Ran",
    ),
    Runner(
        "rspec",
        r"\d+ examples?, \d+ failures?",
        _BEFORE,
        failed="failure,failures,error occurred outside of examples,errors occurred outside of examples",
        skipped="pending",
        total="example,examples",
    ),
)


class _Read(NamedTuple):
    """A runner with its patterns compiled."""

    runner: Runner
    line: re.Pattern[str]
    pair: re.Pattern[str]
    ends: re.Pattern[str] | None


_READ = [
    _Read(each, re.compile(each.line), re.compile(each.pair), re.compile(each.ends) if each.ends else None)
    for each in RUNNERS
]
_FIRST = r"[-=\[ \dFORTot]"
"""What such a line begins with; most lines of most programs are known by it to say nothing."""
_ANY = re.compile(
    f"^(?={_FIRST})(?:{'|'.join(part for each in RUNNERS for part in (each.line, each.ends) if part)})", re.MULTILINE
)


def matters(text: str) -> bool:
    """Whether any line of a text may say what was counted."""
    return _ANY.search(text) is not None


class Tally:
    """Adds up what the lines of one run say: a command may run several runners, and one of them several times."""

    def __init__(self) -> None:
        self._open: dict[str, dict[str, int]] = {}
        """Counts by their words, of runners that have not said their last line."""
        self._sums: dict[str, Counts] = {}

    def hear(self, line: str) -> None:
        """Take in a line."""
        line = line.rstrip()
        if not matters(line):
            return
        for read in _READ:
            name = read.runner.name
            if read.line.match(line):
                self._open.setdefault(name, {}).update(_words(read, line))
                if read.ends is None:
                    self._add(read.runner)
            elif read.ends is not None and name in self._open and read.ends.match(line):
                self._open[name].update(_words(read, line))
                self._add(read.runner)

    def counts(self) -> Counts | None:
        """All that was counted; None where nobody counted."""
        found = [
            self._sums[runner.name] for runner in RUNNERS if runner.name in self._sums and not self._left_out(runner)
        ]
        return Counts(*map(sum, zip(*found, strict=True))) if found else None

    def _left_out(self, runner: Runner) -> bool:
        """Whether another one's counts tell the same, in other units: packages where there are tests."""
        if runner.finer:
            return self._has_good(runner.finer)
        coarser = [other.name for other in RUNNERS if other.finer == runner.name]
        return any(name in self._sums for name in coarser) and not self._has_good(runner.name)

    def _has_good(self, name: str) -> bool:
        sums = self._sums.get(name)
        return sums is not None and bool(sums.passed or sums.skipped)

    def _add(self, runner: Runner) -> None:
        said = self._open.pop(runner.name)
        failed, skipped = _sum(said, runner.failed), _sum(said, runner.skipped)
        passed = max(0, _sum(said, runner.total) - failed - skipped) if runner.total else _sum(said, runner.passed)
        before = self._sums.get(runner.name, Counts(0, 0, 0))
        self._sums[runner.name] = Counts(before.passed + passed, before.failed + failed, before.skipped + skipped)


def _words(read: _Read, line: str) -> dict[str, int]:
    """What a line counts, by its words."""
    found: dict[str, int] = {}
    for each in read.pair.finditer(line):
        parts = each.groupdict()
        if parts.get("ran"):
            found["Ran"] = int(parts["ran"])
        else:
            found[parts["word"].strip()] = int(parts.get("number") or 1)
    return found


def _sum(said: dict[str, int], words: str) -> int:
    return sum(said.get(word, 0) for word in words.split(","))
