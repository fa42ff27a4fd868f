"""Titles that were taken for something else: for a name, a place, a year, an outlet.

A title can be any words. One of a single word between a name and a place (“Roe, Ann, Zebras, New
York”) or of a year (“Orwell, 1984”) looks like its neighbours; that nothing else is a title
tells it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from citekit.patterns import regex
from citekit.references.edges import beginning, covering, is_quoted, piece
from citekit.references.labelling import PERSONS, RULED, Labelled
from citekit.references.people import KNOWN_GIVEN, is_given_name, likeness

__all__ = ["titled"]


def titled(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Give a reference the title that was taken for something else."""
    spans = _behind_colon(text, _by(text, spans))
    if any(span.label == "title" for span in spans):
        return _with_year(text, spans)
    for rule in _RULES:
        found = rule(text, spans)
        if found is not None:
            return found
    return spans


# --- “by” -------------------------------------------------------------------------

_PART = r"(?:[^\W\d_a-z][\w’'-]{0,24}|[^\W\d_]\.|de[A-Z]\w{1,20})"
_FULL = rf"{_PART}(?:\s(?:(?:de[rl]?|v[ao]n|la|le|ibn|al|bin)\s)?{_PART}){{1,3}}"
#: “Ghost Wars, by Steve Coll and Ann Roe (2004)”
_BY = regex(
    rf"(?P<title>[^.“”\"«»()]{{2,150}}?),?\s(?:by|par)\s"
    rf"(?P<names>{_FULL}(?:(?:,\s|,?\s(?:and|&|et)\s){_FULL}){{0,4}})(?=\s?[(,.;:]|\s*\Z)"
)
#: What is done by somebody who need not be the author: “Interview by”, “translated by”
_DONE = regex(
    r"(?:\w+ed|told|inter\w+|re-?views?|photo\w*|illustrations?|foreword|afterword|preface"
    r"|introduction|drawings?|music|lyrics|film|video|report|talk|lecture|keynote|speech)\Z",
    re.IGNORECASE,
)


def _by(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take what stands before “by” and a name for the title: “Black Flags by Joby Warrick”."""
    found = _BY.match(text)
    if found is None or not spans or _DONE.search(found["title"].split()[-1]):
        return spans
    end, title_end = found.end("names"), found.end("title")
    inner = [one for one in spans if one.start < end]
    if not inner or inner[-1].end > end or not _OF_WORKS.issuperset(one.label for one in inner):
        return spans
    if [(one.label, one.end) for one in inner] == [("title", title_end), ("author", end)]:
        return spans
    writers = [one for one in inner if one.label == "author" and one.end <= title_end]
    if any(likeness(text[one.start : one.end]) >= KNOWN_GIVEN for one in writers):
        return spans  # Ann Roe, Poems by Emily Dickinson
    is_name = is_given_name(found["names"].split()[0]) or likeness(found["names"]) >= KNOWN_GIVEN
    if not is_name and not any(one.end == title_end for one in writers):
        return spans  # Death by Black Hole
    title = piece(text, "title", 0, title_end, "before “by” and a name")
    names = piece(text, "author", *found.span("names"), "behind “by”")
    return [title, names, *spans[len(inner) :]]


_OF_WORKS = frozenset(["author", "title", "container-title", "separator", "note"])


# --- names ------------------------------------------------------------------------

_WORD = r"[^\W\d_a-z][\w’'-]{0,24}"
_GIVEN = rf"(?:{_WORD}|[^\W\d_]\.)(?:\s(?:{_WORD}\.?|[^\W\d_]\.)){{0,2}}"
_FAMILY = rf"(?:[a-z]{{1,4}}\s){{0,2}}{_WORD}(?:\s{_WORD})?"
_INVERTED = rf"{_FAMILY},\s(?P<given>{_GIVEN})"
#: “Roe, Ann, Zebras”: one word too many for names that stand with their given names
_ODD = regex(rf"(?:{_FAMILY},\s{_GIVEN},\s){{0,5}}{_INVERTED},\s(?P<title>{_WORD})\Z")


def _behind_names(text: str, spans: Sequence[Labelled]) -> list[Labelled] | None:
    """Take a lone word behind names for the title: “Roe, Ann, Zebras, New York”."""
    for at, (names, after) in enumerate(pairwise(spans)):
        if names.label != "author" or after.label not in _IMPRINT:
            continue
        odd = _ODD.match(text, names.start, names.end)
        if odd is None or is_given_name(odd["title"]) or odd["title"].isupper():
            return None
        if not ("." in odd["given"] or is_given_name(odd["given"].split()[0])):
            return None
        author = covering(text, names, names.start, odd.end("given"))
        title = piece(text, "title", *odd.span("title"), "a word too many among names")
        return [*spans[:at], author, title, *spans[at + 1 :]]
    return None


_IMPRINT = frozenset(["publisher-place", "publisher", "issued"])

#: “Radkau, Joachim: Max Weber”: who wrote, and about whom
_WRITTEN_BY = regex(rf"(?P<names>{_INVERTED}):\s(?=\S)")


def _behind_colon(text: str, spans: list[Labelled]) -> list[Labelled]:
    """End names at their colon: what stands behind it is the title, or its beginning."""
    at = next((at for at, one in enumerate(spans) if one.label in ("author", "title")), -1)
    if at < 0 or is_quoted(text, spans[at]):
        return spans
    span, after = spans[at], spans[at + 1] if at + 1 < len(spans) else None
    found = _WRITTEN_BY.match(text, span.start, span.end)
    if found is None or not is_given_name(found["given"].split()[0]):
        return spans
    names = piece(text, "author", *found.span("names"), "names before a colon")
    if span.label == "title":
        if any(one.label in PERSONS for one in spans):
            return spans
        return [*spans[:at], names, *beginning(text, span, found.end()), *spans[at + 1 :]]
    if "," in text[found.end() : span.end]:
        return spans  # Roe, Ann: Poe, Eva
    end = span.end
    rest = spans[at + 1 :]
    if after is not None and after.label == "title" and text[end : after.start] in (". ", ": "):
        end, rest = after.end, rest[1:]
    title = piece(text, "title", found.end(), end, "behind a colon")
    return [*spans[:at], names, title, *rest]


#: An article that no name begins with, and a name behind it: “Das Kapital, Karl Marx”
_ARTICLE_FIRST = regex(
    rf"(?P<title>(?:Das|Der|Die|The|Les|Los|Las|Il|Gli)(?:\s[\w’'-]{{1,24}}){{1,5}}),\s"
    rf"(?P<name>{_WORD}(?:\s(?:{_WORD}|[A-Z]\.)){{1,2}})\Z"
)


def _before_name(text: str, spans: Sequence[Labelled]) -> list[Labelled] | None:
    """Take what begins with an article for the title: “Der Zauberberg, Thomas Mann, 1924”."""
    for at, names in enumerate(spans):
        if names.label != "author":
            continue
        after = spans[at + 1] if at + 1 < len(spans) else None
        is_torn = after is not None and after.label in ("container-title", "publisher")
        end = after.end if after is not None and is_torn else names.end
        found = _ARTICLE_FIRST.match(text, names.start, end)
        if found is None or likeness(found["name"]) < KNOWN_GIVEN:
            return None
        title = piece(text, "title", *found.span("title"), "an article, and a name behind it")
        author = piece(text, "author", *found.span("name"), "a name behind the title")
        return [*spans[:at], title, author, *spans[at + 1 + is_torn :]]
    return None


# --- places and outlets -------------------------------------------------------------

_OPENED = regex(r"(?P<title>[^\W_][^()\[\]]{0,120}?)\s?\((?P<place>[^()\[\]]{2,60})\Z")


def _before_bracket(text: str, spans: Sequence[Labelled]) -> list[Labelled] | None:
    """Take what stands before the bracket of a place for the title: “Leningrad (London: Roe”."""
    for at, span in enumerate(spans):
        if span.label not in ("publisher-place", "publisher"):
            continue
        opened = _OPENED.match(text, span.start, span.end)
        if opened is None or ")" not in text[span.end :]:
            return None
        title = piece(text, "title", *opened.span("title"), "before the bracket of a place")
        place = covering(text, span, *opened.span("place"))
        return [*spans[:at], title, place, *spans[at + 1 :]]
    return None


#: “ (Hrsg.): ”, “ (eds.), ”
_ROLE_BETWEEN = regex(
    r"[\s,]{0,2}[([]?(?:eds?|hrsgg?|hgg?|dirs?|éds?|coords?|orgs?|cur|a cura di|red|comps?)\.?"
    r"[)\]]?[:,.]\s",
    re.IGNORECASE,
)
_OF_BOOKS = frozenset(["publisher-place", "publisher"])
_OF_SERIALS = frozenset(["volume", "issue", "page", "ISSN", "DOI", "container-title"])


def _of_editors(text: str, spans: Sequence[Labelled]) -> list[Labelled] | None:
    """Take an outlet right behind the editors of a book for its title: “Roe (Hrsg.): Seen”."""
    labels = [span.label for span in spans]
    if "author" in labels or not (_OF_SERIALS - {"container-title"}).isdisjoint(labels):
        return None
    for at, (names, outlet) in enumerate(pairwise(spans)):
        if (names.label, outlet.label) == ("editor", "container-title"):
            if not _ROLE_BETWEEN.fullmatch(text, names.end, outlet.start):
                return None
            title = outlet._replace(label="title", reason="behind editors", likelihood=RULED)
            return [*spans[: at + 1], title, *spans[at + 2 :]]
    return None


# --- years ------------------------------------------------------------------------

_YEAR = regex(r"1\d{3}|20\d\d")


def _years(text: str, spans: Sequence[Labelled]) -> tuple[int, int] | None:
    """Find two years of which one may be a title: a bare one behind the author is the first."""
    years = [at for at, span in enumerate(spans) if span.label == "issued"]
    if len(years) != 2 or not all(
        _YEAR.fullmatch(text, spans[at].start, spans[at].end) for at in years
    ):
        return None
    return years[0], years[1]


def _is_bare(text: str, span: Labelled) -> bool:
    return text[span.start - 1 : span.start] not in "(["


def _of_year(text: str, spans: Sequence[Labelled]) -> list[Labelled] | None:
    """Take one of two years for the title: “George Orwell, 1984 (London: Secker, 1949)”."""
    years = _years(text, spans)
    labels = {span.label for span in spans}
    if years is None or labels.isdisjoint(_OF_BOOKS) or labels & _OF_SERIALS:
        return None
    at = years[0] if _is_bare(text, spans[years[0]]) else years[1]
    if not at or spans[at - 1].label not in ("author", "issued") or not _is_bare(text, spans[at]):
        return None
    span = spans[at]
    title = piece(text, "title", span.start, span.end, "a year, where another is that of the work")
    return [*spans[:at], title, *spans[at + 1 :]]


def _with_year(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Give a title the year that it begins with: “1940, l’année noire, …, 2010”."""
    years = _years(text, spans)
    if years is None or years[0] == 0 or years[0] + 1 >= len(spans):
        return spans
    author, year, title = spans[years[0] - 1 : years[0] + 2]
    if author.label != "author" or title.label != "title" or not _is_bare(text, year):
        return spans
    opens = text[author.end : year.start].strip() == ":"  # Illies, Florian: 1913. Der Sommer
    between = text[year.end : title.start]
    if between not in (", ", ". ") or not (opens or text[title.start].islower()):
        return spans
    whole = covering(text, title, year.start, title.end)
    return [*spans[: years[0]], whole, *spans[years[0] + 2 :]]


_Rule = Callable[[str, Sequence[Labelled]], "list[Labelled] | None"]
_RULES: tuple[_Rule, ...] = (_before_name, _behind_names, _of_year, _before_bracket, _of_editors)
