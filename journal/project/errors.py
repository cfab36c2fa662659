"""What can go wrong around a project, each with one sentence for the user."""


class ProjectError(Exception):
    """Something about the project cannot be read; its text is a sentence for the user."""


class GitMissingError(ProjectError):
    """There is no git on this machine's PATH."""

    def __init__(self) -> None:
        super().__init__("git is not installed, so files are compared with a snapshot of the folder instead")


class NotARepositoryError(ProjectError):
    """The folder stands in no git work tree."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder} is not inside a git work tree")


class GitRefusedError(ProjectError):
    """Git answered with an error, or gave an answer that must not be trusted."""

    def __init__(self, sentence: str, status: int = -1) -> None:
        self.status = status
        super().__init__(sentence)


class ForeignOwnerError(GitRefusedError):
    """Another user owns the repository, and git does not trust it."""

    def __init__(self, root: str) -> None:
        super().__init__(
            f"git does not trust {root}, because another user owns it; if you do, run: "
            f"git config --global --add safe.directory {root}"
        )


class ForeignTreeError(GitRefusedError):
    """The repository's configuration names a work tree that is somewhere else."""

    def __init__(self, folder: str, tree: str) -> None:
        super().__init__(f"the git configuration in {folder} points at another work tree, {tree}, which is left alone")


class GitTooSlowError(ProjectError):
    """Git did not answer in time."""

    def __init__(self, command: str, seconds: float) -> None:
        super().__init__(f"git {command} did not answer within {seconds:.0f} s and was stopped")


class GitBlockedError(ProjectError):
    """A file that git must read is a pipe or a device, on which it would wait for ever."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is not a regular file, and git waits on it for ever; remove or replace it")


class TooWideError(ProjectError):
    """The folder holds so much that nobody's work could be told from the rest."""

    def __init__(self, folder: str, why: str) -> None:
        super().__init__(f"nothing is proposed in {folder}: {why}; git init in the project's own folder helps")


class WatchesExhaustedError(ProjectError):
    """The system gives this account no more watches."""

    def __init__(self, limit: int, setting: str, needed: int) -> None:
        super().__init__(
            f"live watching is off; to have it back: sudo sysctl {setting}={4 * max(limit, needed)} "
            f"(this project needs {needed:,} of the {limit:,} that this account has, and too few are left; "
            "until then files are looked at every few seconds)"
        )
