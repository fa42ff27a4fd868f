"""DataCite: the agency that repositories of data, software and texts register DOIs with.

Source: its REST API (dois, JSON:API) and the DataCite Metadata Schema 4.6.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from citekit.identifiers import Identifier, Kind
from citekit.patterns import regex
from citekit.providers import Query, payloads
from citekit.providers.session import Session
from citekit.record import Date, Name, Record
from citekit.variables import TYPES as CSL_TYPES

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
TITLE = "DataCite"
#: its documentation
HOME = "https://support.datacite.org/docs/api"
#: base URL
BASE = "https://api.datacite.org"
#: requests a second: 1,000 in five minutes for those who give an address
RATE = 3.0
#: requests at once
CONCURRENCY = 2
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"doi"})
#: it finds works by their description
SEARCHES = True
#: it takes no key
KEY = ""

#: resourceTypeGeneral → CSL type; of what is not here, ``types.citeproc`` decides.
TYPES: Mapping[str, str] = {
    "Audiovisual": "motion_picture",
    "Book": "book",
    "BookChapter": "chapter",
    "Collection": "collection",
    "ComputationalNotebook": "software",
    "ConferencePaper": "paper-conference",
    "ConferenceProceeding": "book",
    "DataPaper": "article",
    "Dataset": "dataset",
    "Dissertation": "thesis",
    "Event": "event",
    "Image": "graphic",
    "Journal": "periodical",
    "JournalArticle": "article-journal",
    "PeerReview": "review",
    "Preprint": "article",
    "Report": "report",
    "Software": "software",
    "Sound": "song",
    "Standard": "standard",
}
#: Words of the free resourceType, small and run together → CSL type. They go before
#: ``types.citeproc``, which says article-journal of nearly every text.
_TEXTS: Mapping[str, str] = {
    **dict.fromkeys(("blogpost", "blogposting"), "post-weblog"),
    "book": "book",
    **dict.fromkeys(("bookchapter", "booksection", "chapter", "chapters"), "chapter"),
    "conferencepaper": "paper-conference",
    **dict.fromkeys(("dissertation", "thesis", "doctoralthesis", "masterthesis", "mastersthesis",
                     "phdthesis", "bachelorthesis"), "thesis"),
    **dict.fromkeys(("poster", "presentation", "conferenceposter", "lecture"), "speech"),
    **dict.fromkeys(("preprint", "workingpaper"), "article"),
    **dict.fromkeys(("report", "technicalreport", "projectdeliverable"), "report"),
}  # fmt: skip
#: contributorType → CSL role; the others are not named in citations.
_ROLES: Mapping[str, str] = {
    "Editor": "editor",
    "Producer": "producer",
    "Translator": "translator",
}
#: Types that are in something, and those that may be of a series.
_PARTS = frozenset("article article-journal chapter entry paper-conference post-weblog".split())
_IN_SERIES = frozenset("book report".split())
#: Types of which there are versions that readers may want to tell apart.
_VERSIONED = frozenset("dataset software article collection".split())
_CONTAINING = ("IsPublishedIn", "IsPartOf")


def record_from(payload: Any) -> Record:
    """Make a record of a DOI's metadata, with or without the envelopes of JSON:API.

    >>> record_from({"data": {"attributes": {"doi": "10.1000/A", "publicationYear": 2019,
    ...     "types": {"resourceTypeGeneral": "Software", "citeproc": "article"}}}}).type
    'software'
    """
    work = payloads.at(payload, "data") or payload
    work = payloads.at(work, "attributes") or work
    if not isinstance(work, Mapping):
        work = {}
    csl_type = _type(work)
    container = _container(work, csl_type)
    publisher = _publisher(work)
    doi = payloads.doi(work.get("doi")) or payloads.doi(work.get("id"))
    creators = payloads.dicts(work.get("creators"))
    fields = {
        "title": _title(work),
        "author": payloads.contributors(map(_name, creators)),
        **_contributors(work),
        "issued": _issued(work),
        "publisher": publisher if publisher != container.get("container-title") else "",
        **container,
        **_sizes(work),
        "genre": _genre(work, csl_type),
        "version": payloads.text(work.get("version")) if csl_type in _VERSIONED else "",
        "language": payloads.language(work.get("language")),
        "abstract": _abstract(work),
        "keyword": _keywords(work),
        "DOI": doi,
        "URL": payloads.text(work.get("url")),
        "custom": {"guessed": ["author"]} if any(map(_is_guess, creators)) else None,
    }
    return payloads.record(doi or payloads.text(work.get("url")), csl_type, fields)


def _type(work: Mapping[str, Any]) -> str:
    types = payloads.at(work, "types")
    general = payloads.text(payloads.at(types, "resourceTypeGeneral"))
    general = general or payloads.text(payloads.at(types, "resource-type-general"))
    if general in TYPES:
        return TYPES[general]
    free = payloads.text(payloads.at(types, "resourceType")).lower()
    known = _TEXTS.get("".join(filter(str.isalpha, free)))
    if known:
        return known
    citeproc = payloads.text(payloads.at(types, "citeproc"))
    if citeproc == "article-journal" and "article" not in free and not _container(work, citeproc):
        return "article"  # whatever the text is, "Project"
    return citeproc if citeproc in CSL_TYPES else "document"


def _title(work: Mapping[str, Any]) -> str:
    """Give the title proper and its subtitle; a translated one only where there is no other."""
    titles = payloads.dicts(work.get("titles"))
    proper = [one for one in titles if not one.get("titleType")] or titles
    subtitles = [one for one in titles if one.get("titleType") == "Subtitle"]
    return payloads.titled(
        *(payloads.rich(one.get("title")) for one in (*proper[:1], *subtitles[:1]))
    )


def _name(creator: Mapping[str, Any]) -> Name | None:
    """Go by nameType first: "The Lancet" and "Doe, Ann" may both be in `name` alone."""
    whole = payloads.text(creator.get("name"))
    if creator.get("nameType") == "Organizational" or creator.get("type") == "Organization":
        return Name(literal=whole) if whole else None
    if creator.get("familyName"):
        return payloads.person(creator.get("familyName"), creator.get("givenName"))
    return payloads.named(whole or creator.get("givenName"))


def _is_guess(creator: Mapping[str, Any]) -> bool:
    said = creator.get("nameType") or creator.get("familyName")
    return not said and "," not in payloads.text(creator.get("name"))


def _contributors(work: Mapping[str, Any]) -> dict[str, tuple[Name, ...]]:
    people = payloads.dicts(work.get("contributors"))
    return {
        role: payloads.contributors(
            _name(one) for one in people if one.get("contributorType") == csl_type
        )
        for csl_type, role in _ROLES.items()
    }


def _issued(work: Mapping[str, Any]) -> Date | None:
    """Give the date of issue; that of the book, where it is part of one of another year."""
    rows = payloads.dicts(work.get("dates"))
    issued = [row.get("date") for row in rows if row.get("dateType") == "Issued"]
    found = next(filter(None, map(payloads.day, issued)), None)
    for name in ("publicationYear", "publication_year", "publication-year"):
        found = found or payloads.day(work.get(name))
    whole = payloads.day(payloads.at(_whole(work), "publicationYear"))
    return whole if whole and (found is None or found.start[0] != whole.start[0]) else found


def _publisher(work: Mapping[str, Any]) -> str:
    """Give the publisher of the book that the work is in, else the one who holds it."""
    return (
        payloads.text(payloads.at(_whole(work), "publisher"))
        or payloads.text(payloads.at(work, "publisher", "name"))
        or payloads.text(work.get("publisher"))
    )


def _whole(work: Mapping[str, Any]) -> Mapping[str, Any]:
    """Find what the work is published in: kernel 4.4 says it as a related item."""
    items = payloads.dicts(work.get("relatedItems"))
    return next((item for item in items if item.get("relationType") == "IsPublishedIn"), {})


#: Series information that was taken apart at its commas leaves no numbers there:
#: "1-5 September 2008" as volume, "Spain; 3353" as first page.
_VOLUME = regex(r"[A-Za-z]{0,6}[ -]?\d[\w./-]{0,11}")
_PAGE = regex(r"[A-Za-z]{0,5}\d{1,7}[A-Za-z]?")
#: GMS Medizin; 15(1-2):Doc10
_SERIES = regex(
    r"(?P<title>[^;]{3,200});\s(?P<volume>\d{1,4})(?:\((?P<issue>[^()]{1,20})\))?:(?P<page>\w{1,12})"
)


def _container(work: Mapping[str, Any], type: str) -> dict[str, str]:
    whole, container = _whole(work), payloads.at(work, "container") or {}
    titles = payloads.dicts(whole.get("titles"))
    title = payloads.rich(payloads.at(titles, 0, "title"))
    title = title or payloads.rich(payloads.at(container, "title"))
    numbers = {name: _number(whole, container, name) for name in ("volume", "issue")}
    ends = [_number(whole, container, name, _PAGE) for name in ("firstPage", "lastPage")]
    begins = payloads.text(payloads.at(container, "firstPage"))
    if (not ends[0] and begins) or ends == [payloads.text(work.get("publicationYear")), ""]:
        ends = ["", ""]
    if not re.search(r"[^\W\d_]{3}", title):
        title = ""  # "№1(24) (2019)"
    found = {
        "container-title" if type in _PARTS else "collection-title": title,
        **numbers,
        "page": payloads.page_range(*ends),
        **_standard_numbers(work, type),
    }
    series = _SERIES.fullmatch(title)
    if series and type in _PARTS:
        found |= {name: part or "" for name, part in series.groupdict().items() if name != "title"}
        found["container-title"] = series["title"]
    if type not in _PARTS | _IN_SERIES:
        return {"ISBN": found["ISBN"]}
    return {name: value for name, value in found.items() if value}


def _number(
    whole: Mapping[str, Any], container: Any, name: str, form: re.Pattern[str] = _VOLUME
) -> str:
    for place in (whole, container):
        written = payloads.text(payloads.at(place, name))
        if form.fullmatch(written):
            return written
    return ""


def _standard_numbers(work: Mapping[str, Any], type: str) -> dict[str, str]:
    """Find ISBN and ISSN, which may be those of the work or of what it is in."""
    rows = [(row.get("identifierType"), row.get("identifier"))
            for row in payloads.dicts(work.get("identifiers"))]  # fmt: skip
    container = payloads.at(work, "container")
    rows.append((payloads.at(container, "identifierType"), payloads.at(container, "identifier")))
    item = payloads.at(_whole(work), "relatedItemIdentifier")
    rows.append((payloads.at(item, "relatedItemIdentifierType"),
                 payloads.at(item, "relatedItemIdentifier")))  # fmt: skip
    rows += [(row.get("relatedIdentifierType"), row.get("relatedIdentifier"))
             for row in payloads.dicts(work.get("relatedIdentifiers"))
             if row.get("relationType") in _CONTAINING]  # fmt: skip
    isbns = [value for kind, value in rows if kind == "ISBN"]
    issns = [value for kind, value in rows if kind in ("ISSN", "EISSN")]
    return {"ISBN": payloads.isbn(isbns), "ISSN": payloads.issn(issns) if type in _PARTS else ""}


_EXTENT = regex(
    r"(?:(\d{1,5}[-–]\d{1,5})|(\d{1,5}))\s?(?:p\.?|pp\.?|pages?|seiten?)", re.IGNORECASE
)


def _sizes(work: Mapping[str, Any]) -> dict[str, str]:
    """Take pages from the extent: "42-79 Seiten" are pages, "13 pages" their number."""
    for size in payloads.strings(work.get("sizes")):
        match = _EXTENT.fullmatch(size)
        if match:
            return {"page": payloads.pages(match[1])} if match[1] else {"number-of-pages": match[2]}
    return {}


def _genre(work: Mapping[str, Any], type: str) -> str:
    general = payloads.text(payloads.at(work, "types", "resourceTypeGeneral"))
    free = payloads.text(payloads.at(work, "types", "resourceType"))
    if general in ("Preprint", "DataPaper"):
        return {"Preprint": "Preprint", "DataPaper": "Data paper"}[general]
    if type in ("speech", "graphic") and "poster" in free.lower():
        return "Poster"
    specific = type == "thesis" and free.lower() not in ("", "thesis", "dissertation", "text")
    return free if specific or "preprint" in free.lower() else ""


def _abstract(work: Mapping[str, Any]) -> str:
    """Give the abstract, that in the language of the work where there are several."""
    rows = payloads.dicts(work.get("descriptions"))
    abstracts = [row for row in rows if row.get("descriptionType") == "Abstract"]
    own = [row for row in abstracts if row.get("lang") and row.get("lang") == work.get("language")]
    return payloads.plain(payloads.at(own or abstracts, 0, "description"))


def _keywords(work: Mapping[str, Any]) -> str:
    subjects = payloads.dicts(work.get("subjects"))
    return "; ".join(
        dict.fromkeys(filter(None, (payloads.text(s.get("subject")) for s in subjects)))
    )


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the work of a DOI. Raises UnansweredError where there is no answer."""
    if identifier.kind not in KINDS:
        return None
    base = session.base("datacite", BASE)
    answer = session.get(f"{base}/dois/{quote(identifier.value, safe='')}", provider="datacite")
    work = payloads.at(payloads.found(answer), "data")
    return record_from(work) if work else None


def search(query: Query, session: Session) -> list[Record]:
    """Ask for works by the words of the title and the first author's family name."""
    title = payloads.words(query.record.fields.get("title"))
    author = payloads.words(payloads.family(query.record))
    terms = [
        f"titles.title:({title})" if title else "",
        f"creators.name:({author})" if title and author else "",
        "" if title else payloads.words(query.text),
    ]
    asked = " AND ".join(filter(None, terms))
    if not asked:
        return []
    params = {"query": asked, "page[size]": "10"}
    answer = session.get(
        f"{session.base('datacite', BASE)}/dois", provider="datacite", params=params
    )
    return [
        record_from(work) for work in payloads.dicts(payloads.at(payloads.found(answer), "data"))
    ]
