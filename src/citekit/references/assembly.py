"""From labelled spans to a record: values, the type, the id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import evolve

from citekit import identifiers, names
from citekit.dates import Written
from citekit.patterns import regex
from citekit.record import Date, Name
from citekit.references import borders, days, gazetteer, persons
from citekit.references.labelling import DATES, MISTAKEN, PERSONS, RULED, TIME, Labelled
from citekit.references.tongues import tongue
from citekit.references.views import Link, is_web

__all__ = ["assemble", "key", "ranks_left_out", "settled"]


#: Variables whose further values are joined instead of going to the note.
_JOIN: Mapping[str, str] = {"note": " ", "ISBN": " ", "number": ", "}


def settled(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Settle what the spans of one reference decide about each other.

    What a record holds once, it holds once; remainders that nothing parts are one.
    """
    spans = borders.mended(text, spans)
    return _whole_notes(text, _once(_fuller(_agencies(_reviewed(text, spans)))))


def _reviewed(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Tell what is reviewed from the title of the review: “Foreign Affairs review Fiasco”."""
    for at, (before, span) in enumerate(pairwise(spans), 1):
        between = text[before.end : span.start].strip()
        reviews = before.label == "genre" and str(before.value).casefold() == "review"
        if span.label == "title" and reviews and between in ("", "of"):
            spans[at] = span._replace(label="reviewed-title")
    return spans


def _agencies(spans: list[Labelled]) -> list[Labelled]:
    """Take an agency before another outlet for who wrote it: “AFP, ‘Title’, Daily Star”."""
    labels = [span.label for span in spans]
    places = [at for at, label in enumerate(labels) if label == "container-title"]
    if len(places) == 2 and "author" not in labels:
        first = spans[places[0]]
        if any(entry.subtype == "wire" for entry in gazetteer.lookup(str(first.value))):
            reason = "an agency beside another outlet"
            spans[places[0]] = first._replace(label="author", reason=reason, likelihood=RULED)
    return spans


#: Characters of “vom ” and a stop
_AROUND_DAY = 5


def _fuller(spans: list[Labelled]) -> list[Labelled]:
    """Prefer the day of a year to the year alone: “Roe (2013): …, in: Post vom 28.2.2013”."""
    first = next((span for span in spans if span.label == "issued"), None)
    if first is None or not isinstance(first.value, Written) or first.value.month_day:
        return spans
    years = {reading.start for reading in first.value.readings}
    for at, span in enumerate(spans) if len(years) == 1 else ():
        if span.label not in ("issued", "note") or span is first:
            continue
        written = days.read(span.value) if span.label == "note" else span.value
        if not isinstance(written, Written):
            continue
        if span.label == "note" and len(span.value) - (written.end - written.start) > _AROUND_DAY:
            continue
        starts = [one.start for one in written.readings]
        # 02/2010 is the number of a report
        is_day = bool(starts) and (len(starts[0]) > 2 or any(map(str.isalpha, str(span.value))))
        if is_day and all(len(start) > 1 and start[:1] in years for start in starts):
            day = span._replace(label="issued", value=written, reason="the day of the year said")
            year = first._replace(label="separator", reason="the year of a day")
            return [year if one is first else one for one in [*spans[:at], day, *spans[at + 1 :]]]
    return spans


#: What a record holds once: a second one of these is a remainder.
_ONCE = frozenset(
    """
    URL DOI PMID PMCID volume issue page edition locator number-of-pages title container-title
    collection-title publisher publisher-place issued accessed genre section authority archive
    archive_location event medium
    """.split()
)


def _once(spans: list[Labelled]) -> list[Labelled]:
    seen: dict[str, Any] = {}
    found = []
    for span in spans:
        if span.label in _ONCE and seen.setdefault(span.label, span.value) != span.value:
            span = span._replace(label="note", reason=f"a second {span.label}")
        found.append(span)
    return found


_CLOSERS: Mapping[str, str] = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}


def _whole_notes(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Join neighbouring remainders with what stands between them, as it was written.

    The word that leads into a remainder ("see what Bob sent") belongs to it, and so do
    the brackets that it closes.
    """
    found: list[Labelled] = []
    for span in sorted(spans, key=lambda span: span.start):
        if span.label == "note" and found and not text[found[-1].end : span.start].strip(" ,.;:()"):
            before = found[-1]
            if before.label == "note" and not (_stands_alone(before) or _stands_alone(span)):
                found.pop()
                span = span._replace(start=before.start)
        found.append(span)
    notes = (
        span._replace(end=_closed(text, span)) if span.label == "note" else span for span in found
    )
    return [
        span._replace(value=_clean(text[span.start : span.end])) if span.label == "note" else span
        for span in notes
    ]


def _stands_alone(span: Labelled) -> bool:
    """Tell a remainder that has a problem of its own from one that is merely not understood."""
    return span.reason == TIME or span.reason.startswith(MISTAKEN)


def _closed(text: str, span: Labelled) -> int:
    end = span.end
    while end < len(text) and text[end] in _CLOSERS:
        inside = text[span.start : end]
        if inside.count(_CLOSERS[text[end]]) <= inside.count(text[end]):
            break
        end += 1
    return end


def _clean(text: str) -> str:
    """Put line breaks and runs of blanks back to single blanks."""
    return " ".join(text.split()).rstrip(",")


def assemble(
    spans: Sequence[Labelled],
    links: Sequence[Link],
    settle: Callable[[Labelled], Date | None],
    kind: str = "",
) -> tuple[str, dict[str, Any]]:
    """Build the type and the fields of a record.

    `settle` decides what a written date means; it may find that it means nothing. `kind` is
    the type that the network read, if it did.
    """
    fields: dict[str, Any] = {}
    for span in spans:
        value = span.value
        if span.label == "separator" or not value:
            continue
        if span.label in PERSONS:
            value = tuple(map(_spaced, persons.read(value)))
            if isinstance(fields.get(span.label), tuple):
                fields[span.label] += value
                continue
        elif span.label in DATES:
            value = settle(span)
        elif isinstance(value, dict):  # numbers: a span may hold several
            for name, part in value.items():
                _put(fields, name, part)
            continue
        if value:
            _put(fields, span.label, value)
    for link in links:
        name, value = addressed(link.url)
        if is_web(link.url) and not holds(fields, link.url):
            fields.setdefault(name, value)
    _canonical_mention(fields)
    _as_company(fields)
    if language := tongue(str(fields.get("title", ""))):
        fields.setdefault("language", language)
    return (_overruled(kind, fields) if kind else _type(fields)), _ordered(fields)


def _spaced(name: Name) -> Name:
    """Part initials that are written as one word, as in medicine: “Church JA”.

    A style that prints initials takes the first letter of each word. ANN ROE is no such name.
    """
    given = name.given or ""
    if not (1 < len(given) <= 3 and given.isalpha() and given.isupper()):
        return name
    if not name.family or name.family.isupper():
        return name
    return evolve(name, given=" ".join(given))


def addressed(url: str) -> tuple[str, str]:
    """Return the field that an address is for, and its value: a DOI, if it resolves one.

    >>> addressed("https://doi.org/10.1000/x"), addressed("https://example.org/x")
    (('DOI', '10.1000/x'), ('URL', 'https://example.org/x'))
    """
    found = identifiers.find(url)
    is_doi = len(found) == 1 and found[0].identifier.kind == "doi" and found[0].start == 0
    return ("DOI", found[0].identifier.value) if is_doi else ("URL", url)


def holds(fields: Mapping[str, Any], url: str) -> bool:
    """Tell whether fields have an address, or the DOI that it resolves."""
    name, value = addressed(url)
    return str(fields.get(name, "")).casefold() == value.casefold()


def _put(fields: dict[str, Any], name: str, value: Any) -> None:
    if name not in fields:
        fields[name] = value
    elif fields[name] == value:
        return
    elif name in _JOIN:
        fields[name] = f"{fields[name]}{_JOIN[name]}{value}"
    else:
        _put(fields, "note", value if isinstance(value, str) else str(value))


def ranks_left_out(text: str, people_named: Sequence[Name]) -> str:
    """Give the words of an author's text that are in no part of the names: ranks, for one."""
    kept = " ".join(names.display(name) for name in people_named)
    left = persons.left_out(text, kept)
    if left and any(entry.name == kept for entry in gazetteer.lookup(text)):
        return ""  # UNHCR, spelled out
    return " ".join(left)


def _canonical_mention(fields: dict[str, Any]) -> None:
    """Spell out the institution of a short mention: there is nothing else to find it by."""
    authors = fields.get("author", ())
    if "title" in fields or "genre" not in fields or len(authors) != 1 or not authors[0].literal:
        return
    entries = [
        entry for entry in gazetteer.lookup(authors[0].literal) if entry.kind == "institution"
    ]
    if len(entries) == 1:
        fields["author"] = (Name(literal=entries[0].name),)


#: Forms of companies that look like initials
_COMPANY_FORMS = frozenset("AG SA SE NV AB BV KG AS ASA SpA Oyj".split())
_OF_COMPANIES = regex(
    r"(?:(?:geschäfts|jahres|halbjahres|quartals|konzern|finanz|nachhaltigkeits)bericht"
    r"|jahresabschluss|(?:annual|financial|sustainability|half-year) (?:report|accounts)"
    r"|rapport (?:annuel|financier)|informe (?:anual|financiero)|memoria anual|bilancio|jaarverslag"
    r"|relazione annuale|relatório anual|årsredovisning|årsrapport)"
    r"(?:,? (?:19|20)\d\d(?:[/–-]\d{2,4})?)?",
    re.IGNORECASE,
)


def _as_company(fields: dict[str, Any]) -> None:
    """Read “Deutsche Bahn AG” as a company where it says so of itself, not as initials."""
    authors = fields.get("author", ())
    if len(authors) != 1 or not authors[0].family:
        return
    family, form = authors[0].family, (authors[0].given or "").replace(" ", "")
    is_known = any(entry.kind == "institution" for entry in gazetteer.lookup(family))
    reports = _OF_COMPANIES.fullmatch(str(fields.get("title", "")))
    if form in _COMPANY_FORMS and (is_known or reports):
        fields["author"] = (Name(literal=f"{family} {form}"),)


_ORDER = (
    "author editor translator title reviewed-title genre container-title collection-title volume "
    "issue page edition number publisher publisher-place issued accessed DOI ISBN ISSN PMID PMCID "
    "URL language locator note"
).split()


def _ordered(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: fields[name]
        for name in sorted(fields, key=lambda name: _ORDER.index(name) if name in _ORDER else 99)
    }


# --- the type -----------------------------------------------------------------

#: CSL type → the words for sorts of documents that make it
_TYPES_BY_GENRE: Mapping[str, str] = {
    "report": "report|working paper|policy brief|policy paper|white paper|annual report|audit|"
    "quarterly report|special report|situation report|briefing|memo|memorandum|study|survey|poll|"
    "brief|quarterly|rapport|bericht|informe",
    "hearing": "testimony|prepared testimony|hearing|statement",
    "legislation": "resolution|presidential statement",
    "thesis": "thesis|dissertation|phd thesis|phd diss|phd diss.|doctoral dissertation",
    "interview": "interview|entretien|entrevista",
    "speech": "speech|remarks",
    "post-weblog": "blog post|live blog",
    "post": "tweet",
    "broadcast": "podcast",
    "motion_picture": "video",
    "map": "map",
    "dataset": "data set|dataset",
    "figure": "photo|infographic",
    "review-book": "book review",
}
_GENRE_TYPES: Mapping[str, str] = {
    genre: csl_type for csl_type, genres in _TYPES_BY_GENRE.items() for genre in genres.split("|")
}
#: Words for a sort of work that leave no doubt → its type
_SURE_GENRES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (regex(rf"(?:{words})", re.IGNORECASE), csl_type)
    for words, csl_type in (
        (
            r"ph\.? ?d|d\.? ?phil|dissertation|diss\b|thesis|thèse|tesis|tese\b|tesi\b|mémoire de"
            r"|master ?arbeit|bachelor ?arbeit|doktor ?arbeit|dissertação|trabajo de grado",
            "thesis",
        ),
        (r"tweet|tuit|facebook post|instagram post", "post"),
        (
            # a film review is none
            r"(?:documentary |feature )?film(?: documentaire)?\Z|documentary\Z|motion picture\Z",
            "motion_picture",
        ),
        (r"data ?set", "dataset"),
        (r"(?:[a-z.]{1,5} )?patent\b|patentschrift|schutzrecht|brevet\b|patente\b", "patent"),
        (r"interview\b|entrevista\b|entretien\b", "interview"),
    )
)
#: Collections that hold one sort of document → its type
_SURE_OUTLETS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (regex(words), csl_type)
    for words, csl_type in (
        (r"Fed(?:\.|eral) ?Reg|C\. ?F\. ?R\b|CFR\Z", "regulation"),
        (r"U\. ?N\. ?T\. ?S\b|UNTS\Z|L\. ?N\. ?T\. ?S\b|T\. ?I\. ?A\. ?S\b", "treaty"),
    )
)
#: Types between which the outlet decides, if the gazetteer knows it
_PERIODICAL = frozenset(
    "article-newspaper article-magazine article-journal post-weblog webpage document".split()
)


#: Types that say little beside sure evidence
_UNSURE = frozenset("report document book webpage".split())
#: Types that author, title and year alone do not tell: styles say more of them, “[Data set]”, or
#: print a title as a part of what is not named
_EVIDENT = frozenset(
    "article-magazine article-newspaper broadcast dataset entry-dictionary entry-encyclopedia"
    " figure graphic map motion_picture"
    " musical_score post post-weblog review software song".split()
)
_BARE = frozenset("author title issued language".split())
_OF_STATES = frozenset(["legislation", "report", "document"])
_PARTIES = regex(r"[^\W\d_a-z].{0,150}\s(?:v|vs|c)(?:\.|/)?\s[^\W\d_a-z]")
_LAW_REVIEW = regex(r"\bL(?:aw)?\.? Rev\b|\bL\.? ?J\b|\bLaw J")
_BILL = regex(r"(?:Bill\s(?:No\.?\s)?|H\.\s?R\.\s|S\.\s|H\.R\.\s?)[A-Z]?-?\d")
_INTERVIEW = regex(
    r"(?:interview(?:ed)? (?:with|by)|entrevista (?:a|con|com|concedida)|entretien avec"
    r"|interview mit|gespräch mit|intervista (?:a|con))\b",
    re.IGNORECASE,
)
_GENRE_OF_REPORTS = regex(
    r"(?:working|discussion|research|policy|staff) paper\b|report\b", re.IGNORECASE
)


def _is_case(title: str, fields: Mapping[str, Any]) -> bool:
    """Tell a case: its parties, and where it is reported or who decided it."""
    cited = fields.keys() & {"authority", "volume", "number"} or (
        "page" in fields and "container-title" in fields
    )
    return bool(cited) and _PARTIES.match(title) is not None


def _is_day(fields: Mapping[str, Any]) -> bool:
    issued = fields.get("issued")
    return isinstance(issued, Date) and len(issued.start) > 1


def _overruled(kind: str, fields: Mapping[str, Any]) -> str:
    """Let sure evidence overrule the type that was read: a sort of work, a known outlet."""
    genre, outlet = str(fields.get("genre", "")), str(fields.get("container-title", ""))
    for said, sure in ((genre, _SURE_GENRES), (outlet, _SURE_OUTLETS)):
        for pattern, csl_type in sure:
            if pattern.match(said):
                return csl_type
    if kind in _EVIDENT and "author" in fields and fields.keys() <= _BARE and not _is_day(fields):
        return _type(fields)
    title = str(fields.get("title", ""))
    if kind in _UNSURE and "author" not in fields and _is_case(title, fields):
        return "legal_case"
    is_unsure = kind in _UNSURE or (kind == "legal_case" and "author" in fields)
    if is_unsure and _LAW_REVIEW.search(outlet):
        return "article-journal"
    if kind in _OF_STATES and _BILL.match(str(fields.get("number", ""))):
        return "bill"
    if kind in ("book", "document", "webpage"):
        if _GENRE_TYPES.get(genre.casefold()) == "speech":
            return "speech"
        if _INTERVIEW.match(title) and "publisher" not in fields:
            return "interview"
    if kind == "patent" and _GENRE_OF_REPORTS.search(genre):
        return "report"
    if "director" in fields and kind in ("book", "software", "webpage", "article-journal"):
        return "motion_picture"
    if kind == "article-journal" and {"volume", "page"} <= fields.keys() and not _is_day(fields):
        return kind  # cited as scholars do: styles print no volume and pages of magazines
    if kind in _PERIODICAL or "reviewed-title" in fields:
        named = gazetteer.lookup(outlet)
        types = {entry.type for entry in named if entry.kind == "outlet"}
        if len(types) == 1:
            return types.pop()
    if "reviewed-title" in fields and "container-title" in fields:
        return "post-weblog"
    return kind


_REPORT = re.compile(
    r"\breport\b|\bassessment\b|\breview of\b|\baudit\b|\bstrategy\b", re.IGNORECASE
)
_ACT = re.compile(r"\bAct of (?:1[789]|20)\d\d|\bResolution \d{2,4}\b|\bLaw No\b", re.IGNORECASE)
_PHOTO = re.compile(r"\b(?:images?|photos?|photograph)\b", re.IGNORECASE)


def _type(fields: Mapping[str, Any]) -> str:
    """Decide the CSL type from all that was found."""
    number = str(fields.get("number", ""))
    title = str(fields.get("title", ""))
    genre = str(fields.get("genre", "")).lower()
    if "reviewed-title" in fields:
        return "post-weblog" if "container-title" in fields else "review"
    if (
        number.startswith("Pub")
        or _ACT.match(title)
        or "/RES/" in number
        or (_ACT.search(title) and not fields.get("author"))
    ):
        return "legislation"
    if re.search(r"GAO-[\d-]+T$|/PV\.", number):
        return "hearing"
    if re.search(r"\sv\.?\s", title) and fields.keys() & {"volume", "page"}:
        return "legal_case"
    if genre in _GENRE_TYPES and not (
        "container-title" in fields and genre in ("report", "analysis")
    ):
        return _GENRE_TYPES[genre]
    if re.search(r"\binterview with\b", title, re.IGNORECASE) and "volume" not in fields:
        return "interview"
    if number.startswith("arXiv"):
        return "article"
    if (
        fields.keys() & {"volume", "issue", "page", "PMID", "PMCID", "ISSN"}
        and "publisher" not in fields
    ):
        return "article-journal"
    if fields.get("container-title") in (
        "Twitter",
        "X",
        "Facebook",
        "Instagram",
        "Mastodon",
        "Telegram",
    ):
        return "post"
    if "container-title" in fields:
        return _type_of_container(fields)
    return _type_without_container(fields, title, number)


def _type_of_container(fields: Mapping[str, Any]) -> str:
    container = str(fields["container-title"])
    entries = [entry for entry in gazetteer.lookup(container) if entry.kind == "outlet"]
    if fields.keys() & {"publisher", "ISBN"} and not entries:
        return "chapter"
    if (
        "title" not in fields
        and "author" not in fields
        and "issued" not in fields
        and (_PHOTO.search(container) or "URL" not in fields)
    ):
        return "figure" if _PHOTO.search(container) else "article-newspaper"
    if entries and entries[0].type:
        return entries[0].type
    if re.search(
        r"\b(?:journal|quarterly|review|proceedings|annals|studies)\b", container, re.IGNORECASE
    ):
        return "article-journal"
    return (
        "article-magazine"
        if re.search(r"magazine", container, re.IGNORECASE)
        else "article-newspaper"
    )


def _type_without_container(fields: Mapping[str, Any], title: str, number: str) -> str:
    authors = fields.get("author", ())
    corporate = bool(authors) and all(name.literal for name in authors)
    issued = fields.get("issued")
    day = isinstance(issued, Date) and len(issued.start) == 3
    if "publisher" in fields or "ISBN" in fields or "edition" in fields:
        return "book"
    if corporate:
        return _type_of_corporate(authors[0].literal, fields, title, number)
    if number or _REPORT.match(title) or (title.startswith("Report") and not authors):
        return "report"
    if "DOI" in fields:
        return "article-journal"
    if authors and "title" in fields:
        return "webpage" if "URL" in fields or day else "book"
    if "URL" in fields:
        return "webpage"
    return (
        "article-newspaper"
        if isinstance(fields.get("issued"), Date) and len(fields["issued"].start) == 3 and title
        else "document"
    )


def _type_of_corporate(literal: str, fields: Mapping[str, Any], title: str, number: str) -> str:
    if number or _REPORT.search(title):
        return "report"
    if "URL" not in fields:
        return "report"
    entries = [entry for entry in gazetteer.lookup(literal) if entry.kind == "institution"]
    if "issued" in fields and entries and entries[0].subtype in ("igo", "think-tank"):
        return "report"
    return "webpage"


# --- keys ---------------------------------------------------------------------


def key(fields: Mapping[str, Any], taken: dict[str, int]) -> str:
    """Make an id from author, year and title that `taken` does not hold yet; add it.

    `taken`: id → how many were asked for by its words, so that none is tried twice.

    >>> key({"author": (Name(family="Ricks"),), "title": "Fiasco"}, {})
    'ricks-fiasco'
    """
    authors = fields.get("author", ())
    first = (authors[0].family or authors[0].literal or "") if authors else ""
    first = first or str(fields.get("container-title", ""))
    issued = fields.get("issued")
    year = str(issued.start[0]) if isinstance(issued, Date) and issued.start else ""
    words = str(fields.get("title", "")).split()
    found = (word for written in words if len(word := _ascii(written)) > 3)
    word = next(found, _ascii(words[0]) if words else "")
    parts = [*[_ascii(part) for part in first.split()[:4]], year, word]
    stem = "-".join(part for part in parts if part) or "reference"
    name, count = stem, taken.get(stem, 0)
    while name in taken:
        count += 1
        name = f"{stem}-{count}"
    taken[stem] = max(count, 1)
    taken.setdefault(name, 1)
    return name


def _ascii(word: str) -> str:
    folded = word.lower() if word.isascii() else unicodedata.normalize("NFKD", word.casefold())
    return folded if folded.isalnum() and folded.isascii() else _NO_KEY.sub("", folded)


_NO_KEY = re.compile("[^a-z0-9]+")
