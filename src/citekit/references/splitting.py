"""Where each reference of a pasted block starts and ends.

Marked lists (numbers, bullets, footnote marks, HTML items) say it themselves.
For the rest, every line is judged (a date alone, a byline, a whole reference, the
beginning of a quotation …) and the cheapest way to group the lines wins.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
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
    r"\[\^?[\w-]{1,12}\]:?(?!\()\s{0,4}|\((?:\d{1,3}|[a-z]|[ivx]{2,5})\)\s{1,4}"
    r"|\d{1,4}[.)](?!\d)\s{0,4}(?=\D)|\d{1,3}\s{1,3}(?=[“\"])"
    r"|(?:[¹²³⁰⁴-⁹]{1,3}|[①-⑳])\s{0,3}|\^\d{1,3}\s{1,3}|[*†‡]{1,3}\s?(?=[A-Z“\"])"
    r"|[A-Z]{1,2}\d{1,3}[.:)]\s{1,4}|(?:[ivxl]{1,7}|[IVXL]{1,7})[.)]\s{1,4}"
    r"|[a-z]\)\s{1,3}|\d{1,3}\s{1,3}(?=[A-ZÀ-Þ“„»\"‘'«(])|#\s{0,2}(?=[^#\s])"
    r")|(?:[-+•·‣▪■●○◦]|\*{1,6})\s+|[–—]\s+(?=\S)"
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
    front = _FRONT_MATTER.match(view.text)
    if front and not _SETTING.search(front[0]):
        front = None
    blocks = [Block(*front.span("front"), heading=True)] if front else []
    lines = _lines(view, front.end() if front else 0)
    listed = next((index for index, line in enumerate(lines) if line.marker), len(lines))
    group: list[_Line] = []
    for index, line in enumerate([*lines, None]):
        heading = line is not None and (
            _is_heading(view.text, line, lines)
            or _is_title_of_list(view.text, lines, index)
            or (index > listed and _is_title_within_list(view.text, lines, index))
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


def _is_title_within_list(text: str, lines: list[_Line], index: int) -> bool:
    """Tell a short line between two items from the end of the first of them."""
    line, before = lines[index], lines[index - 1]
    content = text[line.start : line.end]
    if (
        line.marker
        or line.item
        or index + 1 == len(lines)
        or not lines[index + 1].marker
        or len(content) > 60
        or not content[0].isupper()
        or not (line.blank_before or _is_finished(text, before))
        or _indent(text, line) > _indent(text, lines[index + 1])
    ):
        return False
    shape = _judge(text, line)
    # An outlet or a publisher in a line of its own ends the item above.
    return not (
        shape.full
        or shape.byline
        or re.search(r"[\d“”\"]|[,;]$", content)
        or gazetteer.lookup(content.rstrip(" .:"))
    )


#: How a line ends that is the last of a reference, and how it may end.
_FINISHED = re.compile(r"(?:\d[.)\]]?|https?://\S{1,500})$")
_CLOSED = re.compile(r"(?:[.)\]]|[.?!][”\"’])$")


def _is_finished(text: str, line: _Line) -> bool:
    content = text[line.start : line.end]
    return bool(_FINISHED.search(content) or (_CLOSED.search(content) and _judge(text, line).full))


def _indent(text: str, line: _Line) -> int:
    begin = text.rfind("\n", 0, line.start) + 1
    return len(text[begin : line.end]) - len(text[begin : line.end].lstrip())


#: The settings over a post in Markdown, between two lines of dashes.
_FRONT_MATTER = re.compile(
    r"\s{0,9}(?P<front>(?P<fence>---|\+\+\+)[ \t]{0,9}\n(?=[A-Za-z])"
    r"(?:(?:[A-Za-z][\w-]{0,40}[ \t]{0,3}[:=](?:[ \t][^\n]{0,2000})?|[ \t#-][^\n]{0,2000}|)\n)"
    r"{1,200}?(?P=fence))[ \t]{0,9}(?:\n|\Z)"
)
_SETTING = re.compile(
    r"^(?:author|categor(?:y|ies)|date|description|draft|layout|permalink|slug|tags|title)\s?[:=]",
    re.IGNORECASE | re.MULTILINE,
)
#: A line of nothing else parts what is above from what is below, as a blank one does.
_RULES = frozenset("-–—*_=~#+•· \t")
_NEXT_MARKER = re.compile(
    r"(?<=\s)(?P<marker>\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|[¹²³⁰⁴-⁹]{1,3})\s{0,4}(?=[“\"‘'«A-ZÀ-Þ])"
)


def _lines(view: View, position: int = 0) -> list[_Line]:
    """Find the lines that hold something, from `position` on, without their markers."""
    found: list[_Line] = []
    blank = False
    items = set(view.items)
    counted: dict[str, int] = {}
    for raw in view.text[position:].split("\n"):
        start = position + len(raw) - len(raw.lstrip())
        end = position + len(raw.rstrip())
        item = any(place in items for place in range(position, start + 1))
        if _RULES.issuperset(raw.strip()) and not view.stretch(start, max(start, end)).links:
            blank = True
        else:
            marker = _MARKER.match(view.text, start, end)
            mark = marker[0].strip() if marker and marker.end() < end else ""
            if marker and mark and _counts(mark, counted):
                start = marker.end()
            else:
                mark = ""
            found.extend(_run_on(view.text, _Line(start, end, blank, mark, item)))
            blank = False
        position += len(raw) + 1
    return found


def _counts(marker: str, counted: dict[str, int]) -> bool:
    """Tell a marker from a year or an initial, by the numbers `counted` above it."""
    kind, number = _kind(marker), _number(marker)
    if number is None:
        return True
    step = number - counted.get(kind, 0)
    if kind == "i." and number != 1 and step != 1:
        return False
    if kind in ("0.", "0)") and 1500 <= number < 2100 and not 0 < step <= _LEAP:
        return False
    counted[kind] = number
    return True


def _run_on(text: str, line: _Line) -> list[_Line]:
    """Part a line that holds several numbered references, one after the other."""
    kind, number = _kind(line.marker), _number(line.marker)
    if number is None:
        return [line]
    found = [line]
    for match in _NEXT_MARKER.finditer(text, line.start, line.end):
        if _kind(match["marker"]) == kind and _number(match["marker"]) == number + 1:
            number += 1
            last = found[-1]
            found[-1] = last._replace(
                end=last.start + len(text[last.start : match.start()].rstrip())
            )
            found.append(_Line(match.end(), line.end, False, match["marker"], False))
    if len(found) > 1 and all(one.start < one.end and _judge(text, one).full for one in found):
        return found
    return [line]


def _blocks(view: View, lines: list[_Line]) -> list[Block]:
    if not lines:
        return []
    starts = _marked(view.text, lines) or _item_starts(lines)
    if starts:
        groups = _by_starts(view, _believed(view, lines, starts), starts)
    else:
        groups = _by_shape(
            view.text, [line._replace(start=_unmarked(view, line)) for line in lines]
        )
    found = []
    for group in groups:
        found.extend(_notes(view, group))
    return found


def _believed(view: View, lines: list[_Line], starts: list[int]) -> list[_Line]:
    """Take the markers back that look like those of the list, but begin no item."""
    kind = _kind(lines[starts[0]].marker)
    begin = frozenset(starts)
    return [
        line._replace(start=_unmarked(view, line), marker="")
        if line.marker and index not in begin and _kind(line.marker) == kind
        else line
        for index, line in enumerate(lines)
    ]


def _unmarked(view: View, line: _Line) -> int:
    """Take a marker back that is none: a number that merely begins a line."""
    if line.marker and not (line.marker[0].isascii() and line.marker[0].isalnum()):
        return line.start
    return view.text.rfind(line.marker, 0, line.start) if line.marker else line.start


def _item_starts(lines: list[_Line]) -> list[int]:
    starts = [index for index, line in enumerate(lines) if line.item]
    return starts if starts and starts[0] <= 1 else []


#: Numbers of a list go up, and not by leaps: "12. " may also begin a broken line.
_LEAP = 20


def _marked(text: str, lines: list[_Line]) -> list[int]:
    """Find the lines that begin the items of a marked list; empty if it is none."""
    first = next((index for index, line in enumerate(lines) if line.marker), len(lines))
    if first > 2 or first == len(lines):
        return []
    kind = _kind(lines[first].marker)
    same = [i for i, line in enumerate(lines) if line.marker and _kind(line.marker) == kind]
    numbers = [_number(lines[index].marker) for index in same]
    starts = same if kind != "0" and _is_even(numbers) else []
    above = 0
    for index, number in [] if starts else zip(same, numbers, strict=True):
        if not starts or number is None or 0 < number - above <= (1 if kind == "0" else _LEAP):
            pass
        elif kind == "0" or not _begins_anew(text, lines, index):
            continue
        above = number or 0
        starts.append(index)
    if len(starts) < 2 and (first or kind in ("0", "i.")):
        return []  # "14 Americans killed" is no item 14
    unmarked_alone = sum(not line.marker and line.blank_before for line in lines)
    return starts if len(starts) > unmarked_alone / 3 else []


def _is_even(numbers: Sequence[int | None]) -> bool:
    """``1. 1. 1.``, as Markdown may count; or ``3. 2. 1.``."""
    steps = {
        after - before
        for before, after in itertools.pairwise(numbers)
        if before is not None and after is not None
    }
    return len(steps) == 1 and steps <= {0, -1}


def _begins_anew(text: str, lines: list[_Line], index: int) -> bool:
    """Tell an item whose number does not rise from a broken line, by what is around it."""
    return _judge(text, lines[index]).full and _is_finished(text, lines[index - 1])


def _kind(marker: str) -> str:
    """Say what sort of marker it is: digits are ``0``, letters ``a``, Roman numbers ``i.``."""
    if marker.startswith("[^"):
        return "[^"  # the label of a Markdown footnote may be anything
    if marker and not marker.strip("*†‡"):
        return "*"
    if re.fullmatch(r"[ivxl]{1,7}\.", marker, re.I):
        return "i."
    plain = unicodedata.normalize("NFKC", marker)
    raised = "^" if plain != marker else ""
    return raised + re.sub(r"\d+", "0", re.sub(r"[a-z]+", "a", plain.lower()))


def _number(marker: str) -> int | None:
    """Read the number of a marker, if those of its kind should go up."""
    kind = _kind(marker)
    if kind == "i.":
        values = [(1, 5, 10, 50)["ivxl".index(letter)] for letter in marker[:-1].lower()]
        pairs = itertools.zip_longest(values, values[1:], fillvalue=0)
        return sum(-one if one < after else one for one, after in pairs)
    digits = re.search(r"\d+", unicodedata.normalize("NFKC", marker))
    return int(digits[0]) if digits and kind != "[^" and "[a" not in kind else None


def _by_starts(view: View, lines: list[_Line], starts: list[int]) -> list[list[_Line]]:
    bounds = [*starts, len(lines)]
    groups = [lines[: starts[0]]] if starts[0] else []
    for first, last in itertools.pairwise(bounds):
        if parts := _several(view.text, lines[first:last]):
            groups.extend(parts)
            continue
        group = [lines[first]]
        for line in lines[first + 1 : last]:
            # A paragraph of its own that is a whole reference is not the item's end.
            if line.blank_before and _judge(view.text, line).full and not line.item:
                groups.append(group)
                group = []
            group.append(line)
        groups.append(group)
    return groups


def _several(text: str, lines: list[_Line]) -> list[list[_Line]]:
    """Part an HTML item or paragraph whose lines are references; empty if they are one."""
    if len(lines) < 2 or not lines[0].item:
        return []
    parts = [[line] for line in lines]
    if all(_is_whole(text, part) for part in parts):
        return parts
    parts = _by_shape(text, lines)
    return parts if len(parts) > 1 and all(_is_whole(text, part) for part in parts) else []


def _is_whole(text: str, lines: list[_Line]) -> bool:
    """Tell lines that hold a title and a date."""
    whole = lines[0]._replace(end=lines[-1].end)
    shape = _judge(text, whole)
    content = text[whole.start : whole.end]
    return shape.full and not shape.tail and bool(dates.find(content))


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
    closes: bool  #: ends with a date, and holds more
    when: bool  #: holds any date
    leads: bool  #: begins with a date, and holds more
    appendix: bool  #: a web address or DOI alone, or the day on which it was looked up
    numbered: bool  #: ends with a number and a full stop
    comma: bool  #: ends with a comma
    bare: bool  #: full, but only by its commas
    imprint: bool  #: holds a place, a publisher, and the year or the end of the line
    length: int


_IMPRINT = re.compile(
    r"(?:^|,\s)[A-Z][^\s,:]{1,20}(?:\s[A-Z][^\s,:]{1,20}){0,2}(?:,\s[A-Z]{2})?:"
    r"\s[A-Z][^:“”\"]{2,60}(?:,\s?\d{4}\b|,$)"
)
_BYLINE = re.compile(r"(?:by|von|par|por)\s+[A-Z]|(?:-{1,2}|[–—])\s?\w", re.IGNORECASE)
_LOOKED_UP = (
    r"(?:Accessed|Retrieved|Updated)\b|Last\s(?:accessed|modified|updated|viewed|visited)|"
    r"(?:Archived|Available)\s(?:at|from|on)"
)
_APPENDIX = re.compile(
    rf"<?(?:https?://|www\.|doi:\s?|10\.\d{{4}})\S{{1,2000}}|(?:{_LOOKED_UP}).{{0,2000}}"
)
_TAIL = re.compile(
    rf"[a-z(,;:)]|https?://|doi|GAO-|{_LOOKED_UP}|[A-Z]{{3,20}}\s(?:--|–|—)\s|\d{{4}}\.?$|"
    r"(?:19|20)\d\d[,)]|\d{1,4}[–-]\d{1,4}(?![–-]|\d)|10\.\d{4}|p{1,2}\.\s?\d"
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
    """Group lines without marks: by paragraphs, by the width of the text, or by what they hold."""
    shapes = [_judge(text, line) for line in lines]
    return (
        _paragraphs(text, lines, shapes) or _wrapped(text, lines, shapes) or _cheapest(text, lines)
    )


def _paragraphs(text: str, lines: list[_Line], shapes: list[_Shape]) -> list[list[_Line]]:
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
    groups: list[list[_Line]] = []
    for (first, last), one in zip(bounds, single, strict=True):
        paragraph = lines[first:last]
        groups.extend([paragraph] if one else _cheapest(text, paragraph))
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


def _wrapped(text: str, lines: list[_Line], shapes: list[_Shape]) -> list[list[_Line]]:
    """Put the lines of a text together that was broken at one width; empty if it was not."""
    contents = [text[line.start : line.end] for line in lines]
    width = max((len(one) for one in contents if "http" not in one), default=0)
    filled = [
        len(one) <= width < len(one) + 1 + len(after.partition(" ")[0])
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
        if line.blank_before or (ended and not shape.tail and not quoting):
            groups.append([])
        groups[-1].append(line)
    return groups


def _cheapest(text: str, lines: list[_Line]) -> list[list[_Line]]:
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
    score -= 4 * max(0, dates_ - 1) + 3 * max(0, fulls - 1) + 2.5 * max(0, bylines - 2)
    ended = False
    for shape in group:
        score -= 2.5 * (ended and shape.closes and not shape.appendix)
        ended = ended or shape.closes or (shape.full and shape.when and shape.ends)
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


# --- several references in one note -------------------------------------------

_NEXT = re.compile(
    r"(?<=[\w).\]”\"’]);\s+(?=\S)|(?<=[.”\"’])\s+(?=(?:See also|See,? e\.g\.|Also see|See)\b)"
)


class _Evidence:
    """What is found in one note: quotations, dates, identifiers, commas; looked for once."""

    def __init__(self, text: str) -> None:
        quotes = re.finditer(r"“[^”]{3,500}”|\"[^\"]{3,500}\"", text)
        self.quotes = [match.span() for match in quotes]
        self.dates = [(one.start, one.end) for one in dates.find(text) if one.readings]
        self.identifiers = [(one.start, one.end) for one in identifiers.find(text)]
        self.commas = [match.span() for match in re.finditer(",", text)]
        self.semicolons = [match.start() for match in re.finditer(";", text)]
        self.length = len(text)

    def stands_alone(self, start: int, end: int) -> bool:
        """Tell whether ``text[start:end]`` has enough of a reference to be one."""
        dated = _within(self.dates, start, end)
        if _within(self.quotes, start, end):
            return dated or _within(self.commas, start, end)
        return dated and _within(self.identifiers, start, end)

    def next_semicolon(self, start: int) -> int:
        index = bisect_left(self.semicolons, start)
        return self.semicolons[index] if index < len(self.semicolons) else self.length


def _within(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether one of the `spans`, which are in order, lies between two positions."""
    index = bisect_left(spans, (start, start))
    return index < len(spans) and spans[index][1] <= end


def _notes(view: View, lines: list[_Line]) -> list[Block]:
    """Part one note into the references that it joins by semicolons or “See also”."""
    if not lines:
        return []
    start, end = lines[0].start, lines[-1].end
    text = view.text[start:end]
    joints = list(_NEXT.finditer(text))
    cuts = [0, *_cuts(text, joints)] if joints else [0]
    found = []
    for first, last in itertools.pairwise([*cuts, len(text)]):
        stop = last if last == len(text) else first + len(text[first:last].rstrip(" ;\n"))
        found.append(Block(start + first, start + stop, "" if first else lines[0].marker))
    return found


def _cuts(text: str, joints: list[re.Match[str]]) -> list[int]:
    evidence = _Evidence(text)
    bounds = [-2, *(match.start() for match in re.finditer("; ", text)), len(text)]
    joined = [(a + 2, b) for a, b in itertools.pairwise(bounds) if text[a + 2 : b].strip()]
    alone = sum(evidence.stands_alone(*part) for part in joined)
    many = len(joined) > 2 and alone > len(joined) / 2
    cuts = [0]
    for match in joints:
        after = match.end()
        see = text[after] == "S" and ";" not in match[0]
        if (many and ";" in match[0]) or (
            evidence.stands_alone(cuts[-1], match.start())
            and (
                evidence.stands_alone(after, evidence.next_semicolon(after))
                or (see and evidence.stands_alone(after, len(text)))
            )
        ):
            cuts.append(after)
    return cuts[1:]
