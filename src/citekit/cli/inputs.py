"""What the commands take: options that several have, and files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from citekit.cli.program import Failure, at, complain

if TYPE_CHECKING:
    import datetime

    from citekit.errors import Problem
    from citekit.record import Records
    from citekit.references import Reference

__all__ = ["read", "sources", "standard_input"]

#: The file that is read, standard input by default.
FILE = click.argument("file", default="-")
#: The format of the file.
FROM = click.option(
    "--from", "source", type=click.Choice(["text", "csl-json", "bibtex"]),
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


def read(file: str) -> tuple[str, str, list[Problem]]:
    """Return what to call the file in messages, its text, and what was assumed."""
    from citekit.errors import InputError
    from citekit.formats import decode

    name = "<stdin>" if file == "-" else file
    try:
        if file == "-":
            data = standard_input()
        else:
            with open(file, "rb") as opened:  # noqa: PTH123  # pathlib takes time to import
                data = opened.read()
        text, problem = decode(data)
    except OSError as error:
        raise Failure(name, f"cannot be read: {error.strerror or error}") from None
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


def sources(
    file: str,
    source: str | None,
    date: datetime.datetime | None,
    model: str | None = None,
    *,
    page: bool = False,
) -> tuple[str, list[Reference] | Records, list[Problem]]:
    """Return the name of a file, what is in it, and the problems of the file itself."""
    from citekit import formats, references
    from citekit.errors import InputError

    name, text, problems = read(file)
    if page:
        from citekit.references import pages

        entries = pages.reference_list(text)
        if not entries:
            raise Failure(name, "there is no reference list in this page")
        # a line each: the line of a problem is the number of the entry
        text, source = "\n".join(f"<p>{' '.join(one.split())}</p>" for one in entries), "text"
    found = source or formats.detect(text, None if file == "-" else file) or "text"
    if found == "text":
        try:
            parsed = references.parse(text, date=date and date.date(), model=model)
        except OSError as error:
            raise Failure(str(model), f"cannot be read: {error.strerror}") from error
        except InputError as error:
            raise Failure(str(model), str(error).removeprefix(f"{model}: ")) from error
        if not parsed:
            raise Failure(name, "there is no reference in it")
        return name, parsed, problems
    records = formats.loads(text, found)
    if not records:
        for problem in records.problems:
            raise Failure(at(name, problem), f"{problem.message} [{problem.code}]")
        raise Failure(name, "there is no record in it")
    return name, records, problems
