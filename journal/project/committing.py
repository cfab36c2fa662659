"""A commit of one file and of nothing else: all that is ever written to a repository, and only when asked."""

import os

from journal.project.errors import GitRefusedError
from journal.project.git import Repository
from journal.project.gitcall import LOG_SECONDS, Place, run


def commit_alone(path: str, message: str) -> str:
    """Commit a file as it stands, whatever else waits to be committed, and give the commit's id.

    As everywhere, git runs no program of the repository's: no hook, no filter, nothing that signs.
    """
    if not message.strip():
        raise GitRefusedError("a commit needs a message")
    path = os.path.realpath(path)
    repository = Repository(os.path.dirname(path))
    try:
        busy = repository.under_way()
        if busy:
            raise GitRefusedError(f"git is in the middle of {busy}; commit when that is over")
        named = os.path.relpath(path, repository.root)
        if repository.ignored([named]):
            raise GitRefusedError(f"git ignores {named}; a commit cannot hold it until the rules let it")
        if named not in repository.uncommitted():
            raise GitRefusedError(f"{named} is as the last commit has it; there is nothing to commit")
        place = Place(repository.root, repository.gitdir, repository.settings.filters)
        run(place, "add", "--intent-to-add", "--", named, seconds=LOG_SECONDS)
        run(
            place,
            *("commit", "--quiet", "--only", "--no-verify", "--no-gpg-sign", "--cleanup=whitespace", "-m", message),
            *("--", named),
            seconds=LOG_SECONDS,
        )
        head = repository.head()
    finally:
        repository.close()
    return head.id if head is not None else ""
