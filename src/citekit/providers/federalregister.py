"""The Federal Register: rules, notices and presidential documents of the United States.

Source: the API of federalregister.gov, version 1 (documents: fields and conditions).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from citekit import names
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
TITLE = "Federal Register"
#: its documentation
HOME = "https://www.federalregister.gov/developers/documentation/api/v1"
#: base URL
BASE = "https://www.federalregister.gov/api/v1"
#: requests a second
RATE = 2.0
#: requests at once
CONCURRENCY = 2
#: identifiers that `lookup` takes: numbers of documents, citations (84 FR 99999), addresses
KINDS: frozenset[Kind] = frozenset({"report-number", "url"})
#: it finds works by their description
SEARCHES = True
#: it takes no key
KEY = ""

#: Type of a document → CSL type: what is law, and what is an article of the journal.
_TYPES: Mapping[str, str] = {
    "Presidential Document": "legislation",
    "Rule": "legislation",
}
#: What an answer shall have.
_FIELDS = (
    "abstract", "agencies", "citation", "docket_ids", "document_number", "end_page",
    "executive_order_number", "html_url", "pdf_url", "president", "proclamation_number",
    "publication_date", "signing_date", "start_page", "subtype", "title", "type", "volume",
)  # fmt: skip
#: Volume 1 is of 1936.
_YEAR_BEFORE = 1935

_NUMBER = r"(?:[A-Z]\d{0,2}-?)?(?:(?:19|20)\d\d|\d\d)-\d{3,6}|E\d-\d{3,6}"
_NUMBERED = re.compile(
    rf"FR Doc\.? ?(?:No\.? )?(?P<announced>{_NUMBER})|(?P<bare>(?:19|20)\d\d-\d{{5}})", re.ASCII
)
_CITED = re.compile(
    r"(?P<volume>\d{1,3}) (?:F\.?R\.?|Fed\. ?Reg\.) (?P<page>\d{1,3},?\d{3}|\d{1,6})", re.ASCII
)
_ADDRESS = re.compile(
    r"https?://(?:www\.)?federalregister\.gov/"
    rf"(?:documents/(?P<day>\d{{4}}/\d\d/\d\d)/(?P<number>{_NUMBER})(?:/.{{0,300}})?"
    rf"|d/(?P<short>{_NUMBER})|citation/(?P<volume>\d{{1,3}})-FR-(?P<page>\d{{1,6}}))",
    re.ASCII,
)


def record_from(payload: Any) -> Record:
    """Make a record of one document.

    >>> record = record_from({"title": "Notice of Meeting", "volume": 84, "start_page": 99999})
    >>> record.fields["container-title"], record.fields["volume"], record.fields["page"]
    ('Federal Register', '84', '99999')
    """
    item = payload if isinstance(payload, Mapping) else {}
    number = payloads.text(item.get("document_number"))
    kind = payloads.text(item.get("type"))
    return payloads.record(
        f"fr-{number}" if number else "fr",
        _TYPES.get(kind, "article-journal"),
        {
            "title": payloads.rich(item.get("title")),
            "author": tuple(_authors(item)),
            "container-title": TITLE,
            "volume": payloads.text(item.get("volume")),
            "page": payloads.page_range(item.get("start_page"), item.get("end_page")),
            "number": _order(item) or number,
            "genre": payloads.text(item.get("subtype")) or kind,
            "issued": payloads.day(item.get("publication_date")),
            "abstract": payloads.plain(item.get("abstract")),
            "URL": payloads.text(item.get("html_url")),
            "custom": _custom(item, number),
        },
    )


def _authors(item: Mapping[str, Any]) -> Iterator[Name]:
    """Yield the president, or the agencies; of an agency without a name what it calls itself."""
    president = payloads.text(payloads.at(item, "president", "name"))
    if president:
        yield names.parse(president)
        return
    for agency in payloads.dicts(item.get("agencies")):
        name = payloads.text(agency.get("name")) or payloads.text(agency.get("raw_name")).title()
        if name:
            yield Name(literal=name)


def _order(item: Mapping[str, Any]) -> str:
    """Give the number by which an order or a proclamation of the president is known."""
    keys = ("executive_order_number", "proclamation_number")
    return next(filter(None, (payloads.text(item.get(key)) for key in keys)), "")


def _custom(item: Mapping[str, Any], number: str) -> dict[str, Any]:
    custom = {
        "document-number": number,
        "citation": payloads.text(item.get("citation")),
        "dockets": payloads.strings(item.get("docket_ids")),
        "signed": payloads.text(item.get("signing_date")),
    }
    return {name: value for name, value in custom.items() if value}


# --- asking -------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for a document by its number, its citation or its address; None: there is none."""
    written = " ".join(identifier.value.split())
    if identifier.kind == "url":
        address = _ADDRESS.fullmatch(written)
        if address is None:
            return None
        if address["volume"]:
            return _cited(int(address["volume"]), int(address["page"]), session)
        day = (address["day"] or "").replace("/", "-")
        return _numbered(address["number"] or address["short"], day, session)
    if identifier.kind not in KINDS:
        return None
    cited, numbered = _CITED.fullmatch(written), _NUMBERED.fullmatch(written)
    if cited:
        return _cited(int(cited["volume"]), int(cited["page"].replace(",", "")), session)
    return _numbered(numbered["announced"] or numbered["bare"], "", session) if numbered else None


def _numbered(number: str, day: str, session: Session) -> Record | None:
    # Numbers were given twice before 2016: with the day there is just one.
    answer = session.get(
        f"{session.base('federalregister', BASE)}/documents/{quote(number)}.json",
        provider="federalregister",
        params={"publication_date": day} if day else None,
    )
    found = payloads.found(answer)
    return record_from(found) if isinstance(found, Mapping) and found.get("title") else None


def _cited(volume: int, page: int, session: Session) -> Record | None:
    """Ask for what stands on a page, in the year of the volume; several may begin there."""
    conditions = {
        "conditions[term]": f'"{volume} FR {page}"',
        "conditions[publication_date][year]": str(volume + _YEAR_BEFORE),
    }
    of_volume = [
        one for one in _found(conditions, session) if str(one.get("volume")) == str(volume)
    ]
    spans = [(_page(one, "start_page"), _page(one, "end_page"), one) for one in of_volume]
    fitting = [(first, one) for first, last, one in spans if first <= page <= max(first, last)]
    # the one that begins nearest to it
    return record_from(max(fitting, key=lambda pair: pair[0])[1]) if fitting else None


def _page(item: Mapping[str, Any], key: str) -> int:
    written = payloads.text(item.get(key))
    return int(written) if re.fullmatch(r"\d{1,7}", written, re.ASCII) else 0


def search(query: Query, session: Session) -> list[Record]:
    """Ask for documents with the words of the title, first for those of the day."""
    fields = query.record.fields
    title, issued = payloads.words(fields.get("title") or query.text), fields.get("issued")
    if not title:
        return []
    conditions = {"conditions[term]": title}
    if isinstance(issued, Date) and len(issued.start) == 3 and not issued.end:
        year, month, day = issued.start
        on = {"conditions[publication_date][is]": f"{year:04d}-{month:02d}-{day:02d}"}
        of_day = [record_from(item) for item in _found({**conditions, **on}, session)]
        if of_day:
            return of_day
    return [record_from(item) for item in _found(conditions, session)]


def _found(conditions: Mapping[str, str], session: Session) -> list[Mapping[str, Any]]:
    wanted = [("fields[]", field) for field in _FIELDS]
    parameters = urlencode([*conditions.items(), ("per_page", "10"), *wanted])
    answer = session.get(
        f"{session.base('federalregister', BASE)}/documents.json?{parameters}",
        provider="federalregister",
    )
    return payloads.dicts(payloads.at(payloads.found(answer), "results"))
