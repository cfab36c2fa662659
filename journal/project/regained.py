"""Git that answers again: the start of a session that had only a snapshot, told by git from then on."""

from __future__ import annotations

import os

from journal.project.baseline import kept
from journal.project.content import Identity, Packed, Reader
from journal.project.gitbaseline import GitBaseline
from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.project.git import Repository
    from journal.project.objects import Entry
    from journal.project.snapshot import Snapshot


def regained(snapshot: Snapshot, repository: Repository) -> GitBaseline:
    """The same start, as git would have told it: what stood in the folder then, beside what was checked out then.

    Of what a snapshot does not look at, folders of tools and the rest of the work tree, what differs now counts as
    having differed then: that nobody's work is claimed is worth more than that all of it is seen.
    """
    objects = repository.objects
    head = repository.head_at(snapshot.started)
    found = objects.commit(head) if head else None
    tree = found.tree if found else ""
    above = os.path.relpath(snapshot.root, repository.root)
    above = "" if above == "." else f"{above}/"
    dirty: dict[str, Packed | None] = {}
    seen: set[str] = set()
    for path, packed in snapshot.files():
        seen.add(above + path)
        entry = objects.entry(tree, os.fsencode(above + path))
        if not _is_as_committed(repository, entry, packed):
            dirty[above + path] = packed
    untracked = [path for path in dirty if objects.entry(tree, os.fsencode(path)) is None]
    for path in GitBaseline(repository, head, 0, {}).ignored(untracked):
        del dirty[path]

    def is_seen(path: str) -> bool:
        inside = path.removeprefix(above)
        return path.startswith(above) and not snapshot.ignored([inside])

    left_out = repository.left_out()
    committed = ((os.fsdecode(path), entry) for path, entry in objects.differences(tree, "") if entry)
    gone = (path for path, entry in committed if objects.identity(entry) and path not in seen | left_out)
    dirty.update(dict.fromkeys(filter(is_seen, gone)))
    reader = Reader(repository.root, long_ids=repository.settings.long_ids)
    dirty |= kept((path, reader.read(path)) for path in sorted(repository.differing()) if not is_seen(path))
    return GitBaseline(repository, head, int(snapshot.started), dirty)


def _is_as_committed(repository: Repository, entry: Entry | None, packed: Packed) -> bool:
    identity = repository.objects.identity(entry)
    if identity is None or entry is None:
        return False
    if not packed.id or repository.settings.long_ids:  # nobody knows by name, and so by size
        content = repository.objects.content(entry)
        return content is not None and content.size == packed.size
    form = packed.form if repository.settings.sees_programs else identity.form
    return identity == Identity(form, packed.id)
