"""Zenodo: a repository for data, software and texts of all disciplines.

A version has a DOI of its own, and all versions together have another: a record is of the
version, and ``custom`` has the other as ``concept-doi``.

Source: the documentation of its REST API (records).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

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
TITLE = "Zenodo"
#: its documentation
HOME = "https://developers.zenodo.org"
#: base URL
BASE = "https://zenodo.org/api"
#: requests a second: sixty a minute for guests
RATE = 1.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"doi", "url"})
#: it finds works by their description
SEARCHES = True
#: it takes no key for reading
KEY = ""

#: Type, and subtype where it matters, of a resource → CSL type; every other is a document.
TYPES: Mapping[tuple[str, str], str] = {
    ("dataset", ""): "dataset",
    ("image", ""): "graphic",
    ("lesson", ""): "speech",
    ("poster", ""): "speech",
    ("presentation", ""): "speech",
    ("software", ""): "software",
    ("video", ""): "motion_picture",
    ("publication", ""): "article",
    ("publication", "annotationcollection"): "collection",
    ("publication", "article"): "article-journal",
    ("publication", "book"): "book",
    ("publication", "conferencepaper"): "paper-conference",
    ("publication", "conferenceproceeding"): "book",
    ("publication", "datapaper"): "article-journal",
    ("publication", "deliverable"): "report",
    ("publication", "dissertation"): "thesis",
    ("publication", "journal"): "periodical",
    ("publication", "milestone"): "report",
    ("publication", "patent"): "patent",
    ("publication", "peerreview"): "review",
    ("publication", "report"): "report",
    ("publication", "section"): "chapter",
    ("publication", "standard"): "standard",
    ("publication", "technicalnote"): "report",
    ("publication", "thesis"): "thesis",
}
#: Subtype, or type, → genre
_GENRES: Mapping[str, str] = {
    "deliverable": "Project deliverable",
    "poster": "Poster",
    "preprint": "Preprint",
    "presentation": "Presentation",
    "technicalnote": "Technical note",
    "workingpaper": "Working paper",
}
#: Contributor type → CSL role
_ROLES: Mapping[str, str] = {"Editor": "editor", "Producer": "producer", "Translator": "translator"}
_OWN_DOI = regex(r"10\.5281/zenodo\.(?P<id>\d{1,12})")
_ADDRESS = regex(r"https?://(?:www\.)?zenodo\.org/records?/(?P<id>\d{1,12})(?:[/?#].{0,200})?")


def record_from(payload: Any) -> Record:
    """Make a record of a deposit.

    >>> record_from({"id": 7, "metadata": {"title": "Ice", "doi": "10.5281/zenodo.7",
    ...     "resource_type": {"type": "software"}}}).type
    'software'
    """
    deposit = payload if isinstance(payload, Mapping) else {}
    work = payloads.at(deposit, "metadata")
    if not isinstance(work, Mapping):
        work = {}
    kind = payloads.text(payloads.at(work, "resource_type", "type"))
    subtype = payloads.text(payloads.at(work, "resource_type", "subtype"))
    csl_type = TYPES.get((kind, subtype)) or TYPES.get((kind, ""), "document")
    doi = payloads.doi(work.get("doi")) or payloads.doi(deposit.get("doi"))
    key = payloads.text(deposit.get("id")) or payloads.text(deposit.get("recid"))
    concept = payloads.doi(deposit.get("conceptdoi"))
    fields = {
        "title": payloads.rich(work.get("title")) or payloads.rich(deposit.get("title")),
        "author": _names(work.get("creators")),
        **{role: _names(work.get("contributors"), name) for name, role in _ROLES.items()},
        "issued": payloads.day(work.get("publication_date")),
        "genre": _GENRES.get(subtype) or _GENRES.get(kind, ""),
        **_published(work, csl_type),
        "version": payloads.text(work.get("version")),
        "language": payloads.language(work.get("language")),
        "abstract": payloads.plain(work.get("description")),
        "keyword": "; ".join(payloads.strings(work.get("keywords"))),
        "DOI": doi,
        "URL": payloads.text(payloads.at(deposit, "links", "self_html"))
        or payloads.text(payloads.at(deposit, "links", "html"))
        or (f"https://zenodo.org/records/{key}" if key else ""),
        "custom": {"concept-doi": concept} if concept and concept != doi else None,
    }
    return payloads.record(doi or key, csl_type, fields)


def _names(value: Any, role: str = "") -> tuple[Name, ...]:
    rows = [row for row in payloads.dicts(value) if not role or row.get("type") == role]
    return payloads.contributors(payloads.named(row.get("name")) for row in rows)


def _published(work: Mapping[str, Any], type: str) -> dict[str, Any]:
    """Say where a text came out first, else that it is here."""
    journal, part, event = (work.get(name) for name in ("journal", "part_of", "meeting"))
    imprint, thesis = work.get("imprint"), work.get("thesis")
    university = payloads.at(thesis, "university")
    return {
        "publisher": payloads.text(university)
        or payloads.text(payloads.at(imprint, "publisher"))
        or ("" if payloads.at(journal, "title") else TITLE),
        "publisher-place": payloads.text(payloads.at(imprint, "place")),
        "container-title": payloads.rich(payloads.at(journal, "title"))
        or payloads.rich(payloads.at(part, "title")),
        "volume": payloads.text(payloads.at(journal, "volume")),
        "issue": payloads.text(payloads.at(journal, "issue")),
        "page": payloads.pages(payloads.at(journal, "pages") or payloads.at(part, "pages")),
        "ISBN": payloads.isbn(payloads.at(imprint, "isbn")) if type != "article-journal" else "",
        "event-title": payloads.text(payloads.at(event, "title")),
        "event-place": payloads.text(payloads.at(event, "place")),
    }


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the deposit of a DOI or of a page of it. Raises UnansweredError."""
    match = {"doi": _OWN_DOI, "url": _ADDRESS}.get(identifier.kind, _OWN_DOI).fullmatch(
        identifier.value
    )
    if match and identifier.kind in KINDS:
        url = f"{session.base('zenodo', BASE)}/records/{quote(match['id'])}"
        deposit = payloads.found(session.get(url, provider="zenodo"))
        return record_from(deposit) if payloads.at(deposit, "metadata") else None
    if identifier.kind != "doi":
        return None
    value = identifier.value.replace("\\", "").replace('"', "")
    found = _deposits(session, f'doi:"{value}"')
    return next((one for one in found if one.fields.get("DOI") == identifier.value), None)


def search(query: Query, session: Session) -> list[Record]:
    """Ask for deposits that have the words of the title and the first author's family name."""
    title = payloads.words(query.record.fields.get("title"))
    author = payloads.words(payloads.family(query.record)) if title else ""
    wording = f"{title} {author}".strip() or payloads.words(query.text, most=30)
    return _deposits(session, wording) if wording else []


def _deposits(session: Session, asked: str) -> list[Record]:
    url = f"{session.base('zenodo', BASE)}/records"
    answer = session.get(url, provider="zenodo", params={"q": asked, "size": "10"})
    return [
        record_from(one)
        for one in payloads.dicts(payloads.at(payloads.found(answer), "hits", "hits"))
    ]
