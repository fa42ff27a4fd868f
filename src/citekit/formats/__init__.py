"""Bibliographic files ↔ `Records`: one door for every format.

A format is a module with ``SUFFIXES``, ``loads`` and ``dumps`` (see `Format`); `FORMATS`
names them. Those of libraries are read and not written: `READ_ONLY`. What is wrong with a
file is in `Records.problems`, never an exception.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from citekit.errors import InputError, UnknownNameError, nearest
from citekit.formats.encoding import decode
from citekit.record import Record, Records

__all__ = [
    "FORMATS",
    "READ_ONLY",
    "Format",
    "decode",
    "detect",
    "dumps",
    "loads",
    "read",
    "recognise",
    "save",
    "write",
]


class Format(Protocol):
    """What the module of a format offers."""

    SUFFIXES: tuple[str, ...]  #: of its files, lower case, with the dot

    @staticmethod
    def loads(text: str) -> Records:
        """Read records; trouble is in their `problems`."""
        ...

    @staticmethod
    def dumps(records: Iterable[Record]) -> str:
        """Write records."""
        ...


#: Format name → the module that reads and writes it.
FORMATS: Mapping[str, str] = {
    "csl-json": "citekit.formats.csljson",
    "bibtex": "citekit.formats.bibtex",
    "marc": "citekit.formats.marc",
    "mods": "citekit.formats.mods",
}

#: Formats that are read only. Their files say themselves which encoding they are in, so that
#: ``loads`` takes bytes as well as text.
READ_ONLY = frozenset({"marc", "mods"})

#: Format name → how a text in it begins. Words before BibTeX make it a list of references.
_SIGNS: Mapping[str, re.Pattern[str]] = {
    "csl-json": re.compile(r'\A\ufeff?\s*+(?:\{\s*+["}]|\[\s*+[\[{\]])'),
    "bibtex": re.compile(r"\A\ufeff?(?:\s++|%[^\n]*+)*+@[ \t]*+[A-Za-z]++\s*+[{(]"),
    "marc": re.compile(
        r"\A[\s\ufeffï»¿]*+(?:<.{0,4000}?(?:MARC21/slim|<(?:\w{1,20}:)?datafield\s)"
        r"|\d{5}[^\x1e]{19}(?:[^\x1e]{12}){1,999}+\x1e)",
        re.DOTALL,
    ),
    "mods": re.compile(r"\A[\s\ufeffï»¿]*+<.{0,4000}?loc\.gov/mods/", re.DOTALL),
}


def _module(format: str) -> Format:
    if format not in FORMATS:
        raise UnknownNameError("format", format, nearest(format, FORMATS))
    return cast("Format", import_module(FORMATS[format]))


def loads(text: str | bytes, format: str) -> Records:
    """Read records from `text` in the format of that name.

    Bytes are read in the encoding that they name or seem to be in: those of MARC 21 may
    be in one of their own. Raises InputError for bytes that are no text, UnknownNameError
    for a format that is not in `FORMATS`, and nothing for what is wrong with the text: that
    is in the problems of the result.

    >>> loads('[{"id": "un-2019", "type": "report", "title": "Report"}]', "csl-json")[0].type
    'report'
    """
    module = _module(format)
    if isinstance(text, str):
        return module.loads(text)
    if format in READ_ONLY:
        return cast("Records", import_module(FORMATS[format]).loads(text))
    decoded, problem = decode(text)
    records = module.loads(decoded)
    return Records(records, problems=(problem, *records.problems)) if problem else records


def dumps(records: Iterable[Record], format: str) -> str:
    """Write records in the format of that name.

    Raises UnknownNameError for a format that is not in `FORMATS`, or `READ_ONLY`.

    >>> print(dumps([Record("fiasco", "book", {"title": "Fiasco"})], "bibtex"))
    @book{fiasco,
      title = {Fiasco},
    }
    <BLANKLINE>
    """
    module = _module(format)
    if format in READ_ONLY:
        raise UnknownNameError("writable format", format, sorted(FORMATS.keys() - READ_ONLY))
    return module.dumps(records)


def detect(text: str, path: str | os.PathLike[str] | None = None) -> str | None:
    """Tell the format by the suffix of `path`, or else by the text; None: neither knows it.

    >>> detect("@book{fiasco, title = {Fiasco}}")
    'bibtex'
    >>> detect("Ricks, Thomas, Fiasco, 2006") is None
    True
    """
    return _by_suffix(path) or next(
        (name for name, sign in _SIGNS.items() if sign.search(text)), None
    )


def recognise(text: str, path: str | os.PathLike[str] | None = None) -> str:
    """Tell the format as `detect` does; raise InputError if neither knows it."""
    found = detect(text, path)
    if found is None:
        raise InputError("neither CSL-JSON nor BibTeX, MARC or MODS; for free text use parse")
    return found


def _by_suffix(path: str | os.PathLike[str] | None) -> str | None:
    suffix = Path(path).suffix.lower() if path else ""
    if not suffix:
        return None
    return next((name for name in FORMATS if suffix in _module(name).SUFFIXES), None)


def read(path: str | os.PathLike[str], *, format: str | None = None) -> Records:
    """Read the records of a file, in whatever encoding and format it is.

    Raises OSError if the file cannot be opened, InputError if it is not text or in
    no known format, UnknownNameError for an unknown `format`.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write([Record("fiasco", "book", {"title": "Fiasco"})], f"{folder}/a.bib")
    ...     read(f"{folder}/a.bib")["fiasco"].fields
    {'title': 'Fiasco'}
    """
    data = Path(path).read_bytes()
    named = format or detect(data[:9000].decode("latin-1"), path)
    try:
        return loads(data, named or recognise(decode(data)[0], path))
    except InputError as error:
        raise InputError(f"{os.fspath(path)}: {error}") from None


def write(
    records: Iterable[Record], path: str | os.PathLike[str], *, format: str | None = None
) -> None:
    """Write records to a file, in the format of its suffix or the one named.

    The file is whole at every moment: see `save`. Raises UnknownNameError for a
    suffix that no format has, or one that is `READ_ONLY`, and OSError.
    """
    found = format or _by_suffix(path)
    if found is None:
        raise UnknownNameError("format", Path(path).suffix, FORMATS)
    save(dumps(records, found), path)


def save(text: str, path: str | os.PathLike[str], *, encoding: str = "utf-8") -> None:
    """Write a text file so that it is there whole or, on trouble, as it was.

    A link is followed; the permissions of a file that was there are kept. What is no
    plain file (``/dev/stdout``, a pipe) is written to directly.
    """
    target = Path(path).resolve()
    data = text.encode(encoding, "backslashreplace")
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(draft).chmod(target.stat().st_mode & 0o7777 if target.exists() else _fresh_mode())
        Path(draft).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise


def _fresh_mode() -> int:
    """Return the permissions that ``open`` would give: mkstemp gives the owner's only."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
