"""Looking for the repository that a folder is in, and for what is set there."""

from __future__ import annotations

import os

from journal.project.errors import ForeignTreeError, GitRefusedError, NotARepositoryError
from journal.project.gitcall import QUICK_SECONDS, Call, Place, run
from journal.values import NamedTuple

_LAYOUT = ("rev-parse", "--is-inside-work-tree", "--show-toplevel", "--absolute-git-dir", "--git-common-dir")
_CONFIG = ("config", "-z")
_READ = (
    "--get-regexp",
    r"^(filter\..*|core\.filemode|core\.sparsecheckout|extensions\.objectformat|user\.email)$",
)
_NOTHING_SET, _WRONG_USE = 1, 129
"""Statuses of `git config`."""
_NO = ("false", "no", "off", "0")


class Layout(NamedTuple):
    """Where a work tree and its repository are."""

    root: str
    gitdir: str
    common: str
    """What it shares with other work trees of the same repository."""


class Settings(NamedTuple):
    """What is set in a repository, as far as it matters here."""

    filters: tuple[str, ...]
    """Those that its own configuration defines."""
    sees_programs: bool
    """Whether the file system there tells a program from a file."""
    long_ids: bool
    """Whether objects have SHA-256 names."""
    is_sparse: bool
    mails: frozenset[str]
    """The addresses under which this user commits."""


class Search:
    """Git on its way to the repository of a folder."""

    def __init__(self, folder: str) -> None:
        self._folder = os.path.realpath(folder)
        self._place = Place(self._folder)
        self._asked_layout = Call(self._place, *_LAYOUT, seconds=QUICK_SECONDS)
        self._asked_settings = _asked_settings(self._place)

    def layout(self) -> Layout:
        try:
            out = self._asked_layout.answer()
        except GitRefusedError as error:
            said = str(error)
            if "not a git repository" in said or "must be run in a work tree" in said:
                raise NotARepositoryError(self._folder) from None
            raise
        inside, top, gitdir, common = (os.fsdecode(line) for line in _lines(out))
        if inside != "true" or not (self._folder + "/").startswith(top.rstrip("/") + "/"):
            raise ForeignTreeError(self._folder, top)
        return Layout(top, gitdir, os.path.realpath(os.path.join(self._folder, common)))

    def settings(self) -> Settings:
        return _settings(self._place, self._asked_settings)

    def end(self) -> None:
        """End what is still on its way."""
        self._asked_layout.end()
        self._asked_settings.end()


def read_settings(place: Place) -> Settings:
    """What is set by now: the filters that it names are those that are switched off."""
    return _settings(place, _asked_settings(place))


def _lines(out: bytes) -> list[bytes]:
    lines = out.rstrip(b"\n").split(b"\n")
    if len(lines) != 4:
        raise GitRefusedError("the project's path has a line break in it, and git's answers cannot be told apart")
    return lines


def _asked_settings(place: Place) -> Call:
    return Call(place, *_CONFIG, "--show-scope", *_READ, seconds=QUICK_SECONDS)


def _settings(place: Place, asked: Call) -> Settings:
    settings = _scoped(place, asked)
    filters = {_filter(key) for scope, key, _ in settings if _is_local_filter(scope, key)}
    if unsafe := next((name for name in filters if "=" in name), None):
        raise GitRefusedError(f"the git configuration names a filter {unsafe!r}, which cannot be switched off safely")
    values = {key: value.lower() for _, key, value in settings}
    mails = (values.get("user.email"), os.environ.get("GIT_AUTHOR_EMAIL"), os.environ.get("EMAIL"))
    return Settings(
        tuple(sorted(filters)),
        values.get("core.filemode") not in _NO,
        values.get("extensions.objectformat") == "sha256",
        values.get("core.sparsecheckout", "no") not in _NO,
        frozenset(mail.lower() for mail in mails if mail),
    )


def _scoped(place: Place, asked: Call) -> list[tuple[str, str, str]]:
    """Scope, key and value of each setting."""
    try:
        out = asked.answer()
    except GitRefusedError as error:
        if error.status == _NOTHING_SET:
            return []
        if error.status != _WRONG_USE:
            raise
        # Git before 2.26 knows no scopes: then every filter is taken for the repository's.
        plain = run(place, *_CONFIG, *_READ, seconds=QUICK_SECONDS)
        out = b"".join(b"local\0" + item + b"\0" for item in plain.split(b"\0") if item)
    fields = [os.fsdecode(field) for field in out.split(b"\0")]
    pairs = zip(fields[0::2], fields[1::2], strict=False)
    return [(scope, *_key_and_value(item)) for scope, item in pairs]


def _key_and_value(item: str) -> tuple[str, str]:
    key, _, value = item.partition("\n")
    return key, value


def _filter(key: str) -> str:
    return key.removeprefix("filter.").rpartition(".")[0]


def _is_local_filter(scope: str, key: str) -> bool:
    return key.startswith("filter.") and scope in ("local", "worktree")
