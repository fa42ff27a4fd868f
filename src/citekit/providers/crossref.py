"""Crossref: the agency that most publishers of journals, books and proceedings register DOIs with.

Source: the documentation of its REST API (works), and its deposit schema 5.3 for types and
roles. Works in Unixref XML are understood, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, payloads, unixref
from citekit.providers.session import Answer, Session, UnansweredError
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
    "address",
    "lookup",
    "lookup_many",
    "record_from",
    "search",
]

#: as people call it
TITLE = "Crossref"
#: its documentation
HOME = "https://www.crossref.org/documentation/retrieve-metadata/rest-api/"
#: base URL
BASE = "https://api.crossref.org"
#: requests a second; those who give an address may ask twice as often, its headers say so
RATE = 5.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"doi"})
#: it finds works by their description
SEARCHES = True
#: it takes no key
KEY = ""

#: Type of Crossref → of CSL; every other is a document.
TYPES: Mapping[str, str] = {
    "journal-article": "article-journal",
    **dict.fromkeys(("book", "monograph", "edited-book", "reference-book", "book-set"), "book"),
    **dict.fromkeys(("book-chapter", "book-section", "book-part", "book-track"), "chapter"),
    "reference-entry": "entry",
    "proceedings-article": "paper-conference",
    "proceedings": "book",
    **dict.fromkeys(("report", "report-component", "report-series"), "report"),
    "dissertation": "thesis",
    **dict.fromkeys(("dataset", "database"), "dataset"),
    "posted-content": "article",
    "peer-review": "review",
    "standard": "standard",
}
#: Subtype of posted content → type and genre; a preprint is what is meant without one.
_POSTED: Mapping[str, tuple[str, str]] = {
    "preprint": ("article", "Preprint"),
    "working_paper": ("article", "Working paper"),
    "report": ("report", ""),
    "letter": ("article", "Letter"),
    "dissertation": ("thesis", ""),
    "other": ("post-weblog", ""),
}
#: Types whose container is a series, and those that may have a series beside it.
_IN_SERIES = frozenset({"book", "report", "thesis", "standard"})
_PARTS = frozenset({"chapter", "entry", "paper-conference"})
#: A date of publication, the best first; the day of registration is none.
_DATES = ("published-print", "issued", "published", "published-online", "published-other",
          "posted", "approved")  # fmt: skip
#: DOIs that are asked for at once, so that the address stays short
_BATCH = 40


def record_from(payload: Any) -> Record:
    """Make a record of a work: of its JSON, with or without the envelope, or of Unixref XML.

    Corrections and retractions stand in ``custom``: ``updates`` are notices about the work,
    ``update-to`` the works that it is a notice about.

    >>> work = {"DOI": "10.1000/A", "type": "journal-article", "title": ["Ice"], "page": "3–9"}
    >>> record_from(work).fields
    {'title': 'Ice', 'page': '3-9', 'DOI': '10.1000/a'}
    """
    work = payload if isinstance(payload, Mapping) else unixref.work_from(payload)
    work = payloads.at(work, "message") or work
    if not isinstance(work, Mapping):  # the message of an error
        work = {}
    csl_type = _type(work)
    doi = payloads.doi(work.get("DOI"))
    fields = {
        **_titles(work),
        **{role: _names(work.get(role)) for role in _ROLES},
        **_published(work, csl_type),
        **_containers(work, csl_type),
        **_numbers(work, csl_type),
        **_event(work),
        "language": payloads.language(work.get("language")),
        "abstract": payloads.plain(work.get("abstract")),
        "DOI": doi,
        "ISBN": _isbn(work),
        "ISSN": payloads.issn(work.get("ISSN")),
        "URL": payloads.text(payloads.at(work, "resource", "primary", "URL"))
        or payloads.text(work.get("URL")),
        "custom": _custom(work),
    }
    return payloads.record(doi or payloads.text(work.get("URL")), csl_type, fields)


#: Roles that CSL has, too.
_ROLES = ("author", "editor", "translator", "chair", "container-author", "collection-editor")


def _type(work: Mapping[str, Any]) -> str:
    kind = payloads.text(work.get("type"))
    if kind == "posted-content":
        return _POSTED.get(payloads.text(work.get("subtype")), _POSTED["preprint"])[0]
    if kind == "other" and work.get("container-title") and work.get("page"):
        return "chapter"  # "other" content of a book
    return TYPES.get(kind, "document")


def _titles(work: Mapping[str, Any]) -> dict[str, str]:
    """Give title and subtitle as one; the original title where there is no other."""
    parts = [payloads.rich(part) for part in _listed(work.get("subtitle"))]
    title = payloads.titled(payloads.rich(work.get("title")), *parts)
    original = payloads.rich(work.get("original-title"))
    return {
        "title": title or original,
        "title-short": payloads.rich(work.get("short-title")),
        "original-title": original if original != title and title else "",
    }


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]


def _names(value: Any) -> tuple[Name, ...]:
    return payloads.contributors(map(_name, payloads.dicts(value)))


def _name(contributor: Mapping[str, Any]) -> Name | None:
    whole = payloads.text(contributor.get("name")) or payloads.text(contributor.get("literal"))
    if whole and not contributor.get("family"):
        return Name(literal=whole)
    return payloads.person(*(contributor.get(part) for part in ("family", "given", "suffix")))


def _published(work: Mapping[str, Any], type: str) -> dict[str, Any]:
    """Say when, by whom and where it was published; institutions issue theses and reports."""
    found = (payloads.date(work.get(name)) for name in _DATES)
    issued: Date | None = next((date for date in found if date), None)
    institution = next(iter(payloads.dicts(work.get("institution"))), {})
    named = payloads.text(institution.get("name"))
    genre = payloads.text(work.get("degree")).partition(" (")[0]  # PhD (Doctor of Philosophy)
    publisher = payloads.text(work.get("publisher"))
    if work.get("type") == "posted-content":
        genre = genre or _POSTED.get(payloads.text(work.get("subtype")), _POSTED["preprint"])[1]
        if type == "article":
            publisher = named or publisher or payloads.text(work.get("group-title"))
    elif type in ("thesis", "report"):
        publisher = named or publisher
    elif type == "review":
        genre = "Peer review"
    return {
        "issued": issued,
        "genre": genre,
        "publisher": publisher,
        "publisher-place": payloads.text(work.get("publisher-location"))
        or payloads.text(institution.get("place")),
    }


def _containers(work: Mapping[str, Any], type: str) -> dict[str, Any]:
    """Tell the work that it is part of from the series: the series comes first."""
    titles = _containing(work)
    if type == "post-weblog":
        return {"container-title": _weblog(work)}
    if type in _IN_SERIES:
        return {"collection-title": titles[0] if titles else ""}
    if type in _PARTS and len(titles) > 1:
        series, container = (titles[1], titles[0]) if work.get("type") == "other" else titles[:2]
        return {"container-title": container, "collection-title": series}
    short = payloads.rich(work.get("short-container-title"))
    title = titles[0] if titles else ""
    if type == "dataset" and title == payloads.text(work.get("publisher")):
        return {}
    return {"container-title": title, "container-title-short": payloads.shortened(short, title)}


def _containing(work: Mapping[str, Any]) -> list[str]:
    titles = (payloads.rich(title) for title in _listed(work.get("container-title")))
    return list(dict.fromkeys(filter(None, titles)))


def _weblog(work: Mapping[str, Any]) -> str:
    """Name the weblog: the institution, or the group where that is the publisher."""
    institution = payloads.text(payloads.at(work, "institution", 0, "name"))
    group = payloads.text(work.get("group-title"))
    return group if institution in ("", payloads.text(work.get("publisher"))) else institution


def _numbers(work: Mapping[str, Any], type: str) -> dict[str, Any]:
    """Give the numbers; the volume is that of the series, where there is one."""
    titles = len(_containing(work))
    in_series = (type in _IN_SERIES and titles > 0) or (type in _PARTS and titles > 1)
    return {
        "collection-number" if in_series else "volume": payloads.number(work.get("volume")),
        "issue": payloads.number(work.get("issue"))
        or payloads.number(payloads.at(work, "journal-issue", "issue")),
        "page": payloads.pages(work.get("page")) or payloads.text(work.get("article-number")),
        "edition": payloads.text(work.get("edition-number")),
        "part-number": payloads.text(work.get("part-number")),
        "number": payloads.text(work.get("report-number")) if type == "report" else "",
    }


def _event(work: Mapping[str, Any]) -> dict[str, Any]:
    event = payloads.at(work, "event")
    return {
        "event-title": payloads.text(payloads.at(event, "name")),
        "event-place": payloads.text(payloads.at(event, "location")).strip(" ,"),
        "event-date": payloads.date(payloads.at(event, "start")),
    }


def _isbn(work: Mapping[str, Any]) -> str:
    """Choose the ISBN of the printed book, where several are there."""
    types = payloads.dicts(work.get("isbn-type"))
    printed = [entry.get("value") for entry in types if entry.get("type") == "print"]
    return payloads.isbn([*printed, *payloads.strings(work.get("ISBN"))])


def _custom(work: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: rows
        for key, origin in (("updates", "updated-by"), ("update-to", "update-to"))
        if (rows := [_update(row) for row in payloads.dicts(work.get(origin))])
    }


def _update(row: Mapping[str, Any]) -> dict[str, Any]:
    parts = (payloads.date(row.get("updated")) or Date()).start
    date = "-".join(f"{part:02d}" for part in parts)
    known = {
        "type": payloads.text(row.get("type")),
        "DOI": payloads.doi(row.get("DOI")),
        "date": date,
        "source": payloads.text(row.get("source")),
    }
    return {name: value for name, value in known.items() if value}


# --- asking -----------------------------------------------------------------------------


def address(identifier: Identifier, session: Session) -> str:
    """Give the address at which `lookup` asks for a DOI."""
    return f"{session.base('crossref', BASE)}/works/{quote(identifier.value, safe='')}"


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the work of a DOI. Raises UnansweredError where there is no answer."""
    if identifier.kind not in KINDS:
        return None
    answer = session.get(address(identifier, session), provider="crossref")
    if answer.outcome == "not-found":
        return None
    work = payloads.at(payloads.found(answer), "message")
    if not isinstance(work, Mapping) or not work:
        raise UnansweredError(answer, "its answer has no work")
    return record_from(work)


def lookup_many(identifiers: Iterable[Identifier], session: Session) -> dict[Identifier, Record]:
    """Ask for many DOIs at once; those that it does not have are left out.

    A DOI with a comma is asked for alone: a filter cannot hold one.
    """
    wanted = [one for one in dict.fromkeys(identifiers) if one.kind in KINDS]
    plain = [one for one in wanted if "," not in one.value]
    records: dict[Identifier, Record] = {}
    for batch in payloads.batches(plain, _BATCH):
        filters = ",".join(f"doi:{one.value}" for one in batch)
        answer, works = _asked(session, {"filter": filters, "rows": str(len(batch))})
        known = {payloads.doi(work.get("DOI")): work for work in works}
        for one in batch:
            if one.value in known:
                work = known[one.value]
                records[one] = record_from(work)
                session.keep(address(one, session), {"message": work}, answer, provider="crossref")
    for one in wanted:
        record = lookup(one, session) if "," in one.value else None
        if record:
            records[one] = record
    return records


def search(query: Query, session: Session) -> list[Record]:
    """Ask for works by a reference as it was written, or by title, author and year."""
    wording = payloads.wording(query)
    if not wording:
        return []
    _, works = _asked(session, {"query.bibliographic": wording, "rows": "10"})
    return [record_from(work) for work in works]


def _asked(session: Session, params: Mapping[str, str]) -> tuple[Answer, list[Mapping[str, Any]]]:
    base = session.base("crossref", BASE)
    answer = session.get(f"{base}/works", provider="crossref", params=params)
    items = payloads.at(payloads.found(answer), "message", "items")
    return answer, payloads.dicts(items)
