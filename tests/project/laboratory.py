"""Real repositories for the tests: git as a user runs it, and a way to wait that never sleeps longer than it must."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_EDITOR": "true",
}
ME, OTHER = "me@example.org", "other@example.org"


def git(root: Path | str, *args: str, check: bool = True, env: Mapping[str, str] | None = None) -> bytes:
    """Run git as the user would."""
    done = subprocess.run(
        ["git", *args], cwd=root, capture_output=True, check=False, env=os.environ | QUIET | dict(env or {})
    )
    assert not check or done.returncode == 0, (args, done.stderr)
    return done.stdout


def repository(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A repository with one commit of these files; an unborn one without any."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.email", ME)
    git(root, "config", "user.name", "me")
    git(root, "config", "commit.gpgsign", "false")
    if files:
        for path, text in files.items():
            write(root / path, text)
        git(root, "add", "-A")
        git(root, "commit", "-qm", "start")
    return root


def as_other() -> dict[str, str]:
    """The environment of somebody else's commit."""
    return {"GIT_AUTHOR_EMAIL": OTHER, "GIT_AUTHOR_NAME": "other", "GIT_COMMITTER_EMAIL": OTHER}


def write(path: Path, text: str | bytes) -> None:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else os.fsencode(text))


def lines(count: int, start: str = "line") -> str:
    """So many different lines."""
    return "".join(f"{start} {number}\n" for number in range(1, count + 1))


def wait_until(condition: Callable[[], bool], seconds: float = 45.0) -> bool:
    """Whether a condition comes true in time."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.002)
    return True
