"""What stands in a post: citations, notes and lists of sources, and where.

All positions are code points of the whole post. `markdowndraft` and `htmldraft` find these
things; nothing else of a post is ever looked at again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from attrs import field, frozen

from citekit.citations import Found
from citekit.csl.document import Cite
from citekit.errors import Severity

__all__ = [
    "LINE_END",
    "Cited",
    "Draft",
    "Edit",
    "Group",
    "Item",
    "Mark",
    "Note",
    "SourceList",
    "Spans",
    "Unsure",
    "spliced",
]  # fmt: skip


@frozen(order=True)
class Edit:
    """Text to put in place of ``text[start:end]``."""

    start: int
    end: int
    text: str


@frozen
class Cited:
    """A citation in Pandoc's syntax, or the number of a source: ``[3]``."""

    start: int
    end: int
    found: Found | None  #: None: it cites entries of the post's own list, by `numbers`
    numbers: tuple[str, ...] = ()
    #: what numbers cite, by them: ``[see 3, p. 12]``; empty, if that is not understood
    cites: tuple[Cite, ...] = ()
    note: str | None = None  #: the label of the note that it stands in
    opens: bool = False  #: no text of its block stands before it


@frozen
class Mark:
    """Where the text calls a note: ``[^1]``."""

    start: int
    end: int
    label: str
    note: str | None = None  #: the label of the note that it stands in


@frozen
class Note:
    """A note of the writer."""

    label: str
    start: int  #: the whole definition
    end: int
    text_start: int  #: what it says, without label and without a link back
    text_end: int
    #: it is one paragraph, so that it may be a reference and nothing else
    single: bool = True
    back_end: int = -1  #: where its link back ends, of HTML
    head: int = -1  #: where a number before it begins, of HTML
    #: the number before it that leads back, if that stands outside of it: Substack's
    number: tuple[int, int] | None = None
    listed: bool = False  #: it stands in a list of the post, or in HTML, and stays there
    inline: bool = False  #: it stands where it is called: ``^[…]``


@frozen
class Item:
    """An entry of a list of sources."""

    text_start: int  #: the reference
    text_end: int
    end: int  #: where what its writer has put below it ends
    read_start: int = -1  #: where it begins behind a number or key of its own; -1: at once
    label: str = ""  #: the number or key that the writer gave it
    note: str | None = None  #: the label of the note that it is
    over: bool = False  #: a list of its own stands below it

    @property
    def span(self) -> tuple[int, int]:
        """Where the reference itself stands."""
        return self.text_start if self.read_start < 0 else self.read_start, self.text_end


@frozen
class Group:
    """Entries that stand together and are sorted together."""

    kind: str  #: ``ol``, ``ul``, ``p`` (a paragraph each) or ``br`` (a line each)
    items: tuple[Item, ...]
    between: str  #: what stands between two entries
    start: int = 0  #: the number of the first, of ``ol``
    plainer: tuple[Edit, ...] = ()  #: makes a list without numbers of it
    inner: bool = False  #: it stands within an entry, and may be words on that
    breaks: tuple[Edit, ...] = ()  #: break the lines of ``br`` that are but lines of the source


@frozen
class SourceList:
    """A part of a post that is called “Sources”, or the like."""

    start: int  #: where its heading begins
    body: int  #: where the heading ends
    end: int
    groups: tuple[Group, ...]  #: those within an entry of another come first
    weak: bool = False  #: the heading may stand over something else: “Links”
    notes: bool = False  #: the heading is one over notes


class Unsure(NamedTuple):
    """What may be a citation, and is not taken for one."""

    position: int
    words: str
    why: str
    severity: Severity = "warning"


@frozen
class Draft:
    """A post as it is read."""

    text: str
    form: str  #: ``markdown`` or ``html``
    body: int = 0  #: where the text begins, behind the front matter
    cited: tuple[Cited, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    lists: tuple[SourceList, ...] = ()
    prose: tuple[tuple[int, int], ...] = ()  #: running text, in which sources may be mentioned
    #: where the writer wants the list: ``<div id="refs"></div>``
    place: tuple[int, int] | None = None
    unsure: tuple[Unsure, ...] = ()
    #: tables and the like, by where they begin: not every platform has them
    tables: tuple[int, ...] = ()
    #: notes whose label is that of a note before them, by where they begin: nothing calls them
    again: tuple[tuple[int, str], ...] = ()
    #: numbers above the line, which may cite: ``<sup>1</sup>``
    raised: tuple[Cited, ...] = ()
    _starts: list[int] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        ends = [found.end() for found in LINE_END.finditer(self.text)]
        object.__setattr__(self, "_starts", [0, *ends])

    def line(self, position: int) -> int:
        """Return the line of a position, from 1."""
        return bisect_right(self._starts, position)


#: What ends a line of a post.
LINE_END = re.compile(r"\r\n?|\n")


class Spans:
    """Spans of a text, of which the outermost count.

    >>> spans = Spans([(5, 9), (1, 3), (6, 7)])
    >>> spans.around(6), spans.around(3), 8 in spans
    ((5, 9), None, True)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if not self._spans or start >= self._spans[-1][1]:
                self._spans.append((start, end))
        self._starts = [start for start, _ in self._spans]

    def around(self, position: int) -> tuple[int, int] | None:
        """Return the span that a position is in."""
        at = bisect_right(self._starts, position) - 1
        return self._spans[at] if at >= 0 and position < self._spans[at][1] else None

    def __contains__(self, position: int) -> bool:
        return self.around(position) is not None


def spliced(text: str, edits: Iterable[Edit], *, start: int = 0, end: int | None = None) -> str:
    """Put edits in place. They do not overlap: of two that do, the first stays.

    >>> spliced("abcd", [Edit(1, 2, "X"), Edit(3, 3, "-")])
    'aXc-d'
    """
    pieces: list[str] = []
    position = start
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if edit.start < position or (end is not None and edit.end > end):
            continue
        pieces += (text[position : edit.start], edit.text)
        position = edit.end
    return "".join((*pieces, text[position:end]))
