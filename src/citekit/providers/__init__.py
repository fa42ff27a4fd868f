"""Who knows works: catalogues, registration agencies and pages. One door: `fetch`.

A provider is a module with the names of `Provider`: `record_from` understands an answer and is
pure, `lookup` and `search` ask for one.
"""

from __future__ import annotations

from typing import Any, Protocol

from attrs import frozen

from citekit.identifiers import Identifier, Kind
from citekit.providers.session import Session
from citekit.record import Record

__all__ = ["Provider", "Query"]


@frozen
class Query:
    """What is known of a work that is looked for; empty text: not known."""

    text: str  #: the reference as it was written, or title and authors
    record: Record  #: what is understood of it


class Provider(Protocol):
    """The names that a provider module has."""

    TITLE: str  #: as people call it
    HOME: str  #: its documentation
    BASE: str  #: base URL, without a slash at its end
    RATE: float  #: requests a second to begin with; headers change it
    CONCURRENCY: int  #: requests at once
    KINDS: frozenset[Kind]  #: identifiers that `lookup` takes; empty: none
    SEARCHES: bool  #: whether `search` asks for works by their description
    KEY: str  #: "required", "optional" or "": whether it takes an API key

    def record_from(self, payload: Any) -> Record:
        """Make a record of one work of an answer. Content never raises."""
        ...

    def lookup(self, identifier: Identifier, session: Session) -> Record | None:
        """Ask for the work of an identifier; None: the provider has none."""
        ...

    def search(self, query: Query, session: Session) -> list[Record]:
        """Ask for works that fit a description, the best first; at most some ten."""
        ...
