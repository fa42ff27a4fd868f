r"""The files that ``\bibliography`` names → the records that a document cites."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from attrs import frozen

from citekit.apparatus import shelf
from citekit.errors import InputError, Nearest, Problem
from citekit.latexaux.auxfiles import EVERYTHING, Auxiliary
from citekit.record import Record, distinct

__all__ = ["NOTHING", "Databases", "Listed", "cited", "find"]

#: What is wrong with a document without citations.
NOTHING = Problem(
    "nothing-cited", r"nothing is cited: there is no \cite and no \nocite; the list is empty"
)

#: File → what is wrong in it.
_Located = tuple[str, Problem]


@frozen
class Databases:
    """The records of all files, in their order."""

    records: Mapping[str, Record]  #: by id; of several, the first
    problems: tuple[_Located, ...]


class Listed(NamedTuple):
    """A record that is to be listed."""

    key: str  #: under which LaTeX knows it
    record: Record


def find(read: Auxiliary, more: Sequence[Path] = ()) -> Databases:
    """Read the files that a document names, and those among `more` that are no folders.

    Raises InputError if there is none that can be read.
    """
    folders = [read.folder, Path(), *(each for each in more if each.is_dir())]
    found = {name: (_file(name, folders), place) for name, place in read.databases.items()}
    problems: list[_Located] = [
        (place.file, _missing(name, line=place.line))
        for name, (known, place) in found.items()
        if known is None
    ]
    files = [known for known, _ in found.values() if known]
    books = shelf.read([*files, *(each for each in more if not each.is_dir())])
    problems += books.problems
    if not books.records:
        raise InputError(_why_none(read, problems))
    return Databases(books.records, tuple(problems))


def _why_none(read: Auxiliary, problems: list[_Located]) -> str:
    if not problems:
        return f"{read.name}: there is no \\bibliography in it; name a file with --bibliography"
    file, problem = problems[0]
    place = file if problem.line is None else f"{file}:{problem.line}"
    return f"{place}: {problem.message}"


def _missing(name: str, line: int) -> Problem:
    message = f"there is no file {_names(name)[0]!r} beside the document, nor where TeX looks"
    return Problem("bibliography-missing", message, line=line, severity="error")


def _names(name: str) -> list[str]:
    """Return what a file may be called: as BibTeX has it, or whole."""
    whole = Path(name).suffix.lower() in (".bib", ".json")
    return [name, f"{name}.bib"] if whole else [f"{name}.bib", f"{name}.json"]


def _file(name: str, folders: Sequence[Path]) -> Path | None:
    for each in _names(name):
        for folder in folders:
            path = folder / each
            if _is_file(path):
                return path
    return next((known for each in _names(name) if (known := _known_to_tex(each))), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # of a name that is too long
        return False


def _known_to_tex(name: str) -> Path | None:
    """Ask TeX, which knows BIBINPUTS and the trees of its installation."""
    program = shutil.which("kpsewhich")
    if program is None or not re.fullmatch(r"[\w./ ][\w./ +-]{0,300}", name):
        return None
    command = [program, "-format=bib", "--", name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    path = Path(done.stdout.split("\n")[0])
    return path if done.returncode == 0 and path.is_file() else None


#: Entries that are there to set up REVTeX and IEEEtran, and are no works.
_CONTROL = re.compile(r"(?:REVTEX|apsrev|aps)\w{0,9}Control|(?:\w{1,30}:)?BSTcontrol")
#: What TeX would obey in a key, take for its end, or make another of.
_UNFIT = re.compile(r"[\\{}%#~^,\x00-\x1f\x7f-\xa0\ud800-\udfff]|[^\S ]|^ | $|  |^$")


def cited(read: Auxiliary, databases: Databases) -> tuple[list[Listed], list[_Located]]:
    """Return the records that a document cites, in its order, and what is wrong with its keys.

    As in BibTeX, a key that differs in its case alone is found.
    """
    folded = {key.casefold(): key for key in reversed(list(databases.records))}
    listed: dict[str, str | None] = {}  # id → as it is cited; None: \nocite{*} alone
    problems: list[_Located] = []
    near = Nearest(databases.records)
    for key, place in read.keys.items():
        if key == EVERYTHING:
            listed |= dict.fromkeys(each for each in databases.records if each not in listed)
        elif not _CONTROL.fullmatch(key):
            found = key if key in databases.records else folded.get(key.casefold())
            problem = _doubt(key, found, listed, near)
            if problem is None and found is not None:
                listed[found] = key
            elif problem is not None:
                code, message = problem
                said = Problem(code, message, line=place.line, excerpt=key)
                problems.append((place.file, said))
    if not read.keys:
        problems.append((read.name, NOTHING))
    return _with_fit_keys(listed, databases, read, problems), problems


def _doubt(
    key: str, found: str | None, listed: dict[str, str | None], near: Nearest
) -> tuple[str, str] | None:
    """Say why a key cannot be listed: its code and message."""
    if found is None:
        names = near(key)
        hint = f"; did you mean {', '.join(names)}?" if names else ""
        return "record-missing", f"{key!r} is cited, but there is no record of that key{hint}"
    if listed.get(found) not in (None, key):
        return "key-case", f"{key!r} is cited as {listed[found]!r}, too: write it in one way"
    return None


def _with_fit_keys(
    listed: dict[str, str | None],
    databases: Databases,
    read: Auxiliary,
    problems: list[_Located],
) -> list[Listed]:
    """Give keys of their own to records whose own keys LaTeX could not read."""
    keys = [key or found for found, key in listed.items()]
    for at, key in enumerate(keys):
        if _UNFIT.search(key):
            keys[at] = f"citekit-{at + 1}"
            message = f"LaTeX cannot read the key {key!r}; it is listed as {keys[at]!r}"
            problems.append((read.name, Problem("key-unfit", message, excerpt=key)))
    records = [databases.records[each] for each in listed]
    return [Listed(*each) for each in zip(distinct(keys), records, strict=True)]
