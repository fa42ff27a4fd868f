"""ADS: the literature of astronomy and its neighbours, NASA's Astrophysics Data System.

It answers nobody without a token. Works are known there by their bibcode, nineteen characters
of year, source, volume and page: ``2022MSSP..16208070W``.

Source: the documentation of its search API, and the list of its document types.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from citekit.identifiers import Identifier, Kind
from citekit.patterns import regex
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
    "bibcode",
    "lookup",
    "record_from",
    "search",
]

#: as people call it
TITLE = "ADS"
#: its documentation
HOME = "https://ui.adsabs.harvard.edu/help/api/"
#: base URL
BASE = "https://api.adsabs.harvard.edu/v1"
#: requests a second; 5,000 a day are the most
RATE = 1.0
#: requests at once
CONCURRENCY = 1
#: identifiers that `lookup` takes; addresses of its own pages only
KINDS: frozenset[Kind] = frozenset({"doi", "arxiv", "url"})
#: it finds works by their description
SEARCHES = True
#: a token
KEY = "required"

#: doctype → CSL type; every other is a document.
TYPES: Mapping[str, str] = {
    "abstract": "paper-conference",
    "article": "article-journal",
    "book": "book",
    "bookreview": "review-book",
    "catalog": "dataset",
    "circular": "article-journal",
    "dataset": "dataset",
    "editorial": "article-journal",
    "eprint": "article",
    "erratum": "article-journal",
    "inbook": "chapter",
    "inproceedings": "paper-conference",
    "instrument": "document",
    "mastersthesis": "thesis",
    "newsletter": "article-journal",
    "obituary": "article-journal",
    "phdthesis": "thesis",
    "proceedings": "book",
    "software": "software",
    "talk": "speech",
    "techreport": "report",
}
_GENRES: Mapping[str, str] = {
    "eprint": "Preprint",
    "mastersthesis": "Master’s thesis",
    "phdthesis": "PhD thesis",
}
_BIBCODE = regex(r"(?:1[5-9]|20)\d{2}[A-Za-z0-9&.]{5}[A-Za-z0-9.]{9}[A-Z.]")
_ADDRESS = regex(
    r"https?://(?:ui\.)?adsabs\.harvard\.edu/(?:abs|#abs)/(?P<bibcode>[^/?#\s]{19,30})(?:[/?#].{0,99})?"
)
_FIELDS = (
    "bibcode,title,author,editor,pub,pub_raw,pubdate,volume,issue,page,page_range,eid,doi,"
    "identifier,doctype,isbn,issn,series,publisher,abstract,keyword,version"
)


def bibcode(text: str) -> str | None:
    """Give the bibcode that a text is, or that an address of ADS leads to.

    >>> bibcode("https://ui.adsabs.harvard.edu/abs/1995LNP...463...51E/abstract")
    '1995LNP...463...51E'
    >>> bibcode("2019") is None
    True
    """
    address = _ADDRESS.fullmatch(text.strip())
    code = unquote(address["bibcode"]) if address else text.strip()
    return code if _BIBCODE.fullmatch(code) else None


def record_from(payload: Any) -> Record:
    """Make a record of a document.

    >>> record_from({"bibcode": "1995LNP...463...51E", "doctype": "inbook", "title": ["Ice"],
    ...     "pubdate": "1995-00-00"}).fields["issued"].start
    (1995,)
    """
    work = payload if isinstance(payload, Mapping) else {}
    kind = payloads.text(work.get("doctype"))
    csl_type = TYPES.get(kind, "document")
    doi, code = payloads.doi(work.get("doi")), payloads.text(work.get("bibcode"))
    arxiv = _arxiv(work) if csl_type == "article" else ""
    if not doi and arxiv:
        doi = f"10.48550/arxiv.{arxiv.lower()}"
    abstract = payloads.plain(work.get("abstract"))
    fields = {
        "title": payloads.rich(work.get("title")),
        "author": payloads.contributors(map(payloads.named, payloads.strings(work.get("author")))),
        "editor": payloads.contributors(map(payloads.named, payloads.strings(work.get("editor")))),
        "issued": payloads.day(work.get("pubdate")) or payloads.day(work.get("year")),
        "genre": _GENRES.get(kind, ""),
        **_published(work, csl_type),
        "issue": payloads.text(work.get("issue")),
        "page": _pages(work),
        "number": f"arXiv:{arxiv}" if arxiv else "",
        "version": payloads.text(work.get("version")) if csl_type == "software" else "",
        "abstract": "" if abstract.lower().startswith("not available") else abstract,
        "keyword": "; ".join(payloads.strings(work.get("keyword"))),
        "ISBN": payloads.isbn(work.get("isbn")),
        "ISSN": payloads.issn(work.get("issn")),
        "DOI": doi,
        "URL": f"https://ui.adsabs.harvard.edu/abs/{quote(code, safe='')}" if code else "",
    }
    return payloads.record(doi or code, csl_type, fields)


def _arxiv(work: Mapping[str, Any]) -> str:
    named = [one for one in payloads.strings(work.get("identifier")) if one.startswith("arXiv:")]
    return named[0].removeprefix("arXiv:") if named else ""


def _published(work: Mapping[str, Any], type: str) -> dict[str, str]:
    """Say where it came out; ``pub`` is a journal, proceedings, or what the thing is."""
    place = payloads.rich(work.get("pub"))
    publisher = payloads.text(work.get("publisher"))
    volume = payloads.text(work.get("volume"))
    series = payloads.rich(work.get("series"))
    if type == "thesis":
        return {"publisher": publisher or _university(work)}
    if type == "article":
        return {"publisher": "arXiv" if _arxiv(work) else publisher}
    if type in ("book", "software", "dataset", "report", "speech", "document"):
        return {
            "publisher": publisher,
            "collection-title": series,
            "collection-number": volume if series else "",
        }
    return {
        "publisher": publisher,
        "container-title": place,
        "collection-title": series if series != place else "",
        "volume": volume,
    }


def _university(work: Mapping[str, Any]) -> str:
    """Read ``PhD Thesis, Leiden University, 2017``."""
    match = re.fullmatch(
        r"[^,]{0,40}[Tt]hesis[^,]{0,20},\s(?P<name>[^,]{3,100})(?:,.{0,200})?",
        payloads.text(work.get("pub_raw")),
    )
    return match["name"] if match else ""


def _pages(work: Mapping[str, Any]) -> str:
    return (
        payloads.pages(work.get("page_range"))
        or payloads.text(work.get("page"))
        or (payloads.text(work.get("eid")))
    )


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the work of an identifier. Raises UnansweredError where there is no answer.

    Without a token nothing is asked, and nothing found.
    """
    value = identifier.value.replace("\\", "").replace('"', "")
    code = bibcode(value) if identifier.kind == "url" else None
    if identifier.kind == "url" and code is None:
        return None
    if identifier.kind == "arxiv":
        value = "arXiv:" + re.sub(r"v\d{1,3}$", "", value)
    field = {"doi": "doi", "arxiv": "identifier", "url": "bibcode"}.get(identifier.kind)
    asked = f'{field}:"{code or value}"'
    return next(iter(_documents(session, asked)), None) if field else None


def search(query: Query, session: Session) -> list[Record]:
    """Ask for works by the words of the title, the first author and the year."""
    fields = query.record.fields
    title, author = payloads.words(fields.get("title")), payloads.family(query.record)
    issued = fields.get("issued")
    terms = [f"title:({title})" if title else payloads.words(query.text, most=30)]
    if title and author:
        terms.append(f'author:"{payloads.words(author)}"')
    if title and isinstance(issued, Date) and issued.start:
        terms.append(f"year:{issued.start[0] - 1}-{issued.start[0] + 1}")
    return _documents(session, " ".join(terms)) if terms[0] else []


def _documents(session: Session, asked: str) -> list[Record]:
    token = session.key("ads")
    if not token:
        return []
    answer = session.get(
        f"{session.base('ads', BASE)}/search/query",
        provider="ads",
        params={"q": asked, "fl": _FIELDS, "rows": "10"},
        headers={"Authorization": f"Bearer {token}"},
    )
    found = payloads.found(answer)
    return [record_from(one) for one in payloads.dicts(payloads.at(found, "response", "docs"))]
