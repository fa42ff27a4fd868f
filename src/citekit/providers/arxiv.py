"""arXiv: preprints of physics, mathematics, computer science and their neighbours.

A record is of the preprint. The article that it became, where it is named, stands in
``custom``: its DOI under ``published-as``, the words for it under ``journal-ref``.

Source: the user's manual of its API (Atom); the identifier scheme of 2007; arXiv's DOIs,
10.48550/arXiv.ID, which DataCite has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from citekit.identifiers import Identifier, Kind
from citekit.patterns import regex
from citekit.providers import Query, payloads
from citekit.providers.session import Answer, Session
from citekit.record import Record

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "RATE",
    "SEARCHES",
    "TITLE",
    "entries",
    "lookup",
    "lookup_many",
    "record_from",
    "search",
]

#: as people call it
TITLE = "arXiv"
#: its documentation
HOME = "https://info.arxiv.org/help/api/user-manual.html"
#: base URL
BASE = "https://export.arxiv.org/api"
#: requests a second: one in three seconds
RATE = 1 / 3
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"arxiv"})
#: it finds works by their description
SEARCHES = True
#: it takes no key
KEY = ""

_BATCH = 100
_ADDRESS = regex(
    r"https?://(?:\w{1,9}\.)?arxiv\.org/abs/(?P<id>[\w./-]{5,40}?)(?:v(?P<version>\d{1,3}))?"
)


def record_from(payload: Any) -> Record:
    """Make a record of an entry of a feed, or of the first entry.

    >>> record = record_from("<entry><id>http://arxiv.org/abs/math/0309136v1</id></entry>")
    >>> record.fields["number"], record.fields["DOI"]
    ('arXiv:math/0309136', '10.48550/arxiv.math/0309136')
    """
    entry = next(iter(entries(payload)), None)
    if entry is None:
        return payloads.record("", "article", {})
    address = _ADDRESS.fullmatch(_text(entry, "id"))
    key = address["id"] if address else ""
    authors = payloads.contributors(
        payloads.named(name.text) for name in entry.findall("author/name")
    )
    custom = {
        "guessed": ["author"] if authors else None,
        "published-as": payloads.doi(_text(entry, "doi")),
        "journal-ref": _text(entry, "journal_ref"),
    }
    fields = {
        "title": payloads.rich(_text(entry, "title")),
        "author": authors,
        "issued": payloads.day(_text(entry, "published")),
        "publisher": TITLE,
        "genre": "Preprint",
        "number": f"arXiv:{key}" if key else "",
        "version": (address["version"] or "") if address else "",
        "abstract": payloads.plain(_text(entry, "summary")),
        "DOI": f"10.48550/arxiv.{key.lower()}" if key else "",
        "URL": f"https://arxiv.org/abs/{key}" if key else "",
        "custom": {name: value for name, value in custom.items() if value},
    }
    return payloads.record(str(fields["DOI"]), "article", fields)


def entries(payload: Any) -> list[etree._Element]:
    """Give the entries of a feed; an entry that reports an error is none.

    >>> len(entries("<feed><entry><id>http://arxiv.org/abs/1605.08386v1</id></entry></feed>"))
    1
    """
    root = payloads.element(payload)
    if root is None:
        return []
    found = [root] if root.tag == "entry" else root.findall("entry")
    return [entry for entry in found if "/api/errors" not in _text(entry, "id")]


def _text(entry: etree._Element, name: str) -> str:
    return " ".join((entry.findtext(name) or "").split())


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the preprint of an identifier. Raises UnansweredError where there is no answer."""
    return lookup_many([identifier], session).get(identifier)


def lookup_many(identifiers: Iterable[Identifier], session: Session) -> dict[Identifier, Record]:
    """Ask for up to a hundred identifiers at once; those that it does not have are left out."""
    wanted = [one for one in dict.fromkeys(identifiers) if one.kind in KINDS]
    records: dict[Identifier, Record] = {}
    for batch in payloads.batches(wanted, _BATCH):
        params = {"id_list": ",".join(map(_bare, batch)), "max_results": str(len(batch))}
        known = {record.fields.get("number"): record for record in _asked(session, params)}
        for one in batch:
            number = "arXiv:" + re.sub(r"v\d{1,3}$", "", _bare(one))
            if number in known:
                records[one] = known[number]
    return records


def _bare(identifier: Identifier) -> str:
    """Give an identifier as the API takes it: math.GT/0309136 is an older form."""
    return re.sub(r"^([a-z-]+)\.[A-Z]{2}/", r"\1/", identifier.value)


def search(query: Query, session: Session) -> list[Record]:
    """Ask for preprints by the words of the title and the first author's family name."""
    title = payloads.words(query.record.fields.get("title"))
    author = payloads.words(payloads.family(query.record))
    terms = [f'ti:"{title}"' if title else "", f'au:"{author}"' if title and author else ""]
    wording = payloads.words(query.text) if not title else ""
    asked = " AND ".join(filter(None, [*terms, f'all:"{wording}"' if wording else ""]))
    return _asked(session, {"search_query": asked, "max_results": "10"}) if asked else []


def _asked(session: Session, params: dict[str, str]) -> list[Record]:
    answer: Answer = session.get(
        f"{session.base('arxiv', BASE)}/query",
        provider="arxiv",
        params=params,
        accept="application/atom+xml",
    )
    if answer.outcome == "not-found":
        return []
    return [record_from(entry) for entry in entries(answer.content())]
