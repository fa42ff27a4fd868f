"""Semantic Scholar: an index of papers by what they say.

Authors come as one string: how it is divided is a guess, and ``custom`` says so.

Source: the documentation of its Academic Graph API (papers).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
TITLE = "Semantic Scholar"
#: its documentation
HOME = "https://api.semanticscholar.org/api-docs/graph"
#: base URL
BASE = "https://api.semanticscholar.org/graph/v1"
#: requests a second
RATE = 1.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"doi", "arxiv", "pmid", "pmcid"})
#: it finds works by their description
SEARCHES = True
#: without a key, all share one small allowance
KEY = "optional"

#: publicationTypes → CSL type, the most telling first; without one, the venue decides.
TYPES: Mapping[str, str] = {
    "Dataset": "dataset",
    "BookSection": "chapter",
    "Book": "book",
    "Conference": "paper-conference",
    "JournalArticle": "article-journal",
    "News": "article-magazine",
}
#: What it calls an identifier.
_PREFIXES: Mapping[Kind, str] = {"doi": "DOI", "arxiv": "ARXIV", "pmid": "PMID", "pmcid": "PMCID"}
_FIELDS = (
    "title,authors,year,venue,publicationVenue,publicationDate,externalIds,journal,"
    "publicationTypes,abstract,url"
)
_BATCH = 500


def record_from(payload: Any) -> Record:
    """Make a record of a paper.

    >>> paper = {"paperId": "c3", "title": "Ice", "journal": {"name": "Cold", "pages": "3 - 9"}}
    >>> record_from(paper).fields["page"]
    '3-9'
    """
    paper = payload if isinstance(payload, Mapping) else {}
    ids = payloads.at(paper, "externalIds")
    doi, arxiv = payloads.doi(payloads.at(ids, "DOI")), payloads.text(payloads.at(ids, "ArXiv"))
    journal = payloads.at(paper, "journal")
    venue = payloads.text(payloads.at(paper, "publicationVenue", "name")) or payloads.text(
        payloads.at(journal, "name")
    )
    venue = venue or payloads.text(paper.get("venue"))
    preprint = bool(arxiv) and (not venue or venue.lower().startswith("arxiv"))
    csl_type = "article" if preprint else _type(paper, venue)
    authors = payloads.contributors(
        payloads.named(author.get("name")) for author in payloads.dicts(paper.get("authors"))
    )
    fields = {
        "title": payloads.rich(paper.get("title")),
        "author": authors,
        "issued": _issued(paper),
        "container-title": "" if preprint or csl_type in ("book", "dataset") else venue,
        "publisher": "arXiv" if preprint else "",
        "genre": "Preprint" if preprint else "",
        "number": f"arXiv:{arxiv}" if preprint else "",
        "volume": "" if preprint else payloads.text(payloads.at(journal, "volume")),
        "page": payloads.expanded(payloads.pages(payloads.at(journal, "pages"))),
        "abstract": payloads.plain(paper.get("abstract")),
        "ISSN": payloads.issn(payloads.at(paper, "publicationVenue", "issn")),
        "DOI": doi,
        "PMID": payloads.text(payloads.at(ids, "PubMed")),
        "PMCID": payloads.pmcid(payloads.at(ids, "PubMedCentral")),
        "URL": f"https://arxiv.org/abs/{arxiv}" if preprint else payloads.text(paper.get("url")),
        "custom": {"guessed": ["author"]} if authors else None,
    }
    return payloads.record(doi or payloads.text(paper.get("paperId")), csl_type, fields)


def _type(paper: Mapping[str, Any], venue: str) -> str:
    said = payloads.strings(paper.get("publicationTypes"))
    if payloads.at(paper, "publicationVenue", "type") == "conference":
        return "paper-conference"
    return next(
        (csl_type for name, csl_type in TYPES.items() if name in said),
        "article-journal" if venue else "article",
    )


def _issued(paper: Mapping[str, Any]) -> Date | None:
    """Give the day where it is of the year that it says, else the year."""
    year, found = payloads.day(paper.get("year")), payloads.day(paper.get("publicationDate"))
    return found if found and (year is None or year.start[0] == found.start[0]) else year


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the paper of an identifier. Raises UnansweredError where there is no answer."""
    if identifier.kind not in KINDS:
        return None
    url = f"{session.base('semanticscholar', BASE)}/paper/{quote(_name(identifier), safe=':/')}"
    answer = session.get(
        url, provider="semanticscholar", params={"fields": _FIELDS}, headers=_key(session)
    )
    paper = payloads.found(answer)
    return record_from(paper) if paper else None


def _name(identifier: Identifier) -> str:
    value = identifier.value
    if identifier.kind == "pmcid":
        value = value.removeprefix("PMC")
    if identifier.kind == "arxiv":
        value = re.sub(r"v\d{1,3}$", "", value)  # it knows no versions
    return f"{_PREFIXES[identifier.kind]}:{value}"


def lookup_many(identifiers: Iterable[Identifier], session: Session) -> dict[Identifier, Record]:
    """Ask for up to 500 identifiers at once; those that it does not have are left out."""
    wanted = [one for one in dict.fromkeys(identifiers) if one.kind in KINDS]
    records: dict[Identifier, Record] = {}
    url = f"{session.base('semanticscholar', BASE)}/paper/batch"
    for batch in payloads.batches(wanted, _BATCH):
        answer = session.post(
            url,
            provider="semanticscholar",
            payload={"ids": [_name(one) for one in batch]},
            params={"fields": _FIELDS},
            headers=_key(session),
        )
        papers = payloads.found(answer)
        if isinstance(papers, list):
            records |= {
                one: record_from(paper)
                for one, paper in zip(batch, papers, strict=False)
                if isinstance(paper, Mapping)
            }
    return records


def search(query: Query, session: Session) -> list[Record]:
    """Ask for papers by the words of the title, else by those of the whole reference."""
    wording = payloads.words(query.record.fields.get("title"))
    wording = wording or payloads.words(payloads.wording(query), most=30)
    if not wording:
        return []
    params = {"query": wording, "limit": "10", "fields": _FIELDS}
    url = f"{session.base('semanticscholar', BASE)}/paper/search"
    answer = session.get(url, provider="semanticscholar", params=params, headers=_key(session))
    return [
        record_from(paper) for paper in payloads.dicts(payloads.at(payloads.found(answer), "data"))
    ]


def _key(session: Session) -> dict[str, str]:
    key = session.key("semanticscholar")
    return {"x-api-key": key} if key else {}
