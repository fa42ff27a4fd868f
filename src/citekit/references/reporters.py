"""How law is cited: volume, reporter and page, with the year in brackets behind or before them.

The forms are sure where the network is not, since a number in them may look like a year:
“144 U. Pa. L. Rev. 2021, 2024 (1996)” begins at page 2021 and is of 1996.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from citekit.patterns import regex
from citekit.references import days, quantities
from citekit.references.credits import are_persons
from citekit.references.edges import covering, is_quoted, piece
from citekit.references.labelling import PERSONS, RULED, Labelled, gaps
from citekit.references.people import likeness
from citekit.references.words import announces

__all__ = ["cited"]


def cited(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Read the numbers of a citation by volume, reporter and page where such a one stands.

    Spans that say the same already are left as they are.
    """
    found = _margins(text, _bylines(text, spans))
    for form, belongs in _FORMS:
        match = form.search(text)
        if match is not None and belongs(found, match):
            found = _filled(text, found, match)
            break
    else:
        found = _chapters(text, _books(text, found))
    found = _cases(text, found)
    return found if found == spans else _whole(text, spans, found)


#: Numbers that stand in the margin of a decision or a commentary
_MARGIN = regex(r"(?<!\w)(?:Rn|Rz|Rdnr?|Randnr|Tz|paras?|¶)\.?\s?\Z")


def _margins(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take the number of a margin for no page: “Rn. 22”, “para 14”."""
    if any(span.label == "locator" for span in spans):
        return spans
    found: list[Labelled] = []
    for span in spans:
        is_margin = span.label == "page" and _MARGIN.search(
            text, max(0, span.start - 8), span.start
        )
        found += _read(text, "locator", span.start, span.end) if is_margin else [span]
    return found


_EDGES = " ,.;:()[]–-/"


def _whole(text: str, before: Sequence[Labelled], after: list[Labelled]) -> list[Labelled]:
    """Make remainders of the words that were in a field and are in none any more."""
    rest = []
    for span in before:
        taken = [
            (max(one.start, span.start), min(one.end, span.end))
            for one in after
            if one.start < span.end and span.start < one.end
        ]
        for start, end in gaps(span.start, span.end, taken):
            words = text[start:end].strip(_EDGES)
            says = any(map(str.isalnum, words)) and not all(map(announces, words.split()))
            if says and span.label != "separator":
                first = text.index(words, start)
                rest.append(piece(text, "note", first, first + len(words), "beside a citation"))
    return sorted([*after, *rest], key=lambda span: span.start)


#: A word of the name of a reporter: “Supp.”, “L.J.”, “&”, “2d”, “(4th)”
_WORD = r"(?:[^\W\d_][\w.'’&-]{0,25}|&|\(?\d{1,2}(?:d|st|nd|rd|th)\)?)"
_PAGE = r"(?:\d{1,3},\d{3}|\d{1,5}|[IVX]{1,4}-\d{1,5})"
_PINS = r"\d[\d,]{0,6}(?:\s?[-–]\s?\d[\d,]{0,6})?(?:\s(?:nn?\.\s?\d{1,3}|ff?\.))?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_CAPITALS = r"[A-Z][A-Za-z]{0,6}[A-Z](?:-?[A-Z]{1,3}|[a-z])?"
_VOLUME_FIRST = regex(
    rf"(?<=[,.?!”\"’'»]\s)(?P<volume>\d{{1,4}})\s(?P<outlet>(?=[^\W\d_a-z]){_WORD}(?:\s{_WORD}){{0,8}}?)"
    rf"\s(?P<page>{_PAGE})(?:,\s(?P<locator>{_PINS}(?:,\s{_PINS}){{0,3}}))?"
    rf"\s\((?:[^()\d]{{0,40}}\s|\d\w\w?\s[^()\d]{{1,20}}\s)??"
    rf"(?P<issued>(?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},\s)?{_YEAR})\)"
)
#: [2012] RJQ 2010 (CA); (1979–80) 1 EHRR 737; (1997), 141 D.L.R. (4th) 577
_YEAR_FIRST = regex(
    rf"(?:\[(?P<issued>{_YEAR})\]\s(?:(?P<volume>\d{{1,3}})\s)?"
    rf"|\((?P<issued2>{_YEAR}(?:[-–]\d{{2,4}})?)\),?\s(?P<volume2>\d{{1,3}})\s)"
    rf"(?P<outlet>[A-Z][A-Za-z]{{0,8}}[A-Z]\w{{0,3}}|(?:[A-Z][a-z]{{0,3}}\.\s?){{2,5}}(?:\(\d\w\w\))?)"
    rf"\s(?P<page>{_PAGE})(?:,\s(?P<locator>{_PINS}))?(?=[\s,.;]|\Z)"
)
#: Which page of it: “155 (188)”, “155, 188”; and which margin: “12 Rn. 14”
_PAGE_CITED = rf"\s\((?P<locator>{_PINS})\)|,\s(?P<locator2>{_PINS})"
_MARGIN_CITED = r",?\s(?:Rn|Rz|Tz)\.?\s(?P<locator3>\d{1,4})"
#: NJW 2011, 1931; FamRZ 2016, S. 1690; GRUR 2004, 12 Rn. 14
_YEARLY = regex(
    rf"(?<=,\s)(?P<outlet>{_CAPITALS})\s(?P<issued>{_YEAR}),\s(?:S\.\s)?(?P<page>\d{{1,5}})"
    rf"(?:{_PAGE_CITED}|{_MARGIN_CITED})?(?=[.,;]?(?:\Z|\s[^\d]))"
)
_IN_SERIES = rf"(?P<outlet>{_CAPITALS})\s(?P<volume>\d{{1,3}}),\s(?P<page>\d{{1,4}})"
#: BVerfGE 89, 155 (188)
_SERIES = regex(
    rf"\A(?:[Vv]gl\.\s|[Ss]\.\s)?{_IN_SERIES}(?:{_PAGE_CITED})?"
    r"(?:\s[-–]\s(?P<title>[^\W\d_][^,;:()]{1,60}?))?\.?\Z"
)
#: The same behind a court and its day: “BVerwG, Urt. v. 12.3.2009, BVerwGE 133, 12”
_AMONG = regex(rf"(?<=,\s){_IN_SERIES}(?:{_PAGE_CITED}|{_MARGIN_CITED})?\.?\Z")

_Belongs = Callable[[Sequence[Labelled], "re.Match[str]"], bool]


def _is_outlet(spans: Sequence[Labelled], match: re.Match[str]) -> bool:
    """Tell a reporter that was seen, beside a title, from words of a title."""
    start, end = match.span("outlet")
    before = {span.label for span in spans if span.end <= match.start()}
    # what stands behind another volume is a parallel citation
    return (
        "title" in before
        and "volume" not in before
        and any(
            span.label == "container-title" and span.start < end and start < span.end
            for span in spans
        )
    )


def _is_case(spans: Sequence[Labelled], match: re.Match[str]) -> bool:
    """Tell a reporter from a court, which stands where it would: [2019] UKSC 41."""
    start, end = match.span("outlet")
    met = {span.label for span in spans if span.start < end and start < span.end}
    return "authority" not in met and any(span.label == "title" for span in spans)


def _is_of_court(spans: Sequence[Labelled], match: re.Match[str]) -> bool:
    """Tell a decision, which has its court and its day or number before the reporter."""
    before = {span.label for span in spans if span.end <= match.start()}
    return bool(before & {"authority", "publisher"}) and not before & PERSONS


def _is_alone(spans: Sequence[Labelled], match: re.Match[str]) -> bool:
    return not any(span.label in PERSONS and span.start < match.end("page") for span in spans)


_FORMS: tuple[tuple[re.Pattern[str], _Belongs], ...] = (
    (_VOLUME_FIRST, _is_outlet),
    (_YEAR_FIRST, _is_case),
    (_YEARLY, _is_of_court),
    (_SERIES, _is_alone),
    (_AMONG, _is_of_court),
)


def _fields(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Give where each field stands; groups of one field are told apart by a digit."""
    found = {}
    for name in match.re.groupindex:
        if match[name] is not None:
            label = name.rstrip("0123456789")
            found["container-title" if label == "outlet" else label] = match.span(name)
    return found


def _filled(text: str, spans: list[Labelled], match: re.Match[str]) -> list[Labelled]:
    """Put the fields of a citation in the place of what was read there."""
    fields = _fields(match)
    places = list(fields.values())
    dated = any(span.label == "issued" and span.end <= match.start() for span in spans)
    if dated and "issued" in fields and fields["issued"] < fields["page"]:
        fields.pop("issued")  # the year of the reporter, not of the decision
    first = min(start for start, _ in places)
    kept = []
    for span in spans:
        own = fields.get(span.label)
        if own == (span.start, span.end) or (
            own
            and span.label == "container-title"
            and own[0] == span.start
            and span.end == own[1] - (text[own[1] - 1] == ".")
        ):
            fields.pop(span.label)
            kept.append(span)
        elif any(span.start < end and start < span.end for start, end in places):
            kept += _before(text, span, first)
        elif own is None or span.label not in ("volume", "page", "issued", "container-title"):
            kept.append(span)
        else:
            kept.append(piece(text, "note", span.start, span.end, "beside a citation"))
    for label, (start, end) in fields.items():
        kept += _read(text, label, start, end)
    return sorted(kept, key=lambda span: span.start)


def _before(text: str, span: Labelled, start: int) -> Iterator[Labelled]:
    """Leave a span what of it stands before a citation."""
    end = span.start + len(text[span.start : start].rstrip(" ,.;:([“"))
    if end > span.start and isinstance(span.value, str):
        yield covering(text, span, span.start, end)


def _read(text: str, label: str, start: int, end: int) -> Iterator[Labelled]:
    reason = "its place in a citation of law"
    if label in ("volume", "page", "locator"):
        words = text[start:end]
        # the number is the volume, whatever years or series it might be elsewhere
        value = {label: words} if label == "volume" else quantities.read(label, words)
        yield Labelled(start, end, label, value, reason, RULED)
    elif label == "issued":
        written = days.read(text[start:end])
        if written is not None:
            yield Labelled(start, end, label, written, reason, RULED)
    else:
        yield piece(text, label, start, end, reason)


#: The name of a case, behind a word that leads to it and the number of the case, and before
#: the year or volume of a reporter
_CASE = regex(
    r"\A(?:(?:[Ss]ee(?:,?\s(?:also|e\.g\.))?,?|[Bb]ut\s[Ss]ee|[Cc]f\.|[Vv]gl\.|[Aa]ccord)\s)?"
    r"(?:(?:[Jj]oined\s)?Cases?\s(?:No\.?\s)?[CTF]?-?\d{1,4}/\d\d(?:\sP)?"
    r"(?:(?:,|\s&|\sand)\s[CTF]?-?\d{1,4}/\d\d(?:\sP)?){0,4},?\s|Case\sof\s)?"
    r"(?P<name>[^\W\d_a-z][^;:“”\"()]{1,120}?\s(?:v\.?|vs\.?|c\.?|c/)\s[^;:“”\"]{2,120}?)"
    r"(?=,?\s(?:\[\d{4}\]|\(\d{4}|\d{1,4}\s[A-Z]|(?:App\.\s|Application\s)?[Nn]o\b))"
)
#: “Rivers in and against Ruritania (Ruritania v. Roeland), Merits”
_DISPUTE = regex(
    r"\A(?:[Ss]ee\s)?(?P<name>[^\W\d_a-z][^;:()“”\"]{2,150}\s\([^\W\d_a-z][^()]{1,60}\sv\.?\s[^()]{2,60}\))"
    r"(?=[,.]\s)"
)
_VERSUS = regex(r"\s(?:v|vs|c)[./]?\s")
_OF_CASES = frozenset("volume page number authority container-title issued genre".split())


def _cases(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Give a case its whole name, which stops before the citation: “Roe & Co. v. Marsh”."""
    if " v" not in text and " c" not in text:
        return spans
    found = _CASE.search(text) or _DISPUTE.search(text)
    title = next((span for span in spans if span.label == "title"), None)
    if found is None or title is None or any(span.label in PERSONS for span in spans):
        return spans
    start, end = found.span("name")
    if _VERSUS.search(title.value):
        start = max(start, title.start)  # what stands before it is none of the name
    is_met = start < title.end and title.start < end
    if not is_met or (start == title.start and abs(title.end - end) < 2):
        return spans
    if not any(span.label in _OF_CASES and span.start >= end for span in spans):
        return spans
    rest = [one for one in spans if one.end <= start or one.start >= end]
    return sorted([*rest, covering(text, title, start, end)], key=lambda span: span.start)


#: “… in Roe and Poe (eds), Rivers (Hart 2011) 203, 205”: behind the bracket stands the first page
_BEHIND_IMPRINT = regex(
    rf"\([^()]{{2,60}}\s{_YEAR}\)\s(?P<page>\d{{1,4}}(?:[-–]\d{{1,4}})?)(?:,\s(?P<locator>{_PINS}))?"
    r"[.\s]{0,2}\Z"
)


def _chapters(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Read the number behind the imprint of a book for the page where a part of it begins."""
    labels = {span.label for span in spans}
    match = _BEHIND_IMPRINT.search(text) if labels >= {"title", "container-title"} else None
    if match is None or "page" in labels or not labels & {"editor", "publisher"}:
        return spans
    kept = [span for span in spans if span.end <= match.start("page")]
    kept += _read(text, "page", *match.span("page"))
    if match["locator"]:
        kept += _read(text, "locator", *match.span("locator"))
    return kept


#: “… & Ann Poe, Rivers of Ink”: the last of several authors, and what follows
_LAST_AUTHOR = regex(
    r"\s&\s(?P<last>[^\s,&;]{1,20}(?:\s[^\s,&;]{1,20}){1,3})(?P<comma>,)\s(?=[^\W\d_a-z]\w)"
)
#: “Rivers Rise, Records Show, ROE POST-DISPATCH”: small capitals are for the outlet
_IN_CAPITALS = regex(
    r"\A[^,]{0,80}[a-z][^,]{0,80}(?P<comma>,)\s(?=(?:[^\W\d_a-z]{1,20}[.-]?\s?){2,6}(?<=[^\W\d_a-z]{4})\Z)"
)
_NAME = r"[^\W\d_a-z][\w.’'-]{0,20}(?:\s[^\W\d_a-z][\w.’'-]{0,20}){1,3}"
#: One or two authors before a headline
_BYLINE = regex(rf"(?P<names>{_NAME}(?:\s(?:&|and)\s{_NAME})?),\s(?=[^\W\d_a-z])")


def _bylines(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Part authors from the headline behind them: “Ann Roe & Tom Poe, Rivers Rise, N.Y. TIMES”."""
    spans = [part for span in spans for part in _capitals(text, span)]
    for at, span in enumerate(spans):
        if span.label == "author":
            match = _LAST_AUTHOR.search(text, span.start, span.end)
            words = text[match.end() : span.end] if match else ""
            if match is None or words.count(" ") < 2 or likeness(match["last"]) < 1:
                return spans
            head, start = covering(text, span, span.start, match.start("comma")), match.end()
        elif span.label == "title" and not is_quoted(text, span):
            match = _BYLINE.match(text, span.start, span.end)
            follows = at + 1 < len(spans) and spans[at + 1].label == "container-title"
            if match is None or not follows or not are_persons(match["names"]):
                return spans
            head = piece(text, "author", *match.span("names"), "before a headline")
            start = match.end()
        else:
            continue
        stop = at + 1
        while stop < len(spans) and spans[stop].label == "title":
            stop += 1
        end = max(one.end for one in spans[at:stop])
        return [*spans[:at], head, piece(text, "title", start, end, "a headline"), *spans[stop:]]
    return spans


def _capitals(text: str, span: Labelled) -> Iterator[Labelled]:
    match = None
    if span.label == "container-title":
        match = _IN_CAPITALS.search(text[span.start : span.end])
    if match is None:
        yield span
        return
    yield piece(text, "title", span.start, span.start + match.start("comma"), "before an outlet")
    yield covering(text, span, span.start + match.end(), span.end)


#: “Rivers and Rights 81-130 (2d ed. 1977)”: where in a book
_IN_BOOK = regex(
    rf"(?<=[^\W\d_])\s(?P<first>\d{{1,4}}(?:[-–]\d{{1,4}})?)(?:,\s(?P<locator>{_PINS}))?"
    rf"\s\((?:[^()]{{0,40}}\s)?{_YEAR}\)[.\s]{{0,2}}\Z"
)
_BEHIND_IN = regex(r",\s[Ii]n\s\Z")
_IN = regex(r",\s[Ii]n\s(?=[^\W\d_a-z])")


def _books(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Read the number behind the title of a book, before its bracket, for where in it."""
    match = _IN_BOOK.search(text)
    titles = [span for span in spans if span.label in ("title", "container-title")]
    if match is None or not titles or spans[0].label not in PERSONS:
        return spans
    last = titles[-1]
    within = last.label == "container-title" and _stands_in(text, last)
    words = text[last.start : match.start()]
    is_book = last.label == "title" and words.count(" ") > 1 and "." not in words
    parted = _IN.search(text, last.start, match.start()) if is_book else None
    if not (within or parted or (is_book and not match["locator"])):
        return spans
    if re.fullmatch(_YEAR, match["first"]) or not 0 <= match.end("first") - last.end <= 10:
        return spans
    if is_quoted(text, last) or text[last.end : match.start()].strip():
        return spans
    start, end = match.start("first"), match.end("locator" if match["locator"] else "first")
    kept = [span for span in spans if span.end <= start or span.start >= end]
    kept = [span for span in kept if span is not last]
    whole = covering(text, last, last.start, match.start())
    if parted:
        kept += [
            covering(text, last, last.start, parted.start()),
            piece(text, "container-title", parted.end(), match.start(), "behind “in”"),
        ]
    else:
        kept.append(whole if whole.end != last.end else last)
    kept += _read(text, "page" if within or parted else "locator", *match.span("first"))
    if match["locator"]:
        kept += _read(text, "locator", *match.span("locator"))
    return sorted(kept, key=lambda span: span.start)


def _stands_in(text: str, span: Labelled) -> bool:
    return _BEHIND_IN.search(text, max(0, span.start - 6), span.start) is not None
