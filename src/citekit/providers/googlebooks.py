"""Google Books: what publishers and libraries have given Google about their books.

Names come as one string: how they are divided is a guess, and ``custom`` says so. Publishers
and dates are often those of a reprint.

Source: the reference of the Google Books API, version 1 (volumes).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citekit import identifiers
from citekit.formats import cataloguing
from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, payloads
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
TITLE = "Google Books"
#: its documentation
HOME = "https://developers.google.com/books/docs/v1/using"
#: base URL
BASE = "https://www.googleapis.com/books/v1"
#: requests a second; what is allowed a day is shared by all who have no key
RATE = 1.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"isbn"})
#: it finds works by their description
SEARCHES = True
#: a key has a quota of its own
KEY = "optional"


def record_from(payload: Any) -> Record:
    """Make a record of a volume, or of the first of an answer.

    >>> volume = {"title": "Cronache marziane", "authors": ["Ray Bradbury"], "pageCount": 0}
    >>> record = record_from({"id": "_LaR", "volumeInfo": volume})
    >>> record.id, record.fields["author"][0].family
    ('_LaR', 'Bradbury')
    """
    volume = payloads.at(payload, "items", 0) or payload
    info = payloads.at(volume, "volumeInfo")
    info = info if isinstance(info, Mapping) else {}
    authors = payloads.contributors(
        payloads.named(re.sub(r"\s?\([^()]{0,40}\)$", "", name))
        for name in payloads.strings(info.get("authors"))
    )
    pages = payloads.text(info.get("pageCount"))
    fields = {
        "title": payloads.titled(
            cataloguing.title(payloads.rich(info.get("title"))),
            cataloguing.title(payloads.rich(info.get("subtitle"))),
        ),
        "author": authors,
        "publisher": cataloguing.publisher(payloads.text(info.get("publisher")).strip('"')),
        "issued": payloads.day(info.get("publishedDate"))
        or cataloguing.date(payloads.text(info.get("publishedDate"))),
        "number-of-pages": pages if re.fullmatch(r"[1-9]\d{0,4}", pages) else "",
        "language": payloads.language(info.get("language")),
        "abstract": payloads.plain(info.get("description")),
        "ISBN": " ".join(cataloguing.isbns(_identifiers(info, "ISBN"))),
        "ISSN": payloads.issn(_identifiers(info, "ISSN")),
        "custom": {"guessed": ["author"]} if authors else None,
    }
    kind = "periodical" if info.get("printType") == "MAGAZINE" else "book"
    return payloads.record(payloads.text(payloads.at(volume, "id")), kind, fields)


def _identifiers(info: Mapping[str, Any], kind: str) -> list[str]:
    rows = payloads.dicts(info.get("industryIdentifiers"))
    return [
        payloads.text(row.get("identifier"))
        for row in sorted(rows, key=lambda row: payloads.text(row.get("type")), reverse=True)
        if payloads.text(row.get("type")).startswith(kind)
    ]


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the edition with an ISBN; others, which it gives as well, are not it.

    Raises UnansweredError where there is no answer.
    """
    if identifier.kind not in KINDS:
        return None
    forms = identifiers.isbn_forms(identifier.value)
    for volume in _volumes(session, f"isbn:{identifier.value}"):
        known = _identifiers(payloads.at(volume, "volumeInfo") or {}, "ISBN")
        if not set(forms).isdisjoint(cataloguing.isbns(known) + known):
            return record_from(volume).replace({"ISBN": identifier.value})
    return None


def search(query: Query, session: Session) -> list[Record]:
    """Ask for books by the words of the title and the first author's family name."""
    title = payloads.words(query.record.fields.get("title"))
    author = payloads.words(payloads.family(query.record))
    if title:
        asked = f'intitle:"{title}"' + (f' inauthor:"{author}"' if author else "")
    else:
        asked = payloads.words(query.text)
    return list(map(record_from, _volumes(session, asked))) if asked else []


def _volumes(session: Session, asked: str) -> list[Mapping[str, Any]]:
    key = session.key("googlebooks")
    params = {"q": asked, "maxResults": "10", **({"key": key} if key else {})}
    url = f"{session.base('googlebooks', BASE)}/volumes"
    answer = payloads.found(session.get(url, provider="googlebooks", params=params))
    return payloads.dicts(payloads.at(answer, "items"))
