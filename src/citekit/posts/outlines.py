"""What stands in a post one after the other, and which of it are lists of sources.

The readers of Markdown and of HTML say what they see in the same words, pieces; what makes a
list of sources of them is decided here, once for both.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from attrs import evolve, frozen

from citekit.apparatus import desk
from citekit.posts.drafts import Edit, Group, Item, SourceList
from citekit.posts.headings import is_heading, is_notes, is_weak, labelled
from citekit.references.sections import is_running

__all__ = ["Line", "Piece", "lists", "numbered", "parting"]


@frozen
class Line:
    """A line of a paragraph, as the source has it, without what breaks it."""

    start: int
    end: int
    words: str  #: without tags
    broken: bool = False  #: a break is written behind it


@frozen
class Piece:
    """A block of a post."""

    kind: str  #: ``heading``, ``lines`` (a paragraph), ``list``, ``rule``, ``other``
    start: int
    end: int
    level: int = 0  #: of a heading, from 1
    until: int = sys.maxsize  #: where what is around it ends, and with it the list below a heading
    lines: tuple[Line, ...] = ()  #: of a heading and a paragraph
    bold: bool = False  #: its first line is
    groups: tuple[Group, ...] = ()  #: of a list: those of its inner lists, then its own
    between: str = ""  #: of a paragraph: what may stand between it and another


#: The level of a heading that is a line of text.
_LOWEST = 7


def lists(text: str, pieces: Sequence[Piece]) -> Iterator[SourceList]:
    """Find the lists of sources: from a heading to the next that is not below it."""
    at = 0
    while at < len(pieces):
        level = _title(pieces, at)
        if level is None:
            at += 1
            continue
        title = pieces[at]
        rest = evolve(title, lines=title.lines[1:]) if title.kind == "lines" else title
        stop = at + 1
        if rest.kind == "lines" and rest.lines:
            inner: Sequence[Piece] = [rest]
        else:
            while stop < len(pieces) and not _ends(pieces, stop, title.until, level):
                stop += 1
            inner = pieces[at + 1 : stop]
        body = title.lines[0].end if rest.lines and rest.kind == "lines" else title.end
        words = title.lines[0].words
        groups = tuple(group for part in _parts(inner) for group in _groups(text, part))
        if inner[:1] == [rest] and groups and not title.lines[0].broken:
            groups = (evolve(groups[0], breaks=(Edit(body, body, "  "), *groups[0].breaks)),)
        end = inner[-1].end if inner else body
        yield SourceList(title.start, body, end, groups, is_weak(words), is_notes(words))
        at = stop


def _title(pieces: Sequence[Piece], at: int) -> int | None:
    """Return the level of a heading over sources; None for what is none."""
    piece = pieces[at]
    if not piece.lines or not is_heading(piece.lines[0].words):
        return None
    if piece.kind == "heading":
        return piece.level
    if piece.bold or piece.lines[0].words.endswith(":"):
        return _LOWEST
    below = piece.lines[1:]
    if below:
        return _LOWEST if all(labelled(line.words)[1] for line in below) else None
    behind = pieces[at + 1] if at + 1 < len(pieces) else piece
    is_list = behind.kind == "list" or (
        behind.kind == "lines" and all(labelled(line.words)[1] for line in behind.lines)
    )
    return _LOWEST if is_list else None


def _ends(pieces: Sequence[Piece], at: int, until: int, level: int) -> bool:
    """Tell what ends a list: a rule, a heading that is not below its own, or over another."""
    piece = pieces[at]
    if piece.kind == "rule" or piece.start >= until:
        return True
    if piece.kind == "heading" and piece.level <= level:
        return True
    return _title(pieces, at) is not None


def _parts(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Divide what stands under a heading by the headings below it."""
    bounds = [-1, *(at for at, piece in enumerate(pieces) if piece.kind == "heading"), len(pieces)]
    return (pieces[a + 1 : b] for a, b in pairwise(bounds))


def _groups(text: str, pieces: Sequence[Piece]) -> Iterator[Group]:
    """Find entries: those of a list, or else paragraphs, or lines of one.

    Paragraphs below a list, or a single one above it, are not of it.
    """
    first = next((at for at, one in enumerate(pieces) if one.kind == "list"), len(pieces))
    loose: list[Group] = []
    alone: list[Item] = []
    between = ""
    for piece in (*pieces[:first], None):
        items = _entries(text, piece) if piece is not None else []
        if piece is not None and len(items) == 1:
            alone += items
            between = between or piece.between
            continue
        if alone:
            loose.append(_grouped(text, "p", alone, parting(text, alone, between)))
            alone, between = [], ""
        if items and piece is not None:
            breaks = [Edit(one.end, one.end, "  ") for one in piece.lines[:-1] if not one.broken]
            made = _grouped(text, "br", items, "  \n" if breaks else parting(text, items))
            loose.append(evolve(made, breaks=tuple(breaks)))
    if first == len(pieces) or sum(len(group.items) for group in loose) > 1:
        yield from loose
    for piece in pieces[first:]:
        yield from piece.groups


def _grouped(text: str, kind: str, items: Sequence[Item], between: str) -> Group:
    return Group(kind, tuple(_numbered(text, items)), between)


def parting(text: str, items: Sequence[Item], usual: str = "") -> str:
    """Return what stands between two entries, or what usually does.

    >>> parting("<p>a</p> <p id='x'>b</p>", [Item(3, 4, 4), Item(19, 20, 20)])
    '</p> <p>'
    """
    for one, other in islice(pairwise(items), _MOST_LOOKED_AT):
        seen = text[one.end : other.text_start]
        tags = [(tag[1], tag[2].lower()) for tag in _TAGS.finditer(seen) if tag[2].lower() != "br"]
        closed = [name for sign, name in tags if sign]
        opened = [name for sign, name in tags if not sign]
        bare = _TAGS.sub("", _COMMENT.sub("", seen))
        if closed in ([], opened[::-1]) and not bare.strip("\\ \r\n\t"):
            return _NAMED.sub("", seen)
    return _in_blocks(text, items[0]) or usual


def _in_blocks(text: str, item: Item) -> str:
    """Return what parts entries of which each is a block of WordPress; empty: it is none."""
    before = _OPENED.search(text[max(0, item.text_start - 600) : item.text_start])
    behind = _SHUT.match(text, item.end)
    return f"{behind[0]}\n\n{_NAMED.sub('', before[0])}" if before and behind else ""


_MOST_LOOKED_AT = 20
_TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]*>")
#: The comments that WordPress parts blocks by.
_COMMENT = re.compile(r"<!-- /?wp:[a-z][^<>]{0,500}-->")
_OPENED = re.compile(r"<!-- wp:[a-z][^<>]{0,500}-->\s{0,9}<[a-zA-Z][^<>]{0,300}>\Z")
_SHUT = re.compile(r"\s{0,9}</[a-zA-Z0-9]{1,20}>\s{0,9}<!-- /wp:[a-z][^<>]{0,100}-->")
#: Attributes that may stand in a page once.
_NAMED = re.compile(r"\s(?:id|name)=(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d{1,3})[.)]\s{1,4}(?=\S)")


def _numbered(text: str, items: Sequence[Item]) -> Iterator[Item]:
    """Read “1. ” before lines as numbers of them, if that is what they are."""
    found = [_ORDINAL.match(text, item.text_start, item.text_end) for item in items]
    numbers = [int(one[1]) for one in found if one is not None]
    if len(numbers) < len(items) or numbers != [*range(numbers[0], numbers[0] + len(numbers))]:
        yield from items
        return
    for item, one in zip(items, found, strict=True):
        assert one is not None
        yield evolve(item, read_start=one.end(), label=one[1])


def numbered(text: str, start: int, end: int) -> tuple[int, str]:
    """Return where an entry begins behind its number or key, and that."""
    size, label = labelled(text[start : min(end, start + 200)])
    return start + size, label


def _entries(text: str, piece: Piece) -> list[Item]:
    """Take a paragraph as an entry, or as several if each has a line of its own."""
    lines = piece.lines
    words = " ".join(line.words for line in lines)
    if piece.kind != "lines" or not lines or is_running(words) or desk.marks(words):
        return []
    if len(lines) > 1 and not _are_apart(text, lines):
        lines = (Line(lines[0].start, lines[-1].end, words),)
    return [
        Item(line.start, line.end, line.end, *numbered(text, line.start, line.end))
        for line in lines
    ]


def _are_apart(text: str, lines: Sequence[Line]) -> bool:
    """Tell lines that are entries each from those of one entry."""
    if all(labelled(line.words)[1] for line in lines):
        return True
    if sum(line.broken for line in lines) >= len(lines) - 1:
        return True
    from citekit import references

    first = lines[0].start
    starts = {first + found.start for found in references.parse(text[first : lines[-1].end])}
    return starts == {line.start for line in lines}
