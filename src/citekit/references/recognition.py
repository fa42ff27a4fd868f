"""Recognisers: what patterns can say surely about a reference.

Addresses and identifiers, quoted titles, dates, extents, names after a word for
their role. What none of them takes is free text, which `pieces` parts and `tagging`
labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from citekit import dates, identifiers
from citekit.references import extents, gazetteer, people
from citekit.references.views import is_web

__all__ = ["GENRES", "Finding", "findings"]


class Finding(NamedTuple):
    """What a recogniser is sure of."""

    start: int
    end: int
    kind: str  #: quoted, date, identifier, extent, names or word
    label: str  #: CSL variable, ``note``, ``separator``; empty where only the kind is known
    value: Any  #: of dates a `Written`, of extents their parts, of identifiers the normal form
    reason: str


#: Words that say what sort of document something is.
GENRES = frozenset(
    """
    report|editorial|op-ed|opinion|review|book review|press release|news release|press statement|
    interview|statement|testimony|prepared testimony|letter|open letter|memo|memorandum|
    resolution|speech|remarks|transcript|blog post|working paper|policy paper|policy brief|
    issue brief|brief|briefing|briefing note|fact sheet|factsheet|commentary|analysis|podcast|
    video|phd thesis|phd diss.|phd dissertation|doctoral dissertation|master's thesis|
    dissertation|thesis|hearing|poll|survey|map|infographic|white paper|special report|
    annual report|quarterly report|situation report|sitrep|audit|audit report|study|data set|
    dataset|live blog|quarterly|phd diss|rapport|bericht|informe|communiqué|entretien|entrevista|
    pressemitteilung|kommentar|tribune|tweet|presidential statement|press conference|photo|
    photo essay
    """.replace("\n", "")
    .replace("    ", "")
    .strip()
    .split("|")
)

_QUOTES = re.compile(
    r"“([^“”]{1,2000})”|»([^«»]{1,2000})«|«([^«»]{1,2000})»|„([^„“”]{1,2000})[“”]|\"([^\"]{1,2000})\""
)
_SINGLE = re.compile(
    r"(?:(?<=[,.:(\n] )|(?<=^)|(?<=\n))(?:‘[^‘\n]{6,500}(?:[,.?!]’(?=\s|$)|’(?=\s?(?:[,.;)\n]|$)))"
    r"|'[^'\n]{6,500}(?:[,.?!]'(?=\s|$)|'(?=\s?(?:[,.;)\n]|$))))"
)
_ACCESS = re.compile(
    r"\(?\b(?:last\s)?(?:accessed|retrieved|viewed|visited|consulted|checked|abgerufen(?:\sam)?|"
    r"zugriff(?:\sam)?|consulté(?:\sle)?|consultado(?:\sel)?|access\sdate|date\sof\saccess)"
    r"(?:\son)?\s?:?\s{0,3}$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|updated|last\supdated|last\smodified|released|issued|dated|created)"
    r"(?:\son)?\s?:?\s{0,3}$",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(r"\barchived(?:\sfrom\sthe\soriginal)?(?:\son)?\s?:?\s{0,3}$", re.IGNORECASE)
_RELEASED_TOO = re.compile(r"\bpublicly\sreleased\s?:?\s{0,3}$", re.IGNORECASE)

#: Words that say little, but must not be taken for names or titles.
_WORDS = (
    (re.compile(r"\bet\sal\b\.?|\bu\.\s?a\.(?=\s|,|:)"), "note", "further authors"),
    (re.compile(r"(?<![\w.])(?:n\.\s?d\.|undated)(?!\w)", re.IGNORECASE), "separator", "no date"),
    (
        re.compile(
            r"\bISBN(?:-1[03])?:?\s?[\dXx][\dXx–-]{8,16}(?!\w)|(?<![\w-])97[89](?:-?\d){10}(?![\w-])"
        ),
        "note",
        "an ISBN whose check digit is wrong",
    ),
    (re.compile(r"\b(?:op|loc)\.?\s?cit\b\.?", re.IGNORECASE), "note", "a work cited before"),
    (re.compile(r"\((?:ret|retd|retired)\.?\)", re.IGNORECASE), "separator", "a rank"),
)


def findings(text: str, start: int = 0, end: int | None = None) -> list[Finding]:
    """Run the recognisers over ``text[start:end]``; where two claim a span, the surer has it.

    >>> [(one.kind, one.label) for one in findings("Reuters, “Talks end,” 7/15/19, S/2019/570")]
    [('quoted', ''), ('date', ''), ('identifier', 'number')]
    """
    text = text[start:end]
    taken = bytearray(len(text))
    kept: list[Finding] = []

    def take(candidates: Iterable[Finding]) -> None:
        for one in candidates:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                kept.append(one)

    found_identifiers = list(_identifiers(text))
    take(one for one in found_identifiers if one.label == "URL" or one.label == "DOI")
    take(_half_quoted(text))
    take(_quotes(text))
    take(found_identifiers)
    take(_roles(text))
    take(_dates(text))
    take(_words(text))
    take(
        Finding(one.start, one.end, "extent", next(iter(one.parts)), one.parts, one.reason)
        for one in extents.find(text)
    )
    return sorted((_shifted(one, start) for one in kept), key=lambda one: one.start)


def _shifted(one: Finding, by: int) -> Finding:
    value = one.value
    if one.kind == "extent":
        value = {name: (text, left + by, right + by) for name, (text, left, right) in value.items()}
    return one._replace(start=one.start + by, end=one.end + by, value=value)


def _identifiers(text: str) -> Iterator[Finding]:
    for found in identifiers.find(text):
        kind = found.identifier.kind
        value = found.identifier.value
        if kind == "url" and not is_web(value):
            continue
        if kind == "arxiv":
            value = f"arXiv:{value}"
        yield Finding(
            found.start,
            found.end,
            "identifier",
            identifiers.FIELDS[kind],
            value,
            f"the form of {identifiers.NAMES[kind]}",
        )


def _quotes(text: str) -> Iterator[Finding]:
    for match in (*_QUOTES.finditer(text), *_SINGLE.finditer(text)):
        if _is_title_quote(text, match.start(), match.end()):
            yield Finding(match.start(), match.end(), "quoted", "", None, "in quotation marks")


_LOST_OPENING = re.compile(r"([^\n“”\"]{4,300})[,.?!][”\"](?=[\s,]|$)")


def _half_quoted(text: str) -> Iterator[Finding]:
    """Find a title that lost its opening quotation mark, which begins the text."""
    marks = re.findall(r"[“”\"]", text)
    match = _LOST_OPENING.match(text)
    if match and len(marks) in (1, 3) and marks[0] != "“":
        yield Finding(0, match.end(), "quoted", "", None, "ends with a quotation mark")


_WORD_BEFORE = re.compile(r"[\w’']+\s*$")


def _is_title_quote(text: str, start: int, end: int) -> bool:
    """Tell a quoted title from a quoted word within a title."""
    inside = text[start + 1 : end - 1].strip()
    if not inside:
        return False
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    after = re.match(r"\s*\w", text[end : end + 5])
    if not before or inside.endswith((",", ".")):
        return True
    return not after and len(inside.split()) > 3


_NAMES = r"(?P<names>[A-Z][^()“”\"\d,]{2,60}?(?:,\s(?!and\b)[A-Z][^()“”\"\d,]{0,40}?){0,4}?)"
_ROLES = (
    (re.compile(rf"\b[Ii]n:?\s{_NAMES}\s\((?:[Ee]ds?|Hrsg|Hg|dir)\.?\)"), "editor"),
    (
        re.compile(
            rf"\b(?:[Ee]dited(?:\sand\stranslated)?\sby|[Ee]d\.\sby|[Ee]ds?\.|[Hh]rsg\.(?:\svon)?)\s{_NAMES}(?=[,.(;]|\s\(|$)"
        ),
        "editor",
    ),
    (
        re.compile(
            rf"\b(?:[Tt]ranslated(?:\sand\sedited)?\sby|[Tt]rans\.(?:\sby)?|[Tt]r\.)\s{_NAMES}(?=[,.(;]|\s\(|$)"
        ),
        "translator",
    ),
)
_EDITOR_MARK = re.compile(r"(?<=,\s)eds?\.(?=\s|,|$)|\((?:[Ee]ds?|[Hh]rsg|[Hh]g|dir)\.?\)")


def _roles(text: str) -> Iterator[Finding]:
    for pattern, label in _ROLES:
        for match in pattern.finditer(text):
            if people.likeness(match["names"]) > 0:
                left, right = match.span("names")
                yield Finding(match.start(), left, "word", "separator", None, "word for a role")
                yield Finding(left, right, "names", label, None, "after the word for the role")
                if match.end() > right:
                    yield Finding(right, match.end(), "word", "separator", None, "word for a role")
    for match in _EDITOR_MARK.finditer(text):
        yield Finding(match.start(), match.end(), "word", "separator", None, "editor mark")


def _dates(text: str) -> Iterator[Finding]:
    for written in dates.find(text):
        before = text[max(0, written.start - 40) : written.start]
        access = _ACCESS.search(before)
        if again := _RELEASED_TOO.search(before) or _ARCHIVED.search(before):
            offset = written.start - len(again[0])
            yield Finding(offset, written.end, "word", "note", None, "a second date")
            continue
        if not written.readings and not written.month_day:
            reason = "like a date, but no calendar has it"
            yield Finding(written.start, written.end, "word", "note", None, reason)
            continue
        if access:
            yield Finding(
                written.start,
                written.end,
                "date",
                "accessed",
                written,
                f"after “{access[0].strip()}”",
            )
        elif (written.readings and not _in_running_text(text, written)) or written.month_day:
            yield Finding(written.start, written.end, "date", "", written, "form of a date")
        words = access or _PUBLISHED.search(before)
        if words:
            offset = written.start - len(words[0])
            yield Finding(offset, written.start, "word", "separator", None, "word before a date")


def _words(text: str) -> Iterator[Finding]:
    for pattern, label, reason in _WORDS:
        for match in pattern.finditer(text):
            yield Finding(match.start(), match.end(), "word", label, None, reason)


def _in_running_text(text: str, written: dates.Written) -> bool:
    """Tell a bare year within words ("Act of 2018", "2009 Index") from a date of issue."""
    if len(written.readings[0].start) > 1 or written.readings[0].end:
        return False
    before = text[max(0, written.start - 9) : written.start].rstrip(" ")
    after = text[written.end : written.end + 9].lstrip(" ")
    if after[:1].isalnum():
        return True
    # "Development Report 2019: The Changing Nature of Work"
    subtitle = re.match(r":\s[^\W\d_]", after)
    if not before[-1:].isalnum() or not after or (after[0] in ";:" and not subtitle):
        return False
    # "(Simon & Schuster 2021)": who published it, and when
    name = re.split(r"[,.;:()“”\"]\s?", text[max(0, written.start - 60) : written.start])[-1]
    known = gazetteer.lookup(name.strip())
    return not any(entry.kind in ("publisher", "outlet") for entry in known)
