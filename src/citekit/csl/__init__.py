"""Records + style → formatted list: one door, `render`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from citekit.errors import Problem
    from citekit.markup import RichText
    from citekit.record import Record

__all__ = ["Entry", "Rendered", "render"]


@frozen
class Entry:
    """One record as the style formats it."""

    id: str  #: the id of the record
    runs: RichText  #: never empty; links and variables are on the runs


@frozen
class Rendered:
    """A formatted list, and what was wrong on the way."""

    entries: tuple[Entry, ...]  #: one a record, in the order that the style asks for
    problems: tuple[Problem, ...] = ()


def render(
    style: str | os.PathLike[str], records: Iterable[Record], *, locale: str | None = None
) -> Rendered:
    """Format records as the bibliography of a style.

    `style` is a name (``apa``), the address of a style in the Zotero repository,
    or the path of a ``.csl`` file; `locale` (``de-DE``, ``de``) replaces the
    language of the style. The entries stand in the order of the style; a style
    without sort keeps the order of the records.

    Raises UnknownNameError for a style or locale that does not exist, StyleError
    for a file that is no usable style. Records never raise: what the style cannot
    format comes out plainly, with a problem that says so.

    >>> from citekit.record import Record
    >>> book = Record("a", "book", {"title": "Fiasco", "publisher": "Penguin"})
    >>> from citekit.markup import plain
    >>> plain(render("apa", [book]).entries[0].runs)
    'Fiasco. (n.d.). Penguin.'
    """
    from citekit.csl import citeproc_py

    return citeproc_py.render(style, tuple(records), locale=locale)
