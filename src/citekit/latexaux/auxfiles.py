r"""What a LaTeX document tells of its citations in its ``.aux`` files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from attrs import frozen

from citekit.errors import InputError, Problem
from citekit.formats import decode

__all__ = ["EVERYTHING", "Auxiliary", "Place", "read"]

#: What ``\nocite{*}`` cites.
EVERYTHING = "*"


class Place(NamedTuple):
    """Where something is said.

    >>> str(Place("main.aux", 3))
    'main.aux:3'
    """

    file: str  #: as it is called in messages
    line: int  #: from 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@frozen
class Auxiliary:
    """What the ``.aux`` of a document says, with those of its chapters."""

    name: str  #: of the main file, in messages
    folder: Path  #: that it stands in
    #: key → where it is first cited, in the order of the document; `EVERYTHING` may be one
    keys: dict[str, Place]
    databases: dict[str, Place]  #: as ``\bibliography`` has them
    style: tuple[str, Place] | None  #: as ``\bibliographystyle`` has it
    problems: tuple[tuple[str, Problem], ...]  #: file → problem


#: As BibTeX has it, a command counts at the start of a line only.
_COMMAND = re.compile(
    r"^\\(?P<name>citation|bibdata|bibstyle|@input|abx@aux@\w{1,20}+)[ ]?+\{(?P<said>[^{}\n]*+)\}",
    re.MULTILINE,
)
#: More chapters, or a larger file, no document has.
_MOST_FILES, _MOST_BYTES = 2_000, 50_000_000
#: No file system has a longer name.
_LONGEST = 255


def read(path: Path) -> Auxiliary:
    """Read an ``.aux`` file and those that it includes, as far as they stand below its folder.

    Raises OSError if it cannot be opened, InputError if it is no text or is of biblatex.
    """
    return _Reading(path).auxiliary()


class _Reading:
    """The reading of one document."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root = path.resolve().parent
        self.seen: set[Path] = set()
        self.keys: dict[str, Place] = {}
        self.databases: dict[str, Place] = {}
        self.styles: list[tuple[str, Place]] = []
        self.problems: list[tuple[str, Problem]] = []

    def auxiliary(self) -> Auxiliary:
        self.read(self.path, os.fspath(self.path))
        return Auxiliary(
            os.fspath(self.path), self.path.parent, self.keys, self.databases,
            self.styles[0] if self.styles else None, tuple(self.problems),
        )  # fmt: skip

    def read(self, path: Path, name: str) -> None:
        """Read a file, and the files that it includes where it does so: nested, but without end."""
        self.seen.add(path.resolve())
        pending = [self.commands(path, name)]
        while pending:
            for command, said, place in pending[-1]:
                if command == "@input":
                    inner = self.included(said, place)
                    if inner is not None:
                        pending.append(self.commands(inner, os.fspath(inner)))
                        break
                else:
                    self.take(command, said, place)
            else:
                pending.pop()

    def commands(self, path: Path, name: str) -> Iterator[tuple[str, str, Place]]:
        with path.open("rb") as file:
            text, problem = decode(file.read(_MOST_BYTES))
        if problem:
            self.problems.append((name, problem))
        return _commands(text, name)

    def take(self, command: str, said: str, place: Place) -> None:
        words = [word for word in (word.strip() for word in said.split(",")) if word]
        if command == "citation":
            for key in words:
                self.keys.setdefault(key, place)
        elif command == "bibdata":
            for name in words:
                self.databases.setdefault(name, place)
        elif (command == "bibstyle" and said.strip() == "biblatex") or command.startswith("abx@"):
            raise InputError(
                f"{place}: the document uses biblatex, which has lists of its own kind and wants"
                " biber; with natbib, or with no package, citekit can write its list"
            )
        elif said.strip():
            self.styles.append((said.strip(), place))

    def included(self, said: str, place: Place) -> Path | None:
        """Return the file of a chapter, unless it is missing, elsewhere, or was there before."""
        path = self.path.parent / said.strip()
        real = path.resolve()
        if real in self.seen:
            return None
        self.seen.add(real)
        why = ""
        if not real.is_relative_to(self.root) or real.suffix != ".aux":
            why = "is no .aux file below the folder of the document"
        elif len(real.name) > _LONGEST or not real.is_file():
            why = "is not there yet; run LaTeX again"
        elif len(self.seen) > _MOST_FILES:
            why = "is one of too many"
        if not why:
            return path
        message = f"{said.strip()[:200]!r} is left out: it {why}"
        self.problems.append((place.file, Problem("aux-file", message, line=place.line)))
        return None


def _commands(text: str, name: str) -> Iterator[tuple[str, str, Place]]:
    line, counted = 1, 0
    for match in _COMMAND.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield match["name"], match["said"], Place(name, line)
