"""The records that a text may cite: the files of a bibliography, read once until they change."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from citekit.errors import InputError, Problem, UnknownNameError

if TYPE_CHECKING:
    from citekit.record import Record, Records

__all__ = ["Shelf", "home", "read", "standing"]


@frozen
class Shelf:
    """The records of some files, and what is wrong with the files.

    It can be pickled, and is compared by what the files were when they were read.
    """

    records: Mapping[str, Record] = field(factory=dict, eq=False)  #: by id
    #: the file, and what is wrong there
    problems: tuple[tuple[str, Problem], ...] = field(default=(), eq=False)
    #: each file, when it was last changed (in ns), and its size; -1: it could not be read
    stamps: tuple[tuple[str, int, int], ...] = ()
    #: the records of each file that could be read
    parts: Mapping[str, Records] = field(factory=dict, eq=False, repr=False)


def read(paths: Iterable[str | os.PathLike[str]], *, before: Shelf | None = None) -> Shelf:
    """Read bibliographies in any format that `citekit.read` knows, in their order.

    Of records with one id the first is cited. `before` is what was read last time: only files
    that changed since are read, and if none did, it is given back itself. Never raises: a file
    that cannot be read is a problem of it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "refs.bib")
    ...     _ = path.write_text("@book{roe, title = {Rivers}}", "utf-8")
    ...     shelf = read([path])
    ...     read([path], before=shelf) is shelf, list(shelf.records)
    (True, ['roe'])
    """
    files = [os.fspath(path) for path in paths]
    stamps = tuple(_stamp(file) for file in dict.fromkeys(files))
    if before is not None and before.stamps == stamps:
        return before
    known = {} if before is None else {stamp[0]: stamp for stamp in before.stamps}
    parts: dict[str, Records] = {}
    problems: list[tuple[str, Problem]] = []
    for stamp in stamps:
        file = stamp[0]
        if before is not None and known.get(file) == stamp and file in before.parts:
            parts[file] = before.parts[file]
            continue
        try:
            parts[file] = _records(file)
        except (OSError, InputError, UnknownNameError, ValueError) as error:
            problems.append((file, _unreadable(file, error)))
    problems += ((file, problem) for file, part in parts.items() for problem in part.problems)
    records: dict[str, Record] = {}
    homes: dict[str, str] = {}
    for file, part in parts.items():
        for record in part:
            if record.id not in records:
                records[record.id], homes[record.id] = record, file
            elif homes[record.id] != file:  # within a file the reader says so
                problems.append((file, _twice(record.id, homes[record.id])))
    return Shelf(records, tuple(problems), stamps, parts)


def home(shelf: Shelf, record_id: str) -> tuple[str, int] | None:
    """Tell in which file a record stands, and on which line: 1, where that cannot be told.

    >>> home(Shelf(), "roe") is None
    True
    """
    for file, records in shelf.parts.items():
        if any(record.id == record_id for record in records):
            return file, _line(file, record_id)
    return None


def _line(file: str, record_id: str) -> int:
    """Return the line of an entry of BibTeX; 1 in other formats."""
    try:
        text = Path(file).read_text("utf-8", errors="replace")
    except OSError:
        return 1
    found = re.search(rf"^[^\S\n]*@\w+\s*[{{(]\s*{re.escape(record_id)}\s*,", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


@contextmanager
def standing() -> Iterator[None]:
    """Keep what is made within out of the way of the garbage collector, until `gc.unfreeze`.

    It is for what a build reads once and needs to its end. That is no garbage, and would be
    looked through again and again while pages are written; processes that write beside would
    copy it.

    >>> with standing():
    ...     shelf = read([])
    >>> gc.unfreeze()
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def _stamp(file: str) -> tuple[str, int, int]:
    try:
        found = Path(file).stat()
    except (OSError, ValueError):  # a path may hold what no path can
        return file, -1, -1
    return file, found.st_mtime_ns, found.st_size


def _records(file: str) -> Records:
    from citekit import formats

    return formats.read(file)


def _unreadable(file: str, error: Exception) -> Problem:
    if isinstance(error, InputError | UnknownNameError):
        reason = str(error).removeprefix(f"{file}: ")
    else:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    return Problem("bibliography-unreadable", f"the bibliography {reason}", severity="error")


def _twice(record_id: str, file: str) -> Problem:
    message = f"the id {record_id!r} is that of a record of {file}, too; that one is cited"
    return Problem("id-duplicate", message, excerpt=record_id)
