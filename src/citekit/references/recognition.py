"""Recognisers: what patterns can say surely about a reference, and its pieces.

The output is a list of `Piece`, in order: spans that a pattern recognised (an
address, a date, a quoted title, a page range) and the free text between them,
parted at its punctuation. Labelling them is the tagger's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from citekit import dates, identifiers
from citekit.references import gazetteer, people
from citekit.references.views import View, is_web

__all__ = ["GENRES", "Finding", "Piece", "pieces"]


class Finding(NamedTuple):
    """What a recogniser is sure of. `label` is empty where only the kind is known."""

    start: int
    end: int
    kind: str  #: date, quoted, identifier, extent, …
    label: str  #: CSL variable, ``separator``, or empty
    value: Any
    reason: str


class Piece(NamedTuple):
    """A stretch of a reference between separators, at ``view.text[start:end]``."""

    start: int
    end: int
    text: str
    before: str  #: the strongest separator before it: see `_separator`
    kind: str  #: free, date, quoted, identifier, extent, word
    label: str = ""
    value: Any = None
    reason: str = ""
    marks: frozenset[str] = frozenset()  #: anchored, emphasised, by, in, open-quote


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
    pressemitteilung|kommentar|tribune|tweet|presidential statement|press conference|photo|photo essay
    """.replace("\n", "").replace("    ", "").strip().split("|")
)

_QUOTES = re.compile(r"“([^“”]{1,2000})”|»([^«»]{1,2000})«|«([^«»]{1,2000})»|„([^„“”]{1,2000})[“”]|\"([^\"]{1,2000})\"")
_SINGLE = re.compile(
    r"(?:(?<=[,.:(\n] )|(?<=^)|(?<=\n))(?:‘[^‘\n]{6,500}(?:[,.?!]’(?=\s|$)|’(?=\s?(?:[,.;)\n]|$)))"
    r"|'[^'\n]{6,500}(?:[,.?!]'(?=\s|$)|'(?=\s?(?:[,.;)\n]|$))))"
)
_LEAD = re.compile(
    r"(?:see also|see,? for example|see,? e\.\s?g\.|see|also see|cf\.|e\.g\.|for example|sources?|via|quoted in|"
    r"cited in|read|reprinted in|available at|available from|retrieved from|accessed at|online at|"
    r"url|link|from)(?:(?:\s?:|,)?\s{1,3}|:?$)",
    re.IGNORECASE,
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

_PAGE = r"[A-Za-z]{0,2}\d{1,8}(?:\s?[-–—]{1,2}\s?[A-Za-z]{0,2}\d{1,5})?"
_RANGE = r"[A-Za-z]{0,2}\d{1,5}\s?[-–—]{1,2}\s?[A-Za-z]{0,2}\d{1,5}"
_EXTENTS = tuple(
    (re.compile(pattern, flags), reason)
    for pattern, flags, reason in (
        (
            r"\b(?:vol(?:ume)?|bd|band|tome?|t)\b\.?\s?(?P<volume>\d{1,4}|[IVXLC]{1,7}\b)"
            r"(?:\s?[,:]?\s?\(?(?:no|nos|nr|n°|iss(?:ue)?|number)\b\.?\s?(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)\)?"
            r"|\s?\((?P<issue2>\d{1,3})\))?",
            re.IGNORECASE,
            "volume said",
        ),
        (
            r"(?<=[\s,(])(?:no\b|nos\b|nr\b|n°|nº|iss(?:ue)?\b|núm\b)\.?\s?(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)(?!\w)",
            re.IGNORECASE,
            "issue said",
        ),
        (r"(?<![\w.])(?P<volume>\d{1,3})\s?[:.]\s?(?P<issue>\d{1,3})(?=\s?\()", 0, "volume:issue (year)"),
        (
            rf"(?<![\w.])(?P<volume>\d{{1,4}})\s?\((?P<issue>\d{{1,3}}(?:[-–/]\d{{1,3}})?)\)\s?[:,]\s?"
            rf"(?:pp?\.\s?)?(?P<page>{_PAGE})(?![\w/])",
            0,
            "volume(issue): pages",
        ),
        (
            r"(?P<collection>(?:[A-Z][\w’'-]*\s){0,5}(?:Report|Papers?|Briefing|Brief|Memorandum|Memo|"
            r"Bulletin|Series|Backgrounder|Publication|Dispatch|Occasional Paper))\s(?:No|no|Nr|№|#)\.?\s?"
            r"(?P<number>[A-Z0-9][\w/-]{0,20})",
            0,
            "a numbered series",
        ),
        (
            r"(?<=,\s)(?P<collection>(?:[A-Z][\w’'-]*\s){0,4}(?:Report|Paper|Note|Brief|Briefing|Memo|Bulletin))\s"
            r"(?P<number>[A-Z]{0,4}\d[\w/-]{0,12})(?=[,.;]|\s\(|$)",
            0,
            "a numbered series",
        ),
        (
            rf"(?<=[a-zé])\s(?P<volume>\d{{1,4}}),?\s(?:no|nr|iss)\.?\s(?P<issue>\d{{1,4}})"
            rf"(?:\s?\([^()\d]{{0,12}}(?=\d))?(?::\s?(?P<page>{_PAGE}))?(?!\w)",
            0,
            "volume, issue: pages",
        ),
        (
            rf"(?<=[a-z])\s(?P<volume>\d{{1,4}})(?:,\s|:\s?)(?P<page>{_RANGE})(?![\w/])",
            0,
            "volume, pages",
        ),
        (
            rf"(?<![\w.])(?P<volume>\d{{1,4}})(?:,\s?(?:no|nr|iss)\.?\s?(?P<issue>\d{{1,4}}))?\s"
            rf"(?=\((?:[A-Z][a-z]{{2,8}}\.?\s)?(?:1[4-9]|20)\d\d\)\s?[:,]\s?(?:pp?\.\s?)?{_PAGE})",
            0,
            "volume before (year): pages",
        ),
        (
            rf"(?<!\w)(?:pp?\.|pages?|pgs?\.|s\.|ss\.|seiten?)\s?(?P<page>{_PAGE}(?:,\s?{_RANGE})?)(?!\w)",
            re.IGNORECASE,
            "pages said",
        ),
        (
            r"(?<!\w)(?P<volume>\d{1,4})\s(?P<container>(?:[A-Z][A-Za-z]{0,6}\.\s?){1,4}(?:2d|3d|4th)?)\s"
            r"(?P<page>\d{1,5})(?=(?:,\s\d{1,5})?\s\((?:[A-Z0-9][\w. ]{0,20}\s)?\d{4}\))",
            0,
            "volume, reporter, page",
        ),
        (
            r"(?<!\w)(?P<volume>\d{1,4})\s(?P<container>(?:Stat|U\.\s?S\.\s?C|U\.\s?S|Fed\.\s?Reg|F\.\s?(?:2d|3d|Supp)|"
            r"S\.\s?Ct|C\.\s?F\.\s?R|Cong\.\s?Rec)\.?)\s(?:§\s?)?(?P<page>[\d,]{1,8})",
            0,
            "volume, reporter, page",
        ),
        (
            rf"(?:(?<=\)[,:]\s)|(?<=\d[,:]\s)|(?<=\d:)|(?<=\):)|(?<=,\s))(?P<page>{_RANGE})(?=\s?(?:[.,;)\n]|$))",
            0,
            "a range of pages",
        ),
        (
            r"(?<=,\s)(?P<locator>(?!(?:1[4-9]|20)\d\d(?!\d))\d{1,4})(?=[.;]?\s*\Z)",
            0,
            "a number at the end",
        ),
        (
            r"\b(?P<edition>\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|revised|rev\.|new|expanded)\s"
            r"(?:rev(?:ised|\.)\s)?(?:ed(?:ition|n)?\b\.?|aufl(?:age)?\b\.?)",
            re.IGNORECASE,
            "edition said",
        ),
    )
)
_ORDINALS = {"second": "2", "third": "3", "fourth": "4", "fifth": "5"}
_NO_DATE = re.compile(r"(?<![\w.])(?:n\.\s?d\.|undated)(?!\w)", re.IGNORECASE)


_OTHERS = re.compile(r"\bet\sal\b\.?|\bu\.\s?a\.(?=\s|,|:)")
_BAD_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s?[\dXx][\dXx–-]{8,16}(?!\w)")
_RETIRED = re.compile(r"\((?:ret|retd|retired)\.?\)", re.IGNORECASE)


def findings(view: View, start: int, end: int) -> list[Finding]:
    """Run the recognisers over ``view.text[start:end]``; the surest take first."""
    text = view.text[start:end]
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
    take(_extents(text))
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
            found.start, found.end, "identifier", identifiers.FIELDS[kind], value, f"form of a {kind}"
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


_NAMES = r"(?P<names>[A-Z][^()“”\"\d,]{2,60}(?:,\s(?!and\b)[A-Z][^()“”\"\d,]{0,40}){0,4}?)"
_ROLES = (
    (re.compile(rf"\b[Ii]n:?\s{_NAMES}\s\((?:[Ee]ds?|Hrsg|Hg|dir)\.?\)"), "editor"),
    (re.compile(rf"\b(?:[Ee]dited\sby|[Ee]d\.\sby|[Ee]ds?\.|[Hh]rsg\.(?:\svon)?)\s{_NAMES}(?=[,.(;]|\s\(|$)"), "editor"),
    (re.compile(rf"\b(?:[Tt]ranslated\sby|[Tt]rans\.(?:\sby)?|[Tt]r\.)\s{_NAMES}(?=[,.(;]|\s\(|$)"), "translator"),
)
_EDITOR_MARK = re.compile(r"(?<=,\s)eds?\.(?=\s|,|$)|\([Ee]ds?\.\)|\(Hrsg\.\)")


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
        if access:
            yield Finding(
                written.start, written.end, "date", "accessed", written, f"after “{access[0].strip()}”"
            )
        elif (written.readings and not _in_running_text(text, written)) or written.month_day:
            yield Finding(written.start, written.end, "date", "", written, "form of a date")
        words = access or _PUBLISHED.search(before)
        if words:
            offset = written.start - len(words[0])
            yield Finding(offset, written.start, "word", "separator", None, "word before a date")
    for match in _OTHERS.finditer(text):
        yield Finding(match.start(), match.end(), "word", "note", None, "further authors")
    for match in _NO_DATE.finditer(text):
        yield Finding(match.start(), match.end(), "word", "separator", None, "no date")
    for match in _BAD_ISBN.finditer(text):
        yield Finding(match.start(), match.end(), "word", "note", None, "an ISBN whose check digit is wrong")
    for match in _RETIRED.finditer(text):
        yield Finding(match.start(), match.end(), "word", "separator", None, "a rank")


def _in_running_text(text: str, written: dates.Written) -> bool:
    """Tell a bare year within words ("Act of 2018", "2009 Index") from a date of issue."""
    if len(written.readings[0].start) > 1 or written.readings[0].end:
        return False
    before, after = text[: written.start].rstrip(" "), text[written.end :].lstrip(" ")
    if after[:1].isalnum():
        return True
    return before[-1:].isalnum() and bool(after) and after[0] not in ";:"


def _extents(text: str) -> Iterator[Finding]:
    for pattern, reason in _EXTENTS:
        for match in pattern.finditer(text):
            groups = {name: value for name, value in match.groupdict().items() if value}
            if "issue2" in groups:
                groups["issue"] = groups.pop("issue2")
            names = {"container": "container-title", "collection": "collection-title"}
            value = {
                names.get(name, name): (_number(found), *match.span(_group(match, name)))
                for name, found in groups.items()
            }
            yield Finding(match.start(), match.end(), "extent", next(iter(value)), value, reason)


def _group(match: re.Match[str], name: str) -> str:
    return "issue2" if name == "issue" and match[name] is None else name


def _number(text: str) -> str:
    text = re.sub(r"\s?[-–—]{1,2}\s?", "–", text.strip())
    ordinal = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", text)
    return ordinal[1] if ordinal else _ORDINALS.get(text.lower(), text)


# --- pieces -------------------------------------------------------------------

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr st vs v no nos vol vols pp p ed eds trans jr sr inc ltd co corp gen col lt sgt maj
    capt rep sen gov pub stat univ dept ft mt prof rev hon jan feb mar apr jun jul aug sep sept oct
    nov dec al cf art para sec ch chap fig u.s u.n u.k e.u d.c wash calif mass conn va md pa ave assn
    bros dist intl int'l natl nat'l diss wall
    """.split()
)
_SEPARATORS = re.compile(
    r"\s*\n\s*"
    # not the dash of a range: November 17 – 25
    r"|(?<!\d)\s+(?:-{1,3}|[—–|·•])\s+|(?<=\d)\s+(?:-{1,3}|[—–|·•])\s+(?!\d)"
    r"|[,;](?=\s|$|[A-Z“\"])"
    r"|:(?=\s|$)"
    r"|\.(?=[\s“\"(\[]|$)"
    r"|\?(?=\s+[A-Z(])"
    r"|[()\[\]{}“”\"]"
)
_BY = re.compile(r"(?:(?:written|posted|story|reported)\s)?by:?\s+(?=[A-Z])", re.IGNORECASE)
_AFTER_STOP = re.compile(r"[.,”\"’)][ ]{1,3}\Z")
_IN = re.compile(r"in:?\s+(?=[A-Z])", re.IGNORECASE)


def pieces(
    view: View, start: int, end: int, outlets: frozenset[str] = frozenset()
) -> list[Piece]:
    """Cut ``view.text[start:end]`` into recognised and free pieces, in order.

    `outlets` are names (normalised) that the list has shown to be outlets.

    >>> from citekit.references.views import view
    >>> seen = view("Reuters, “Talks end,” February 26, 2026")
    >>> [(piece.text, piece.kind, piece.before) for piece in pieces(seen, 0, len(seen.text))]
    [('Reuters', 'free', ''), ('Talks end', 'quoted', ','), ('February 26, 2026', 'date', ',')]
    """
    if not view.text[start:end].strip():
        return []
    aside = _aside(view.text, start, end, outlets)
    if aside:
        return aside
    sure = findings(view, start, end)
    quoted = any(one.kind == "quoted" for one in sure)
    cut: list[Piece] = []
    position = start
    for one in [*sure, Finding(end, end, "end", "", None, "")]:
        cut.extend(_free(view, position, one.start, has_title=quoted))
        if one.kind != "end":
            cut.append(_recognised(view, one))
        position = one.end
    return [_placed(view, piece, cut[index - 1].end if index else start)
            for index, piece in enumerate(cut)]


_REVIEW = re.compile(
    r"\(?(?P<outlet>(?:[A-Z][\w’'.-]*\s){1,5})(?P<genre>review|book review)\s(?:of\s)?"
    r"(?P<title>[A-Z“\"].{4,300}?)\)?"
)


_CREDIT = re.compile(r"\(((?:[A-Z][\w’'.-]*\s?(?:/\s?)?){1,4})\)")


def _aside(text: str, start: int, end: int, outlets: frozenset[str]) -> list[Piece]:
    """Read a pointer to another post: ``(Outlet review Title)``, ``(Outlet Title)``."""
    match = _REVIEW.fullmatch(text, start, end)
    if match:
        labels = {"outlet": "container-title", "genre": "genre", "title": "reviewed-title"}
        spans = [(*_trim(text, *match.span(group)), label) for group, label in labels.items()]
        return [
            Piece(left, right, text[left:right], " " if index else "(", "free", label,
                  reason="an outlet, “review”, a title")
            for index, (left, right, label) in enumerate(spans)
        ]
    credit = _CREDIT.fullmatch(text, start, end)
    if credit and not any(word.lower() in _SMALL for word in credit[1].split()):
        left, right = credit.span(1)
        return [Piece(left, right, credit[1], "(", "free", "container-title", reason="a credit")]
    if text[start] != "(" or text[end - 1] != ")" or "(" in text[start + 1 : end - 1]:
        return []
    words = text[start + 1 : end - 1].split(" ")
    for count in range(min(6, len(words) - 2), 1, -1):
        name = " ".join(words[:count])
        known = any(entry.kind == "outlet" and not entry.common_word for entry in gazetteer.lookup(name))
        if (known or gazetteer.normalise(name) in outlets) and words[count][:1].isupper():
            cut = start + 1 + len(name)
            reason = "an outlet that the list knows"
            return [
                Piece(start + 1, cut, name, "(", "free", "container-title", reason=reason),
                Piece(cut + 1, end - 1, text[cut + 1 : end - 1], " ", "free", "title",
                      reason="what follows the outlet in parentheses"),
            ]
    return []


def _recognised(view: View, one: Finding) -> Piece:
    start, end = one.start, one.end
    if one.kind == "quoted":
        start, end = _trim(view.text, start, end)
    marks = _marks(view, start, end)
    return Piece(start, end, view.text[start:end], "", one.kind, one.label, one.value, one.reason, marks)


def _free(view: View, start: int, end: int, *, has_title: bool) -> Iterator[Piece]:
    """Part free text at its punctuation and at the names found in it."""
    bounds = _anchor_bounds(view, start, end)
    position = start
    for match in _SEPARATORS.finditer(view.text, start, end):
        if match[0] == "." and _is_abbreviation(view.text, start, match.start()):
            continue
        if any(left < match.start() < right for left, right in bounds) and "\n" not in match[0]:
            continue
        stop = match.start() + (match[0] == "?")
        yield from _carved(view, position, stop, has_title=has_title)
        position = match.end()
    yield from _carved(view, position, end, has_title=has_title)


def _anchor_bounds(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """Spans that stay in one piece: link texts, emphasis, names of the gazetteer."""
    spans = [(link.start, link.end) for link in view.links if link.end - link.start > 3]
    spans += view.emphases
    spans += [
        (start + left, start + right)
        for left, right, entries in gazetteer.find(view.text[start:end])
        if not all(entry.common_word for entry in entries)
    ]
    return [(left, right) for left, right in spans if left < end and right > start]


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    word = re.search(r"[^\s(\[,]*$", text[max(start, stop - 20) : stop])
    bare = word[0].lower() if word else ""
    return len(bare) == 1 and bare.isalpha() or bare in _ABBREVIATIONS or (
        re.fullmatch(r"(?:[a-z]\.-?)+[a-z]", bare) is not None
    )


def _carved(
    view: View, start: int, end: int, *, has_title: bool
) -> Iterator[Piece]:
    start, end = _trim(view.text, start, end)
    if start >= end:
        return
    marks = set()
    lead = _LEAD.match(view.text, start, end)
    if lead:
        yield Piece(start, lead.end(), lead[0], "", "word", "separator", None, "lead-in")
        start = lead.end()
        if start >= end:
            return
    by = _BY.match(view.text, start, end)
    if by:
        marks.add("by")
        start = by.end()
    elif _AFTER_STOP.search(view.text, max(0, start - 4), start) and (
        within := _IN.match(view.text, start, end)
    ):
        marks.add("in")
        start = within.end()
    for left, right, kind in _names_in(view.text, start, end, has_title, "by" in marks):
        left, right = _trim(view.text, left, right)
        if left < right:
            shown = frozenset(marks) | _marks(view, left, right)
            label, reason = ("number", "the number of a resolution") if kind == "number" else ("", "")
            yield Piece(left, right, view.text[left:right], "", kind, label, reason=reason, marks=shown)
            marks.discard("by")


def _names_in(
    text: str, start: int, end: int, has_title: bool, by: bool
) -> Iterator[tuple[int, int, str]]:
    """Cut a name and its genre apart, and names out of prose around a title."""
    piece = text[start:end]
    words = piece.split()
    if by:
        capitals = re.match(r"(?:[A-Z][A-Z.’'-]+\s){2,3}(?=[A-Z]?[a-z])", piece)
        if capitals:
            yield start, start + capitals.end(), "free"
            yield start + capitals.end(), end, "prose"
            return
    spoken = _SPOKEN.search(piece)
    if spoken and len(piece[: spoken.start()].split()) > 2:
        person = _SPEAKER.match(piece, spoken.end())
        if person and people.likeness(person[0]) >= 2:
            cuts = [0, spoken.start(), spoken.end("genre"), person.start(), person.end(), len(piece)]
            for left, right, kind in zip(cuts, cuts[1:], ("free", "free", "", "free", "prose"), strict=False):
                if kind:
                    yield start + left, start + right, kind
            return
    names = gazetteer.find(piece)
    if names and names[0][0] == 0 and names[0][1] < len(piece):
        rest = piece[names[0][1] :].strip(" '’s" if piece[names[0][1]] in "'’" else None)
        if rest.lower() in GENRES:
            yield start, start + names[0][1], "free"
            yield end - len(rest), end, "free"
            return
        adopted = _ADOPTED.fullmatch(piece, names[0][1])
        if adopted:
            yield start, start + names[0][1], "free"
            yield start + adopted.start(1), start + adopted.end(1), "free"
            yield start + adopted.start(2), start + adopted.end(2), "number"
            return
    if has_title and _is_prose(words):
        yield from _out_of_prose(piece, start, names)
        return
    yield start, end, "free"


_ADOPTED = re.compile(r"\s(resolution|decision|directive|decree)\s(?:No\.\s)?(\d{1,4}(?:/\d{1,4})?)", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?P<genre>Statement|Prepared Statement|Testimony|Prepared Testimony|Remarks|Speech)\s(?:of|by)\s(?=[A-Z])"
)
_SPEAKER = re.compile(
    r"[A-Z][\w’'-]+\s(?:[A-Z]\.\s){0,2}(?:(?:al|el|bin|van|von|de|der|di)[- ])?[A-Z][\w’'-]+"
)
_SMALL = frozenset(
    "a an and as at by de del der des di du e et for from in la le of on or the to und van von y "
    "al el bin ibn with".split()
)


def _is_prose(words: list[str]) -> bool:
    return sum(word.islower() and word not in _SMALL for word in words) >= 1 and len(words) > 2


_PERSON = re.compile(
    r"(?:[A-Z][\w’'-]*\.?\s+){1,3}(?:(?:al|el|bin|van|von|de|der|di)[- ]){0,2}[A-Z][\w’'-]+"
)


def _out_of_prose(
    piece: str, start: int, names: list[tuple[int, int, tuple[gazetteer.Entry, ...]]]
) -> Iterator[tuple[int, int, str]]:
    spans = [
        (left, right)
        for left, right, entries in names
        if any(entry.kind in ("outlet", "institution") and not entry.common_word for entry in entries)
    ]
    for match in _PERSON.finditer(piece):
        words = match[0].split()
        first = next((i for i, word in enumerate(words[:-1]) if people.is_given_name(word)), None)
        if match.start() == 0 and first is None and len(words) <= 3:
            first = 0
        if first is not None and not any(left < match.end() and right > match.start() for left, right in spans):
            offset = len(match[0]) - len(match[0].split(None, first)[-1]) if first else 0
            spans.append((match.start() + offset, match.end()))
    position = 0
    for left, right in sorted(spans):
        if position < left:
            yield start + position, start + left, "prose"
        yield start + left, start + right, "free"
        position = right
    if position < len(piece):
        yield start + position, start + len(piece), "prose"




def _marks(view: View, start: int, end: int) -> frozenset[str]:
    marks = set()
    for link in view.links:
        left, right = _trim(view.text, link.start, link.end)
        if left <= start and end <= right and (right - left) - (end - start) < 4:
            marks.add("anchored")
    for left, right in view.emphases:
        left, right = _trim(view.text, left, right)
        if left <= start and end <= right and (right - left) - (end - start) < 4:
            marks.add("emphasised")
    return frozenset(marks)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave separators off both edges; a full stop at the end only after a word."""
    while start < end and (text[start].isspace() or text[start] in ",.;:()[]{}|*_“”«»„\"/–—-‘"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:()[]{}|*_“”«»\"/–—-"):
        end -= 1
    if text[start:end].startswith("'") and text[start:end].endswith("'"):
        start, end = start + 1, end - 1
    if end - start > 1 and text[end - 1] == "." and not _is_abbreviation(text, start, end - 1) and text[end - 2] != ".":
        end -= 1
    return start, end


def _placed(view: View, piece: Piece, previous: int) -> Piece:
    """Say what stands between a piece and the one before."""
    return piece._replace(before=_separator(view.text[previous : piece.start]))


def _separator(gap: str) -> str:
    if re.match(r"\s*:\s*\n", gap):
        return "colon-line"
    if re.search(r"\n\s*\n", gap):
        return "blank"
    if "\n" in gap:
        return "line"
    for mark in "([":
        if mark in gap:
            return "("
    if re.search(r"(?:^|\s)(?:-{1,3}|[–—|·•])", gap):
        return "dash"
    for mark in ".;:,":
        if mark in gap:
            return mark
    return " " if gap.strip(" ") == "" and gap else ("," if gap else "")
