"""K10plus: the union catalogue of most German and some Austrian and Swiss libraries.

Sources: the K10plus wiki on SRU; the database is ``opac-de-627``, its indexes are those of PICA.
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
TITLE = "K10plus"
#: its documentation
HOME = "https://wiki.k10plus.de/display/K10PLUS/SRU"
#: base URL, with the database
BASE = "https://sru.k10plus.de/opac-de-627"
#: requests a second; no limit is stated
RATE = 1.0
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
    return sru.edition(identifier, session, "k10plus", BASE, "pica.isb")


def search(query: Query, session: Session) -> list[Record]:
    """Ask for works with these words in the title and this author."""
    asked = sru.wanted(query, title="pica.tit", author="pica.per")
    return sru.find(session, "k10plus", BASE, asked) if asked else []
