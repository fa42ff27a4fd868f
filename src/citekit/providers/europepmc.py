"""Europe PMC: articles, preprints and books of the life sciences, PubMed's among them.

Source: the documentation of its Articles RESTful API (search, result type core).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citekit.identifiers import Identifier, Kind
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
    "lookup",
    "record_from",
    "search",
]

#: as people call it
TITLE = "Europe PMC"
#: its documentation
HOME = "https://europepmc.org/RestfulWebService"
#: base URL
BASE = "https://www.ebi.ac.uk/europepmc/webservices/rest"
#: requests a second
RATE = 10.0
#: requests at once
CONCURRENCY = 3
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"doi", "pmid", "pmcid"})
#: it finds works by their description
SEARCHES = True
#: it takes no key
KEY = ""

#: How an identifier is asked for.
_ASKED: Mapping[str, str] = {
    "doi": 'DOI:"{}"',
    "pmid": "EXT_ID:{} AND SRC:MED",
    "pmcid": "PMCID:{}",
}


def record_from(payload: Any) -> Record:
    """Make a record of a result.

    >>> result = {"pmid": "12", "title": "Ice.", "pageInfo": "101-10", "pubYear": "2019"}
    >>> record_from(result).fields["page"]
    '101-110'
    """
    work = payload if isinstance(payload, Mapping) else {}
    types = {one.lower() for one in payloads.strings(payloads.at(work, "pubTypeList", "pubType"))}
    book = payloads.at(work, "bookOrReportDetails") or {}
    csl_type = _type(work, types, book)
    doi = payloads.doi(work.get("doi"))
    key = payloads.text(work.get("id")) or payloads.text(work.get("pmid"))
    journal = payloads.at(work, "journalInfo")
    title = payloads.rich(work.get("title"))
    fields = {
        "title": title[:-1] if title.endswith(".") and not title.endswith("..") else title,
        "author": _authors(work),
        "issued": _issued(work, book),
        **_published(work, csl_type, book),
        "volume": payloads.text(payloads.at(journal, "volume")),
        "issue": payloads.text(payloads.at(journal, "issue")),
        "page": payloads.expanded(payloads.pages(work.get("pageInfo"))),
        "genre": "Preprint" if csl_type == "article" else "",
        "language": payloads.language(work.get("language")),
        "abstract": payloads.plain(work.get("abstractText")),
        "DOI": doi,
        "PMID": payloads.text(work.get("pmid")),
        "PMCID": payloads.pmcid(work.get("pmcid")),
        "custom": _custom(work, types),
    }
    return payloads.record(doi or key, csl_type, fields)


def _type(work: Mapping[str, Any], types: set[str], book: Any) -> str:
    if work.get("source") == "PPR" or "preprint" in types:
        return "article"
    if payloads.at(book, "comprisingTitle"):
        return "chapter"
    if "thesis" in " ".join(types) or work.get("source") == "ETH":
        return "thesis"
    is_book = bool(types & {"book", "books and documents"}) or payloads.at(book, "isbn13")
    return (
        "book" if is_book and not payloads.at(work, "journalInfo", "journal") else "article-journal"
    )


def _authors(work: Mapping[str, Any]) -> tuple[Name, ...]:
    rows = payloads.dicts(payloads.at(work, "authorList", "author"))
    return payloads.contributors(map(_author, rows))


def _author(row: Mapping[str, Any]) -> Name | None:
    whole = payloads.text(row.get("collectiveName")).rstrip(".")
    if whole:
        return Name(literal=whole)
    given = payloads.text(row.get("firstName")) or payloads.text(row.get("initials"))
    return payloads.person(row.get("lastName"), payloads.dotted(given, all=True)) or (
        payloads.named(row.get("fullName"))
    )


def _issued(work: Mapping[str, Any], book: Any) -> Date | None:
    """Give the date of the issue as precisely as it is written, else the first publication.

    ``printPublicationDate`` has the first of the month where only the month is known.
    """
    journal = payloads.at(work, "journalInfo")
    written = payloads.text(payloads.at(journal, "dateOfPublication"))
    match = re.fullmatch(r"(\d{4})(?: ([A-Z][a-z]{2,8}))?(?: (\d{1,2}))?", written)
    found = payloads.day(" ".join(filter(None, reversed(match.groups())))) if match else None
    found = found or payloads.day(payloads.at(journal, "yearOfPublication"))
    for value in (payloads.at(book, "yearOfPublication"), work.get("firstPublicationDate"),
                  work.get("pubYear")):  # fmt: skip
        found = found or payloads.day(value)
    return found


def _published(work: Mapping[str, Any], type: str, book: Any) -> dict[str, str]:
    journal = payloads.at(work, "journalInfo", "journal")
    publisher = payloads.text(payloads.at(book, "publisher"))
    name = payloads.rich(payloads.at(journal, "title"))
    return {
        "publisher": publisher or payloads.text(payloads.at(work, "publisher")),
        "container-title": name or payloads.rich(payloads.at(book, "comprisingTitle")),
        "container-title-short": payloads.text(payloads.at(journal, "isoabbreviation")),
        "edition": payloads.text(payloads.at(book, "edition")),
        "collection-title": payloads.rich(payloads.at(book, "seriesName")),
        "ISSN": payloads.issn(payloads.at(journal, "issn"), payloads.at(journal, "essn")),
        "ISBN": payloads.isbn([payloads.at(book, "isbn13"), payloads.at(book, "isbn10")])
        if type != "article-journal"
        else "",
    }


def _custom(work: Mapping[str, Any], types: set[str]) -> dict[str, Any]:
    rows = payloads.dicts(payloads.at(work, "commentCorrectionList", "commentCorrection"))
    gathered = payloads.updates(
        (
            payloads.text(row.get("type")),
            {
                "PMID": payloads.text(row.get("id")) if row.get("source") == "MED" else "",
                "DOI": payloads.doi(row.get("doi")),
                "reference": payloads.text(row.get("reference")),
            },
        )
        for row in rows
    )
    if "retracted publication" in types and not any(
        row["type"] == "retraction" for row in gathered.get("updates", [])
    ):
        gathered.setdefault("updates", []).append({"type": "retraction"})
    return gathered


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the work of an identifier. Raises UnansweredError where there is no answer."""
    if identifier.kind not in KINDS:
        return None
    value = identifier.value.replace('"', " ")
    found = _results(session, _ASKED[identifier.kind].format(value))
    name = identifier.kind.upper()
    return next((one for one in found if one.fields.get(name) == identifier.value), None)


def search(query: Query, session: Session) -> list[Record]:
    """Ask for works by the words of the title and the first author's family name."""
    title = payloads.words(query.record.fields.get("title"))
    author = payloads.words(payloads.family(query.record))
    terms = [f"TITLE:({title})" if title else payloads.words(query.text, most=30)]
    if title and author:
        terms.append(f'AUTH:"{author}"')
    return _results(session, " AND ".join(terms)) if terms[0] else []


def _results(session: Session, asked: str) -> list[Record]:
    params = {"query": asked, "resultType": "core", "format": "json", "pageSize": "10"}
    url = f"{session.base('europepmc', BASE)}/search"
    found = payloads.found(session.get(url, provider="europepmc", params=params))
    return [record_from(one) for one in payloads.dicts(payloads.at(found, "resultList", "result"))]
