"""Bibliographies whose lines were broken at a width: by indents, or by how entries begin.

A list of works, by author or number, is set in paragraphs, often with a hanging
indent. Copied out of a page, its lines are all that is left. If nothing is sure,
`grouped` says nothing, and `grouping` weighs what the lines look like.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Sequence

from citekit.patterns import regex
from citekit.references import people
from citekit.references.grouping import Line

__all__ = ["begins", "grouped", "is_open"]

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я]"
_PARTICLE = (
    r"(?:(?:Ó|[Dd]el?|[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]i|[Dd]a|[Dd]u|[Ll]a|[Ll]e|al|[Tt]er|zu)[\s-])"
)
_NAME = rf"{_CAPITAL}[\w’'‐-]{{1,30}}"
_FAMILY = rf"{_PARTICLE}{{0,3}}(?:[a-z]’)?{_NAME}(?:[\s-]{_NAME}){{0,2}}"
_INITIALS = rf"{_CAPITAL}[a-z]?\.(?:[\s-]?{_CAPITAL}[a-z]?\.){{0,4}}"
#: How sure each is to begin an entry.
_LEADS: tuple[tuple[re.Pattern[str], float], ...] = (
    (regex(r"[-–—_]{2,8}[.,\s]|(?:Ders|Dies)\.[,:]|Idem[,.]"), 3.0),
    # Smith, J. – Smith J, – SMITH JA. – Smith, John, – Smith, John Q. and
    (regex(rf"{_FAMILY},\s{_INITIALS}"), 2.0),
    (regex(rf"{_FAMILY}\s{_CAPITAL}{{1,3}}(?:[,.:;]|\s\(|\s[12]\d{{3}})"), 2.0),
    (
        regex(
            rf"{_FAMILY},\s{_CAPITAL}[\w’'-]{{1,20}}(?:\s{_CAPITAL}(?:\.|[\w’'-]{{1,20}})){{0,2}}"
            rf"(?:[,.:;]|\s?/|\s(?:and|und|et|y|e|&|\())"
        ),
        2.0,
    ),
    # World Health Organization. (2010)
    (regex(rf"{_CAPITAL}[^.()“”\"\d]{{2,80}}[.,]?\s\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.,:]"), 1.5),
    # J. Smith, – J. A. Smith and
    (regex(rf"{_INITIALS}\s{_FAMILY}(?:,|:|\s(?:and|und|et|&)\s)"), 1.5),
    # World Health Organization. Title – less sure: so may a line of an outlet begin
    (
        regex(
            rf"{_CAPITAL}[\w’-]+(?:\s(?:of|for|and|the|und|für|de|des|du|{_CAPITAL}[\w’-]+)){{1,7}}"
            rf"(?:\.|\s\(\w{{2,5}}\.\):)\s{_CAPITAL}"
        ),
        0.5,
    ),
    (regex(r"[“\"«„‘]"), 0.3),
)
#: Elena Bassi, – Elena M. Bassi:
_GIVEN_FIRST = regex(rf"{_NAME}(?:\s(?:{_INITIALS}|{_NAME})){{1,2}}(?=[,:]|\s(?:and|und|et|e|-)\s)")
_GOES_ON = regex(r"[a-z\d(,;:.)&/–—-]")
_MONTH = regex(r"(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s[12]\d{3}")
_SURE = 1.5
_NONE = -4.0


def _lead(text: str, line: Line) -> float:
    """Weigh how much a line looks like the beginning of an entry."""
    content = text[line.start : min(line.end, line.start + 160)]
    if _MONTH.match(content):
        return _NONE
    for pattern, weight in _LEADS:
        if pattern.match(content):
            return weight
    given = _GIVEN_FIRST.match(content)
    if given and people.likeness(given[0]) >= 2:
        return _SURE
    return _NONE if _GOES_ON.match(content) else -0.8


def begins(text: str, line: Line) -> bool:
    """Tell a line that begins as the entries of a bibliography do: with a name.

    >>> begins("Roe, A., 2001. Lakes.", Line(0, 21, False, "", False))
    True
    """
    return _lead(text, line) >= _SURE


def grouped(text: str, lines: Sequence[Line]) -> list[list[Line]]:
    r"""Group the lines of a bibliography by entries; empty if it is not sure to be one.

    >>> text = "Roe, A. (2001). The lake and\nland.\nSmith, J. (2002). Sea and sand and\nmore."
    >>> starts = [0, 29, 35, 70, len(text) + 1]
    >>> lines = [Line(a, b - 1, False, "", False) for a, b in zip(starts, starts[1:])]
    >>> [len(group) for group in grouped(text, lines)]
    [2, 2]
    """
    if len(lines) < 4 or any(line.item for line in lines):
        return []
    section = _Section(text, lines)
    starts = _by_indent(section) or _by_blanks(section) or _by_leads(section)
    return (
        [list(lines[a:b]) for a, b in itertools.pairwise([*starts, len(lines)])] if starts else []
    )


class _Section:
    """The lines of a section, and what each of them looks like."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.contents = [text[line.start : line.end] for line in lines]
        self.leads = [_lead(text, line) for line in lines]
        #: of each line, whether its first word had no room in the line before
        self.full = [False, *_full(lines, self.contents)]
        #: of each line, whether it goes on from the line before, by all that can be seen
        self.going = [
            bool(_OPEN.search(before)) or (full and (lead <= _NONE or not _ENDED.search(before)))
            for full, before, lead in zip(
                self.full, ["", *self.contents[:-1]], self.leads, strict=True
            )
        ]

    def are_broken(self, places: Sequence[int]) -> bool:
        """Tell lines that were broken off the lines before from lines of their own."""
        return sum(self.going[index] for index in places) >= 0.6 * len(places)


def _full(lines: Sequence[Line], contents: Sequence[str]) -> list[bool]:
    lengths = [line.indent + len(content) for line, content in zip(lines, contents, strict=True)]
    known = sorted(
        length for length, content in zip(lengths, contents, strict=True) if "http" not in content
    )
    width = known[int(0.9 * len(known))] if known else 0
    return [
        length + 1 + len(after.partition(" ")[0]) > 0.9 * width
        for length, after in zip(lengths, contents[1:], strict=False)
    ]


# --- indents and blank lines --------------------------------------------------------


def _by_indent(section: _Section) -> list[int]:
    """Find the lines that begin entries with a hanging indent, or one of the first line."""
    indents, leads = [line.indent for line in section.lines], section.leads
    least = min(indents)
    flush = [index for index, indent in enumerate(indents) if indent < least + 2]
    deep = [index for index, indent in enumerate(indents) if indent >= least + 2]
    if len(flush) < 2 or len(deep) < 2:
        return []
    for starts, others in ((flush, deep), (deep, flush)):
        sure = sum(leads[index] >= _SURE for index in starts)
        wrong = sum(leads[index] >= _SURE for index in others)
        going = sum(leads[index] <= _NONE for index in starts)
        if starts[0] != 0 or len(others) < 0.25 * len(indents) or going > 0.2 * len(starts):
            continue
        named = sure >= 0.5 * len(starts) and wrong <= 0.25 * len(others)
        if named or (section.are_broken(others) and wrong <= 0.4 * len(others)):
            return starts
    return []


def _by_blanks(section: _Section) -> list[int]:
    """Find the paragraphs of a section that was broken at a width; a page may end in one."""
    lines, leads, contents = section.lines, section.leads, section.contents
    starts = [
        index
        for index, line in enumerate(lines)
        if not index
        or line.blank_before
        or (line.torn and leads[index] >= _SURE and _ENDED.search(contents[index - 1]))
    ]
    others = sorted(set(range(len(lines))).difference(starts))
    longer = sum(after - before > 1 for before, after in itertools.pairwise([*starts, len(lines)]))
    going = sum(leads[index] <= _NONE for index in starts)
    if len(starts) < 3 or longer < 0.4 * len(starts) or going > 0.2 * len(starts):
        return []
    wrong = sum(leads[index] >= _SURE and not section.going[index] for index in others)
    return starts if section.are_broken(others) and wrong <= 0.2 * len(starts) else []


# --- how entries begin ------------------------------------------------------------

_ENDED = regex(r"(?:[.)\]”\"’?!]|\d|https?://\S{1,500}|10\.\d{4}\S{1,200})$")
_OPEN = regex(
    r"(?:[,:;&(\[/–—-]|\((?:[Ee]ds?|Hrsg|Hg)\.?\)|\b(?:and|und|et|y|in|In|of|the|for|a|an|on|to|with|by|de|la|le|der|die|das|"
    r"von|zu|vol\.|Vol\.|no\.|No\.|pp\.|(?<!\d\s)p\.|S\.|eds?\.|Eds?\.|doi|Proc\.|[A-Z]\.))$"
)


def is_open(content: str) -> bool:
    """Tell a line that cannot be the last of an entry.

    >>> is_open("The lake and the"), is_open("The lake and the land.")
    (True, False)
    """
    return _OPEN.search(content) is not None


_YEAR = regex(
    r"\b(?:1[4-9]|20)\d\d[a-z]?\b|\b(?:n\.\s?d|o\.\s?J|s\.\s?d)\.|in press|forthcoming|[Ii]m Druck"
)
_AUTHOR_YEAR = regex(r"\((?:1[4-9]|20)\d\d[a-z]?\)[.:,]?")
_MOST_LINES = 14
#: The share of entries that begin with a name in a list of authors.
_MOST_SURE = 0.75


def _by_leads(section: _Section) -> list[int]:
    """Find the lines that begin the entries of a bibliography that was broken at a width."""
    lines, leads, contents = section.lines, section.leads, section.contents
    others = [index for index, lead in enumerate(leads) if index and lead < _SURE]
    if len(lines) - len(others) < 2 or len(others) < 0.25 * len(lines):
        return []
    if not section.are_broken(others):
        return []
    weights = _weights(section)
    keys = [_key(content) for content in contents]
    sure = [index for index, lead in enumerate(leads) if lead >= _SURE and weights[index] > 0]
    order = sum(keys[a] <= keys[b] for a, b in itertools.pairwise(sure))
    sorted_ = len(sure) > 3 and order >= 0.75 * (len(sure) - 1)
    dated = _counted(_YEAR, contents)
    by_year = _counted(_AUTHOR_YEAR, contents)

    def worth(first: int, last: int) -> float:
        """Weigh lines `first` up to `last` as one entry."""
        score = weights[first]
        if dated[last] == dated[first]:
            score -= 2.5
        score -= 1.5 * max(0, by_year[last] - by_year[first] - 1)
        if sorted_ and last < len(lines):
            score += 0.7 if keys[first] <= keys[last] else -1.5
        return score

    starts = _best(len(lines), worth)
    named = sum(leads[start] >= _SURE for start in starts)
    if named < 0.5 * len(starts):
        return []
    if named >= _MOST_SURE * len(starts):
        # In a list of authors, what is no name rarely begins an entry.
        weights = [
            weight - 1.5 if lead < 0 else weight
            for weight, lead in zip(weights, leads, strict=True)
        ]
        starts = _best(len(lines), worth)
    return starts


def _best(count: int, worth: Callable[[int, int], float]) -> list[int]:
    """Find the cheapest way to part a row of lines; give where its parts begin."""
    best = [(0.0, 0), *[(-1e9, 0)] * count]
    for last in range(1, count + 1):
        for first in range(max(0, last - _MOST_LINES), last):
            score = best[first][0] + worth(first, last)
            if score > best[last][0]:
                best[last] = (score, first)
    starts, position = [], count
    while position:
        position = best[position][1]
        starts.append(position)
    return starts[::-1]


def _weights(section: _Section) -> list[float]:
    """Weigh for each line that an entry begins with it."""
    blank = sum(line.blank_before for line in section.lines[1:])
    apart = blank >= 0.6 * (sum(lead >= _SURE for lead in section.leads) - 1)
    weights = [0.0]
    for index in range(1, len(section.lines)):
        before, line = section.contents[index - 1], section.lines[index]
        weight = section.leads[index]
        if _OPEN.search(before) and not _YEAR.search(before[-6:]):
            weight -= 4
        else:
            weight += 1 if _ENDED.search(before) else -1.5
        weight += -0.3 if section.full[index] else 1.5
        if line.blank_before:
            weight += 2.5
        elif apart and not line.torn:
            weight -= 3
        weights.append(weight)
    return weights


def _counted(pattern: re.Pattern[str], contents: Sequence[str]) -> list[int]:
    """Count the matches of a pattern before each line."""
    sums = [0]
    for content in contents:
        sums.append(sums[-1] + sum(1 for _ in pattern.finditer(content)))
    return sums


def _key(content: str) -> str:
    """Give the letters by which an entry is sorted: those of its first name."""
    word = re.match(r"[^,.(]{1,40}", content)
    plain = unicodedata.normalize("NFKD", word[0] if word else "")
    return "".join(character for character in plain.casefold() if character.isalpha())
