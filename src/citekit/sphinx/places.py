"""What a page cites and lists, as small values that Sphinx keeps between builds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from citekit.csl.document import Cite

__all__ = ["FORMS", "Form", "Listing", "Page", "Place", "cite_from", "tuple_from"]


class Form(NamedTuple):
    """What a role prints of the works that it cites."""

    #: ``citation``, ``narrative``, ``author``, ``year``, ``label``, ``entry`` or ``nothing``
    part: str
    full: bool = False  #: all authors, however many
    capital: bool = False  #: the first letter is a capital
    brackets: bool = True  #: as the style has them; of parts in parentheses
    together: bool = False  #: the works are one citation, of which the first is narrated


#: The roles of sphinxcontrib-bibtex, behind ``cite:`` and ``footcite:``.
FORMS: Mapping[str, Form] = {
    "p": Form("citation"),
    "ps": Form("citation", full=True),
    "alp": Form("citation", brackets=False),
    "alps": Form("citation", full=True, brackets=False),
    "t": Form("narrative"),
    "ts": Form("narrative", full=True),
    "ct": Form("narrative", capital=True),
    "cts": Form("narrative", full=True, capital=True),
    "@": Form("narrative", together=True),  # no role: ``@roe [p. 3; @poe]`` in Markdown
    "author": Form("author", brackets=False),
    "authors": Form("author", full=True, brackets=False),
    "cauthor": Form("author", capital=True, brackets=False),
    "cauthors": Form("author", full=True, capital=True, brackets=False),
    "authorpar": Form("author"),
    "authorpars": Form("author", full=True),
    "year": Form("year", brackets=False),
    "yearpar": Form("year"),
    "label": Form("label", brackets=False),
    "labelpar": Form("label"),
    "empty": Form("nothing"),
    "entry": Form("entry"),  # no role: the text of a footnote of ``footcite``
}

#: A cite as Sphinx keeps it: a tuple is pickled faster than a class.
CiteTuple = tuple[str, str, str, str, str, bool]


def tuple_from(cite: Cite) -> CiteTuple:
    """Return a cite as it is kept.

    >>> tuple_from(Cite("roe", locator="3"))
    ('roe', '3', 'page', '', '', False)
    """
    return cite.id, cite.locator, cite.label, cite.prefix, cite.suffix, cite.suppress_author


def cite_from(kept: CiteTuple, record_id: str) -> Cite:
    """Return the cite that was kept, of the record that its key names.

    >>> cite_from(("a-roe", "3", "page", "", "", False), "roe").id
    'roe'
    """
    _, locator, label, prefix, suffix, suppressed = kept
    return Cite(record_id, locator, label, prefix, suffix, suppress_author=suppressed)


class Place(NamedTuple):
    """A citation in a page."""

    id: str  #: its HTML id
    cites: tuple[CiteTuple, ...]
    form: str  #: one of `FORMS`
    note: int  #: the number of the footnote that it stands in; 0: it stands in the text
    own: bool  #: it is no part of lists: the text of a ``footcite``
    bare: bool  #: ``@key`` in Markdown: text, if there is no such record
    at: tuple[str, int]  #: file (or docstring) and line
    only: tuple[str, ...] = ()  #: the conditions under which it is in the output


class Listing(NamedTuple):
    """A ``bibliography`` directive."""

    style: str  #: "": that of the project
    locale: str
    filter: str  #: an expression that `filters.compiled` reads
    keys: tuple[str, ...]  #: listed in any case
    files: tuple[str, ...]  #: only records of these files; (): of all
    key_prefix: str
    label_prefix: str  #: stands before each number or label of the list
    kind: str  #: ``citation``, ``bullet`` or ``enumerated``
    enumerated: str  #: ``arabic`` …
    start: int  #: the number of the first entry; 0: go on where the last list ended
    at: tuple[str, int]
    only: tuple[str, ...] = ()  #: the conditions under which it is in the output


class Page(NamedTuple):
    """What one page cites, and the lists on it, in their order."""

    places: tuple[Place, ...] = ()
    listings: tuple[Listing, ...] = ()
    taken: frozenset[str] = frozenset()  #: ids of the page that an entry could have had
    titled: bool = False  #: a title cites
