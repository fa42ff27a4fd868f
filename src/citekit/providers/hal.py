"""HAL: the open archive of French research.

Source: the documentation of its search API (fields of documents, types of documents).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citekit.identifiers import Identifier, Kind
from citekit.patterns import regex
from citekit.providers import Query, payloads
from citekit.providers.session import Session
from citekit.record import Date, Name, Record

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
TITLE = "HAL"
#: its documentation
HOME = "https://api.archives-ouvertes.fr/docs/search"
#: base URL
BASE = "https://api.archives-ouvertes.fr"
#: requests a second
RATE = 5.0
#: requests at once
CONCURRENCY = 2
#: identifiers that `lookup` takes; addresses of its own documents only
KINDS: frozenset[Kind] = frozenset({"doi", "arxiv", "pmid", "url"})
#: it finds works by their description
SEARCHES = True
#: it takes no key
KEY = ""

#: docType_s → CSL type; every other is a document.
TYPES: Mapping[str, str] = {
    "ART": "article-journal",
    "BLOG": "post-weblog",
    "COMM": "paper-conference",
    "COUV": "chapter",
    "DOUV": "book",
    "HDR": "thesis",
    "IMG": "graphic",
    "ISSUE": "periodical",
    "LECTURE": "speech",
    "MAP": "map",
    "MEM": "thesis",
    "NOTICE": "entry-encyclopedia",
    "OUV": "book",
    "PATENT": "patent",
    "POSTER": "speech",
    "PROCEEDINGS": "book",
    "REPORT": "report",
    "SOFTWARE": "software",
    "SON": "song",
    "THESE": "thesis",
    "TRAD": "book",
    "UNDEFINED": "article",
    "VIDEO": "motion_picture",
}
#: docType_s → genre
_GENRES: Mapping[str, str] = {
    "HDR": "Habilitation",
    "POSTER": "Poster",
    "THESE": "PhD thesis",
    "UNDEFINED": "Preprint",
}
#: Types whose people are their editors.
_EDITED = frozenset({"DOUV", "ISSUE", "PROCEEDINGS"})
#: The field that holds each kind of identifier.
_FIELDS: Mapping[str, str] = {"doi": "doiId_s", "arxiv": "arxivId_s", "pmid": "pubmedId_s"}
_ADDRESS = regex(
    r"https?://(?:[\w-]{2,30}\.)?(?:hal\.science|archives-ouvertes\.fr)/"
    r"(?P<id>[a-z]{2,20}-\d{5,9})(?:v\d{1,3})?(?:[/?#].{0,200})?"
)
_ASKED = (
    "halId_s,uri_s,doiId_s,arxivId_s,pubmedId_s,docType_s,title_s,subTitle_s,authFirstName_s,"
    "authLastName_s,authFullName_s,scientificEditor_s,journalTitle_s,journalIssn_s,journalEissn_s,"
    "journalPublisher_s,bookTitle_s,conferenceTitle_s,city_s,serie_s,volume_s,issue_s,page_s,"
    "publisher_s,publicationDate_s,producedDate_s,isbn_s,language_s,abstract_s,number_s,"
    "authorityInstitution_s,keyword_s,version_i"
)


def record_from(payload: Any) -> Record:
    """Make a record of a document.

    >>> record_from({"halId_s": "hal-01", "docType_s": "THESE", "title_s": ["Glace"]}).type
    'thesis'
    """
    work = payload if isinstance(payload, Mapping) else {}
    kind = payloads.text(work.get("docType_s"))
    csl_type = TYPES.get(kind, "document")
    doi = payloads.doi(work.get("doiId_s"))
    people = _names(work)
    fields = {
        "title": payloads.titled(
            payloads.rich(work.get("title_s")), payloads.rich(work.get("subTitle_s"))
        ),
        "editor" if kind in _EDITED else "author": people,
        **_editors(work, kind),
        "issued": _issued(work),
        "genre": _GENRES.get(kind, ""),
        **_published(work, csl_type),
        "volume": payloads.text(work.get("volume_s")),
        "issue": payloads.text(work.get("issue_s")),
        "page": _pages(work),
        "number": payloads.text(work.get("number_s")) if csl_type in ("report", "patent") else "",
        "language": payloads.language(work.get("language_s")),
        "abstract": payloads.plain(work.get("abstract_s")),
        "keyword": "; ".join(payloads.strings(work.get("keyword_s"))),
        "ISBN": payloads.isbn(work.get("isbn_s")),
        "ISSN": payloads.issn(work.get("journalIssn_s"), work.get("journalEissn_s")),
        "DOI": doi,
        "PMID": payloads.text(work.get("pubmedId_s")),
        "URL": payloads.text(work.get("uri_s")),
    }
    return payloads.record(doi or payloads.text(work.get("halId_s")), csl_type, fields)


def _names(work: Mapping[str, Any]) -> tuple[Name, ...]:
    """Pair first and last names, which come apart; a first name may be missing."""
    first, last = (work.get(name) for name in ("authFirstName_s", "authLastName_s"))
    if isinstance(first, list) and isinstance(last, list) and len(first) == len(last):
        return payloads.contributors(
            payloads.person(family, given) for given, family in zip(first, last, strict=True)
        )
    whole = payloads.strings(work.get("authFullName_s"))
    return payloads.contributors(map(payloads.named, whole))


def _editors(work: Mapping[str, Any], kind: str) -> dict[str, tuple[Name, ...]]:
    if kind in _EDITED:
        return {}
    named = payloads.strings(work.get("scientificEditor_s"))
    parts = [one for whole in named for one in re.split(r"\s*;\s*|\s+(?:et|and|&)\s+", whole[:500])]
    return {"editor": payloads.contributors(map(payloads.named, parts))}


def _issued(work: Mapping[str, Any]) -> Date | None:
    """Give the day of publication, else that on which the work was done."""
    return payloads.day(work.get("publicationDate_s")) or payloads.day(work.get("producedDate_s"))


def _published(work: Mapping[str, Any], type: str) -> dict[str, str]:
    institution = payloads.text(work.get("authorityInstitution_s"))
    publisher = payloads.text(work.get("publisher_s"))
    if type == "thesis":
        publisher = institution or publisher
    elif type == "report":
        publisher = publisher or institution
    elif type == "article-journal":
        publisher = publisher or payloads.text(work.get("journalPublisher_s"))
    elif type == "article":
        publisher = publisher or TITLE
    conference = payloads.text(work.get("conferenceTitle_s"))
    container = payloads.rich(work.get("journalTitle_s")) or payloads.rich(work.get("bookTitle_s"))
    return {
        "publisher": publisher,
        "container-title": container,
        "event-title": conference,
        "event-place": payloads.text(work.get("city_s")) if conference else "",
        "collection-title": payloads.rich(work.get("serie_s")),
    }


def _pages(work: Mapping[str, Any]) -> str:
    """Give the pages; ``235 p.`` is how many there are, not which."""
    pages = re.sub(r"^(?:pp?\.?|pages)\s?", "", payloads.pages(work.get("page_s")))
    return pages if re.fullmatch(r"[\w.]{1,12}(?:-[\w.]{1,12})?", pages) else ""


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the document of an identifier. Raises UnansweredError where there is no answer."""
    field, value = _FIELDS.get(identifier.kind, ""), identifier.value
    if identifier.kind == "url":
        match = _ADDRESS.fullmatch(value)
        field, value = ("halId_s", match["id"]) if match else ("", "")
    if not field:
        return None
    quoted = value.replace("\\", "").replace('"', "")
    return next(iter(_documents(session, f'{field}:"{quoted}"')), None)


def search(query: Query, session: Session) -> list[Record]:
    """Ask for documents by the words of the title and the first author's family name."""
    title = payloads.words(query.record.fields.get("title"))
    author = payloads.words(payloads.family(query.record))
    terms = [f"title_t:({title})" if title else payloads.words(query.text, most=30)]
    if title and author:
        terms.append(f"authLastName_t:({author})")
    return _documents(session, " AND ".join(terms)) if terms[0] else []


def _documents(session: Session, asked: str) -> list[Record]:
    params = {"q": asked, "wt": "json", "rows": "10", "fl": _ASKED}
    url = f"{session.base('hal', BASE)}/search/"
    found = payloads.found(session.get(url, provider="hal", params=params))
    return [record_from(one) for one in payloads.dicts(payloads.at(found, "response", "docs"))]
