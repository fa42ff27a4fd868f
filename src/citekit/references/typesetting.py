"""What typesetting leaves in a text that is copied out of a page, and how to undo it.

Words are broken at the end of a line, letters are joined to ligatures, the heads and
feet of pages stand between the lines, and two columns stand side by side. Nothing here
changes a text: `order` and `repairs` say what should be read where, and `views` does it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from citekit.patterns import regex

__all__ = ["Order", "Repair", "order", "repairs"]

Span = tuple[int, int]


class Order(NamedTuple):
    """In what order the parts of a text are to be read."""

    lines: tuple[Span, ...]  #: without their line ends; left column before right
    torn: frozenset[int]  #: positions of lines over which a page ends
    asides: tuple[Span, ...]  #: heads and feet of pages


class Repair(NamedTuple):
    """``text[start:end]`` is to be read as `reading`."""

    start: int
    end: int
    reading: str


# --- heads and feet of pages ----------------------------------------------------


class _Line(NamedTuple):
    start: int
    end: int
    text: str  #: without white space around it
    block: int  #: lines of one number stand together, without a blank line between
    edge: bool  #: the first or last line of a page that a form feed ends


#: A text of fewer lines has no pages.
_FEWEST_LINES = 8
_NUMBER = regex(
    r"[-–—|\[(·\s]{0,4}(?:(?:page|seite|p\.|s\.)\s{0,3})?(?P<number>\d{1,4})"
    r"(?:\s?(?:of|/|von|de)\s?\d{1,4})?[-–—|\])·\s]{0,4}",
    re.IGNORECASE,
)
_TITLE = (
    r"(?:references|bibliography|notes|literatur(?:verzeichnis)?|works\scited|endnotes|sources|"
    r"bibliographie|bibliografía)"
)
#: A number and words with more than a blank between, or a number and the word “References”.
_HEAD = regex(
    r"(?P<number>\d{1,4})(?:\s{3,}|\s?[|•·]\s?)(?P<words>\D.{0,90})"
    r"|(?P<words2>.{0,90}\D)(?:\s{3,}|\s?[|•·]\s?)(?P<number2>\d{1,4})"
    rf"|(?P<number3>\d{{1,4}})\s{_TITLE}|{_TITLE}\s(?P<number4>\d{{1,4}})",
    re.IGNORECASE,
)
#: A number that begins or ends a line of words, and is no mark of a list.
_PAGED = regex(r"(?P<number>\d{1,4})\s+(?=\D)|.*[^\s\d,:.–-]\s+(?P<number2>\d{1,4})\Z")
_REPEATS = regex(r"(?:ibid|ebd|ebenda|id|idem|op\.?\scit)\b", re.IGNORECASE)


def _lines(text: str) -> list[_Line]:
    """Find the lines that hold something."""
    found: list[_Line] = []
    parted, fed, block, position = True, False, 0, 0
    for raw in text.split("\n"):
        content = raw.strip()
        before, feed, after = raw.partition("\f")
        fed = fed or bool(feed and not before.strip())
        if not content or fed:
            parted = True
        if fed and found:
            found[-1] = found[-1]._replace(edge=True)
        if content:
            block += parted
            start = position + raw.index(content[0])
            found.append(_Line(start, start + len(content), content, block, fed))
            parted = fed = bool(feed and before.strip() and not after.strip())
        position += len(raw) + 1
    return found


def _page_number(line: _Line) -> int | None:
    match = _NUMBER.fullmatch(line.text)
    return int(match["number"]) if match else None


def _headed_number(line: _Line) -> int | None:
    """Read the number of a line that looks like the head of a page by itself."""
    if len(line.text) > 120:
        return None
    match = _HEAD.fullmatch(line.text)
    if not match:
        return None
    return int(next(match[name] for name in ("number", "number2", "number3", "number4")
                    if match[name]))  # fmt: skip


def _is_year(number: int) -> bool:
    return 1500 <= number < 2100


#: Lines that stand together at the head of a page: its number, a title, a name.
_MOST_TOGETHER = 3


def _furniture(lines: Sequence[_Line]) -> set[int]:
    """Find the lines that are heads or feet of pages."""
    if len(lines) < _FEWEST_LINES:
        return set()
    sizes = Counter(line.block for line in lines)
    alone = [
        index
        for index, line in enumerate(lines)
        if line.edge or sizes[line.block] <= _MOST_TOGETHER
    ]
    sure = _counted(lines, alone) | _wide(lines)
    found = _numbered(lines, alone) | sure
    found |= _returning(lines, alone, found)
    # A number within a paragraph is a head of a page only together with the rest of it.
    whole = Counter(lines[index].block for index in found)
    return {
        index
        for index in found
        if index in sure
        or lines[index].edge
        or whole[lines[index].block] == sizes[lines[index].block]
    }


#: A number and a few words, as far from each other as the line allows.
_WIDE = regex(
    r"\d{1,4}[ ]{8,200}(?P<words>[^\W\d_][^\d]{0,70})"
    r"|(?P<words2>[^\W\d_][^\d]{0,70}?)[ ]{8,200}\d{1,4}"
)


def _wide(lines: Sequence[_Line]) -> set[int]:
    """Find heads of pages by the blanks within, wherever they stand; not rows of a table."""
    places = [
        index
        for index, line in enumerate(lines)
        if (match := _WIDE.fullmatch(line.text))
        and not (match["words"] or match["words2"]).endswith((".", ",", ";"))
        and "   " not in (match["words"] or match["words2"])
    ]
    near = any(after - before < 8 for before, after in itertools.pairwise(places))
    return set() if near else set(places)


def _numbered(lines: Sequence[_Line], alone: Sequence[int]) -> set[int]:
    """Find lines that are numbers of pages, or hold one at an end, well apart."""
    found: set[int] = set()
    numbers: list[tuple[int, int]] = []
    for index in alone:
        number = _page_number(lines[index])
        if number is None:
            number = _headed_number(lines[index])
        if number is not None:
            numbers.append((index, number))
            if lines[index].edge or not _is_year(number):
                found.add(index)
    # A year is a page only if the pages are counted up to it.
    for (before, one), (after, two) in itertools.pairwise(numbers):
        if 0 < two - one <= 2 and after - before > 5:
            found |= {before, after}
    return found


def _counted(lines: Sequence[_Line], alone: Sequence[int]) -> set[int]:
    """Find lines that come back with a number that goes up: ``J. Smith et al. 124``."""
    seen: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        match = _PAGED.match(line.text) if len(line.text) <= 90 else None
        if match and not _REPEATS.match(line.text):
            number = match["number"] or match["number2"]
            words = line.text.removeprefix(number).removesuffix(number).strip()
            seen[words].append((index, int(number)))
    apart = set(alone)
    found: set[int] = set()
    for words, places in seen.items():
        few = len(places) < 3 and not words.isupper()
        for (before, one), (after, two) in itertools.pairwise(places):
            isolated = apart.issuperset((before, after))
            # “Hydrology Letters 13” may as well be the end of a line.
            near = after - before <= (8 if isolated else 15)
            if 0 < two - one <= 2 and not near and (isolated or not few):
                found |= {before, after}
    return found


def _returning(lines: Sequence[_Line], alone: Sequence[int], known: set[int]) -> set[int]:
    """Find lines of words that come back page by page, word for word."""
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.text) <= 90 and index not in known:
            seen[line.text].append(index)
    apart = set(alone)
    found: set[int] = set()
    for words, places in seen.items():
        if len(places) < 2:
            continue
        steps = [after - before for before, after in itertools.pairwise(places)]
        headed = all(
            lines[index].edge or index - 1 in known or index + 1 in known for index in places
        )
        evenly = len(places) > 2 and min(steps) >= 12 and max(steps) <= 1.4 * min(steps)
        capitals = words.isupper() and " " in words and min(steps) > 15 and words[-1].isalpha()
        if capitals or (apart.issuperset(places) and (headed or evenly)):
            found |= set(places)
    return found


# --- columns --------------------------------------------------------------------

_GAP = regex(r"[ ]{3,}(?=\S)")
_FEWEST_ROWS = 5


def _gutter(rows: Sequence[str]) -> int | None:
    """Find where a second column begins; None if there is none, or no sure one."""
    starts = Counter(
        match.end() for row in rows for match in itertools.islice(_GAP.finditer(row), 4)
    )
    # The left edge of the right column is where most of its lines begin; hanging
    # indents begin a little farther right.
    for place, count in sorted(starts.items()):
        if place < 20 or count < max(3, len(rows) / 12):
            continue
        crossing = sum(bool(row[place - 2 : place].strip()) for row in rows)
        halves = [(row[:place].strip(), row[place:].strip()) for row in rows]
        both = sum(bool(left and right) for left, right in halves)
        parted = sum("   " in left or "   " in right for left, right in halves)
        texts = all(
            sum(map(len, held)) >= 25 * len(held) >= 25 * _FEWEST_ROWS
            for held in (
                [left for left, _ in halves if left],
                [right for _, right in halves if right],
            )
        )
        # A table has more columns, and less in them.
        if (
            not crossing
            and both >= max(_FEWEST_ROWS, 0.4 * len(rows))
            and texts
            and (parted <= 0.2 * len(rows))
        ):
            return place
    return None


def _columns(text: str, page: Sequence[Span]) -> list[Span]:
    """Read the left half of every line of a page first, if it is set in two columns."""
    rows = [text[start:end] for start, end in page]
    held = [row for row in rows if row.strip()]
    place = _gutter(held) if len(held) >= _FEWEST_ROWS and "   " in text else None
    if place is None:
        return list(page)
    left = [
        (start, start + len(row[:place].rstrip()))
        for (start, _), row in zip(page, rows, strict=True)
    ]
    right = [(start + place, end) for start, end in page if end > start + place]
    return [*left, *right]


def order(text: str) -> Order | None:
    r"""Say in which order the lines of `text` are read; None if they are read as they stand.

    >>> lines = [f"entry {i}" for i in range(9)]
    >>> text = "\n".join([*lines[:5], "", "124   J. Smith et al.", "", *lines[5:]])
    >>> found = order(text)
    >>> [text[start:end] for start, end in found.asides], len(found.lines)
    (['124   J. Smith et al.'], 9)
    """
    if text.count("\n") < _FEWEST_LINES - 1 and "\f" not in text:
        return None
    lines = _lines(text)
    furniture = _furniture(lines)
    asides = [(lines[index].start, lines[index].end) for index in sorted(furniture)]
    pages = list(_pages(text, lines, furniture))
    read = [_columns(text, page) for page in pages]
    if not asides and read == pages and "\f" not in text:
        return None
    torn = {page[0][0] for page in read[1:] if page}
    return Order(tuple(itertools.chain(*read)), frozenset(torn), tuple(asides))


def _pages(text: str, lines: Sequence[_Line], furniture: set[int]) -> Iterator[list[Span]]:
    """Part the lines of a text into pages, without their heads and feet."""
    hidden = {lines[index].start for index in furniture}
    page: list[Span] = []
    position = 0
    for raw in text.split("\n"):
        end = position + len(raw)
        content = position + len(raw) - len(raw.lstrip())
        ends_page = content in hidden
        if ends_page or "\f" in raw:
            while page and not text[slice(*page[-1])].strip():
                page.pop()
            if page:
                yield page
            page = []
        if not ends_page:
            # Blank lines at the top of a page part nothing.
            start = position + len(raw) - len(raw.lstrip("\f \t")) if "\f" in raw else position
            if page or raw.strip():
                page.append((start, end))
        position = end + 1
    if page:
        yield page


# --- broken words and ligatures -------------------------------------------------

_LIGATURES: Mapping[str, str] = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
_LETTER = r"[^\W\d_]"
_FLAW = regex(
    rf"(?P<ligature>[{''.join(_LIGATURES)}])"
    rf"|(?P<broken>(?<={_LETTER})[-‐\u00ad][ \t]?\n[ \t]*(?={_LETTER}))"
    rf"|(?P<initial>(?<=[A-Z]\.)[-‐]\n[ \t]*(?=[A-Z]\.))"
    r"|(?P<range>(?<=\d)[-‐–][ \t]?\n[ \t]*(?=\d{1,6}(?![\d.)\]]*\s[A-Z“\"])))"
    r"|(?P<soft>\u00ad)"
    r"|(?P<address>(?<=[/_=&?%#-])\n[ \t]*(?=[a-z\d])|\n[ \t]*(?=/\w))"
)
_WORD_BEFORE = regex(rf"(?:{_LETTER}|[-’'])+\Z")
_WORD_AFTER = regex(rf"(?:{_LETTER}|[’'])+")
#: Words that are written together with a hyphen more often than without.
_FIRST = frozenset(
    "self non well long short high low cross half full all ex quasi co multi mid one two three "
    "four five six seven eight nine ten first second third sixteenth seventeenth eighteenth "
    "nineteenth twentieth large small decision state peer open so real cost evidence case data "
    "user socio on off in built follow risk human post pre anti".split()
)
_SECOND = frozenset(
    "based term century year years old like scale level wide specific free up time driven making "
    "related oriented dimensional analysis building known being dependent order off in line "
    "sectional cultural economic quality performance effective".split()
)
#: “Haus- und Hofmeister”: the hyphen stands for a word that follows.
_SUSPENDED = frozenset("und oder bzw and or et ou y e o to".split())
_HYPHENATED = regex(rf"{_LETTER}{{1,30}}-{_LETTER}{{1,30}}")
_WORDS = regex(rf"{_LETTER}{{2,40}}")
_LONGEST_WORD = 60


def repairs(text: str) -> list[Repair]:
    r"""Say where words are broken over lines, and which letters stand for several.

    The end of the line goes behind the word, so that lines stay lines.

    >>> repairs("new meth-\nods of it")
    [Repair(start=8, end=10, reading=''), Repair(start=13, end=14, reading='\n')]
    """
    if not re.search(r"[ﬀ-ﬆ\u00ad]|[-‐–/_=&?%#.][ \t]?\n|\n[ \t]*/", text):
        return []
    words: set[str] | None = None
    found: list[Repair] = []
    for match in _FLAW.finditer(text):
        start, end = match.span()
        if found and start < found[-1].end:
            continue
        if match["ligature"]:
            found.append(Repair(start, end, _LIGATURES[match[0]]))
        elif match["soft"]:
            found.append(Repair(start, end, ""))
        else:
            reading: str | None
            if match["broken"]:
                if words is None:
                    words = _vocabulary(text)
                reading = _hyphen(text, start, end, words)
            elif match["range"] or match["initial"]:
                reading = match[0][0]
            else:
                goes_on = _in_address(text, start) and _continues_address(text, end)
                reading = "" if goes_on else None
            if reading is not None:
                found.extend(_joined(text, start, end, reading))
    return found


def _vocabulary(text: str) -> set[str]:
    """Collect what is written within a line, with hyphens and without."""
    whole = {match[0].lower() for match in _WORDS.finditer(text)}
    return whole | {match[0].lower() for match in _HYPHENATED.finditer(text)}


def _hyphen(text: str, start: int, end: int, words: set[str]) -> str | None:
    """Say what is read for a hyphen at the end of a line; None if it stays as it is."""
    before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    after = _WORD_AFTER.match(text, end, end + _LONGEST_WORD)
    if before is None or after is None:
        return None
    first, second = before[0].rpartition("-")[2], after[0]
    if second in _SUSPENDED:
        return None
    if text[start] == "\u00ad":
        return ""
    if _in_address(text, start):
        return "-"
    if second[0].isupper():
        # “Jean-Paul”, but in capitals a word goes on: “BIBLIO-GRAPHY”
        capitals = len(first) > 1 and first.isupper() and len(second) > 1 and second.isupper()
        return "" if capitals and f"{first}{second}".lower() in words else "-"
    if f"{first}-{second}".lower() in words:
        return "-"
    if f"{first}{second}".lower() in words:
        return ""
    kept = first.lower() in _FIRST or second in _SECOND or "-" in before[0]
    return "-" if kept else ""


def _in_address(text: str, position: int) -> bool:
    """Tell whether the word that ends at `position` is a web address or a DOI."""
    window = text[max(0, position - 200) : position]
    word = re.split(r"\s", window)[-1]
    return bool(re.match(r"[<(\[]?(?:https?://|www\.|doi:|10\.\d{4})", word))


_ADDRESS = regex(r"[\w/.=?&%#~+-]{1,300}")


def _continues_address(text: str, position: int) -> bool:
    """Tell the second half of an address from a word, a year, or the mark of an entry."""
    match = _ADDRESS.match(text, position)
    word = match[0].rstrip(".-") if match else ""
    if word.isdigit():
        return len(word) > 3 and not _is_year(int(word))
    return bool(re.search(r"[/=_?&-]\w|\d[a-z]|[a-z]\d|\.(?:html?|pdf|php|aspx?)\Z|\A/", word))


_SPACE = regex(r"\s")


def _joined(text: str, start: int, end: int, reading: str) -> Iterator[Repair]:
    """Join the two halves of a word, and end the line behind it, with the indent of the next."""
    yield Repair(start, end, reading)
    space = _SPACE.search(text, end, end + 300)
    if space and text[space.start()] in " \t":
        indent = text[start:end].rpartition("\n")[2]
        yield Repair(space.start(), space.start() + 1, f"\n{indent}")
