"""Identifiers of a record, each in its normal form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from citekit import identifiers
from citekit.record import Record

__all__ = ["IDENTIFYING", "NAMES", "address", "isbns", "read_identifiers"]

#: Kinds of which one value is one work, and what each is called in a reason. An ISBN is one book.
NAMES: Mapping[str, str] = {
    "doi": "DOI",
    "pmid": "PubMed identifier",
    "pmcid": "PubMed Central identifier",
    "arxiv": "arXiv identifier",
    "un-symbol": "symbol",
    "celex": "CELEX number",
    "ecli": "ECLI",
    "report-number": "report number",
    "isbn": "ISBN",
}
#: The kinds, those that say most surely which work it is first.
IDENTIFYING: tuple[str, ...] = tuple(NAMES)

_DOI = re.compile(r"10\.\d{3,9}(?:\.\d{1,9}){0,3}/\S{1,300}")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\S{4,30})")
_VERSION = re.compile(r"v\d{1,2}$")
_DIGITS = re.compile(r"\d{1,9}")
_ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\d-])")
#: Addresses that say which document they lead to.
_RESOLVER = re.compile(r"doi\.org/|(?:undocs|docs\.un)\.org/|arxiv\.org/|ncbi\.nlm\.nih\.gov", re.I)
_UNDOCS = re.compile(r"(?:undocs|docs\.un)\.org/(?:(?:ar|zh|en|fr|ru|es)/)?([^?#\s]{3,80})", re.I)
_ARXIV = re.compile(r"arxiv\.org/(?:abs|pdf)/([\w.-]{4,20}(?:/\d{7})?)", re.I)
_PMID = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})", re.I)
_TRACKING = re.compile(r"(?:utm_\w{1,20}|fbclid|gclid)=[^&]{0,300}&?", re.I)
#: A/73/352-S/2018/770 is one document with two symbols.
_TWO_SYMBOLS = re.compile(r"-(?=[A-Z]{1,4}/)")


def read_identifiers(record: Record) -> dict[str, frozenset[str]]:
    """Give the identifiers of a record: kind → values. Kinds that it has none of are left out.

    >>> read_identifiers(Record("a", "book", {"DOI": "https://doi.org/10.1000/ABC"}))
    {'doi': frozenset({'10.1000/abc'})}
    """
    found: dict[str, set[str]] = {}
    for kind, value in _found(record.fields):
        found.setdefault(kind, set()).add(value)
    return {kind: frozenset(values) for kind, values in found.items()}


def isbns(value: Any) -> frozenset[str]:
    """Give every ISBN of a text that has a right check digit, with 13 digits.

    >>> sorted(isbns("0-201-13448-9 (pbk.), 978-0-201-13448-3"))
    ['9780201134483']
    """
    found: set[str] = set()
    for match in _ISBN.findall(_text(value)):
        try:
            isbn = identifiers.parse(f"ISBN {match.strip()}").value
        except ValueError:
            continue
        found.add(max(identifiers.isbn_forms(isbn), key=len))
    return frozenset(found)


def address(value: Any) -> str:
    """Give an address without what does not select a page; empty: a home page, or none.

    >>> address("http://www.example.org/a/?utm_source=x#top")
    'example.org/a'
    """
    text = _text(value).strip().lower()
    if not text.startswith(("http://", "https://")):
        return ""
    text = text.partition("://")[2].partition("#")[0].removeprefix("www.")
    path, _, query = text.partition("?")
    query = _TRACKING.sub("", query).rstrip("&")
    path = path.rstrip("/")
    return "" if "/" not in path and not query else path + ("?" + query if query else "")


def _text(value: Any) -> str:
    if type(value) is int and abs(value) < 10**15:
        return str(value)
    return value[:2000] if isinstance(value, str) else ""


def _found(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    url = _text(fields.get("URL"))
    url = url if _RESOLVER.search(url) else ""
    for doi in _DOI.findall(f"{_text(fields.get('DOI'))} {url}".lower()):
        yield "doi", doi
        arxiv = _ARXIV_DOI.fullmatch(doi)
        if arxiv:
            yield "arxiv", _VERSION.sub("", arxiv[1])
    for name, kind in (("PMID", "pmid"), ("PMCID", "pmcid")):
        digits = _DIGITS.search(_text(fields.get(name)))
        if digits:
            yield kind, digits[0]
    for isbn in isbns(fields.get("ISBN")):
        yield "isbn", isbn
    yield from _numbered(_text(fields.get("number")))
    if url:
        yield from _in_address(url)


def _in_address(url: str) -> Iterator[tuple[str, str]]:
    for pattern, kind in ((_ARXIV, "arxiv"), (_PMID, "pmid")):
        match = pattern.search(url)
        if match:
            yield kind, _VERSION.sub("", match[1].lower().removesuffix(".pdf"))
    match = _UNDOCS.search(url)
    if match:
        yield from _numbered(match[1].replace("%20", " "))


def _numbered(text: str) -> Iterator[tuple[str, str]]:
    """Read the number of a document, where it is one of a known series."""
    for part in _TWO_SYMBOLS.split(text[:200]) if text else ():
        try:
            identifier = identifiers.parse(part)
        except ValueError:
            continue
        value = identifier.value.replace(" ", "")
        if identifier.kind == "arxiv":
            yield "arxiv", _VERSION.sub("", value.lower())
        elif identifier.kind == "doi":
            yield "doi", value
        elif identifier.kind in IDENTIFYING:
            yield identifier.kind, value.upper()
