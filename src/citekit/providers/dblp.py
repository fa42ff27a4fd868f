"""dblp: the literature of computer science.

Names come as one string: how they are divided is a guess, and ``custom`` says so.

Source: dblp's description of its search API.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citekit.identifiers import Identifier, Kind
from citekit.patterns import regex
from citekit.providers import Query, payloads
from citekit.providers.session import Session
from citekit.record import Name, Record

__all__ = [
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "RATE",
    "SEARCHES",
    "TITLE",
    "TYPES",
    "lookup",
    "record_from",
    "search",
]

#: as people call it
TITLE = "dblp"
#: its documentation
HOME = "https://dblp.org/faq/How+to+use+the+dblp+search+API.html"
#: base URL
BASE = "https://dblp.org"
#: requests a second: one in two seconds
RATE = 0.5
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes: none, it finds works by words only
KINDS: frozenset[Kind] = frozenset()
#: it finds works by their description
SEARCHES = True
#: it takes no key
KEY = ""

#: What dblp calls a kind of publication → CSL type.
TYPES: Mapping[str, str] = {
    "Journal Articles": "article-journal",
    "Conference and Workshop Papers": "paper-conference",
    "Books and Theses": "book",
    "Parts in Books or Collections": "chapter",
    "Editorship": "book",
    "Reference Works": "entry",
    "Data and Artifacts": "dataset",
    "Informal Publications": "article",
    "Informal and Other Publications": "article",
}
_HOMONYM = regex(r"\s\d{4}$")  # "Wei Wang 0001"
_COUNTED = regex(r"\s\(\d{1,2}\)$")  # "ACL (1)", the first volume
_CORR = regex(r"abs/(?P<id>[\w./-]{5,30})")


def record_from(payload: Any) -> Record:
    """Make a record of a hit, or of the ``info`` in it.

    >>> record = record_from({"info": {"authors": {"author": {"text": "Wei Wang 0001"}}}})
    >>> record.fields["author"][0].family
    'Wang'
    """
    info = payloads.at(payload, "info") or payload
    if not isinstance(info, Mapping):
        info = {}
    csl_type = TYPES.get(payloads.text(info.get("type")), "document")
    key = payloads.text(info.get("key"))
    if csl_type == "book" and key.startswith("phd/"):
        csl_type = "thesis"
    title = payloads.rich(info.get("title"))
    volume = payloads.text(info.get("volume"))
    preprint = _CORR.fullmatch(volume) if payloads.text(info.get("venue")) == "CoRR" else None
    people = _names(payloads.at(info, "authors", "author"))
    role = "editor" if info.get("type") == "Editorship" else "author"
    doi = payloads.doi(info.get("doi"))
    fields = {
        "title": title[:-1] if title.endswith(".") and not title.endswith("..") else title,
        role: people,
        "issued": payloads.day(info.get("year")),
        **_published(info, csl_type, preprint),
        "DOI": doi,
        "URL": payloads.text(info.get("ee")) or payloads.text(info.get("url")),
        "custom": {"guessed": [role]} if people else None,
    }
    return payloads.record(doi or key, csl_type, fields)


def _names(value: Any) -> tuple[Name, ...]:
    """Read one name or several; each is a text, or an object with one."""
    rows = value if isinstance(value, list) else [value]
    texts = (payloads.text(payloads.at(row, "text") or row) for row in rows)
    return payloads.contributors(payloads.named(_HOMONYM.sub("", text)) for text in texts)


def _published(
    info: Mapping[str, Any], type: str, preprint: re.Match[str] | None
) -> dict[str, str]:
    if preprint:
        return {"publisher": "arXiv", "genre": "Preprint", "number": f"arXiv:{preprint['id']}"}
    venue = _COUNTED.sub("", payloads.text(info.get("venue")))
    book = type in ("book", "thesis")
    return {
        "container-title": "" if book else venue,
        "collection-title": venue if book else "",
        "publisher": payloads.text(info.get("publisher")),
        "collection-number" if book else "volume": payloads.text(info.get("volume")),
        "issue": payloads.text(info.get("number")),
        "page": payloads.pages(info.get("pages")),
        "ISBN": payloads.isbn(info.get("isbn")),
    }


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:  # noqa: ARG001
    """Find nothing: dblp is asked by words only."""
    return None


def search(query: Query, session: Session) -> list[Record]:
    """Ask for works that have all words of the title and the first author's family name."""
    title = payloads.words(query.record.fields.get("title"))
    asked = title or payloads.words(query.text, most=10)
    if title:
        asked = f"{title} {payloads.words(payloads.family(query.record))}".strip()
    if not asked:
        return []
    url = f"{session.base('dblp', BASE)}/search/publ/api"
    params = {"q": asked, "format": "json", "h": "10"}
    found = payloads.found(session.get(url, provider="dblp", params=params))
    return [record_from(hit) for hit in payloads.dicts(payloads.at(found, "result", "hits", "hit"))]
