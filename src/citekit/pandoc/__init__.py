"""Citations of a Pandoc document: the JSON filter ``citekit-pandoc``, in place of ``--citeproc``.

`apply` is the door of Python, `main` that of the shell. What is done is what the section
“Citations” of Pandoc's manual says, and `docs/pandoc.md` where we differ.

    documentmeta what the metadata says: records, style, language
    inlines     inlines of Pandoc ↔ rich text
    notemarks   where a note stands: spaces and punctuation around its mark
    placement   citations and the list, put into the document
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from citekit.errors import Problem

__all__ = ["Cited", "apply", "main"]


@frozen
class Cited:
    """A document with its citations formatted."""

    document: dict[str, Any]
    problems: tuple[Problem, ...] = ()  #: what a person should know: unknown keys, broken entries


def apply(document: dict[str, Any], to: str = "") -> Cited:
    """Format the citations of a document, and put the list of what they cite into it.

    `document` is what ``pandoc -t json`` writes, and stays as it is; `to` is the format that it
    is on its way to (``html``, ``latex`` …). Bibliographies that it names are read, from the
    working directory. Raises InputError for one that cannot be read, and for what is no document
    of Pandoc; UnknownNameError and StyleError for its style.

    >>> import citekit.pandoc
    >>> document = {"pandoc-api-version": [1, 23], "meta": {}, "blocks": [{"t": "HorizontalRule"}]}
    >>> citekit.pandoc.apply(document).document == document
    True
    """
    from citekit.errors import InputError
    from citekit.pandoc import documentmeta, placement

    meta, blocks = (document.get(key) if isinstance(document, dict) else None for key in _PARTS)
    if not isinstance(meta, dict) or not isinstance(blocks, list):
        raise InputError("this is no document of Pandoc: it has no meta or no blocks")
    nocite, unread = documentmeta.nocite(meta), documentmeta.unread(meta)
    if not nocite and not placement.gather(meta, blocks):
        return Cited(document, tuple(unread))
    settings, problems = documentmeta.read(meta)
    new, found = placement.place(document, settings, listed=nocite, to=to)
    if any(problem.code == "record-missing" for problem in found):
        unread += documentmeta.without_works(meta)
    return Cited(new, (*unread, *problems, *found))


_PARTS = ("meta", "blocks")

#: Pandoc nests documents deeper than Python does by default.
_DEPTH = 20_000


def main() -> None:
    """Read a document from standard input, write it to standard output, and speak of problems.

    Exits with 1, and one line of what is wrong, if nothing can be written; with 1 also if the
    document asks for it (``citekit-strict: true``) and there is a warning.
    """
    sys.exit(_status(sys.argv[1:]))


def _status(arguments: list[str]) -> int:
    from citekit.errors import CitekitError
    from citekit.pandoc import documentmeta

    if arguments and arguments[0] in ("-h", "--help"):
        print("usage: pandoc draft.md --filter citekit-pandoc -o draft.html")  # noqa: T201
        return 0
    sys.setrecursionlimit(_DEPTH)
    try:
        document = json.loads(sys.stdin.buffer.read().decode("utf-8", "surrogatepass"))
        cited = apply(document, *arguments[:1])
        text = json.dumps(cited.document, ensure_ascii=False, separators=(",", ":"))
    except (json.JSONDecodeError, UnicodeDecodeError):
        return _complain("error: standard input is no JSON; run me as a filter of pandoc")
    except (CitekitError, OSError) as error:
        return _complain(f"error: {error}")
    except RecursionError:
        return _complain("error: the document is nested too deep")
    except Exception as error:
        if os.environ.get("CITEKIT_DEBUG"):
            raise
        return _complain(f"error: {type(error).__name__}: {error}")
    for problem in cited.problems:
        _complain(str(problem))
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    strict = documentmeta.truth(document["meta"].get("citekit-strict"))
    return int(strict and any(problem.severity != "info" for problem in cited.problems))


def _complain(message: str) -> int:
    line = "".join(sign if sign.isprintable() else " " for sign in message)
    sys.stderr.write(f"citekit-pandoc: {line}\n".encode("utf-8", "backslashreplace").decode())
    return 1
