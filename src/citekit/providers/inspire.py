"""INSPIRE: the literature of high energy physics.

Source: the documentation of its REST API, and its schema of literature records (hep).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

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
    "TYPES",
    "lookup",
    "record_from",
    "search",
]

#: as people call it
TITLE = "INSPIRE"
#: its documentation
HOME = "https://github.com/inspirehep/rest-api-doc"
#: base URL
BASE = "https://inspirehep.net/api"
#: requests a second: 15 in five seconds are the most
RATE = 2.4
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"doi", "arxiv"})
#: it finds works by their description
SEARCHES = True
#: it takes no key
KEY = ""

#: document_type → CSL type; an article that no journal is named for is a preprint.
TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "book": "book",
    "book chapter": "chapter",
    "conference paper": "paper-conference",
    "proceedings": "book",
    "report": "report",
    "activity report": "report",
    "note": "report",
    "thesis": "thesis",
}
#: degree_type → genre
_DEGREES: Mapping[str, str] = {
    "phd": "PhD thesis",
    "master": "Master’s thesis",
    "bachelor": "Bachelor’s thesis",
    "diploma": "Diploma thesis",
    "habilitation": "Habilitation",
}
#: Publications and DOIs that are not of the work as it came out.
_LESSER = frozenset({"erratum", "addendum", "reprint", "translation", "preprint", "data", "part"})


def record_from(payload: Any) -> Record:
    """Make a record of a literature record, with or without its envelope.

    >>> record_from({"metadata": {"titles": [{"title": "Ice", "subtitle": "a study"}],
    ...     "dois": [{"value": "10.1000/A"}]}}).fields["title"]
    'Ice: a study'
    """
    work = payloads.at(payload, "metadata") or payload
    if not isinstance(work, Mapping):
        work = {}
    journal = _publication(work)
    arxiv = payloads.text(payloads.at(work, "arxiv_eprints", 0, "value"))
    csl_type = _type(work, journal, arxiv)
    preprint = csl_type == "article"
    doi = _doi(work) or (f"10.48550/arxiv.{arxiv.lower()}" if preprint and arxiv else "")
    title = payloads.dicts(work.get("titles"))
    fields = {
        "title": payloads.titled(
            payloads.rich(payloads.at(title, 0, "title")),
            payloads.rich(payloads.at(title, 0, "subtitle")),
        ),
        **_people(work),
        "issued": _issued(work, journal),
        **_published(work, csl_type),
        "container-title": payloads.text(journal.get("journal_title")),
        "volume": payloads.text(journal.get("journal_volume")),
        "issue": payloads.text(journal.get("journal_issue")),
        "page": payloads.page_range(journal.get("page_start"), journal.get("page_end"))
        or payloads.text(journal.get("artid")),
        "edition": payloads.text(work.get("editions")),
        "collection-title": payloads.rich(payloads.at(work, "book_series", 0, "title")),
        "collection-number": payloads.text(payloads.at(work, "book_series", 0, "volume")),
        "number": _number(work, csl_type, arxiv),
        "language": payloads.language(work.get("languages")),
        "abstract": payloads.plain(payloads.at(work, "abstracts", 0, "value")),
        "ISBN": payloads.isbn([row.get("value") for row in payloads.dicts(work.get("isbns"))]),
        "DOI": doi,
        "URL": f"https://arxiv.org/abs/{arxiv}" if arxiv and not journal else "",
    }
    return payloads.record(doi or payloads.text(work.get("control_number")), csl_type, fields)


def _publication(work: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give where the work itself came out: not its erratum, not its reprint."""
    rows = payloads.dicts(work.get("publication_info"))
    own = [row for row in rows if payloads.text(row.get("material")) not in _LESSER]
    return next((row for row in own if row.get("journal_title")), {})


def _doi(work: Mapping[str, Any]) -> str:
    rows = payloads.dicts(work.get("dois"))
    own = [row for row in rows if payloads.text(row.get("material")) not in _LESSER]
    return next(filter(None, (payloads.doi(row.get("value")) for row in own)), "")


def _type(work: Mapping[str, Any], journal: Mapping[str, Any], arxiv: str) -> str:
    said = payloads.strings(work.get("document_type"))
    csl_type = next((TYPES[one] for one in said if one in TYPES), "document")
    if csl_type == "article-journal" and not journal:
        return "article"
    return "article" if csl_type == "document" and arxiv else csl_type


def _people(work: Mapping[str, Any]) -> dict[str, tuple[Name, ...]]:
    """Part authors and editors; a collaboration is the author where no person is."""
    rows = payloads.dicts(work.get("authors"))
    editors = [row for row in rows if "editor" in payloads.strings(row.get("inspire_roles"))]
    authors = [row for row in rows if row not in editors and not _supervises(row)]
    bodies = payloads.strings(work.get("corporate_author")) or [
        f"{payloads.text(one.get('value'))} Collaboration"
        for one in payloads.dicts(work.get("collaborations"))
        if payloads.text(one.get("value"))
    ]
    people = payloads.contributors(payloads.named(row.get("full_name")) for row in authors)
    return {
        "author": people or tuple(Name(literal=body) for body in bodies),
        "editor": payloads.contributors(payloads.named(row.get("full_name")) for row in editors),
    }


def _supervises(row: Mapping[str, Any]) -> bool:
    return "supervisor" in payloads.strings(row.get("inspire_roles"))


def _issued(work: Mapping[str, Any], journal: Mapping[str, Any]) -> Date | None:
    """Give the year of the journal, and the day of a book, a thesis or a preprint."""
    year = payloads.day(journal.get("year"))
    dated = (("imprints", 0, "date"), ("thesis_info", "date"), ("preprint_date",))
    for value in (payloads.at(work, *path) for path in dated):
        found = payloads.day(value)
        if found and (year is None or found.start[0] == year.start[0]) and not journal:
            return found
    return year


def _published(work: Mapping[str, Any], type: str) -> dict[str, str]:
    if type == "thesis":
        institution = payloads.at(work, "thesis_info", "institutions", 0, "name")
        degree = payloads.text(payloads.at(work, "thesis_info", "degree_type"))
        return {"publisher": payloads.text(institution), "genre": _DEGREES.get(degree, "")}
    if type == "article":
        return {"publisher": "arXiv" if work.get("arxiv_eprints") else "", "genre": "Preprint"}
    return {
        "publisher": payloads.text(payloads.at(work, "imprints", 0, "publisher")),
        "publisher-place": payloads.text(payloads.at(work, "imprints", 0, "place")),
    }


def _number(work: Mapping[str, Any], type: str, arxiv: str) -> str:
    if type == "article" and arxiv:
        return f"arXiv:{arxiv}"
    reports = [row for row in payloads.dicts(work.get("report_numbers")) if not row.get("hidden")]
    return payloads.text(payloads.at(reports, 0, "value")) if type in ("report", "thesis") else ""


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the work of a DOI or an arXiv identifier. Raises UnansweredError."""
    if identifier.kind not in KINDS:
        return None
    value = identifier.value
    if identifier.kind == "arxiv":
        value = re.sub(r"v\d{1,3}$", "", value)
    url = f"{session.base('inspire', BASE)}/{identifier.kind}/{quote(value, safe='/')}"
    work = payloads.found(session.get(url, provider="inspire"))
    return record_from(work) if payloads.at(work, "metadata") else None


def search(query: Query, session: Session) -> list[Record]:
    """Ask for works by the words of the title and the first author's family name."""
    title = payloads.words(query.record.fields.get("title"))
    author = payloads.words(payloads.family(query.record))
    terms = [f"title {title}" if title else "", f"author {author}" if title and author else ""]
    asked = " and ".join(filter(None, terms)) or payloads.words(query.text, most=30)
    if not asked:
        return []
    url = f"{session.base('inspire', BASE)}/literature"
    params = {"q": asked, "size": "10", "format": "json"}
    found = payloads.found(session.get(url, provider="inspire", params=params))
    return [record_from(hit) for hit in payloads.dicts(payloads.at(found, "hits", "hits"))]
