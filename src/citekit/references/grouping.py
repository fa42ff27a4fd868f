"""Lists without marks: every line is judged, and the cheapest grouping wins.

A line is a date alone, a byline, a whole reference, the beginning of a quotation …
(`judge`); text that was broken at one width, and paragraphs that look like
references, are recognised before the lines are weighed one by one.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from citekit import dates, identifiers
from citekit.patterns import regex
from citekit.references import gazetteer, people, words

__all__ = ["Line", "cut", "grouped", "judge", "seams"]


class Line(NamedTuple):
    """A line of a view, without its marker."""

    start: int
    end: int  #: without trailing white space
    blank_before: bool
    marker: str  #: text of the list marker; the line starts after it
    item: bool  #: an HTML list item or paragraph begins here
    linked: bool = False  #: some of its words are a link
    indent: int = 0  #: blanks before it
    torn: bool = False  #: it begins a page


class _Shape(NamedTuple):
    """What a line looks like, for grouping."""

    date: bool  #: a date and nothing else
    dated: bool  #: holds a date of a month or a day
    byline: bool  #: persons or outlet, as they stand under or over a title
    full: bool  #: holds a title and what belongs to it
    tail: bool  #: goes on from the line before
    ends: bool  #: ends like a reference
    by: bool  #: begins with "By"
    colon: bool  #: ends with a colon
    closes: bool  #: ends with a date, and holds more
    when: bool  #: holds any date
    leads: bool  #: begins with a date, and holds more
    appendix: bool  #: a web address or DOI alone, or the day on which it was looked up
    numbered: bool  #: ends with a number and a full stop
    comma: bool  #: ends with a comma
    bare: bool  #: full, but only by its commas
    imprint: bool  #: holds a place, a publisher, and the year or the end of the line
    addressed: bool  #: holds a web address, a DOI …
    length: int


_IMPRINT = regex(
    r"(?:^|,\s)[A-Z][^\s,:]{1,20}(?:\s[A-Z][^\s,:]{1,20}){0,2}(?:,\s[A-Z]{2})?:"
    r"\s[A-Z][^:“”\"]{2,60}(?:,\s?\d{4}\b|,$)"
)
_BYLINE = regex(r"(?:by|von|par|por)\s+[A-Z]|(?:-{1,2}|[–—])\s?\w", re.IGNORECASE)
_LOOKED_UP = (
    r"(?:Accessed|Retrieved|Updated)\b|Last\s(?:accessed|modified|updated|viewed|visited)|"
    r"(?:Archived|Available)\s(?:at|from|on)"
)
_APPENDIX = regex(
    rf"<?(?:https?://|www\.|doi:\s?|10\.\d{{4}})\S{{1,2000}}|(?:{_LOOKED_UP}).{{0,2000}}"
)
_ADDRESS = regex(r"https?://|\bwww\.|\bdoi\b|\b10\.\d{4}|\barxiv:", re.IGNORECASE)
_TAIL = regex(
    rf"(?!(?:ibid|ebd|ebenda)\b)[a-z(,;:)]|https?://|doi|GAO-|{_LOOKED_UP}|[A-Z]{{3,20}}\s(?:--|–|—)\s|\d{{4}}\.?$|"
    r"(?:19|20)\d\d[,)]|\d{1,4}[–-]\d{1,4}(?![–-]|\d)|10\.\d{4}|p{1,2}\.\s?\d"
)


def judge(text: str, line: Line) -> _Shape:
    """Tell what a line looks like."""
    content = text[line.start : line.end]
    written = dates.find(content)
    only_date = bool(written) and not re.sub(
        r"[\W\d]", "", content[: written[0].start] + content[written[-1].end :]
    )
    quote = re.search(r"[“\"«][^“”\"]{3,}[”\"»]", content)
    parts = re.split(r"\s(?:--|—|–|\||-)\s|,\s|:\s", content)
    identified = bool(identifiers.find(content))
    evident = bool(
        quote
        or identified
        or (written and len(content) > 25)
        or re.search(r"\s(?:--|—|\|)\s", content)
        or (content.startswith("(") and content.endswith(")"))
    )
    full = not only_date and (evident or len(parts) >= 4)
    byline = (
        not only_date
        and not re.search(r"[“”\"]", content)
        and (bool(_BYLINE.match(content)) or _is_byline(_without(content, written)))
    )
    return _Shape(
        only_date,
        any(len(one.readings[0].start) > 1 for one in written if one.readings),
        byline and not (full and len(content) > 90),
        full and not byline,
        bool(_TAIL.match(content))
        and not byline
        and not (line.blank_before and _is_words(content)),
        bool(re.search(r"[.)\]”\"\d]$", content)),
        bool(re.match(r"By\s+[A-Z]", content)),
        content.endswith(":"),
        bool(written) and not only_date and len(content) - written[-1].end < 3,
        bool(written),
        bool(written) and not only_date and written[0].start == 0,
        bool(_APPENDIX.fullmatch(content)),
        bool(re.search(r"\d\.[”\"]?$", content)),
        content.endswith(","),
        full and not evident and bool(re.search(r"[\w,]$", content)),
        bool(_IMPRINT.search(content)),
        line.linked or bool(_ADDRESS.search(content)),
        len(content),
    )


def seams(text: str) -> list[int]:
    r"""Find the line breaks of one reference at which a field ends.

    Pages put title, byline and date on lines of their own; a text that was broken at a width
    goes on.

    >>> seams("Who lost it?\nNed Parker, Politico Magazine"), seams("A long title that\ngoes on")
    ([12], [])
    """
    found = []
    bounds = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    shapes = [
        judge(
            text,
            Line(start, end, bool(at) and "\n\n" in text[bounds[at - 1][1] : start], "", False),
        )
        for at, (start, end) in enumerate(bounds)
    ]
    for (before, here), (_, end) in zip(itertools.pairwise(shapes), bounds, strict=False):
        if before.date or (not before.comma and (here.date or here.by or here.byline)):
            found.append(end)
    return found


def cut(text: str) -> words.Words:
    r"""Cut a reference into words, with a dash where a line break parts two fields.

    >>> cut("Who lost it?\nNed Parker, Politico Magazine").texts[3:6]
    ['?', '—', 'Ned']
    """
    found = words.cut(text)
    return words.parted(found, seams(text)) if found.lines else found


_LINE = regex(r"\S(?:[^\n]*\S)?")


def _is_words(content: str) -> bool:
    """Tell a line of words in small letters from an address or a DOI."""
    return content[:1].islower() and not re.match(r"https?://|doi", content)


def _without(content: str, written: list[dates.Written]) -> str:
    for one in reversed(written):
        content = content[: one.start] + content[one.end :]
    return content.rstrip(" ,.;()")


def _is_byline(content: str) -> bool:
    """``Ned Parker, Politico Magazine``; ``The Daily Beast``; ``Reuters – USA``."""
    parts = [part for part in re.split(r",\s?|\s[–—|-]+\s|\s\(", content.rstrip(".)")) if part]
    if len(parts) > 5 or not parts:
        return False
    if re.search(r"\s[–—-]\s", content) and len(parts[0].split()) <= 5:
        entries = [entry for part in parts[1:] for entry in gazetteer.lookup(part)]
        if any(entry.kind == "place" for entry in entries):
            return True
    if len(parts) > 3:
        return False
    head = gazetteer.lookup(parts[0])
    if any(entry.kind == "outlet" for entry in head):
        return all(len(part.split()) <= 6 for part in parts)
    return people.likeness(parts[0]) >= 2 and all(
        part[:1].isupper() and len(part.split()) <= 5 for part in parts
    )


_QUOTE = regex(r"(?P<open>(?:(?<=[\s(\[])|^)[\"“](?=\S))|(?P<close>(?<=\S)[\"”])")


def _open(content: str) -> bool:
    """Tell whether a quotation or bracket of the text is left open."""
    balance = sum(1 if match["open"] else -1 for match in _QUOTE.finditer(content))
    return (
        balance > 0
        or content.count("[") > content.count("]")
        or content.count("(") > content.count(")")
    )


_MOST_BROKEN = 6


def _whole(text: str, lines: list[Line]) -> list[Line]:
    """Put lines together that a line break within a quotation or bracket parts."""
    found: list[Line] = []
    index = 0
    while index < len(lines):
        last = index
        while _open(text[lines[index].start : lines[last].end]) and last + 1 < len(lines):
            last += 1
            if lines[last].blank_before or last - index > _MOST_BROKEN:
                last = index  # what is open is never closed
                break
        if _open(text[lines[index].start : lines[last].end]):
            last = index
        found.append(lines[index]._replace(end=lines[last].end))
        index = last + 1
    return found


_MOST_LINES = 10


def grouped(text: str, lines: list[Line]) -> list[list[Line]]:
    """Group lines without marks: by paragraphs, by the width of the text, or by what they hold."""
    if len(lines) == 1:
        return [lines]
    known: _Known = {}
    shapes = _judged(text, lines, known)
    return (
        _paragraphs(text, lines, shapes, known)
        or _wrapped(text, lines, shapes)
        or _cheapest(text, lines, known)
    )


#: What lines look like that were judged: a line is judged once, however often it is asked for.
_Known = dict[tuple[str, bool, bool], _Shape]


def _paragraphs(
    text: str, lines: list[Line], shapes: list[_Shape], known: _Known
) -> list[list[Line]]:
    """Take each paragraph for a reference, if they look like it; empty if not."""
    starts = [index for index, line in enumerate(lines) if line.blank_before and index]
    bounds = list(itertools.pairwise([0, *starts, len(lines)]))
    single = [_is_one(shapes[first:last]) for first, last in bounds]
    dated = sum(any(shape.closes or shape.date for shape in shapes[a:b]) for a, b in bounds)
    broken = sum(last - first > 1 for first, last in bounds)
    if (
        len(bounds) < 2
        or min(broken, dated) < 0.6 * len(bounds)
        or sum(single) < 0.75 * len(bounds)
    ):
        return []
    groups: list[list[Line]] = []
    for (first, last), one in zip(bounds, single, strict=True):
        paragraph = lines[first:last]
        groups.extend([paragraph] if one else _cheapest(text, paragraph, known))
    return groups


def _is_one(shapes: list[_Shape]) -> bool:
    """Tell the lines of one reference: at most one of them ends it."""
    closing = [index for index, shape in enumerate(shapes) if shape.closes or shape.date]
    ended = next((index for index, shape in enumerate(shapes) if shape.closes), len(shapes))
    whole = sum(shape.full and shape.closes for shape in shapes)
    return (
        (len(closing) == 1 or (not closing and len(shapes) > 1 and shapes[-1].tail))
        and whole <= 1
        and all(shape.tail for shape in shapes[ended + 1 :])
        and not all(shape.date or shape.tail for shape in shapes)
    )


def _wrapped(text: str, lines: list[Line], shapes: list[_Shape]) -> list[list[Line]]:
    """Put the lines of a text together that was broken at one width; empty if it was not."""
    contents = [text[line.start : line.end] for line in lines]
    width = max((len(one) for one in contents if "http" not in one), default=0)
    filled = [
        len(one) <= width < len(one) + 1 + len(after.partition(" ")[0])
        and not _ADDRESS.match(after)  # too long for any line
        for one, after in itertools.pairwise(contents)
    ]
    open_ = [
        full
        for full, shape, line in zip(filled, shapes, lines[1:], strict=False)
        if not (shape.closes or shape.date or line.blank_before or shape.length > width)
    ]
    few = sum(open_) < 3 or len(open_) < len(lines) / 4
    if not 30 <= width <= 120 or few or sum(open_) < 0.55 * len(open_):
        return []
    groups = [[lines[0]]]
    for line, shape, before, full in zip(lines[1:], shapes[1:], shapes, filled, strict=False):
        ended = before.closes or before.date or before.numbered or not full
        group = groups[-1]
        quoting = len(group) < _MOST_BROKEN and _open(text[group[0].start : group[-1].end])
        goes_on = shape.tail and not (shape.appendix and before.addressed)
        if line.blank_before or (ended and not goes_on and not quoting):
            groups.append([])
        groups[-1].append(line)
    return groups


def _judged(text: str, lines: list[Line], known: _Known) -> list[_Shape]:
    """Judge every line that is not known yet."""
    shapes = []
    for line in lines:
        key = text[line.start : line.end], line.blank_before, line.linked
        shape = known.get(key)
        if shape is None:
            shape = known[key] = judge(text, line)
        shapes.append(shape)
    return shapes


def _cheapest(text: str, lines: list[Line], judged: _Known) -> list[list[Line]]:
    lines = _whole(text, lines)
    shapes = _judged(text, lines, judged)
    seams = [0.0]
    for line, (before, here) in zip(lines[1:], itertools.pairwise(shapes), strict=True):
        seams.append(seams[-1] + _seam(line, before, here))
    shapes[0] = shapes[0]._replace(tail=False)
    count = len(lines)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(-1e9, 0)] * count
    numbers: dict[_Shape, int] = {}
    kinds = [numbers.setdefault(shape, len(numbers)) for shape in shapes]
    known: dict[tuple[object, ...], float] = {}
    for last in range(count):
        for first in range(max(0, last + 1 - _MOST_LINES), last + 1):
            # groups that look the same are worth the same
            key = (lines[first].blank_before, not first, *kinds[first : last + 1])
            worth = known.get(key)
            if worth is None:
                worth = known[key] = _worth(lines, shapes, first, last)
            score = best[first][0] + seams[last] - seams[first] + worth
            if score > best[last + 1][0]:
                best[last + 1] = (score, first)
    groups: list[list[Line]] = []
    position = count
    while position:
        first = best[position][1]
        groups.append(lines[first:position])
        position = first
    return groups[::-1]


def _worth(lines: list[Line], shapes: list[_Shape], first: int, last: int) -> float:
    """Score lines `first` to `last` as one reference, but for the seams between them."""
    group = _after_byline(shapes[first : last + 1])
    # What is full only by its commas may as well be the first half of something.
    titles = sum(not (s.date or s.byline or s.tail or s.full) or s.bare for s in group)
    dates_, bylines, fulls = (
        sum(s.date for s in group),
        sum(s.byline for s in group),
        sum(s.full and not s.bare for s in group),
    )
    if fulls > 1 and not group[0].appendix and any(s.appendix for s in group[1:]):
        fulls -= 1  # the address of what stands above it
    score = _completeness(titles, dates_, bylines, fulls, single=len(group) == 1)
    if len(group) == 1 and group[0].bare:
        score += 0.6
    score -= 2 * max(0, sum(s.dated and not s.appendix for s in group) - 1)
    score -= 2.5 * max(0, sum(s.addressed for s in group) - 1)
    score -= 4 * max(0, dates_ - 1) + 3 * max(0, fulls - 1) + 2.5 * max(0, bylines - 2)
    ended = False
    for shape in group:
        score -= 2.5 * (ended and shape.closes and not shape.appendix)
        ended = ended or shape.closes or (shape.full and shape.when and shape.ends)
    if lines[first].blank_before or first == 0:
        score += 0.6
    if group[0].tail or (group[0].byline and len(group) > 1):
        score -= 1.5
    if group[0].by and first:
        score -= 3.0  # whose article it is stands under the title
    return score


def _after_byline(group: list[_Shape]) -> list[_Shape]:
    """Take the paragraph under a "By …" line for the beginning of the article."""
    return [
        shape._replace(full=False, tail=True)
        if index and group[index - 1].by and not shape.date
        else shape
        for index, shape in enumerate(group)
    ]


def _completeness(titles: int, dates_: int, bylines: int, fulls: int, *, single: bool) -> float:
    if fulls:
        return 3.0 - 0.9 * titles - 0.5 * bylines - 1.0 * dates_
    if titles and (bylines or dates_):
        return 3.0 + 0.7 * (bool(bylines) + bool(dates_)) - 0.8 * (titles - 1)
    if titles:
        return 0.4 - 0.8 * (titles - 1)
    if single and bylines:
        return 0.2
    return -2.0


def _seam(line: Line, before: _Shape, here: _Shape) -> float:
    """Weigh going on over the line break before `line`."""
    score = -0.9 if line.blank_before else 0.2
    if here.tail and not (line.blank_before and before.full):
        score += 1.4
    if before.date or here.byline:
        score += 0.5
    if here.by or (before.by and not line.blank_before):
        score += 1.5
    if before.colon:
        score += 1.5 if here.full else 3.5
    if here.date and not before.date:
        score -= 0.8 if line.blank_before else 0.0
    if before.length > 55 and not before.ends and not line.blank_before:
        score += 0.6
    if here.full and before.full:
        score -= 0.5
    if before.comma and not line.blank_before:
        score += 1.5
    if here.imprint and not (before.closes or before.date or before.ends):
        score += 2.0
    if before.closes and not (here.tail or here.date):
        score -= 2.5
    if here.appendix and before.closes and not line.blank_before:
        score += 1.5
    if here.leads and not here.tail:
        score -= 2.0
    return score
