"""What a page says, and where: one statement after the other, none judged yet.

`SOURCES` is their order. Who reads them off a page: `metatags` (the head), `structured` (data in
the markup), `landmarks` (what the elements of the body are called), `attributions` and `pagedates`
(the text).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["SOURCES", "Signal", "ordered"]

#: Where statements stand, the most trustworthy first.
SOURCES = (
    "highwire",  # meta, for Google Scholar
    "json-ld",  # schema.org
    "bepress",
    "eprints",
    "dublin-core",
    "prism",
    "opengraph",
    "microdata",
    "rdfa",
    "microformat",
    "coins",
    "parsely",
    "sailthru",
    "byline",  # in the text, near the heading: "By Jane Doe"
    "meta",  # names that many use and nobody has defined; links of the head
    "twitter",
    "class",  # elements that are called after authors or dates
    "rel-author",
    "label",  # in the text, anywhere: "Author: Jane Doe"
    "time",
    "title",  # of the window
    "h1",  # the heading, and its parts
    "line",  # in the text: a name beside the date
    "text",  # in the text: a date; a name below the work
    "script",  # what programs of the page say for their own use
    "url",
)
_RANK = {source: rank for rank, source in enumerate(SOURCES)}

_VALUE = 4_000  #: characters of one value that are kept
_STATEMENTS = 3_000  #: of one page


class Signal(NamedTuple):
    """One statement: what `source` says of `field`."""

    source: str  #: one of `SOURCES`
    #: a CSL variable, or what becomes one: ``modified``, ``available``, ``created``, ``site``,
    #: ``first-page``, ``last-page``, ``type``, ``url``, ``image``, ``doi``, ``identifier`` …
    field: str
    value: str
    #: of names, the schema.org type of who is named; of bibliographic statements, the sort of
    #: work that they are made for: ``conference``
    kind: str = ""


def ordered(said: Iterable[Signal]) -> list[Signal]:
    """Put statements in the order of their sources; none twice, and none that says nothing."""
    tidy: dict[Signal, None] = {}
    for signal in said:
        value = " ".join(signal.value[:_VALUE].split())
        if value:
            tidy[signal._replace(value=value)] = None
        if len(tidy) >= _STATEMENTS:
            break
    return sorted(tidy, key=lambda signal: _RANK[signal.source])
