"""A post in HTML: its tags are read with their places, and nothing is written anew.

What is found lies between two tags, or is what an element holds. Code, links, scripts and the
like are passed over whole.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from typing import NamedTuple

from attrs import define, evolve, field

from citekit import citations
from citekit.posts import outlines
from citekit.posts.callouts import NUMBER, RAISED, numbers_of
from citekit.posts.drafts import (
    Cited,
    Draft,
    Edit,
    Group,
    Item,
    Mark,
    Note,
    SourceList,
    Spans,
    Unsure,
)
from citekit.posts.outlines import Line, Piece

__all__ = ["read"]


def read(text: str, body: int, *, lang: str = "en-US") -> Draft:
    """Find what an HTML post cites, its notes and its lists. `body` is where the text begins.

    An entry of a list is a note as well, if the text links to it.
    """
    reader = _Reader(text, body, lang)
    reader.read()
    return reader.draft()


@define
class _Node:
    """An element."""

    tag: str
    attrs: Mapping[str, str]
    start: int
    inner: int  #: where its content begins
    parent: int  #: its number among the elements; -1: none
    inner_end: int = -1
    end: int = -1


_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_OPAQUE = frozenset(
    "a code pre script style textarea kbd samp svg math button select title template iframe "
    "noscript head option tt var object video audio".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body br dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p section summary table tbody "
    "td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
#: What is one piece of a post, with all that is in it.
_WHOLE = _HEADINGS | frozenset("ol ul dl hr table blockquote figure form nav".split())
#: What an opening tag ends, if it is open.
_ENDS: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd", "p"})),
    "tr": frozenset({"tr", "td", "th"}),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th"})),
}  # fmt: skip
#: What keeps an implied end inside.
_WALLS = frozenset("ul ol dl table article section div body blockquote".split())


class _Line(NamedTuple):
    """Text between two tags of blocks or breaks."""

    home: int  #: the block that it is in, by its number
    start: int
    end: int
    apart: bool  #: an empty line stands before it


@define
class _Text:
    """The text of a block, with the way back to the source."""

    pieces: list[str] = field(factory=list)
    keys: list[int] = field(factory=list)
    places: list[tuple[int, int]] = field(factory=list)  #: where each piece begins, and its length
    length: int = 0

    def add(self, text: str, start: int, size: int) -> None:
        self.pieces.append(text)
        self.keys.append(self.length)
        self.places.append((start, size))
        self.length += len(text)

    def source(self, position: int) -> int:
        at = bisect_right(self.keys, position) - 1
        start, size = self.places[at]
        whole = size == len(self.pieces[at])
        return start + position - self.keys[at] if whole else start

    def source_end(self, position: int) -> int:
        """Return where the character before `position` ends."""
        at = bisect_right(self.keys, position - 1) - 1
        start, size = self.places[at]
        whole = size == len(self.pieces[at])
        return start + position - self.keys[at] if whole else start + size


class _Reader:
    def __init__(self, text: str, body: int, lang: str) -> None:
        self.text, self.body, self.lang_of = text, body, lang
        self.nodes: list[_Node] = []
        self.stack: list[int] = []
        self.opaque = 0
        self.block = _Text()
        self.cited: list[Cited] = []
        self.prose: list[tuple[int, int]] = []
        self.unsure: list[Unsure] = []
        self.lines: list[_Line] = []
        self.parents: set[int] = set()  #: elements that hold blocks
        self.last = body  #: where the last line ended
        self.breaks = 0  #: how many breaks stand before the next line

    def read(self) -> None:
        """Read all tags and texts, in one pass."""
        position, end = self.body, len(self.text)
        while found := _TAG.search(self.text, position):
            self._data(position, found.start())
            after = self._tag(found)
            if after is None:  # nothing closes it: all behind is part of it
                position = end
                break
            position = after
        self._data(position, end)
        self._flush(end, end)
        for at in self.stack:
            self.nodes[at].inner_end = self.nodes[at].end = end

    def _tag(self, found: re.Match[str]) -> int | None:
        """Read a tag or a comment; return where it ends."""
        start, name = found.start(), (found["name"] or "").lower()
        if not name:
            closing = _CLOSINGS.get(found[0], ">")
            end = self.text.find(closing, found.end())
            return None if end < 0 else end + len(closing)
        rest = _ATTRIBUTES.match(self.text, found.end())
        if rest is None:
            return None
        if found["close"]:
            self._close(name, start, rest.end())
            return rest.end()
        self._open(name, start, rest)
        if name not in _RAW:
            return rest.end()
        raw = _raw_end(name).search(self.text, rest.end())
        return None if raw is None else raw.start()

    # --- tags -------------------------------------------------------------------------

    def _open(self, tag: str, start: int, rest: re.Match[str]) -> None:
        end = rest.end()
        if tag in _BLOCKS:
            if tag != "br":
                self.parents.add(self._home())
            self._flush(start, end, is_break=tag == "br")
            self._imply(tag, start)
        attrs = {
            one[1].lower(): unescape(one[2] or one[3] or one[4] or "")
            for one in reversed([*_ATTRIBUTE.finditer(self.text, rest.start(), end - 1)])
        }
        parent = self.stack[-1] if self.stack else -1
        node = _Node(tag, attrs, start, end, parent)
        self.nodes.append(node)
        if tag in _VOID or len(self.stack) >= _DEEPEST:
            node.inner_end = node.end = end
            return
        self.stack.append(len(self.nodes) - 1)
        if tag in _OPAQUE:
            self.opaque += 1
            self.block.add("\ufffc", start, 0)

    def _close(self, tag: str, start: int, end: int) -> None:
        if tag in _BLOCKS:
            self._flush(start, end)
        for depth in range(len(self.stack) - 1, max(-1, len(self.stack) - _FARTHEST), -1):
            if self.nodes[self.stack[depth]].tag == tag:
                self._pop(depth, start, end - start)
                return

    def _imply(self, tag: str, start: int) -> None:
        """Close what an opening tag ends: a paragraph, the entry before."""
        ended = _ENDS.get(tag, frozenset({"p"}) if tag != "br" else frozenset())
        lowest = None
        for depth in range(len(self.stack) - 1, max(-1, len(self.stack) - _FARTHEST), -1):
            open_tag = self.nodes[self.stack[depth]].tag
            if open_tag in ended:
                lowest = depth
            elif open_tag in _WALLS:
                break
        if lowest is not None:
            self._pop(lowest, start, 0)

    def _pop(self, depth: int, at: int, size: int) -> None:
        for number in self.stack[depth:]:
            node = self.nodes[number]
            node.inner_end, node.end = at, at
            self.opaque -= node.tag in _OPAQUE
        self.nodes[self.stack[depth]].end = at + size
        del self.stack[depth:]

    def _data(self, start: int, end: int) -> None:
        if self.opaque or start >= end:
            return
        for found in _REFERENCE.finditer(self.text, start, end):
            if found.start() > start:
                self.block.add(self.text[start : found.start()], start, found.start() - start)
            self.block.add(unescape(found[0])[:1] or " ", found.start(), len(found[0]))
            start = found.end()
        if start < end:
            self.block.add(self.text[start:end], start, end - start)

    # --- citations --------------------------------------------------------------------

    def _home(self) -> int:
        """Return the block that is open, by its number."""
        return next((at for at in reversed(self.stack) if self.nodes[at].tag in _BLOCKS), -1)

    def _flush(self, at: int, after: int, *, is_break: bool = False) -> None:
        """End a line where a tag stands, at `at`; the next begins `after` it."""
        block, self.block = self.block, _Text()
        content = "".join(block.pieces)
        start, self.last = self.last, after
        was, self.breaks = self.breaks, int(is_break)
        if not content.strip():
            self.breaks += was if is_break else 0
            return
        self._line(start, at, apart=was > 1)
        tags = [self.nodes[at].tag for at in self.stack]
        self._cite(content, block)
        if not _HEADINGS & set(tags[-2:]):
            self.prose += [
                (start, start + size)
                for (start, size), text in zip(block.places, block.pieces, strict=True)
                if size == len(text) and text.strip()
            ]

    def _line(self, start: int, end: int, *, apart: bool) -> None:
        before = _BEFORE_LINE.match(self.text, start, end)
        start = before.end() if before else start
        behind = _BEHIND_LINE.search(self.text[max(start, end - 300) : end])
        end -= len(behind[0]) if behind else 0
        if start < end:
            self.lines.append(_Line(self._home(), start, end, apart))

    def _cite(self, content: str, block: _Text) -> None:
        position, lead = 0, len(content) - len(content.lstrip()) + 1
        while opening := citations.OPENING.search(content, position):
            at = opening.start()
            number = NUMBER.match(content, at)
            found = None if number else citations.match(content, at, lang=self.lang_of)
            end = number.end() if number else found.end if found else 0
            if not end:
                position = opening.end()
                continue
            position = end
            start, stop = block.source(at), block.source_end(end)
            opens = at < lead
            if number:
                self.cited.append(Cited(start, stop, None, numbers_of(number[0]), opens=opens))
            elif "<" in self.text[start:stop] or "\ufffc" in content[at:end]:
                if content[at] == "[":
                    words = content[at:end].replace("\ufffc", "…")
                    self.unsure.append(Unsure(start, words, "holds code, HTML or a link"))
            else:
                self.cited.append(Cited(start, stop, found, opens=opens))

    # --- what was found ---------------------------------------------------------------

    def draft(self) -> Draft:
        marks, notes = self._notes()
        pieces = list(self._pieces())
        lists = [_with_notes(one, notes) for one in outlines.lists(self.text, pieces)]
        lists += _loose(self.text, lists, notes)
        inside = Spans(
            [*((one.body, one.end) for one in lists), *((one.start, one.end) for one in notes)]
        )
        prose = [span for span in self.prose if span[0] not in inside]
        raised = list(self._raised())
        return Draft(
            self.text, "html", self.body,
            tuple(self._in_notes(notes, [one for one, is_sure in raised if is_sure])),
            tuple(marks), tuple(notes), tuple(lists), tuple(prose), self._place(),
            tuple(self.unsure), tuple(one.start for one in self.nodes if one.tag == "table"),
            raised=tuple(one for one, is_sure in raised if not is_sure),
        )  # fmt: skip

    def _raised(self) -> Iterator[tuple[Cited, bool]]:
        """Find numbers above the line; those in brackets are surely citations."""
        opaque = Spans((one.start, one.end) for one in self.nodes if one.tag in _OPAQUE)
        for node in self.nodes:
            found = RAISED.match(self.text, node.start) if node.tag == "sup" else None
            if found is not None and node.start not in opaque:
                numbers = numbers_of(found["numbers"] or found["bracket"])
                yield Cited(node.start, found.end(), None, numbers), bool(found["bracket"])

    def _in_notes(self, notes: Sequence[Note], raised: Sequence[Cited]) -> Iterator[Cited]:
        """Say of citations in which note they stand; those that are raised are so whole."""
        spans = Spans((note.text_start, note.text_end) for note in notes)
        labels = {note.text_start: note.label for note in notes}
        above = Spans((one.start, one.end) for one in raised)
        for one in (*(each for each in self.cited if each.start not in above), *raised):
            home = spans.around(one.start)
            yield one if home is None else evolve(one, note=labels[home[0]])

    def _place(self) -> tuple[int, int] | None:
        for node in self.nodes:
            empty = not self.text[node.inner : max(node.inner, node.inner_end)].strip()
            if node.attrs.get("id") == "refs" and node.tag == "div" and empty:
                return node.start, node.end
        return None

    # --- notes ------------------------------------------------------------------------

    def _notes(self) -> tuple[list[Mark], list[Note]]:
        homes = self._homes()
        named = {
            one.attrs.get(name, ""): one for name in ("name", "id") for one in reversed(self.nodes)
        }
        marks: list[Mark] = []
        notes: dict[str, Note] = {}
        for node in self.nodes:
            target = node.attrs.get("href", "") if node.tag == "a" else ""
            if not target.startswith("#") or target[1:] not in homes:
                continue
            home = self.nodes[homes[target[1:]]]
            words = self._words(node)
            if not _CALL.fullmatch(words) or home.start < node.end or home.end <= home.start:
                continue
            label = target[1:]
            if label not in notes:
                note = self._note(label, home)
                if note is None:
                    continue
                back = named[label]
                if back.tag == "a" and back.end <= home.start:
                    note = evolve(note, number=(back.start, back.end))
                notes[label] = note
            start, end = self._whole(node)
            marks.append(Mark(start, end, label))
        return marks, list(notes.values())

    def _homes(self) -> dict[str, int]:
        """Return the entry or paragraph that each id belongs to."""
        found: dict[str, int] = {}
        for at, node in enumerate(self.nodes):
            name = node.attrs.get("id") or (node.attrs.get("name") if node.tag == "a" else "")
            home = at
            for _ in range(4):
                if home < 0 or self.nodes[home].tag in ("li", "p", "dd"):
                    break
                home = self.nodes[home].parent
                if "footnote" in self.nodes[home].attrs.get("class", "").split():
                    home = self._first_paragraph(home)
                    break
            if name and home >= 0 and self.nodes[home].tag in ("li", "p", "dd"):
                found.setdefault(name, home)
        return found

    def _first_paragraph(self, at: int) -> int:
        """Return the paragraph that a note of Substack begins with; -1: it has none."""
        inside = range(at + 1, min(at + 20, len(self.nodes)))  # a number, and what is around it
        found = next((each for each in inside if self.nodes[each].tag == "p"), -1)
        return found if found >= 0 and self.nodes[found].start < self.nodes[at].end else -1

    def _whole(self, link: _Node) -> tuple[int, int]:
        """Take in the ``sup`` around a mark, and what brackets it."""
        start, end, parent = link.start, link.end, link.parent
        while parent >= 0 and self.nodes[parent].tag in ("sup", "span", "small"):
            outer = self.nodes[parent]
            around = self.text[outer.inner : start] + self.text[end : outer.inner_end]
            if around.strip("[]() "):
                break
            start, end, parent = outer.start, outer.end, outer.parent
        return start, end

    def _words(self, node: _Node) -> str:
        return self._plain(node.inner, min(node.inner_end, node.inner + 300))

    def _note(self, label: str, home: _Node) -> Note | None:
        start, end = home.inner, home.inner_end
        head = -1
        if before := _NUMBERED.match(self.text, start, min(end, start + 600)):
            head = start + len(before[0]) - len(before[0].lstrip())
            start = before.end()
        elif home.tag == "p" and (plain := _ORDINAL.match(self.text, start, end)):
            head, start = start + len(plain["space"]), plain.end()
        if paragraph := re.compile(r"\s*<p\b[^<>]{0,200}>").match(self.text, start, end):
            start, head = paragraph.end(), -1
        tail = self.text[max(start, end - 600) : end]
        back_end = -1
        if after := _BACK.search(tail):
            back_end = end - len(tail) + len(_BEHIND.sub("", tail))
            end = max(start, end - len(tail) + after.start())
        start, end = self._trimmed(start, end)
        if start >= end:
            return None
        single = not re.search(r"<(?:p|ul|ol|div|blockquote|pre|table)\b", self.text[start:end])
        places = (home.start, home.end, start, end)
        return Note(label, *places, single, max(end, back_end), head, listed=True)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        inner = self.text[start:end]
        return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())

    # --- lists ------------------------------------------------------------------------

    def _pieces(self) -> Iterator[Piece]:
        """Say what stands in the post one after the other."""
        children: dict[int, list[int]] = {}
        for at, node in enumerate(self.nodes):
            children.setdefault(node.parent, []).append(at)
        opaque = Spans((one.start, one.end) for one in self.nodes if one.tag in _OPAQUE)
        seen: list[tuple[int, int, _Line | None]] = [
            *(
                (node.start, at, None)
                for at, node in enumerate(self.nodes)
                if node.tag in _WHOLE and node.start not in opaque
            ),
            *((line.start, line.home, line) for line in self.lines),
        ]
        done = -1
        rows: list[_Line] = []
        for start, at, line in sorted(seen, key=lambda one: one[0]):
            if start < done:
                continue
            if rows and (line is None or line.home != rows[-1].home or line.apart):
                yield self._paragraph(rows)
                rows = []
            if line is not None:
                rows.append(line)
                continue
            node = self.nodes[at]
            done = node.end
            yield self._whole_piece(node, at, children)
        if rows:
            yield self._paragraph(rows)

    def _whole_piece(self, node: _Node, at: int, children: Mapping[int, list[int]]) -> Piece:
        until = self._until(node.start, node.end, node.parent)
        if node.tag in _HEADINGS:
            line = Line(node.start, node.end, self._words(node))
            return Piece("heading", node.start, node.end, int(node.tag[1]), until, (line,))
        if node.tag in ("ol", "ul"):
            groups = tuple(self._groups(at, children))
            return Piece("list", node.start, node.end, groups=groups)
        return Piece("rule" if node.tag == "hr" else "other", node.start, node.end)

    def _paragraph(self, rows: Sequence[_Line]) -> Piece:
        home = rows[0].home
        alone = home >= 0 and home not in self.parents
        node = self.nodes[home] if alone else None
        between = f"</{node.tag}>\n<{node.tag}>" if node else "<br>\n"
        until = self._until(
            *((node.start, node.end, node.parent) if node else (0, rows[-1].end, home))
        )
        lines = tuple(
            Line(row.start, row.end, words, broken=True)
            for row in rows if (words := self._plain(row.start, row.end))
        )  # fmt: skip
        bold = bool(_BOLD.match(self.text, rows[0].start))
        start, end = rows[0].start, rows[-1].end
        return Piece("lines", start, end, 0, until, lines, bold=bold, between=between)

    def _until(self, start: int, end: int, parent: int) -> int:
        """Return where the element ends that holds `start` to `end`, and more."""
        while parent >= 0:
            outer = self.nodes[parent]
            before = _SPACE.match(self.text, outer.inner, max(start, outer.inner))
            behind = _SPACE.match(self.text, end, max(end, outer.inner_end))
            assert before
            assert behind
            if before.end() < start or behind.end() < outer.inner_end:
                return outer.end
            start, end, parent = outer.start, outer.end, outer.parent
        return sys.maxsize

    def _plain(self, start: int, end: int) -> str:
        return unescape(re.sub(r"<[^<>]*>", "", self.text[start:end])).strip()

    def _groups(
        self, at: int, children: Mapping[int, list[int]], *, inner: bool = False
    ) -> Iterator[Group]:
        """Find the entries of a list: those of the lists within it, and its own."""
        node = self.nodes[at]
        number = int(value) if (value := node.attrs.get("start", "")).isdecimal() else 1
        items: list[Item] = []
        for child in children.get(at, ()):
            if self.nodes[child].tag != "li":
                continue
            for below in children.get(child, ()):
                if self.nodes[below].tag in ("ol", "ul"):
                    yield from self._groups(below, children, inner=True)
            item = self._item(self.nodes[child])
            if item is not None:
                if node.tag == "ol" and not inner and not item.label:
                    item = evolve(item, label=str(number + len(items)))
                items.append(item)
        if items:
            before = self.text[max(0, items[-1].text_start - 300) : items[-1].text_start]
            is_paragraph = _IN_PARAGRAPH.search(before) is not None
            usual = "</p></li>\n<li><p>" if is_paragraph else "</li>\n<li>"
            between = outlines.parting(self.text, items, usual)
            yield Group(node.tag, tuple(items), between, number, self._plainer(node), inner)

    def _plainer(self, node: _Node) -> tuple[Edit, ...]:
        """Make bullets of the numbers of a list, whose tags are both there."""
        places = (node.start + 1, node.inner_end + 2)
        if any(self.text[at : at + 2].lower() != "ol" for at in places):
            return ()
        return tuple(Edit(at, at + 2, "ul") for at in places)

    def _item(self, entry: _Node) -> Item | None:
        start, end = self._trimmed(entry.inner, entry.inner_end)
        if paragraph := re.compile(r"<p\b[^<>]{0,200}>\s*").match(self.text, start, end):
            start = paragraph.end()
        nested = re.compile(r"</p\s*>|<(?:p|ul|ol|div|blockquote|pre|table)\b").search(
            self.text, start, end
        )
        stop = nested.start() if nested else end
        start, stop = self._trimmed(start, stop)
        if start >= stop:
            return None
        if not re.sub(r"</p\s*>", "", self.text[stop:end], flags=re.IGNORECASE).strip():
            end = stop
        over = bool(re.compile(r"<[uo]l\b", re.IGNORECASE).search(self.text, stop, end))
        return Item(
            start, stop, max(stop, end), *outlines.numbered(self.text, start, stop), over=over
        )


def _with_notes(listed: SourceList, notes: Sequence[Note]) -> SourceList:
    """Say of entries which note they are."""
    if not notes:
        return listed
    homes = Spans((note.start, note.end) for note in notes)
    by_start = {note.start: note for note in notes}

    def noted(item: Item) -> Item:
        home = homes.around(item.text_start)
        return item if home is None else evolve(_as_note(by_start[home[0]]), label=item.label)

    groups = tuple(evolve(group, items=tuple(map(noted, group.items))) for group in listed.groups)
    return evolve(listed, groups=groups)


def _as_note(note: Note) -> Item:
    start = note.text_start if note.head < 0 else note.head
    return Item(start, note.back_end, note.back_end, note.text_start, note=note.label)


def _loose(text: str, lists: Sequence[SourceList], notes: Sequence[Note]) -> list[SourceList]:
    """Take notes that stand under no heading for a list."""
    held = {item.note for one in lists for group in one.groups for item in group.items}
    loose = sorted((note for note in notes if note.label not in held), key=lambda note: note.start)
    if not loose:
        return []
    first = loose[0].start
    kind, tag = ("p", "p") if text[first : first + 2].lower() == "<p" else ("ol", "li")
    group = Group(kind, tuple(map(_as_note, loose)), f"</{tag}>\n<{tag}>", 1)
    return [SourceList(first, first, loose[-1].end, (group,), notes=True)]


_TAG = re.compile(
    r"<!--|<!\[CDATA\[|<(?P<close>/)?(?P<name>[a-zA-Z][^\s/>]{0,60})|<[!?]|</(?=[^a-zA-Z])"
)
_CLOSINGS: Mapping[str, str] = {"<!--": "-->", "<![CDATA[": "]]>"}
#: As the standard of HTML reads attributes; nothing of it can be read in two ways.
_ATTRIBUTES = re.compile(
    r"(?:[\s/]++|[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+)?+)?+|=)*+>"
)
_ATTRIBUTE = re.compile(
    r"([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>][^\s>]*+))?+)?+"
)
_IN_PARAGRAPH = re.compile(r"<p\b[^<>]{0,200}>\s*\Z", re.IGNORECASE)
_SPACE = re.compile(r"\s*")
_BOLD = re.compile(r"(?:<(?:span|font|u)\b[^<>]{0,300}>\s*){0,3}<(?:strong|b|em|u)\b", re.I)
#: What is no part of a line at its ends: comments, and tags of what is around it.
_BEFORE_LINE = re.compile(
    r"(?:\s|&nbsp;|<!--(?:(?!-->).){0,2000}-->|</[a-zA-Z][^<>]{0,100}>)+", re.DOTALL
)
_BEHIND_LINE = re.compile(r"(?:\s|&nbsp;|<(?:b|strong|i|em|u|span|font)\b[^<>]{0,200}>)+\Z", re.I)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
#: Elements in which there are no tags.
_RAW = frozenset("script style textarea title iframe noembed noframes xmp".split())


@cache
def _raw_end(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)


_CALL = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?")
#: The number before a note, which may lead back.
_NUMBERED = re.compile(
    r"\s*(?:<(?:sup|span|a)\b[^<>]{0,200}>\s*){1,3}[\[(]?(?:\d{1,3}|[*†‡§^↑])[\])]?[.:]?\s*"
    r"(?:</(?:sup|span|a)>[.:]?\s*){1,3}"
)
#: The number before a note that is a paragraph of the post.
_ORDINAL = re.compile(r"(?P<space>\s*)(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.):])\s+")
_BACK = re.compile(
    r"(?:\s|&nbsp;|&#160;|\u00a0)*(?:<(?:sup|span|small)\b[^<>]{0,100}>\s*)?[\[(]?"
    r"<a\b[^<>]{0,300}href=[\"']?#[^<>]{1,300}>(?:(?!</a>).){0,80}</a>[\])]?\s*(?:</(?:sup|span|small|p)>\s*){0,2}\Z",
    re.IGNORECASE | re.DOTALL,
)
_BEHIND = re.compile(r"(?:\s|</p>)*\Z", re.IGNORECASE)
#: Elements within each other that are told apart; and how far an end tag looks for its start.
_DEEPEST, _FARTHEST = 400, 100
