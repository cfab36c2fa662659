"""The cells of table rows, and which two lines begin a table."""

from __future__ import annotations

from journal.document.patterns import when_used

_DELIMITER = when_used(r"[-:|][-:| ]*$")
_DELIMITER_CELL = when_used(r":?-+:?$")


def split_cells(row: str) -> list[str]:
    """The cells of a table row, untrimmed; outer pipes open no cell, and an escaped pipe parts nothing."""
    row = row.strip()
    if "\\|" not in row:
        cells = row.split("|")
    else:
        cells, escaped, start = [], False, 0
        for at, char in enumerate(row):
            if char == "|" and not escaped:
                cells.append(row[start:at])
                start = at + 1
            escaped = char == "\\"
        cells.append(row[start:])
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells


def opens_table(header: str, delimiter: str) -> bool:
    """Whether the second of two lines makes the first one a table's header."""
    delimiter = delimiter.strip()
    if "|" not in header or not _DELIMITER(delimiter) or delimiter[:2] in ("- ", "-", ":", "|"):
        return False
    columns = delimiter.split("|")
    if not columns[0].strip():
        del columns[0]
    if columns and not columns[-1].strip():
        del columns[-1]
    return all(_DELIMITER_CELL(column.strip()) for column in columns) and len(columns) == len(split_cells(header)) > 0
