"""The ledger laboratory: processes record edits at once and are killed, and bytes of the file are damaged."""

from __future__ import annotations

import os
import random
import signal
import time

from journal.store.edits import Edits
from journal.store.ledger import Ledger

DOCUMENT = "/project/CONTEXT.md"


def killed_while_recording(folder: str, trials: int, seed: int) -> list[str]:
    """What went wrong: an edit that was acknowledged and is not offered, or one offered that was never recorded."""
    wrong = []
    moments = random.Random(seed)
    recorded = 0
    for trial in range(trials):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _record(folder, writing, f"{trial}".encode())
        os.close(writing)
        os.read(reading, 1)
        time.sleep(moments.uniform(0, 0.01))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = b""
        while part := os.read(reading, 65536):
            said += part
        os.close(reading)
        acknowledged = said[: said.rfind(b"\n") + 1].split()
        ledger = Ledger(folder)
        edits = Edits(ledger)
        offered = edits.unsaved(DOCUMENT)
        payloads = [edit.payload.split(b" ")[1] for edit in offered]
        if payloads[: len(acknowledged)] != acknowledged or len(payloads) > len(acknowledged) + 1:
            wrong.append(f"trial {trial}: acknowledged {len(acknowledged)}, offered {len(payloads)}")
        if any(edit.payload.split(b" ")[0] != b"%d" % trial for edit in offered):
            wrong.append(f"trial {trial}: another trial's edit was offered")
        edits.saved(edit.number for edit in offered)
        recorded += len(offered)
        if ledger.trouble:
            wrong.append(f"trial {trial}: {ledger.trouble}")
        ledger.close()
    if not recorded:
        wrong.append("nothing was recorded at all")
    return wrong


def recorded_at_once(folder: str, processes: int, each: int) -> list[str]:
    """Several processes record edits of one document at the same time."""
    children = []
    for process in range(processes):
        child = os.fork()
        if child == 0:
            edits = Edits(Ledger(folder))
            for number in range(each):
                edits.record(DOCUMENT, process, b"%d" % number, b"")
            os._exit(0)
        children.append(child)
    wrong = [f"process {child} failed" for child in children if os.waitpid(child, 0)[1]]
    ledger = Ledger(folder)
    edits = Edits(ledger).unsaved(DOCUMENT)
    for process in range(processes):
        payloads = [edit.payload for edit in edits if edit.session == process]
        if payloads != [b"%d" % number for number in range(each)]:
            wrong.append(f"process {process}: {len(payloads)} of {each} in order")
    if ledger.trouble:
        wrong.append(ledger.trouble)
    ledger.close()
    return wrong


def damaged(folder: str, trials: int, seed: int) -> list[str]:
    """Bits are flipped and the file is cut: what is given back must be whole, and recording must go on."""
    wrong = []
    chance = random.Random(seed)
    path = os.path.join(folder, "ledger.db")
    ledger = Ledger(folder)
    edits = Edits(ledger)
    for number in range(60):
        edits.record(DOCUMENT, None, b"payload %d " % number * 20, b"inverse %d " % number * 20)
    ledger.close()
    with open(path, "rb") as handle:
        intact = handle.read()
    whole = {b"payload %d " % number * 20 for number in range(60)} | {b"new"}
    for trial in range(trials):
        for name in os.listdir(folder):
            os.unlink(os.path.join(folder, name))
        data = bytearray(intact)
        if trial % 3:
            for _ in range(1 + trial % 5):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        else:
            del data[chance.randrange(len(data)) :]
        with open(path, "wb") as handle:
            handle.write(data)
        ledger = Ledger(folder)
        edits = Edits(ledger)
        number = edits.record(DOCUMENT, None, b"new", b"")
        offered = edits.unsaved(DOCUMENT)
        if not {edit.payload for edit in offered} <= whole:
            wrong.append(f"trial {trial}: an edit came back changed")
        if b"new" not in {edit.payload for edit in offered} or not number:
            wrong.append(f"trial {trial}: the new edit was not recorded; {ledger.trouble}")
        ledger.close()
    return wrong


def _record(folder: str, writing: int, trial: bytes) -> None:
    edits = Edits(Ledger(folder))
    number = 0
    os.write(writing, b"\n")
    while True:
        edits.record(DOCUMENT, None, b"%s %d" % (trial, number), b"inverse")
        os.write(writing, b"%d\n" % number)
        number += 1
