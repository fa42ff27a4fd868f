"""Identifiers: finding them in text, checking them, and the links they make.

Sources: DOI Handbook (2.2 syntax), ISO 2108 (ISBN check digit), ISO 3297 (ISSN),
arXiv identifier scheme (2007), UN document symbol series (Dag Hammarskjöld
Library), report number series of GAO, CRS and SIGIR.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

from attrs import frozen

__all__ = ["FIELDS", "NAMES", "Found", "Identifier", "find", "parse", "url"]

Kind = Literal["doi", "isbn", "issn", "arxiv", "pmid", "pmcid", "url", "un-symbol", "report-number"]

#: The field of a record that holds each kind.
FIELDS: Mapping[Kind, str] = {
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "arxiv": "number",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "un-symbol": "number",
    "report-number": "number",
}


#: What each kind is called in a sentence.
NAMES: Mapping[Kind, str] = {
    "doi": "a DOI",
    "isbn": "an ISBN",
    "issn": "an ISSN",
    "arxiv": "an arXiv identifier",
    "pmid": "a PubMed identifier",
    "pmcid": "a PubMed Central identifier",
    "url": "an address",
    "un-symbol": "a UN document symbol",
    "report-number": "a report number",
}


@frozen
class Identifier:
    """What an identifier is, and its normal form.

    >>> parse("https://doi.org/10.1038/NATURE14539")
    Identifier(kind='doi', value='10.1038/nature14539')
    """

    kind: Kind
    value: str


@frozen
class Found:
    """An identifier at ``text[start:end]``, its words (``doi:``, ``PMID``) included."""

    start: int
    end: int
    identifier: Identifier


def parse(text: str) -> Identifier:
    """Read a text that is one identifier and nothing else.

    Raises ValueError where it is none, and for a wrong check digit.

    >>> parse("978-0-201-13448-3").value
    '9780201134483'
    """
    bare = text.strip()
    for found in find(f"ISBN {bare}" if _BARE_ISBN.fullmatch(bare) else bare):
        if found.start == 0 and found.end >= len(bare):
            return found.identifier
    raise ValueError(f"not an identifier: {text!r}")


def find(text: str) -> list[Found]:
    """Find identifiers in free text, in order, not overlapping. Linear time.

    >>> [found.identifier.value for found in find("S/2019/570, see https://undocs.org/S/2019/570.")]
    ['S/2019/570', 'https://undocs.org/S/2019/570']
    """
    found: list[Found] = []
    taken = bytearray(len(text))
    for kind, pattern, normal in _FORMS:
        for match in pattern.finditer(text):
            start, end = match.span()
            value = match["value"]
            kept = _trim(value) if kind in ("doi", "url") else value
            end -= len(value) - len(kept)
            normalised = normal(kept)
            if normalised is None or any(taken[start:end]):
                continue
            found.append(Found(start, end, Identifier(_kind(kind, normalised), normalised)))
            taken[start:end] = b"\1" * (end - start)
    return sorted(found, key=lambda one: one.start)


def url(identifier: Identifier) -> str | None:
    """Give the address an identifier leads to, without asking anybody; None if unknown.

    >>> url(Identifier("un-symbol", "S/2019/570"))
    'https://undocs.org/S/2019/570'
    """
    template = _LINKS.get(identifier.kind)
    return template and template.format(identifier.value)


_LINKS: Mapping[str, str] = {
    "doi": "https://doi.org/{}",
    "arxiv": "https://arxiv.org/abs/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}",
    "url": "{}",
    "un-symbol": "https://undocs.org/{}",
}


def _kind(kind: Kind, value: str) -> Kind:
    """Read a resolver's address as the identifier that it resolves."""
    return "doi" if kind == "url" and value.startswith("10.") else kind


def _trim(value: str) -> str:
    """Cut sentence punctuation, and closing brackets that the value did not open."""
    while value:
        last = value[-1]
        if last in ".,;:!?'\"”’»*_" or (
            last in ")]}>" and value.count(last) > value.count(_OPEN[last])
        ):
            value = value[:-1]
        else:
            break
    return value


_OPEN: Mapping[str, str] = {")": "(", "]": "[", "}": "{", ">": "<"}


def _doi(value: str) -> str | None:
    return value.lower() if "/" in value and not value.endswith("/") else None


def _isbn(value: str) -> str | None:
    digits = re.sub(r"[^\dX]", "", value.upper())
    if len(digits) == 13 and digits.startswith(("978", "979")):
        total = sum(int(digit) * (1, 3)[index % 2] for index, digit in enumerate(digits))
        return digits if total % 10 == 0 else None
    if len(digits) == 10 and "X" not in digits[:-1]:
        weights = zip(range(10, 0, -1), digits, strict=True)
        total = sum(weight * (10 if digit == "X" else int(digit)) for weight, digit in weights)
        return digits if total % 11 == 0 else None
    return None


def _issn(value: str) -> str | None:
    digits = value.upper().replace("-", "")
    weights = zip(range(8, 0, -1), digits, strict=True)
    total = sum(weight * (10 if digit == "X" else int(digit)) for weight, digit in weights)
    return f"{digits[:4]}-{digits[4:]}" if total % 11 == 0 else None


def _url(value: str) -> str | None:
    value = re.sub(r"\s", "", value)
    resolved = re.fullmatch(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/.+)", value, re.IGNORECASE)
    if resolved:
        return resolved[1].lower()
    if not re.fullmatch(r"https?://[^/?#]+\.[^/?#]+.*|https?://localhost.*", value, re.IGNORECASE):
        return None
    return value


def _www(value: str) -> str | None:
    return _url(f"https://{value}")


def _same(value: str) -> str | None:
    return value


def _upper(value: str) -> str | None:
    return value.upper()


_BARE_ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")
_UN = (
    r"(?:[ASETD]|ST|TD|DP|CEDAW|CERD|CCPR|CRC|CAT|CRPD|CED|CMW|UNEP|ICCD|FCCC|LOS|HSP|HRI|WFP|ISBA|UNW|OAU|PC|GC|EC)"
    r"/(?:[A-Z0-9][\w.-]{0,15}/){0,5}"
    r"[A-Z]{0,8}\.?\d[\d]{0,5}(?:/(?:Add|Corr|Rev|L|Amend)\.\d{1,3}(?:/Rev\.\d)?)*(?:\s?\(\d{4}\))?"
)
_REPORT = (
    r"GAO/[A-Z]{2,6}-\d{2,3}-\d{1,4}[A-Z]{0,3}|GAO-\d{2,3}-\d{1,6}[A-Z]{0,3}"
    r"|(?:RL|RS|IF|IN|LSB)\d{5}|R4\d{4}|SIGIR[- ]\d\d-\d{2,4}"
    r"|Pub(?:lic|\.)\s?L(?:aw|\.)\s?(?:No\.\s?)?\d{2,3}[-–]\d{1,4}"
)

_FORMS: tuple[tuple[Kind, re.Pattern[str], Callable[[str], str | None]], ...] = (
    ("url", re.compile(r"(?<!\w)(?P<value>https?://[^\s<>\"“”»|]{2,2000})", re.IGNORECASE), _url),
    (
        "doi",
        re.compile(
            r"(?:\b(?:doi:?|DOI:?|Doi:?)\s{0,3})?(?:(?:dx\.)?doi\.org/)?(?<![\w/.])"
            r"(?P<value>10\.\d{4,9}(?:\.\d+)?/[^\s<>\"“”»]{1,300})"
        ),
        _doi,
    ),
    (
        "arxiv",
        re.compile(
            r"\b(?:arxiv\.org/abs/|arxiv:?\s{0,3})(?P<value>\d{4}\.\d{4,5}(?:v\d{1,2})?|"
            r"[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,2})?)(?!\w)(?:\s?\[[a-z-]{2,10}(?:\.[A-Za-z-]{2,8})?\])?",
            re.IGNORECASE,
        ),
        _same,
    ),
    ("pmcid", re.compile(r"\b(?:PMCID:?\s{0,3})?(?P<value>PMC\d{4,9})\b", re.IGNORECASE), _upper),
    (
        "pmid",
        re.compile(r"\b(?:PMID|PubMed(?:\sID)?):?\s{0,3}(?P<value>\d{4,9})\b", re.IGNORECASE),
        _same,
    ),
    (
        "isbn",
        re.compile(
            r"\bISBN(?:[- ]?1[03])?:?\s{0,3}"
            r"(?P<value>(?:97[89][-– ]?)?\d(?:[-– ]?\d){8}[-– ]?[\dXx])(?!\w)",
            re.IGNORECASE,
        ),
        _isbn,
    ),
    ("isbn", re.compile(r"(?<![\w-])(?P<value>97[89](?:[-– ]?\d){10})(?![\w-])"), _isbn),
    ("issn", re.compile(r"\bISSN:?\s{0,3}(?P<value>\d{4}-\d{3}[\dXx])\b", re.IGNORECASE), _issn),
    (
        "un-symbol",
        re.compile(
            rf"(?:\bU\.?N\.?\s(?:[Dd]oc(?:ument|\.)?|[Ss]ymbol)\s)?(?<![\w/.-])(?P<value>{_UN})(?![\w/])"
        ),
        _same,
    ),
    ("report-number", re.compile(rf"(?<![\w/.-])(?P<value>{_REPORT})(?![\w])"), _same),
    (
        "url",
        re.compile(
            r"(?<![\w@./-])(?P<value>(?:www\.[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}(?:/[^\s<>\"“”»|]{0,1000})?"
            r"|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:com|org|net|gov|edu|int|mil|info|io|uk|de|fr|eu|iq|ir|sy)"
            r"/[^\s<>\"“”»|]{1,1000}))",
            re.IGNORECASE,
        ),
        _www,
    ),
)
