"""A text as its difference to the one before it, in as few bytes as will do, and nothing else."""

from __future__ import annotations

from bisect import bisect_left
from zlib import compressobj, decompress


class Form:
    """How a version's text is stored, in the ledger's numbers; no enum, whose making every command would wait for."""

    WHOLE = 0
    SPLICE = 1
    LINES = 2
    SAME = 3  # as an earlier version, whose number follows


_SMALL = 64
"""Bytes below which no other form is worth the time of making it."""
_TINY = 40
"""Bytes of which compressing saves next to none, and takes as long as all the rest."""
_MOST_COMPRESSED = 1032
"""Times that zlib can make bytes smaller at most: what is so much longer need not be tried."""
_COMPRESSED = 0x80
_RAW = -15  # zlib without header and checksum: the version has a hash of its own


def encode(text: bytes, before: bytes | None) -> bytes:
    """The smallest of whole text, one splice, and changed lines; whole when there is nothing before it."""
    if before is None:
        return _packed(Form.WHOLE, text)
    body = _splice(text, before)
    splice = _packed(Form.SPLICE, body) if len(body) < _SMALL * _MOST_COMPRESSED else b""
    if splice and len(splice) <= _SMALL:
        return splice
    lines = _packed(Form.LINES, _lines(text, before))
    if len(body) > len(lines) * _MOST_COMPRESSED:
        return lines
    smaller = min(splice or _packed(Form.SPLICE, body), lines, key=len)
    # Compressing the whole text costs more than both; it can only win where they are large.
    return min(smaller, _packed(Form.WHOLE, text), key=len) if len(smaller) > len(text) // 8 else smaller


def same_as(number: int) -> bytes:
    return bytes([Form.SAME]) + _number(number)


def form_of(data: bytes) -> int:
    """Any other number than those of Form is of bytes that make no sense."""
    return data[0] & ~_COMPRESSED if data else -1


def target_of(data: bytes) -> int:
    """The version that a SAME one repeats; 0, which there is not, for bytes that make no sense."""
    try:
        return _read_number(data, 1)[0]
    except IndexError:
        return 0


def decode(data: bytes, before: bytes) -> bytes:
    """The text, given the one before it; not for SAME."""
    body = decompress(data[1:], _RAW) if data[0] & _COMPRESSED else data[1:]
    match form_of(data):
        case Form.SPLICE:
            start, at = _read_number(body, 0)
            removed, at = _read_number(body, at)
            return before[:start] + body[at:] + before[start + removed :]
        case Form.LINES:
            return _joined(body, before)
        case Form.WHOLE:
            return body
        case _:
            raise ValueError("these bytes are no difference")


def _packed(form: int, body: bytes) -> bytes:
    if len(body) <= _TINY:
        return bytes([form]) + body
    deflate = compressobj(9, wbits=_RAW)
    small = deflate.compress(body) + deflate.flush()
    if len(small) < len(body):
        return bytes([form | _COMPRESSED]) + small
    return bytes([form]) + body


def _splice(text: bytes, before: bytes) -> bytes:
    # Both by halving: comparing slices is quicker than a loop over bytes.
    start, high = 0, min(len(text), len(before))
    while start < high:
        middle = (start + high + 1) // 2
        if text[start:middle] == before[start:middle]:
            start = middle
        else:
            high = middle - 1
    end, old_end = text.find(b"\n", start), before.find(b"\n", start)
    if end < 0 or old_end < 0 or text[end:] != before[old_end:]:  # more than one line
        end, old_end = len(text), len(before)
    high = min(end, old_end) - start
    while high:
        middle = (high + 1) // 2
        if text[end - middle : end] == before[old_end - middle : old_end]:
            end, old_end, high = end - middle, old_end - middle, high - middle
        else:
            high = middle - 1
    return _number(start) + _number(old_end - start) + text[start:end]


def _lines(text: bytes, before: bytes) -> bytes:
    """Steps: an even number 2n takes n lines from before, beginning where the next number says, relative to the end
    of the last ones taken; an odd number 2n+1 is followed by n bytes of new text."""
    old = before.splitlines(keepends=True)
    new = text.splitlines(keepends=True)
    known = set(old)
    places: dict[bytes, list[int]] = {}
    steps: list[bytes] = []
    fresh: list[bytes] = []
    taken = at = 0
    while at < len(new):
        line = new[at]
        if line not in known:
            fresh.append(line)
            at += 1
            continue
        if line in old[taken : taken + 2]:  # as most are: a line was changed, or one came or went
            start = old.index(line, taken)
        else:
            places = places or _places(old)
            start = _nearest(places[line], taken)
        steps += _fresh_step(fresh)
        fresh = []
        count = _alike(new, at, old, start)
        steps.append(_number(count * 2) + _signed(start - taken))
        at += count
        taken = start + count
    return b"".join(steps + _fresh_step(fresh))


def _places(lines: list[bytes]) -> dict[bytes, list[int]]:
    """Where each line stands."""
    places: dict[bytes, list[int]] = {}
    for index, line in enumerate(lines):
        places.setdefault(line, []).append(index)
    return places


def _nearest(places: list[int], to: int) -> int:
    index = bisect_left(places, to)
    return min(places[max(index - 1, 0) : index + 1], key=lambda place: abs(place - to))


def _alike(new: list[bytes], at: int, old: list[bytes], start: int) -> int:
    """How many lines are the same from two places on; slices are compared, for a loop takes ten times as long."""
    most = min(len(new) - at, len(old) - start)
    count = 0
    step = 1
    while step:
        if count + step <= most and new[at + count : at + count + step] == old[start + count : start + count + step]:
            count += step
            step *= 2
        else:
            step //= 2
    return count


def _fresh_step(fresh: list[bytes]) -> list[bytes]:
    body = b"".join(fresh)
    return [_number(len(body) * 2 + 1) + body] if body else []


def _joined(steps: bytes, before: bytes) -> bytes:
    old = before.splitlines(keepends=True)
    parts: list[bytes] = []
    at = taken = 0
    while at < len(steps):
        count, at = _read_number(steps, at)
        if count & 1:
            parts.append(steps[at : at + (count >> 1)])
            at += count >> 1
        else:
            distance, at = _read_number(steps, at)
            start = taken + ((distance >> 1) ^ -(distance & 1))
            taken = start + (count >> 1)
            parts += old[start:taken]
    return b"".join(parts)


def _number(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that more follow."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _signed(value: int) -> bytes:
    return _number(value << 1 if value >= 0 else (-value << 1) - 1)


def _read_number(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
