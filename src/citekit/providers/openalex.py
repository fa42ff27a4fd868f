"""OpenAlex: an open index of works, sources and authors, gathered from many places.

A good second witness, for retractions above all; weak for publishers and places. Authors come
as one string: how it is divided is a guess, and ``custom`` says so.

Source: its documentation (the Work object).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from citekit.identifiers import Identifier, Kind
from citekit.providers import Query, payloads
from citekit.providers.session import Session
from citekit.record import Date, Record

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
    "lookup_many",
    "record_from",
    "search",
]

#: as people call it
TITLE = "OpenAlex"
#: its documentation
HOME = "https://docs.openalex.org"
#: base URL
BASE = "https://api.openalex.org"
#: requests a second; a hundred is the most it allows
RATE = 10.0
#: requests at once
CONCURRENCY = 4
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"doi", "pmid", "pmcid"})
#: it finds works by their description
SEARCHES = True
#: without a key, single works are free and searches are few
KEY = "optional"

#: Type of OpenAlex → of CSL; every other is a document.
TYPES: Mapping[str, str] = {
    **dict.fromkeys(
        ("article", "review", "letter", "editorial", "erratum", "retraction"), "article-journal"
    ),
    "book": "book",
    **dict.fromkeys(("book-chapter", "book-section"), "chapter"),
    "conference-paper": "paper-conference",
    "dataset": "dataset",
    "dissertation": "thesis",
    "libguides": "webpage",
    "peer-review": "review",
    "preprint": "article",
    "reference-entry": "entry",
    "report": "report",
    "software": "software",
    "standard": "standard",
}
#: Types that are notices about another work: what they say is not true of themselves.
_NOTICES = frozenset({"erratum", "retraction"})
_BATCH = 50
#: More words than an abstract has; positions beyond are not believed.
_LONGEST = 10_000


def record_from(payload: Any) -> Record:
    """Make a record of a work.

    The first of January stands for a year there, so that is what it is read as.

    >>> work = {"id": "https://openalex.org/W1", "publication_date": "2019-01-01",
    ...         "type": "article", "primary_location": {"source": {"display_name": "Ice"}}}
    >>> record = record_from(work)
    >>> record.id, record.type, record.fields["issued"].start
    ('W1', 'article-journal', (2019,))
    """
    work = payload if isinstance(payload, Mapping) else {}
    source = payloads.at(work, "primary_location", "source") or work.get("host_venue") or {}
    csl_type = _type(work, source)
    doi = payloads.doi(work.get("doi")) or payloads.doi(payloads.at(work, "ids", "doi"))
    key = payloads.text(work.get("id")).rpartition("/")[2]
    authors = payloads.contributors(map(_name, payloads.dicts(work.get("authorships"))))
    custom: dict[str, Any] = {"guessed": ["author"]} if authors else {}
    if work.get("is_retracted") is True and payloads.text(work.get("type")) not in _NOTICES:
        custom["updates"] = [{"type": "retraction", "source": TITLE}]
    fields = {
        "title": payloads.rich(work.get("display_name") or work.get("title")),
        "author": authors,
        "issued": _issued(work),
        **_published(work, source, csl_type),
        "volume": payloads.text(payloads.at(work, "biblio", "volume")),
        "issue": payloads.text(payloads.at(work, "biblio", "issue")),
        "page": payloads.page_range(
            payloads.at(work, "biblio", "first_page"), payloads.at(work, "biblio", "last_page")
        ),
        "genre": "Preprint" if work.get("type") == "preprint" else "",
        "language": payloads.language(work.get("language")),
        "abstract": _abstract(work.get("abstract_inverted_index")),
        "DOI": doi,
        "PMID": payloads.text(payloads.at(work, "ids", "pmid")).rpartition("/")[2],
        "PMCID": payloads.pmcid(payloads.at(work, "ids", "pmcid")),
        "URL": payloads.text(payloads.at(work, "primary_location", "landing_page_url")),
        "custom": custom,
    }
    return payloads.record(doi or key, csl_type, fields)


def _type(work: Mapping[str, Any], source: Any) -> str:
    """Tell articles by their source: of a journal, of a conference, or lying somewhere."""
    kind = payloads.text(work.get("type"))
    place = payloads.text(payloads.at(source, "type"))
    conference = place == "conference" or work.get("type_crossref") == "proceedings-article"
    if kind == "article" and conference:
        return "paper-conference"
    if kind == "article" and (place == "repository" or not payloads.at(source, "display_name")):
        return "article"
    return TYPES.get(kind, "document")


def _name(authorship: Mapping[str, Any]) -> Any:
    shown = payloads.text(payloads.at(authorship, "author", "display_name"))
    return payloads.named(shown or authorship.get("raw_author_name"))


def _issued(work: Mapping[str, Any]) -> Date | None:
    found = payloads.day(work.get("publication_date"))
    if found and found.start[1:] != (1, 1):
        return found
    return payloads.day(work.get("publication_year")) or (found and Date(found.start[:1]))


def _published(work: Mapping[str, Any], source: Any, type: str) -> dict[str, str]:
    name = payloads.rich(payloads.at(source, "display_name"))
    host = payloads.text(payloads.at(source, "host_organization_name"))
    if type == "thesis":
        return {"publisher": _university(work)}
    if type == "article":
        return {"publisher": name.partition(" (")[0] or host}
    platform = payloads.at(source, "type") == "ebook platform"  # "IGI Global eBooks"
    return {
        "publisher": host or payloads.text(payloads.at(source, "publisher")),
        "container-title": "" if platform or type in ("book", "report", "dataset") else name,
        "ISSN": payloads.issn(payloads.at(source, "issn") or payloads.at(source, "issn_l")),
    }


def _university(work: Mapping[str, Any]) -> str:
    """Give the university that the author of a thesis was at."""
    institutions = payloads.dicts(payloads.at(work, "authorships", 0, "institutions"))
    named = [one.get("display_name") for one in institutions if one.get("type") == "education"]
    return payloads.text(named)


def _abstract(index: Any) -> str:
    """Put the words of an abstract, which come as word → positions, in order."""
    placed: dict[int, str] = {}
    for word, positions in index.items() if isinstance(index, Mapping) else ():
        for position in positions if isinstance(positions, list) else ():
            if isinstance(position, int) and 0 <= position < _LONGEST:
                placed[position] = str(word)
    return payloads.plain(" ".join(placed[position] for position in sorted(placed)))


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the work of a DOI or a PubMed identifier. Raises UnansweredError."""
    if identifier.kind not in KINDS:
        return None
    value = quote(identifier.value, safe="/")
    base = session.base("openalex", BASE)
    url = f"{base}/works/{identifier.kind}:{value}"
    work = payloads.found(session.get(url, provider="openalex", params=_key(session)))
    return record_from(work) if work else None


def lookup_many(identifiers: Iterable[Identifier], session: Session) -> dict[Identifier, Record]:
    """Ask for many DOIs at once; those that it does not have are left out.

    A DOI with a comma or a bar, which part filters, and other identifiers are asked for alone.
    """
    wanted = [one for one in dict.fromkeys(identifiers) if one.kind in KINDS]
    plain = [one for one in wanted if one.kind == "doi" and not set(",|") & set(one.value)]
    records: dict[Identifier, Record] = {}
    for batch in payloads.batches(plain, _BATCH):
        filters = "doi:" + "|".join(one.value for one in batch)
        found = _works(session, {"filter": filters, "per_page": str(len(batch))})
        known = {record.fields.get("DOI"): record for record in found}
        records |= {one: known[one.value] for one in batch if one.value in known}
    alone: Sequence[Identifier] = [one for one in wanted if one not in plain]
    for one in alone:
        record = lookup(one, session)
        if record:
            records[one] = record
    return records


def search(query: Query, session: Session) -> list[Record]:
    """Ask for works by the words of the title, else by those of the whole reference."""
    title = payloads.words(query.record.fields.get("title"))
    wording = payloads.words(payloads.wording(query), most=30)
    if not title and not wording:
        return []
    asked = {"filter": f"title.search:{title}"} if title else {"search": wording}
    return _works(session, {**asked, "per_page": "10"})


def _works(session: Session, params: Mapping[str, str]) -> list[Record]:
    url = f"{session.base('openalex', BASE)}/works"
    answer = session.get(url, provider="openalex", params={**params, **_key(session)})
    return [
        record_from(work) for work in payloads.dicts(payloads.at(payloads.found(answer), "results"))
    ]


def _key(session: Session) -> dict[str, str]:
    key = session.key("openalex")
    return {"api_key": key} if key else {}
