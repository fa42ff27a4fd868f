"""Where each reference of a pasted block starts and ends.

Marked lists (numbers, bullets, footnote marks, HTML items) say it themselves; lists
without marks are left to `grouping`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from citekit import dates, identifiers, romans
from citekit.patterns import regex
from citekit.references import entries, gazetteer, sections
from citekit.references.grouping import Line, grouped, judge
from citekit.references.views import View

__all__ = ["Block", "skipped", "split"]


class Block(NamedTuple):
    """A reference at ``view.text[start:end]``, or a heading above some."""

    start: int
    end: int
    marker: str = ""  #: ``12.``, ``[^3]:``, a bullet …, as it stood
    heading: bool = False


_MARKER = regex(
    r"(?:[-*+•·‣▪■●○◦–—]\s+)?(?:"
    r"\[\^?[\w-]{1,12}\]:?(?!\()\s{0,4}|\((?:\d{1,3}|[a-z]|[ivx]{2,5})\)\s{1,4}"
    r"|\d{1,4}[.)](?!\d)\s{0,4}(?=\D)|\d{1,3}\s{1,3}(?=[“\"])"
    r"|(?:[¹²³⁰⁴-⁹]{1,3}|[①-⑳])\s{0,3}|\^\d{1,3}\s{1,3}|[*†‡]{1,3}\s?(?=[A-Z“\"])"
    r"|[A-Z]{1,2}\d{1,3}[.:)]\s{1,4}"
    r"|[a-z]\)\s{1,3}|\d{1,3}\s{1,3}(?=[A-ZÀ-ÞĀ-Ž“„»\"‘'«(]|(?:van|von|de|del|di|da|du|ter|zu|la)\s)|#\s{0,2}(?=[^#\s])"
    # behind a bullet “L.” is an initial
    r")|(?:[ivxl]{1,7}|[IVXL]{1,7})[.)]\s{1,4}|(?:[-+•·‣▪■●○◦]|\*{1,6})\s+|[–—]\s+(?=\S)"
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
    position = 0
    for first, last in [*sections.outside(view.text, lines), (len(lines), len(lines))]:
        blocks.extend(_sections(view, lines[position:first]))
        if first < last:
            start = _unmarked(view, lines[first])
            blocks.append(Block(start, lines[last - 1].end, heading=True))
        position = last
    blocks.extend(Block(start, end, heading=True) for start, end in view.asides)
    return blocks


def _sections(view: View, lines: list[Line]) -> list[Block]:
    """Part a list at its headings."""
    blocks: list[Block] = []
    listed = next((index for index, line in enumerate(lines) if line.marker), len(lines))
    group: list[Line] = []
    for index, line in enumerate([*lines, None]):
        heading = line is not None and (
            _is_heading(view, line, lines)
            or _is_title_of_list(view.text, lines, index)
            or (index > listed and _is_title_within_list(view.text, lines, index))
        )
        if line is None or heading:
            blocks.extend(_blocks(view, group))
            group = []
        if line is not None:
            if heading:
                blocks.append(Block(_unmarked(view, line), line.end, heading=True))
            else:
                group.append(line)
    return blocks


def _is_heading(view: View, line: Line, lines: list[Line]) -> bool:
    return (
        len(lines) > 1
        and line.end - line.start < 90
        and (not line.marker or line.marker[0].isalnum())
        and sections.is_title(view.text[_unmarked(view, line) : line.end])
    )


def _is_title_of_list(text: str, lines: list[Line], index: int) -> bool:
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
    return not judge(text, line).full


def _is_title_within_list(text: str, lines: list[Line], index: int) -> bool:
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
    shape = judge(text, line)
    # An outlet or a publisher in a line of its own ends the item above.
    return not (
        shape.full
        or shape.byline
        or re.search(r"[\d“”\"]|[,;]$", content)
        or gazetteer.lookup(content.rstrip(" .:"))
    )


#: How a line ends that is the last of a reference, and how it may end.
_FINISHED = regex(r"(?:\d[.)\]]?|https?://\S{1,500})$")
_CLOSED = regex(r"(?:[.)\]]|[.?!][”\"’])$")


def _is_finished(text: str, line: Line) -> bool:
    content = text[line.start : line.end]
    return bool(_FINISHED.search(content) or (_CLOSED.search(content) and judge(text, line).full))


def _indent(text: str, line: Line) -> int:
    begin = text.rfind("\n", 0, line.start) + 1
    return len(text[begin : line.end]) - len(text[begin : line.end].lstrip())


#: The settings over a post in Markdown, between two lines of dashes.
_FRONT_MATTER = regex(
    r"\s{0,9}(?P<front>(?P<fence>---|\+\+\+)[ \t]{0,9}\n(?=[A-Za-z])"
    r"(?:(?:[A-Za-z][\w-]{0,40}[ \t]{0,3}[:=](?:[ \t][^\n]{0,2000})?|[ \t#-][^\n]{0,2000}|)\n)"
    r"{1,200}?(?P=fence))[ \t]{0,9}(?:\n|\Z)"
)
_SETTING = regex(
    r"^(?:author|categor(?:y|ies)|date|description|draft|layout|permalink|slug|tags|title)\s?[:=]",
    re.IGNORECASE | re.MULTILINE,
)
#: A line of nothing else parts what is above from what is below, as a blank one does.
_RULES = frozenset("-–—*_=~#+•· \t")
_NEXT_MARKER = regex(
    r"(?<=\s)(?P<marker>\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|[¹²³⁰⁴-⁹]{1,3})\s{0,4}(?=[“\"‘'«A-ZÀ-Þ])"
)


def _lines(view: View, position: int = 0) -> list[Line]:
    """Find the lines that hold something, from `position` on, without their markers."""
    found: list[Line] = []
    blank = False
    items = set(view.items)
    counted: dict[str, int] = {}
    for raw in view.text[position : view.body].split("\n"):
        start = position + len(raw) - len(raw.lstrip())
        end = position + len(raw.rstrip())
        item = any(place in items for place in range(position, start + 1))
        linked = bool(view.stretch(start, max(start, end)).links)
        if _RULES.issuperset(raw.strip()) and not linked:
            blank = True
        else:
            marker = _MARKER.match(view.text, start, end)
            mark = marker[0].strip() if marker and marker.end() < end else ""
            if marker and mark and _counts(mark, counted):
                start = marker.end()
            else:
                mark = ""
            indent = len(raw.expandtabs()) - len(raw.expandtabs().lstrip())
            torn = position in view.torn
            line = Line(start, end, blank, mark, item, linked, indent, torn)
            found.extend(_run_on(view.text, line))
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


def _run_on(text: str, line: Line) -> list[Line]:
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
            found.append(Line(match.end(), line.end, False, match["marker"], False))
    if len(found) > 1 and all(one.start < one.end and judge(text, one).full for one in found):
        return found
    return [line]


def _blocks(view: View, lines: list[Line]) -> list[Block]:
    if not lines:
        return []
    starts = _marked(view.text, lines) or _item_starts(lines)
    bare = [line._replace(start=_unmarked(view, line)) for line in lines]
    # One mark over lines that are a list without it was no mark of the list.
    groups = entries.grouped(view.text, bare) if len(starts) < 2 else []
    if not groups and starts:
        groups = _by_starts(view, _believed(view, lines, starts), starts)
    elif not groups:
        groups = grouped(view.text, bare)
    found = []
    for group in groups:
        found.extend(_notes(view, group))
    return found


def _believed(view: View, lines: list[Line], starts: list[int]) -> list[Line]:
    """Take the markers back that look like those of the list, but begin no item."""
    kind = _kind(lines[starts[0]].marker)
    begin = frozenset(starts)
    return [
        line._replace(start=_unmarked(view, line), marker="")
        if line.marker and index not in begin and _kind(line.marker) == kind
        else line
        for index, line in enumerate(lines)
    ]


def _unmarked(view: View, line: Line) -> int:
    """Take a marker back that is none: a number that merely begins a line."""
    if line.marker and not (line.marker[0].isascii() and line.marker[0].isalnum()):
        return line.start
    return view.text.rfind(line.marker, 0, line.start) if line.marker else line.start


def _item_starts(lines: list[Line]) -> list[int]:
    starts = [index for index, line in enumerate(lines) if line.item]
    return starts if starts and starts[0] <= 1 else []


#: Numbers of a list go up, and not by leaps: "12. " may also begin a broken line.
_LEAP = 20


def _marked(text: str, lines: list[Line]) -> list[int]:
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
        step = number - above if starts and number is not None else 1
        if step == 1 or (1 < step <= _LEAP and kind != "0" and not _goes_on(text, lines, index)):
            pass
        elif kind == "0" or not _begins_anew(text, lines, index):
            continue
        above = number or 0
        starts.append(index)
    starts = _mixed(text, lines, starts)
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


def _goes_on(text: str, lines: list[Line], index: int) -> bool:
    """Tell a line whose number goes on from the line above: “Kettle Review, 5(2),” “12. 2011.”."""
    before = lines[index - 1]
    return not lines[index].blank_before and entries.is_open(text[before.start : before.end])


#: Markers that may be missing between two of different kinds
_FEW_LOST = 3
#: A reference of more lines is not looked through for others.
_MOST_LINES = 14


def _mixed(text: str, lines: list[Line], starts: list[int]) -> list[int]:
    """Add the lines whose marker is of another kind, where it fits: ``[1]``, ``2)``, a bullet."""
    begin = set(starts)
    marked = [index for index, line in enumerate(lines) if line.marker]
    if not starts or len(marked) == len(starts):
        return starts
    first, above = starts[0], _number(lines[starts[0]].marker)
    for index, after in itertools.pairwise([*marked, len(lines)]):
        number = _number(lines[index].marker)
        if index <= starts[0]:
            continue
        if index not in begin:
            step = number - above if number is not None and above is not None else 0
            if step < 0 or step > _FEW_LOST or (not step and number not in (None, 1)):
                continue
            if not _begins_item(text, lines, (first, index, after), sure=step == 1):
                continue
            begin.add(index)
        first, above = index, above if number is None else number
    # Where most do not fit, the one that began the list was no marker: “8. Juni 2002.”
    return sorted(begin) if len(begin) > len(marked) / 2 else starts


def _begins_item(text: str, lines: list[Line], bounds: tuple[int, int, int], *, sure: bool) -> bool:
    """Tell whether a reference ends and another begins at the second of three lines.

    The first begins the item above, the third has the next marker; `sure`: the number is the
    next of the list.
    """
    first, index, after = bounds
    if lines[index].indent > lines[first].indent + 1:
        return False
    above = lines[max(first, index - _MOST_LINES) : index]
    part = lines[index : min(after, index + _MOST_LINES)]
    named = entries.begins(text, lines[index])
    return (_is_ended(text, above) or (named and not _goes_on(text, lines, index))) and (
        (sure and named) or _is_whole(text, part)
    )


def _begins_anew(text: str, lines: list[Line], index: int) -> bool:
    """Tell an item whose number does not rise from a broken line, by what is around it."""
    return judge(text, lines[index]).full and _is_finished(text, lines[index - 1])


def _kind(marker: str) -> str:
    """Say what sort of marker it is: digits are ``0``, letters ``a``, Roman numbers ``i.``."""
    if marker.startswith("[^"):
        return "[^"  # the label of a Markdown footnote may be anything
    if marker and not marker.strip("*†‡"):
        return "*"
    if _ROMAN.fullmatch(marker):
        return "i."
    plain = marker if marker.isascii() else unicodedata.normalize("NFKC", marker)
    raised = "^" if plain != marker else ""
    return raised + _FIGURES.sub("0", _LETTERS.sub("a", plain.lower()))


_ROMAN = regex(r"[ivxl]{1,7}\.", re.IGNORECASE)
_LETTERS = regex(r"[a-z]+")
_FIGURES = regex(r"\d+")


def _number(marker: str) -> int | None:
    """Read the number of a marker, if those of its kind should go up."""
    kind = _kind(marker)
    if kind == "i.":
        return romans.read(marker[:-1])
    digits = _FIGURES.search(unicodedata.normalize("NFKC", marker))
    return int(digits[0]) if digits and kind != "[^" and "[a" not in kind else None


def _by_starts(view: View, lines: list[Line], starts: list[int]) -> list[list[Line]]:
    bounds = [*starts, len(lines)]
    groups = [lines[: starts[0]]] if starts[0] else []
    for first, last in itertools.pairwise(bounds):
        if parts := _several(view.text, lines[first:last]):
            groups.extend(parts)
            continue
        missing = last < len(lines) and bool(skipped(lines[first].marker, lines[last].marker))
        group = [lines[first]]
        for at, line in enumerate(lines[first + 1 : last], first + 1):
            # A paragraph of its own that is a whole reference is not the item's end.
            apart = line.blank_before and judge(view.text, line).full and not line.item
            if apart or _lost_marker(view.text, group, lines[at:last], missing=missing):
                groups.append(group)
                group = []
            group.append(line)
        groups.append(group)
    return groups


def skipped(marker: str, after: str) -> range:
    """Give the numbers that a list leaves out between two of its markers.

    >>> list(skipped("[1]", "[4]")), list(skipped("*", "2."))
    ([2, 3], [])
    """
    before, behind = _number(marker), _number(after)
    if before is None or behind is None or behind - before > _LEAP:
        return range(0)
    return range(before + 1, behind)


#: Lines within which a reference without its marker has title and date
_FEW_LINES = 4


def _lost_marker(text: str, above: list[Line], lines: list[Line], *, missing: bool) -> bool:
    """Tell a line that begins another reference, though no marker says so.

    `above` is the item so far, and `lines` the rest of it. Both must be whole references. If a
    number of the list is `missing` here, it need not begin with a name.
    """
    line = lines[0]
    if above[0].item or line.marker or len(above) > _MOST_LINES:
        return False
    named = entries.begins(text, line) or text[line.start] in '“"„«'
    if not (named or (missing and text[line.start].isupper())):
        return False
    whole = _is_full if missing and named else _is_whole
    if not (_is_ended(text, above) and whole(text, above)):
        return False
    own = itertools.takewhile(lambda one: not entries.begins(text, one), lines[1:_FEW_LINES])
    return any(whole(text, lines[: last + 1]) for last, _ in enumerate([line, *own]))


def _is_ended(text: str, lines: list[Line]) -> bool:
    """Tell lines after which nothing is missing of a reference."""
    content = text[lines[0].start : lines[-1].end]
    return not entries.is_open(content) and _is_finished(text, lines[0]._replace(end=lines[-1].end))


def _several(text: str, lines: list[Line]) -> list[list[Line]]:
    """Part an HTML item or paragraph whose lines are references; empty if they are one."""
    if len(lines) < 2 or not lines[0].item:
        return []
    parts = [[line] for line in lines]
    if all(_is_whole(text, part) for part in parts):
        return parts
    parts = grouped(text, lines)
    return parts if len(parts) > 1 and all(_is_whole(text, part) for part in parts) else []


_ANY_YEAR = regex(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")


def _is_whole(text: str, lines: list[Line]) -> bool:
    """Tell lines that hold a title and a date."""
    content = text[lines[0].start : lines[-1].end]
    return _is_full(text, lines) and bool(_ANY_YEAR.search(content) or dates.find(content))


def _is_full(text: str, lines: list[Line]) -> bool:
    shape = judge(text, lines[0]._replace(end=lines[-1].end))
    return shape.full and not shape.tail


# --- several references in one note -------------------------------------------

#: What leads to a reference in a note.
_LEAD_IN = (
    r"(?:(?:[Aa]nd|[Uu]nd|[Ee]t)\s)?"
    r"(?:(?:[Ss]ee|[Cc]f\.|[Cc]ompare|[Aa]lso\ssee)(?:,?\s(?:also|e\.g\.,?|"
    r"for example,?|further))?|[Vv]gl\.(?:\s(?:auch|dazu|z\.\s?B\.))?|[Ss]iehe(?:\s(?:auch|dazu))?|"
    r"[Vv]oir(?:\s(?:aussi|par exemple))?|[Vv]éase(?:\stambién)?|[Cc]fr\.)\s"
)
_NEXT = regex(rf"(?<=[\w).\]”\"’»])\s?;\s+(?=\S)|(?<=[.”\"’»])\s+(?=(?=[SCVA]){_LEAD_IN})")
_LED = regex(_LEAD_IN)
#: A name at the beginning of a short reference: “Jones, 2002”, “Irene Norquay, Salt”.
_NAMED = regex(
    rf"(?:{_LEAD_IN}|and\s|und\s|et\s)?(?!(?:Vol|Bd|Band|No|Nr|Ed|Chap|Kap|Part|Teil|Series)\b)"
    r"(?:(?:van|von|de|der|den|di|da|la|le)\s){0,2}[A-ZÀ-ÞĀ-Ž][\w’'.-]{0,30}"
    r"(?:\s(?:(?:and|und|et|&|van|von|de|der)\s)?[A-ZÀ-ÞĀ-Ž][\w’'.-]{0,30}){0,4}(?:,|\s\(?[12]\d{3})"
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
        self.text = text

    def stands_alone(self, start: int, end: int) -> bool:
        """Tell whether ``text[start:end]`` has enough of a reference to be one."""
        dated = _within(self.dates, start, end)
        if _within(self.quotes, start, end):
            return dated or _within(self.commas, start, end)
        return dated and _within(self.identifiers, start, end)

    def is_short(self, start: int, end: int) -> bool:
        """Tell a reference in a few words: a name, and a year."""
        dated = _within(self.dates, start, end)
        return dated and bool(_NAMED.match(self.text, start, end))

    def next_semicolon(self, start: int) -> int:
        index = bisect_left(self.semicolons, start)
        return self.semicolons[index] if index < len(self.semicolons) else self.length


def _within(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether one of the `spans`, which are in order, lies between two positions."""
    index = bisect_left(spans, (start, start))
    return index < len(spans) and spans[index][1] <= end


def _notes(view: View, lines: list[Line]) -> list[Block]:
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
        before, after = cuts[-1], match.end()
        stop = evidence.next_semicolon(after)
        see = bool(_LED.match(text, after))
        if (
            (many and ";" in match[0])
            or (
                evidence.stands_alone(before, match.start())
                and (
                    evidence.stands_alone(after, stop)
                    or (see and ";" not in match[0] and evidence.stands_alone(after, len(text)))
                )
            )
            or (evidence.is_short(before, match.start()) and evidence.is_short(after, stop))
        ):
            cuts.append(after)
    return cuts[1:]
