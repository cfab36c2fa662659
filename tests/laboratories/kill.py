"""The kill laboratory: a save is killed or fails at every call, and what is on disk afterwards is judged."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from journal.store.errors import StoreError
from journal.store.file import File
from journal.store.inplace import mend
from journal.store.outcome import Saved
from journal.store.system import System
from tests.laboratories.troubled import Counting, Death, NoExchange, NoLeases, NoUnnamed, Raced, deadly, failing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD = b"# Old\n\n- [ ] one\n" * 40
NEW = b"# New\n\n- [x] one\n- [ ] two\n" * 60
FOREIGN = b"# Foreign\n" * 30
ERRORS = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EACCES)


class Scene(NamedTuple):
    """One way of saving: what is there before, and on what system."""

    name: str
    system: Callable[[str], System]
    before: bytes | None = OLD
    linked: bool = False
    raced: bool = False


SCENES = (
    Scene("exchange", lambda _: System()),
    Scene("exchange without leases", lambda _: NoLeases()),
    Scene("no exchange", lambda _: NoExchange()),
    Scene("no unnamed files", lambda _: NoUnnamed()),
    Scene("create", lambda _: System(), before=None),
    Scene("in place", lambda _: System(), linked=True),
    Scene("raced", lambda folder: Raced(lambda: replace(folder, FOREIGN)), raced=True),
)


class Verdict(NamedTuple):
    """What went wrong in how many trials."""

    trials: int
    wrong: list[str]


def replace(folder: str, text: bytes) -> None:
    """What another program does that saves by rename."""
    temporary = os.path.join(folder, "other.tmp")
    with open(temporary, "wb") as handle:
        handle.write(text)
    os.rename(temporary, os.path.join(folder, "doc.md"))
    with open(os.path.join(folder, "other.done"), "wb"):
        pass


def killed_at_every_call(scene: Scene) -> Verdict:
    wrong: list[str] = []
    calls = _calls_of(scene)
    for number in range(len(calls)):
        for death in Death:
            with _folder(scene) as (folder, path):
                system = deadly(scene.system(folder), number, death)
                said = _in_child(scene, path, system)
                where = f"{scene.name}: killed {death.value} call {number} ({calls[number]}), said {said!r}"
                wrong += [f"{where}: {what}" for what in _judge(scene, folder, path, said, None)]
    return Verdict(len(calls) * len(Death), wrong)


def failing_at_every_call(scene: Scene) -> Verdict:
    wrong: list[str] = []
    calls = _calls_of(scene)
    for number in range(len(calls)):
        for error in ERRORS:
            with _folder(scene) as (folder, path):
                said, late = _save(scene, path, failing(scene.system(folder), number, error))
                where = f"{scene.name}: {errno.errorcode[error]} at call {number} ({calls[number]}), said {said!r}"
                wrong += [f"{where}: {what}" for what in _judge(scene, folder, path, said, late)]
    return Verdict(len(calls) * len(ERRORS), wrong)


def killed_at_random(trials: int, seed: int) -> Verdict:
    """A process saves one numbered text after the other and says each number; it is killed at a random moment."""
    wrong: list[str] = []
    moments = random.Random(seed)
    for trial in range(trials):
        with tempfile.TemporaryDirectory() as folder:
            path, state = os.path.join(folder, "doc.md"), os.path.join(folder, "state")
            with open(path, "wb") as handle:
                handle.write(_numbered(0))
            linked = trial % 4 == 3  # every fourth is written in place
            if linked:
                os.mkdir(state)
                os.link(path, os.path.join(state, "second-name"))
            reading, writing = os.pipe()
            child = os.fork()
            if child == 0:
                _save_numbers(path, state, writing)
            os.close(writing)
            os.read(reading, 1)  # it has begun
            time.sleep(moments.uniform(0.0, 0.02))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            said = b""
            while part := os.read(reading, 65536):
                said += part
            os.close(reading)
            acknowledged = int((b"0 " + said[: said.rfind(b"\n") + 1]).split()[-1])
            wrong += [f"trial {trial}: {what}" for what in _judge_numbers(path, state, folder, acknowledged)]
    return Verdict(trials, wrong)


@contextmanager
def small_disk(kilobytes: int) -> Iterator[str]:
    """A file system of that size; OSError where this user may not mount one."""
    folder = tempfile.mkdtemp()
    options = f"size={kilobytes}k"
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", folder], capture_output=True, check=False)
    try:
        if done.returncode:
            raise OSError(done.stderr.decode().strip() or "cannot mount")
        try:
            yield folder
        finally:
            subprocess.run(["umount", folder], check=True)
    finally:
        shutil.rmtree(folder)


def fill(folder: str) -> str:
    """Takes all the room there is; the path of what to remove to have it back."""
    path = os.path.join(folder, "filler")
    with open(path, "wb", buffering=0) as handle:
        for size in (4096, 512, 1):
            try:
                while True:
                    handle.write(b"x" * size)
            except OSError:
                continue
    return path


def _save(scene: Scene, path: str, system: System) -> tuple[str, list[bytes]]:
    """What the save came to, and the texts that missed the document."""
    file = File(path, os.path.join(os.path.dirname(path), "state"), system, patience=0.05)
    try:
        said = "saved" if isinstance(file.save(NEW, scene.before), Saved) else "found"
    except StoreError as problem:
        said = type(problem).__name__
    late = _late_texts(file)
    file.close()
    return said, late


def _late_texts(file: File) -> list[bytes]:
    late = file.late(wait=True)
    for text in late:
        file.merged(text)
    file.late(wait=True)
    return [text.text for text in late]


def _judge(scene: Scene, folder: str, path: str, said: str, late: list[bytes] | None) -> list[str]:
    """`late` is None after a death."""
    wrong = []
    state = os.path.join(folder, "state")
    text = _bytes(path)
    if late is not None and said != "saved" and text == NEW:
        wrong.append("it said no, and the new text stands")
    mend(System(), state, 0.05)
    file = File(path, state, patience=0.05)
    if text is None:
        file.save(NEW, None)
    else:
        file.read()
        text = _bytes(path)
    late = (late or []) + _late_texts(file)
    file.close()
    if text not in (scene.before, NEW, FOREIGN if scene.raced else NEW):
        wrong.append(f"torn: {text!r:.60}")
    if said == "saved" and text != NEW:
        wrong.append("acknowledged and lost")
    if os.path.exists(os.path.join(folder, "other.done")) and FOREIGN not in [text, *late]:
        wrong.append("the other writer's text is lost")
    left = [name for name in os.listdir(folder) if name not in ("doc.md", "state", "other.tmp", "other.done")]
    left += os.listdir(os.path.join(state, "in-place")) if _exists(state, "in-place") else []
    if left:
        wrong.append(f"left over: {left}")
    return wrong


def _exists(*parts: str) -> bool:
    return os.path.exists(os.path.join(*parts))


def _bytes(path: str) -> bytes | None:
    try:
        with open(path, "rb") as handle:
            return handle.read()
    except FileNotFoundError:
        return None


def _calls_of(scene: Scene) -> list[str]:
    with _folder(scene) as (folder, path):
        system = Counting(scene.system(folder))
        _save(scene, path, system)
        return system.calls


@contextmanager
def _folder(scene: Scene) -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "doc.md")
        if scene.before is not None:
            with open(path, "wb") as handle:
                handle.write(scene.before)
        os.mkdir(os.path.join(folder, "state"))
        if scene.linked:
            os.link(path, os.path.join(folder, "state", "second-name"))
        yield folder, path


def _in_child(scene: Scene, path: str, system: System) -> str:
    """What the save came to, or nothing where it was killed before."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, _save(scene, path, system)[0].encode())
        os._exit(0)
    os.close(writing)
    said = b""
    while part := os.read(reading, 4096):
        said += part
    os.close(reading)
    os.waitpid(child, 0)
    return said.decode()


def _numbered(number: int) -> bytes:
    return b"%d\n" % number + b"%d " % number * (500 + number % 7 * 300) + b"\n%d\n" % number


def _save_numbers(path: str, state: str, writing: int) -> None:
    file = File(path, state)
    text = file.read()
    number = 0
    os.write(writing, b"0\n")
    while True:
        number += 1
        new = _numbered(number)
        if isinstance(file.save(new, text), Saved):
            os.write(writing, b"%d\n" % number)
            text = new


def _judge_numbers(path: str, state: str, folder: str, acknowledged: int) -> list[str]:
    wrong = []
    mend(System(), state, 0.05)
    file = File(path, state)
    text = file.read()
    if file.late():
        wrong.append("a text of ours came back as another writer's")
    file.close()
    number = int(text.split(b"\n", 1)[0] or b"-1")
    if text != _numbered(number):
        wrong.append(f"torn: {text!r:.60}")
    elif number < acknowledged:
        wrong.append(f"acknowledged {acknowledged}, found {number}")
    left = [name for name in os.listdir(folder) if name not in ("doc.md", "state")]
    left += os.listdir(os.path.join(state, "in-place")) if _exists(state, "in-place") else []
    if left:
        wrong.append(f"left over: {left}")
    return wrong
