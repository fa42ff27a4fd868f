"""Where each reference of a pasted block starts and ends.

Marked lists (numbers, bullets, footnote marks, HTML items) say it themselves.
For the rest, every line is judged (a date alone, a byline, a whole reference, the
beginning of a quotation …) and the cheapest way to group the lines wins.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from citekit import dates, identifiers
from citekit.references import gazetteer, people
from citekit.references.views import View

__all__ = ["Block", "split"]


class Block(NamedTuple):
    """A reference at ``view.text[start:end]``, or a heading above some."""

    start: int
    end: int
    marker: str = ""  #: ``12.``, ``[^3]:``, a bullet …, as it stood
    heading: bool = False


class _Line(NamedTuple):
    start: int
    end: int  #: without trailing white space
    blank_before: bool
    marker: str  #: text of the list marker; the line starts after it
    item: bool  #: an HTML list item or paragraph begins here


_MARKER = re.compile(
    r"(?:[-*+•·‣▪■●○◦–—]\s+)?(?:"
    r"\[\^?[\w-]{1,12}\]:?(?!\()\s{0,4}|\(\d{1,3}\)\s{1,4}|\d{1,3}[.)](?!\d)\s{0,4}(?=\D)|\d{1,3}\s{1,3}(?=[“\"])"
    r"|[¹²³⁰⁴-⁹]{1,3}\s{0,3}|\^\d{1,3}\s{1,3}|[*†‡]{1,3}\s?(?=[A-Z“\"])|[A-Z]{1,2}\d{1,3}[.:)]\s{1,4}"
    r"|[a-z]\)\s{1,3}|\d{1,3}\s{1,3}(?=[A-ZÀ-Þ“„»\"‘'«(])|#\s{0,2}(?=[^#\s])"
    r")|[-*+•·‣▪■●○◦]\s+|[–—]\s+(?=\S)"
)
_HEADING = re.compile(
    r"#{1,6}\s.{0,80}|(?:(?:works?|literature)\s+cited|notes?(?:\s(?:and|&)\s(?:references|sources))?|"
    r"(?:select(?:ed)?\s)?bibliography|references?|sources?|further\sreading|footnotes?|endnotes?|"
    r"citations?|links?|external\slinks|see\salso|quellen|literatur(?:verzeichnis)?|"
    r"bibliographie|bibliografía|sources?\s(?:cited|used|consulted))\s?:?",
    re.IGNORECASE,
)


def split(view: View) -> list[Block]:
    r"""Find the references of a block of text, and the headings, in order.

    >>> from citekit.references.views import view
    >>> seen = view("Sources:\n[1] Doe. A.\n[2] Roe. B.")
    >>> [(seen.text[b.start:b.end], b.marker, b.heading) for b in split(seen)]
    [('Sources:', '', True), ('Doe. A.', '[1]', False), ('Roe. B.', '[2]', False)]
    """
    lines = _lines(view)
    blocks: list[Block] = []
    group: list[_Line] = []
    for index, line in enumerate([*lines, None]):
        heading = line is not None and (
            _is_heading(view.text, line, lines) or _is_title_of_list(view.text, lines, index)
        )
        if line is None or heading:
            blocks.extend(_blocks(view, group))
            group = []
        if line is not None:
            if heading:
                blocks.append(Block(line.start, line.end, heading=True))
            else:
                group.append(line)
    return blocks


def _is_heading(text: str, line: _Line, lines: list[_Line]) -> bool:
    return (
        len(lines) > 1
        and line.end - line.start < 90
        and not line.marker
        and bool(_HEADING.fullmatch(text[line.start : line.end].strip("*_ ")))
    )


def _is_title_of_list(text: str, lines: list[_Line], index: int) -> bool:
    """Tell a short line that stands alone over a marked list."""
    line = lines[index]
    over = index + 2 < len(lines) and all(
        following.marker or following.item for following in lines[index + 1 : index + 3]
    )
    if (
        line.marker
        or line.item
        or not over
        or line.end - line.start > 60
        or not (line.blank_before or index == 0)
    ):
        return False
    return not _judge(text, line).full


def _lines(view: View) -> list[_Line]:
    found: list[_Line] = []
    blank, position = False, 0
    items = set(view.items)
    for raw in view.text.split("\n"):
        start = position + len(raw) - len(raw.lstrip())
        end = position + len(raw.rstrip())
        item = any(place in items for place in range(position, start + 1))
        if start < end:
            marker = _MARKER.match(view.text, start, end)
            mark = marker[0].strip() if marker and marker.end() < end else ""
            if marker and mark:
                start = marker.end()
            found.append(_Line(start, end, blank, mark, item))
        blank = (blank or start >= end) if start >= end else False
        position += len(raw) + 1
    return found


def _blocks(view: View, lines: list[_Line]) -> list[Block]:
    if not lines:
        return []
    starts = _marked(lines) or _item_starts(lines)
    if starts:
        groups = _by_starts(view, lines, starts)
    else:
        groups = _by_shape(
            view.text, [line._replace(start=_unmarked(view, line)) for line in lines]
        )
    found = []
    for group in groups:
        found.extend(_notes(view, group))
    return found


def _unmarked(view: View, line: _Line) -> int:
    """Take a marker back that is none: a number that merely begins a line."""
    if line.marker and not line.marker[0].isalnum():
        return line.start
    return view.text.rfind(line.marker, 0, line.start) if line.marker else line.start


def _item_starts(lines: list[_Line]) -> list[int]:
    starts = [index for index, line in enumerate(lines) if line.item]
    return starts if starts and starts[0] <= 1 else []


def _marked(lines: list[_Line]) -> list[int]:
    """Find the lines that begin the items of a marked list; empty if it is none."""
    first = next((index for index, line in enumerate(lines) if line.marker), len(lines))
    if first > 2 or first == len(lines):
        return []
    kind = _kind(lines[first].marker)
    starts: list[int] = []
    number = 0
    for index, line in enumerate(lines):
        if not line.marker or _kind(line.marker) != kind:
            continue
        digits = re.search(r"\d+", line.marker)
        # "12. " may also begin a broken line: numbers of a list go up, and not by leaps.
        leap = 1 if line.marker.isdigit() else 20
        if digits and kind != "[^" and starts and not number < int(digits[0]) <= number + leap:
            continue
        number = int(digits[0]) if digits else number
        starts.append(index)
    if len(starts) < 2 and (first or lines[0].marker.isdigit()):
        return []  # "14 Americans killed" is no item 14
    unmarked_alone = sum(not line.marker and line.blank_before for line in lines)
    return starts if len(starts) > unmarked_alone / 3 else []


def _kind(marker: str) -> str:
    if marker.startswith("[^"):
        return "[^"  # the label of a Markdown footnote may be anything
    return re.sub(r"\d+", "0", re.sub(r"[a-z]+", "a", marker.lower()))


def _by_starts(view: View, lines: list[_Line], starts: list[int]) -> list[list[_Line]]:
    bounds = [*starts, len(lines)]
    groups = [lines[: starts[0]]] if starts[0] else []
    for first, last in itertools.pairwise(bounds):
        group = [lines[first]]
        for line in lines[first + 1 : last]:
            # A paragraph of its own that is a whole reference is not the item's end.
            if line.blank_before and _judge(view.text, line).full and not line.item:
                groups.append(group)
                group = []
            group.append(line)
        groups.append(group)
    return groups


# --- lists without marks ------------------------------------------------------


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
    length: int


_BYLINE = re.compile(r"(?:by|von|par|por)\s+[A-Z]|(?:-{1,2}|[–—])\s?\w", re.IGNORECASE)
_TAIL = re.compile(
    r"[a-z(,;:)]|https?://|doi|GAO-|[A-Z]{3,20}\s(?:--|–|—)\s|\d{4}\.?$|p{1,2}\.\s?\d"
)


def _judge(text: str, line: _Line) -> _Shape:
    content = text[line.start : line.end]
    written = dates.find(content)
    only_date = bool(written) and not re.sub(
        r"[\W\d]", "", content[: written[0].start] + content[written[-1].end :]
    )
    quote = re.search(r"[“\"«][^“”\"]{3,}[”\"»]", content)
    parts = re.split(r"\s(?:--|—|–|\||-)\s|,\s|:\s", content)
    identified = bool(identifiers.find(content))
    full = not only_date and bool(
        quote
        or identified
        or (written and len(content) > 25)
        or re.search(r"\s(?:--|—|\|)\s", content)
        or (content.startswith("(") and content.endswith(")") and not only_date)
        or (len(parts) >= 4)
    )
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
        len(content),
    )


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


_QUOTE = re.compile(r"(?P<open>(?:(?<=[\s(\[])|^)[\"“](?=\S))|(?P<close>(?<=\S)[\"”])")


def _open(content: str) -> bool:
    """Tell whether a quotation or bracket of the text is left open."""
    balance = sum(1 if match["open"] else -1 for match in _QUOTE.finditer(content))
    return (
        balance > 0
        or content.count("[") > content.count("]")
        or content.count("(") > content.count(")")
    )


_MOST_BROKEN = 6


def _whole(text: str, lines: list[_Line]) -> list[_Line]:
    """Put lines together that a line break within a quotation or bracket parts."""
    found: list[_Line] = []
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


def _by_shape(text: str, lines: list[_Line]) -> list[list[_Line]]:
    lines = _whole(text, lines)
    shapes = [_judge(text, line) for line in lines]
    shapes[0] = shapes[0]._replace(tail=False)
    count = len(lines)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(-1e9, 0)] * count
    for last in range(count):
        for first in range(max(0, last + 1 - _MOST_LINES), last + 1):
            score = best[first][0] + _worth(lines, shapes, first, last)
            if score > best[last + 1][0]:
                best[last + 1] = (score, first)
    groups: list[list[_Line]] = []
    position = count
    while position:
        first = best[position][1]
        groups.append(lines[first:position])
        position = first
    return groups[::-1]


def _worth(lines: list[_Line], shapes: list[_Shape], first: int, last: int) -> float:
    """Score lines `first` to `last` as one reference."""
    group = _after_byline(shapes[first : last + 1])
    titles = sum(not (s.date or s.byline or s.tail or s.full) for s in group)
    dates_, bylines, fulls = (
        sum(s.date for s in group),
        sum(s.byline for s in group),
        sum(s.full for s in group),
    )
    score = _completeness(titles, dates_, bylines, fulls, single=len(group) == 1)
    score -= 2 * max(0, sum(s.dated for s in group) - 1)
    score -= 4 * max(0, dates_ - 1) + 3 * max(0, fulls - 1) + 2.5 * max(0, bylines - 2)
    for index in range(first + 1, last + 1):
        score += _seam(lines[index], shapes[index - 1], shapes[index])
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


def _seam(line: _Line, before: _Shape, here: _Shape) -> float:
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
    return score


# --- several references in one note -------------------------------------------

_NEXT = re.compile(
    r"(?<=[\w).\]”\"’]);\s+(?=\S)|(?<=[.”\"’])\s+(?=(?:See also|See,? e\.g\.|Also see|See)\b)"
)


def _notes(view: View, lines: list[_Line]) -> list[Block]:
    """Part one note into the references that it joins by semicolons or “See also”."""
    if not lines:
        return []
    start, end = lines[0].start, lines[-1].end
    cuts = [start]
    joined = [part for part in view.text[start:end].split("; ") if part.strip()]
    many = len(joined) > 2 and sum(map(_stands_alone, joined)) > len(joined) / 2
    for match in _NEXT.finditer(view.text, start, end):
        left, right = view.text[cuts[-1] : match.start()], view.text[match.end() : end]
        see = view.text[match.end()] == "S" and ";" not in match[0]
        if (many and ";" in match[0]) or (
            _stands_alone(left)
            and (_stands_alone(right.partition(";")[0]) or (see and _stands_alone(right)))
        ):
            cuts.append(match.end())
    found = []
    for first, last in zip(cuts, [*cuts[1:], end], strict=True):
        stop = last if last == end else first + len(view.text[first:last].rstrip(" ;\n"))
        found.append(Block(first, stop, lines[0].marker if first == start else ""))
    return found


def _stands_alone(text: str) -> bool:
    quotes = len(re.findall(r"“[^”]{3,}”|\"[^\"]{3,}\"", text))
    dated = any(written.readings for written in dates.find(text))
    return (quotes > 0 and (dated or text.count(",") >= 1)) or (
        dated and bool(identifiers.find(text))
    )
