"""Identifiers of a record, each in its normal form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from citekit import identifiers
from citekit.record import Record

__all__ = ["IDENTIFYING", "NAMES", "address", "common", "isbns", "read_identifiers"]

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

#: A DOI that nothing stands around or behind, as most fields have it. It is read as `identifiers`
#: would, much sooner; and so is one with a SICI in angle brackets, which no text has unharmed.
_PLAIN_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s?)?"
    r"(10\.\d{4,9}(?:\.\d{1,9}){0,3}/(?:[\w./()-]{0,300}\w"
    r"|[^\s<>]{1,100}<[^\s<>]{1,60}>[\w.]{1,20};2(?:-\w)?))"
)
_QUOTES = str.maketrans("‹›", "  ")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\S{4,30})")
_VERSION = re.compile(r"v\d{1,2}$")
_DIGITS = re.compile(r"\d{1,9}")
_ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\d-])")
#: Addresses that say which document they lead to.
_RESOLVER = re.compile(r"doi\.org/|(?:undocs|docs\.un)\.org/|arxiv\.org/|ncbi\.nlm\.nih\.gov", re.I)
_UNDOCS = re.compile(r"(?:undocs|docs\.un)\.org/(?:(?:ar|zh|en|fr|ru|es)/)?([^?#]{3,80})", re.I)
_ARXIV = re.compile(r"arxiv\.org/(?:abs|pdf)/(\S{4,40})", re.I)
_PMID = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})", re.I)
_TRACKING = re.compile(r"(?:utm_\w{1,20}|fbclid|gclid)=[^&]{0,300}&?", re.I)
#: A/73/352-S/2018/770 is one document with two symbols.
_TWO_SYMBOLS = re.compile(r"-(?=[A-Z]{1,4}/)")
#: What may stand beside the number of a document in its field.
_LABELS = re.compile(r"\b(?:u\.?n\.?|doc(?:ument)?|report|symbol|no|number|nr)\b\.?", re.I)
_PUBLIC_LAW = re.compile(r"PUB(?:LIC)?-L(?:AW)?-(?:NO-)?")


def read_identifiers(record: Record) -> dict[str, frozenset[str]]:
    """Give the identifiers of a record: kind → values. Kinds that it has none of are left out.

    >>> read_identifiers(Record("a", "book", {"DOI": "https://doi.org/10.1000/ABC"}))
    {'doi': frozenset({'10.1000/abc'})}
    """
    found: dict[str, set[str]] = {}
    for kind, value in _found(record.fields):
        found.setdefault(kind, set()).add(value)
    return {kind: frozenset(values) for kind, values in found.items()}


def common(kind: str, some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Give the identifiers of one kind that two records share.

    The year in the symbol of a resolution says nothing that its number does not: it may lack.

    >>> sorted(common("un-symbol", frozenset({"S/RES/2999(2021)"}), frozenset({"S/RES/2999"})))
    ['S/RES/2999']
    """
    shared = some & others
    if shared or kind != "un-symbol":
        return shared
    return (some & _without_years(others)) | (_without_years(some) & others)


def _without_years(symbols: frozenset[str]) -> frozenset[str]:
    return frozenset(symbol.partition("(")[0] for symbol in symbols if "/RES/" in symbol)


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
    url = unquote(url) if _RESOLVER.search(url) else ""
    for doi in (*_dois(_text(fields.get("DOI"))), *_dois(url)):
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


def _dois(text: str) -> list[str]:
    """Give the DOIs of a field; no mark behind one is part of it.

    >>> _dois("10.1000/a.1."), _dois("‹10.1000%2FA›"), _dois("https://doi.org/10.1000/a};")
    (['10.1000/a.1'], ['10.1000/a'], ['10.1000/a'])
    """
    if "10." not in text and "doi" not in text:
        return []
    text = (unquote(text) if "%" in text else text).translate(_QUOTES).strip().lower()
    plain = _PLAIN_DOI.fullmatch(text)
    if plain:
        return [plain[1]]
    found = (each.identifier for each in identifiers.find(text))
    return [each.value for each in found if each.kind == "doi"]


def _in_address(url: str) -> Iterator[tuple[str, str]]:
    match = _ARXIV.search(url)
    if match:
        yield from _numbered(f"arXiv:{match[1].lower().partition('.pdf')[0]}")
    match = _PMID.search(url)
    if match:
        yield "pmid", match[1]
    match = _UNDOCS.search(url)
    if match:
        yield from _numbered(match[1])


def _numbered(text: str) -> Iterator[tuple[str, str]]:
    """Read the number of a document, where it is one of a known series."""
    if not text or text.isdecimal():
        return
    for part in _TWO_SYMBOLS.split(text[:200]):
        found = identifiers.find(part)
        rest = part
        for each in reversed(found):
            rest = rest[: each.start] + rest[each.end :]
        if any(map(str.isalpha, _LABELS.sub("", rest))):
            continue  # of something else, that it is about
        for each in found:
            yield from _read(each.identifier)


def _read(identifier: identifiers.Identifier) -> Iterator[tuple[str, str]]:
    kind, value = identifier.kind, identifier.value.replace(" ", "")
    if kind == "arxiv":
        yield kind, _VERSION.sub("", value.lower())
    elif kind == "doi":
        yield kind, value
    elif kind == "report-number":  # "Public Law 107-56", "Pub. L. No. 107–56"
        value = re.sub(r"[\W_]+", "-", identifier.value.upper())
        yield kind, _PUBLIC_LAW.sub("PL-", value).replace("AD-", "AD")
    elif kind in IDENTIFYING:
        yield kind, value.upper()
