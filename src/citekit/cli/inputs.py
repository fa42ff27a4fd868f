"""What the commands take: options that several have, and files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from citekit.cli.program import Failure, at, complain

if TYPE_CHECKING:
    import datetime

    from citekit.errors import Problem
    from citekit.record import Records
    from citekit.references import Reference

__all__ = ["Sources", "decoded", "opened", "read", "sources", "standard_input"]

#: The file that is read, standard input by default.
FILE = click.argument("file", default="-")
#: The format of the file.
FROM = click.option(
    "--from", "source", type=click.Choice(["text", "csl-json", "bibtex", "marc", "mods"]),
    help="What FILE is. By default its suffix tells, or else its content.",
)  # fmt: skip
#: The tagger.
MODEL = click.option(
    "--model", metavar="FILE", help="A tagger of your own, as `citekit train` writes it."
)
#: The day of the post.
DATE = click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="The day of the post: no source is later than it.",
)  # fmt: skip
#: The language.
LOCALE = click.option(
    "--locale", metavar="LANGUAGE", help="The language, such as de-DE; not the style's."
)
#: Where the result goes.
TARGET = click.option(
    "-o", "--output", "target", metavar="FILE", default="-",
    help="Write here, whole or not at all, instead of to standard output.",
)  # fmt: skip


def read(file: str) -> tuple[str, str, list[Problem]]:
    """Return what to call the file in messages, its text, and what was assumed."""
    return decoded(*opened(file))


def opened(file: str) -> tuple[str, bytes]:
    """Return what to call the file in messages, and what is in it."""
    name = "<stdin>" if file == "-" else file
    try:
        if file == "-":
            return name, standard_input()
        with open(file, "rb") as stream:  # noqa: PTH123  # pathlib takes time to import
            return name, stream.read()
    except OSError as error:
        raise Failure(name, f"cannot be read: {error.strerror or error}") from None


def decoded(name: str, data: bytes) -> tuple[str, str, list[Problem]]:
    """Return the name, the text of what is in the file, and what was assumed."""
    from citekit.errors import InputError
    from citekit.formats import decode

    try:
        text, problem = decode(data)
    except InputError as error:
        raise Failure(name, str(error)) from None
    if not text.strip():
        raise Failure(name, "there is nothing in it")
    return name, text, [problem] if problem else []


def standard_input() -> bytes:
    """Read all of standard input; on a terminal, say how it ends."""
    if sys.stdin is None:
        raise Failure("<stdin>", "there is no standard input")
    if sys.stdin.isatty():
        end = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"
        complain(f"citekit: reading standard input; {end} ends it, --help shows the other ways")
    data: bytes = sys.stdin.buffer.read()
    return data


class Sources(NamedTuple):
    """What is in a file."""

    name: str  #: of the file, in messages
    found: list[Reference] | Records
    problems: list[Problem]  #: of the file itself
    format: str  #: that it is in; ``text``: free text


def sources(
    file: str,
    source: str | None,
    date: datetime.datetime | None,
    model: str | None = None,
    *,
    page: bool = False,
) -> Sources:
    """Read a file of references. `page`: it is a web page, whose reference list is meant."""
    from citekit import formats, references
    from citekit.errors import InputError

    name, data = opened(file)
    path = None if file == "-" else file
    kind = source or formats.detect(data[:9000].decode("latin-1"), path)
    if kind in formats.READ_ONLY and not page:  # they say themselves which encoding they are in
        return Sources(name, _records(name, formats.loads(data, kind)), [], kind)
    name, text, problems = decoded(name, data)
    if page:
        from citekit.references import pages

        entries = pages.reference_list(text)
        if not entries:
            raise Failure(name, "there is no reference list in this page")
        # a line each: the line of a problem is the number of the entry
        text, source = "\n".join(f"<p>{' '.join(one.split())}</p>" for one in entries), "text"
    found = source or formats.detect(text, path) or "text"
    if found == "text":
        try:
            parsed = references.parse(text, date=date and date.date(), model=model)
        except OSError as error:
            raise Failure(str(model), f"cannot be read: {error.strerror}") from error
        except InputError as error:
            raise Failure(str(model), str(error).removeprefix(f"{model}: ")) from error
        if not parsed:
            raise Failure(name, "there is no reference in it")
        return Sources(name, parsed, problems, "text")
    return Sources(name, _records(name, formats.loads(text, found)), problems, found)


def _records(name: str, records: Records) -> Records:
    """Return the records of a file; without any, the command has failed."""
    if not records:
        for problem in records.problems:
            raise Failure(at(name, problem), f"{problem.message} [{problem.code}]")
        raise Failure(name, "there is no record in it")
    return records
