"""Who wrote a page, told by what a reader reads: "By Jane Doe", a name beside the date.

Only what stands about the heading counts, and what has a label. Where no word says what a name
is there for, the first name has to be a known one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citekit import dates
from citekit.names import PARTICLES
from citekit.patterns import regex
from citekit.providers.webpages.bylines import AFTER, BEFORE, ROLE, is_body
from citekit.providers.webpages.hypertext import Line
from citekit.providers.webpages.signals import Signal
from citekit.references import people

__all__ = ["statements"]

#: Lines after the heading, and before it, where authors are named; where names stand alone.
_AFTER, _BEFORE, _BESIDE = 15, 3, 6
#: Characters of a line that is a byline, that has a date in it, that is prose.
_BYLINE, _DATED, _PROSE = 200, 120, 120


def statements(lines: Sequence[Line]) -> Iterator[Signal]:
    """Yield texts that name authors, the likeliest of each source first.

    Sources are ``byline`` (a word says so), ``line`` (a name beside the date) and ``text`` (a
    name below the work).
    """
    headings = [at for at, line in enumerate(lines) if line.heading]
    if not headings:
        return
    first, last = headings[0], headings[-1]
    after = range(last + 1, min(last + 1 + _AFTER, len(lines)))
    around = [*after, *range(first - 1, max(first - 1 - _BEFORE, -1), -1)]
    for at in around:
        yield from _bylines(lines[at].text, _following(lines, at))
    for at in around:
        if abs(at - last) <= _BESIDE:
            yield from (Signal("line", "author", name) for name in _beside_date(lines, at))
    for at, line in enumerate(lines):
        yield from _labelled(line.text, _following(lines, at))
    yield from (Signal("text", "author", name) for name in _below(lines[last + 1 :]))


def _following(lines: Sequence[Line], at: int) -> str:
    return lines[at + 1].text if at + 1 < len(lines) else ""


# --- bylines ------------------------------------------------------------------------

#: A line that says no more than that a name follows.
_BY_ALONE = regex(
    r"(?:author(?:\sof\sthe\sarticle)?|autor(?:in)?|(?:[a-z]{3,20}\s)?von|by|text|作者)\s?[:：]?",
    re.IGNORECASE,
)
#: Where in a line with a date a byline may begin: at marks, digits and words of time.
_IN_LINE = regex(
    r"(?:^|[\d|·•–—:/),.-]\s{1,3}|\b(?:uhr|am|pm|[ap]\.m\.|gmt|utc|[ec]s?t|on|in)\s{1,3})"
    r"(?=(?:by|vo[nm]|par|por|door|di|av|af|przez)\s)",
    re.IGNORECASE,
)
_LABEL = regex(
    r"(?:author|autor(?:in)?(?:/autor(?:in)?)?|auteur|autora?|autore|verfasser(?:in)?)s?"
    r"(?:\s?:|\s|$)\s{0,3}",
    re.IGNORECASE,
)
_WORD = regex(r"[^\s,]+|,")
_LINKING = frozenset("and und et y e en og och & , mit with".split()) | PARTICLES
_NOT_IN_NAMES = frozenset(dates.MONTHS) | frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag
    freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche uhr published
    updated posted twitter facebook email lesezeit today redaktion the a der die das le la
    """.split()
)
_ACCOUNT = regex(r"[\w.@-]{2,30}(?=\s*(?:$|[|·•–—(,/]|\s-\s|\s(?:on|am|um|le|el|in|at|vom)\s))")


def _bylines(line: str, following: str) -> Iterator[Signal]:
    if _BY_ALONE.fullmatch(line[:60]):
        line = f"{line} {following}"
    if len(line) > _BYLINE:
        return
    dated = len(line) <= _DATED and bool(dates.find(line))
    for start in _starts(line, dated=dated):
        names = _names_at(line, start) or (_account_at(line, start) if dated else "")
        if names:
            yield Signal("byline", "author", names)
            return


def _starts(line: str, *, dated: bool) -> Iterator[int]:
    """Yield where names may begin: behind a by-word at the beginning, beside a date anywhere."""
    before = BEFORE.match(line)
    if before:
        yield before.end()
    for match in _IN_LINE.finditer(line) if dated else ():
        inside = BEFORE.match(line, match.end())
        if inside:
            yield inside.end()


def _labelled(line: str, following: str) -> Iterator[Signal]:
    """Find names behind a label, wherever it is: "Autorin Jane Doe"."""
    match = _LABEL.match(line) if len(line) <= 80 else None
    if match:
        line, start = (line, match.end()) if match.end() < len(line) else (following[:80], 0)
        names = _names_at(line, start)
        if people.likeness(names) >= 2:
            yield Signal("byline", "author", names)


def _names_at(line: str, start: int) -> str:
    """Give the words from `start` on for as long as they can be names, and nothing else follows."""
    end = start
    count = 0
    for match in _WORD.finditer(line, start):
        word = match[0]
        if word.lower() in _LINKING and count:
            continue
        if not word[:1].isupper() or word.strip(".:;)").lower() in _NOT_IN_NAMES or count > 30:
            break
        count += 1
        end = match.end()
        if word[-1] in ".:;|" and len(word) > 3:
            break
    rest = line[end:]
    ends = not rest.strip(" .:;|,") or AFTER.match(rest) or ROLE.match(rest)
    return line[start:end].rstrip(".:;|") if count > 1 and ends else ""


def _account_at(line: str, start: int) -> str:
    """Give one word that is all that stands between "by" and a mark."""
    match = _ACCOUNT.match(line, start)
    return match[0] if match and not match[0].isdigit() else ""


# --- names alone --------------------------------------------------------------------

_MARKS = regex(r"\s*[|·•–—/,:]\s*|\s-\s|\s{2,}")
_AND = regex(r"\s(?:and|und|et|y|e|&)\s|;")
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 li dt".split())
#: "Jane Doe is a writer in …" below the work.
_ABOUT = regex(
    r"([^\W\d_][\w.’'-]{0,20}(?:\s[^\W\d_a-z][\w.’'-]{0,20}){1,3}),?\s(?:is|was|ist|est|es|è)\s"
    r"(?=.{0,200}\b(?:writers?|authors?|journalist|editor|reporter|professor|fellow|researcher"
    r"|lecturer|columnist|blogger|correspondent|redakteur(?:in)?|autor(?:in|a|e)?|journalistin"
    r"|professor(?:in|a|e)|freier?|auteure?|journaliste|periodista|giornalista|schreibt|arbeitet"
    r"|studiert|works|teaches|lives)\b)"
)


def _beside_date(lines: Sequence[Line], at: int) -> Iterator[str]:
    """Find names that stand alone, in their line or between marks, with the date beside them."""
    line = lines[at].text
    beside = [each.text for each in lines[max(at - 1, 0) : at + 2] if len(each.text) <= _DATED]
    if len(line) > _DATED or not any(map(dates.find, beside)):
        return
    rest = _without_dates(line)
    many = [piece.strip() for piece in _AND.sub(",", rest.strip(" |")).split(",")]
    if 1 < len(many) <= 30 and all(map(_is_like_person, many)) and any(map(_is_person, many)):
        yield ", ".join(many)
    yield from filter(_is_person, map(str.strip, _MARKS.split(rest)))


def _below(lines: Sequence[Line]) -> Iterator[str]:
    """Find who is named below the work: a name that stands alone there, or what its bearer is."""
    texts = [line.text for line in lines]
    for before, line, after in zip(texts, lines[1:], [*texts[2:], ""], strict=False):
        name = line.text.strip("()– ")
        ends = len(before) > _PROSE >= len(after) and line.element.tag not in _HEADINGS
        if ends and _is_person(name):
            yield name
    for text in reversed(texts[-40:]):
        about = _ABOUT.match(text) if len(text) <= 600 else None
        if about and _is_person(about[1]):
            yield about[1]


def _is_person(text: str) -> bool:
    """Tell the name of a person and nothing else; the first name is a known one."""
    given = text.partition(" ")[0].lower()
    sure, weak = people.given_names()
    known = sure | weak
    return (given in known or given.partition("-")[0] in known) and _is_like_person(text)


def _is_like_person(text: str) -> bool:
    return 2 <= len(text.split()) <= 4 and people.likeness(text) >= 2 and not is_body(text)


def _without_dates(line: str) -> str:
    for found in reversed(dates.find(line)):
        line = f"{line[: found.start]} | {line[found.end :]}"
    return line
