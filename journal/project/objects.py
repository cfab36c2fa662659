"""Reading a repository's objects from one git that stays open: commits, folders, files, by their ids."""

from __future__ import annotations

import contextlib
import threading

from journal.project.content import LARGE_BYTES, Content, Form, Identity
from journal.project.errors import ProjectError
from journal.project.gitcall import Place, Talk
from journal.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FORMS = {"100644": Form.FILE, "100664": Form.FILE, "100755": Form.PROGRAM, "120000": Form.LINK}
_FOLDER = "40000"
_KEPT_FOLDERS = 20_000
_ASKED_AT_ONCE = 200
"""Questions that fit into a pipe together: while git waits to write an answer, it reads no further ones."""
_SMALL_BYTES = 64 << 10


class Entry(NamedTuple):
    """One name in a folder of a commit."""

    mode: str
    id: str


class CommitObject(NamedTuple):
    """What a commit says of itself, as far as it matters here."""

    id: str
    tree: str
    parents: tuple[str, ...]
    author: str
    """Mail address and time, as git wrote them."""


class Objects:
    """A repository's objects; each answer within a time limit."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._reading: Talk | None = None
        self._asking: Talk | None = None
        self._folders: dict[str, dict[bytes, Entry]] = {}
        self._expected: dict[str, bytes] = {}
        """The bytes of files that were read before they were asked for."""
        self._lock = threading.Lock()  # a diff is shown while the next comparison runs

    def commit(self, name: str) -> CommitObject | None:
        """The commit of this name or id; None where there is none, as before the first commit."""
        found = self._read(name)
        if found is None or found[1] != b"commit":
            return None
        identity, _, data = found
        headers: dict[bytes, list[str]] = {}
        for line in data.partition(b"\n\n")[0].split(b"\n"):
            key, _, value = line.partition(b" ")
            headers.setdefault(key, []).append(value.decode("utf-8", "surrogateescape"))
        author = headers.get(b"author", [""])[0]
        return CommitObject(
            identity, headers[b"tree"][0], tuple(headers.get(b"parent", ())), author[author.rfind("<") :]
        )

    def entry(self, tree: str, path: bytes) -> Entry | None:
        """What a commit's tree has at a path: looked up folder by folder, so that any bytes will do as a name."""
        folder, _, name = path.rpartition(b"/")
        if folder:
            above = self.entry(tree, folder)
            if above is None or above.mode != _FOLDER:
                return None
            tree = above.id
        return self._folder(tree).get(name)

    def below(self, tree: str, path: bytes) -> Iterator[bytes]:
        """Every file below a folder of a commit's tree, or the one file that the path is."""
        found = self.entry(tree, path)
        if found is None:
            return
        if found.mode != _FOLDER:
            yield path
            return
        folders = [(path, found.id)]
        while folders:
            above, identity = folders.pop()
            for name, entry in self._folder(identity).items():
                if entry.mode == _FOLDER:
                    folders.append((above + b"/" + name, entry.id))
                else:
                    yield above + b"/" + name

    def differences(self, old: str, new: str, above: bytes = b"") -> Iterator[tuple[bytes, Entry | None]]:
        """The files that differ between two trees, each with what the old one has."""
        before, after = self._folder(old), self._folder(new)
        for name in before.keys() | after.keys():
            was, now = before.get(name), after.get(name)
            if was == now:
                continue
            folders = [entry.id if entry and entry.mode == _FOLDER else "" for entry in (was, now)]
            if any(folders):
                yield from self.differences(folders[0], folders[1], above + name + b"/")
            if (was and not folders[0]) or (now and not folders[1]):
                yield above + name, was if was and not folders[0] else None

    def identity(self, entry: Entry | None) -> Identity | None:
        """Which file or link an entry names; None for a folder or a submodule."""
        form = entry and _FORMS.get(entry.mode)
        return Identity(form, entry.id) if entry and form else None

    def expect(self, entries: Iterable[Entry]) -> None:
        """Read what is asked for next in one go: asking git for thousands of files one by one takes longest."""
        self._expected = {}
        ids = list(dict.fromkeys(entry.id for entry in entries if entry.mode in _FORMS))
        for start in range(0, len(ids), _ASKED_AT_ONCE):
            self._expect(ids[start : start + _ASKED_AT_ONCE])

    def _expect(self, ids: list[str]) -> None:
        question = "".join(f"{identity}\n" for identity in ids).encode()
        with self._one_at_a_time():
            self._asking = self._asking or Talk(self._place, "cat-file", "--batch-check")
            self._asking.ask(question)
            sizes = {identity: _answer(self._asking) for identity in ids}
            small = [identity for identity, header in sizes.items() if header and int(header[2]) <= _SMALL_BYTES]
            self._reading = self._reading or Talk(self._place, "cat-file", "--batch")
            self._reading.ask("".join(f"{identity}\n" for identity in small).encode())
            for identity in small:
                header = _answer(self._reading)
                if header:
                    self._expected[identity] = self._reading.exactly(int(header[2]) + 1)[:-1]

    def content(self, entry: Entry | None) -> Content | None:
        """The file or link that an entry names; None for a folder or a submodule."""
        if entry is None or (form := _FORMS.get(entry.mode)) is None:
            return None
        if (data := self._expected.get(entry.id)) is not None:
            return Content(form, len(data), entry.id, data)
        size = self._size(entry.id)
        if size is None:  # a clone without all its objects: what stood there is known, its bytes are not
            return Content(form, 0, entry.id, None)
        found = self._read(entry.id) if size <= LARGE_BYTES else None
        return Content(form, size, entry.id, found and found[2])

    def close(self) -> None:
        """End the gits that stay open."""
        for talk in (self._reading, self._asking):
            if talk:
                talk.close()
        self._reading = self._asking = None

    def _folder(self, tree: str) -> dict[bytes, Entry]:
        if not tree:
            return {}
        known = self._folders.get(tree)
        if known is None:
            found = self._read(tree)
            known = _entries(found[2], len(tree) // 2) if found and found[1] == b"tree" else {}
            if len(self._folders) >= _KEPT_FOLDERS:
                self._folders.clear()
            self._folders[tree] = known
        return known

    def _size(self, identity: str) -> int | None:
        with self._one_at_a_time():
            if self._asking is None:
                self._asking = Talk(self._place, "cat-file", "--batch-check")
            header = _header(self._asking, identity)
        return int(header[2]) if header else None

    def _read(self, name: str) -> tuple[str, bytes, bytes] | None:
        with self._one_at_a_time():
            if self._reading is None:
                self._reading = Talk(self._place, "cat-file", "--batch")
            header = _header(self._reading, name)
            if not header:
                return None
            data = self._reading.exactly(int(header[2]) + 1)[:-1]
        return header[0].decode(), header[1], data

    @contextlib.contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except ProjectError:
                self.close()  # what is left in the pipe would be taken for the next answer
                raise


def _header(talk: Talk, name: str) -> list[bytes]:
    talk.ask(name.encode() + b"\n")
    return _answer(talk)


def _answer(talk: Talk) -> list[bytes]:
    words = talk.until(b"\n").split(b" ")
    return words if len(words) == 3 else []  # else "NAME missing"


def _entries(data: bytes, id_bytes: int) -> dict[bytes, Entry]:
    entries: dict[bytes, Entry] = {}
    at = 0
    while at < len(data):
        end_of_mode = data.index(b" ", at)
        end_of_name = data.index(b"\0", end_of_mode)
        after = end_of_name + 1 + id_bytes
        mode = data[at:end_of_mode].decode()
        entries[data[end_of_mode + 1 : end_of_name]] = Entry(mode, data[end_of_name + 1 : after].hex())
        at = after
    return entries
