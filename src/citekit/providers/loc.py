"""The Library of Congress: books of all countries, and whatever is published in the US.

Source: the description of its SRU service.
"""

from __future__ import annotations

from typing import Any

from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, sru
from citekit.providers.session import Session
from citekit.record import Record

__all__ = [
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "RATE",
    "SEARCHES",
    "TITLE",
    "lookup",
    "record_from",
    "search",
]

#: as people call it
TITLE = "Library of Congress"
#: its documentation
HOME = "https://www.loc.gov/standards/sru/resources/lcServers.html"
#: base URL; the service is at this port only, and not over TLS
BASE = "http://lx2.loc.gov:210/lcdb"
#: requests a second: ten a minute
RATE = 1 / 6
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"isbn"})
#: it finds works by their description
SEARCHES = True
#: it takes no key
KEY = ""


def record_from(payload: Any) -> Record:
    """Make a record of an answer, or of a record of MARC 21 or MODS.

    >>> record_from("<mods><titleInfo><title>Fiasco</title></titleInfo></mods>").fields["title"]
    'Fiasco'
    """
    return sru.record_from(payload)


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the edition with an ISBN. Raises UnansweredError where there is no answer."""
    if identifier.kind not in KINDS:
        return None
    return sru.edition(identifier, session, "loc", BASE, "bath.isbn")


def search(query: Query, session: Session) -> list[Record]:
    """Ask for works with these words in the title and this author."""
    asked = sru.wanted(query, title="dc.title", author="dc.creator")
    return sru.find(session, "loc", BASE, asked) if asked else []
