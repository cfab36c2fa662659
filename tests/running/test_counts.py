"""What each test runner prints, and what is read from it."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from journal.running.counts import RUNNERS, Counts, Tally, matters
from journal.running.lines import Lines

if TYPE_CHECKING:
    from pathlib import Path

    from journal.running.counts import Runner

GREEN, RED, YELLOW, BOLD, DIM, OFF = "\x1b[32m", "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"


def counted(output: str | bytes) -> Counts | None:
    """What a run with this output counted; the output comes in pieces of any size."""
    data = output.encode() if isinstance(output, str) else output
    seed = random.randrange(2**32)
    print("seed", seed)
    chance = random.Random(seed)
    tally = Tally()
    lines = Lines(tally.hear, matters)
    while data:
        size = chance.choice((1, 2, 7, 100, 5000))
        lines.feed(data[:size])
        data = data[size:]
    lines.close()
    return tally.counts()


OUTPUTS = {
    "pytest, quiet, in colour": (
        (
            f"{GREEN}.{OFF}{RED}F{OFF}{YELLOW}s{OFF}                                    [100%]\r\n"
            f"{RED}FAILED{OFF} tests/test_a.py::{BOLD}test_b{OFF} - assert 1 == 2\r\n"
            f"{RED}{RED}{BOLD}1 failed{OFF}, {GREEN}1 passed{OFF}, {YELLOW}1 skipped{OFF}{RED} in 0.02s{OFF}{OFF}\r\n"
        ),
        Counts(1, 1, 1),
    ),
    "pytest with everything, twice": (
        (
            "= 2 failed, 30 passed, 1 skipped, 4 deselected, 1 xfailed, 1 xpassed, 3 warnings, 2 errors in "
            "75.30s (0:01:15) =\n"
            "===================== 5 passed, 3 subtests passed in 0.10s =====================\n"
        ),
        Counts(36, 4, 2),
    ),
    "unittest": (
        (
            "..Fs\n----------------------------------------------------------------------\nRan 4 tests in 0.002s\n\n"
            "FAILED (failures=1, errors=1, skipped=1)\n"
        ),
        Counts(1, 2, 1),
    ),
    "unittest with expectations": (
        "Ran 5 tests in 0.001s\n\nOK (skipped=1, expected failures=2)\n",
        Counts(2, 0, 3),
    ),
    "jest": (
        (
            f"{BOLD}Test Suites: {OFF}{BOLD}{RED}1 failed{OFF}, {BOLD}{GREEN}2 passed{OFF}, 3 total\n"
            f"{BOLD}Tests:       {OFF}{BOLD}{RED}1 failed{OFF}, {BOLD}{YELLOW}1 skipped{OFF}, {BOLD}\x1b[35m1 "
            f"todo{OFF}, "
            f"{BOLD}{GREEN}5 passed{OFF}, 8 total\n{BOLD}Snapshots:   {OFF}0 total\n{BOLD}Time:{OFF}        1.2 s\n"
            f"{DIM}Ran all test suites{OFF}{DIM}.{OFF}\n"
        ),
        Counts(5, 1, 2),
    ),
    "jest, which paints what it has so far and then paints over it": (
        (
            "\n\x1b[1mTest Suites: \x1b[22m0 of 2 total\n\x1b[1mTests:       \x1b[22m1 passed, 1 total\n"
            "\r\x1b[K\r\x1b[1A\r\x1b[K\r\x1b[1A\r\x1b[K\r\x1b[1A"
            "PASS a.test.js\nTest Suites: 2 passed, 2 total\nTests:       4 passed, 4 total\nRan all test suites.\n"
        ),
        Counts(4, 0, 0),
    ),
    "vitest": (
        (
            f" {DIM}Test Files {OFF} {BOLD}{RED}1 failed{OFF}{DIM} | {OFF}{BOLD}{GREEN}1 passed{OFF}{DIM} (2){OFF}\n"
            f" {DIM}     Tests {OFF} {BOLD}{RED}1 failed{OFF}{DIM} | {OFF}{BOLD}{GREEN}6 passed{OFF}{DIM} | "
            f"{OFF}{YELLOW}1 "
            f"skipped{OFF}{DIM} (8){OFF}\n {DIM}  Start at {OFF} 10:00:00\n {DIM}  Duration {OFF} 312ms\n"
        ),
        Counts(6, 1, 1),
    ),
    "bun": (
        (
            f"bun test v1.1.0\n\na.test.ts:\n{GREEN}✓{OFF} adds {DIM}[0.10ms]{OFF}\n\n {GREEN}3 pass{OFF}\n"
            f" {YELLOW}1 skip{OFF}\n"
            f" {RED}2 fail{OFF}\n 5 expect() calls\nRan 6 tests across 2 files. {DIM}[{BOLD}12.00ms{OFF}{DIM}]{OFF}\n"
        ),
        Counts(3, 2, 1),
    ),
    "go, which counts packages": (
        (
            "ok  \texample.com/shop/queue\t0.012s\nok  \texample.com/shop/cart\t(cached)\tcoverage: 81.2% of "
            "statements\n"
            "?   \texample.com/shop/web\t[no test files]\nok  \texample.com/shop/x\t0.001s [no tests to run]\n"
            "--- FAIL: TestPay (0.00s)\n    pay_test.go:9: no\nFAIL\nFAIL\texample.com/shop/pay\t0.004s\n"
            "FAIL\texample.com/shop/tax [build failed]\nFAIL\n"
        ),
        Counts(2, 2, 0),
    ),
    "go -v, which counts tests": (
        (
            "=== RUN   TestA\n--- PASS: TestA (0.00s)\n=== RUN   TestB\n    --- PASS: TestB/one (0.00s)\n"
            "--- FAIL: TestB (0.00s)\n--- SKIP: TestC (0.00s)\nFAIL\nFAIL\texample.com/shop/queue\t0.012s\n"
            "--- PASS: TestD (0.00s)\nPASS\nok  \texample.com/shop/cart\t0.004s\n"
        ),
        Counts(2, 1, 1),
    ),
    "cargo, a line for each crate": (
        (
            "running 2 tests\ntest a ... ok\ntest b ... ok\n\n"
            f"test result: {GREEN}ok{OFF}. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished "
            f"in 0.00s\n\n"
            f"test result: {RED}FAILED{OFF}. 3 passed; 1 failed; 0 ignored; 0 measured; 7 filtered out; "
            f"finished in 0.10s\n\n"
            "   Doc-tests shop\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n"
        ),
        Counts(6, 1, 1),
    ),
    "maven, a line for each class and one for each module": (
        (
            "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.05 s -- in com.shop.QueueTest\n"
            f"[{RED}ERROR{OFF}] Tests run: 4, Failures: 1, Errors: 1, Skipped: 1, Time elapsed: 0.1 s <<< FAILURE!\n"
            f"[{BOLD}ERROR{OFF}] {BOLD}{RED}Tests run: 7, Failures: 1, Errors: 1, Skipped: 1{OFF}\n"
            "[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.05 s -- in com.cart.CartTest\n"
            "[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0\n"
        ),
        Counts(6, 2, 1),
    ),
    "phpunit": (
        f"{GREEN}OK (12 tests, 30 assertions){OFF}\n",
        Counts(12, 0, 0),
    ),
    "phpunit with troubles": (
        (
            "FAILURES!\n"
            "Tests: 12, Assertions: 28, Errors: 1, Failures: 2, Warnings: 1, Skipped: 1, Incomplete: 1, Risky: 1.\n"
        ),
        Counts(7, 3, 2),
    ),
    "rspec": (
        f"Finished in 0.02 seconds (files took 0.1 seconds to load)\n{RED}9 examples, 2 failures, 1 pending{OFF}\n",
        Counts(6, 2, 1),
    ),
    "rspec that could not load": (
        "0 examples, 0 failures, 2 errors occurred outside of examples\n",
        Counts(0, 2, 0),
    ),
    "several runners in one command": (
        "===== 3 passed in 0.10s =====\nTests:       1 failed, 2 passed, 3 total\n",
        Counts(5, 1, 0),
    ),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_counts_of_a_runner_are_read(name: str) -> None:
    output, counts = OUTPUTS[name]
    assert counted(output) == counts
    assert counted(output.replace("\r\n", "\n").replace("\n", "\r\n")) == counts


@pytest.mark.parametrize("runner", RUNNERS, ids=lambda runner: runner.name)
def test_every_runner_of_the_table_has_an_output_here(runner: Runner) -> None:
    assert any(name.startswith(runner.name.split()[0]) for name in OUTPUTS)


@pytest.mark.parametrize(
    "output",
    [
        "",
        "2 passed the exam, 1 failed\n",
        "passed\n",
        "Ran 3 tests in 0.1s\nTraceback (most recent call last):\n",
        " 3 pass\n",
        "OK\n",
        "Tests: 3\n",
        "\x1b[?1049h3 passed in 0.1s\n\x1b[?1049l",
    ],
)
def test_what_no_runner_says_counts_nothing(output: str) -> None:
    assert counted(output) is None


TESTS = """
import unittest

class Some(unittest.TestCase):
    def test_one(self): pass
    def test_two(self): self.fail()
    @unittest.skip("later")
    def test_three(self): pass
    @unittest.expectedFailure
    def test_four(self): self.fail()
"""


@pytest.mark.parametrize(
    "runner", [["unittest", "test_some"], ["pytest", "-q", "--color=yes", "-p", "no:cacheprovider"]]
)
def test_runners_that_are_here_are_read_as_they_print_today(tmp_path: Path, runner: list[str]) -> None:
    (tmp_path / "test_some.py").write_text(TESTS, encoding="utf-8")
    ran = subprocess.run([sys.executable, "-m", *runner], cwd=tmp_path, capture_output=True, check=False)
    assert ran.returncode == 1
    assert counted(ran.stdout + ran.stderr) == Counts(1, 1, 2)
