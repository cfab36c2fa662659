"""A summary as the stable object of `--json`."""

from __future__ import annotations

from journal.values import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.session.summary import Summary


def as_object(summary: Summary) -> dict[str, object]:
    """Plain values only."""
    return {
        "version": 1,
        "session": summary.number,
        "opened": summary.opened,
        "until": summary.until,
        "items": {
            name: [{"id": told.handle, "role": told.role, "text": told.text} for told in found]
            for name, found in summary.items._asdict().items()
        },
        "commits": [commit._asdict() for commit in summary.commits],
        "files": [
            {
                "path": file.touched.path,
                "kind": file.touched.kind.value,
                "old_path": file.touched.old_path or None,
                "added": file.touched.added,
                "removed": file.touched.removed,
                "listed": file.is_named,
            }
            for file in summary.files
        ],
        "runs": [run._asdict() | {"good": run.is_good} for run in summary.runs],
        "stopped": summary.stopped._asdict(),
        "uncommitted": [{"path": path, "change": sign} for path, sign in summary.uncommitted],
        "edits": summary.edits,
        "outside": summary.outside,
        "words": summary.words,
        "findings": [{"code": one.code, "line": one.line + 1, "message": one.message} for one in summary.findings],
        "problem": summary.problem,
    }
