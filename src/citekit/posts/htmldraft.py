"""A post in HTML: its tags are read with their places, and nothing is written anew.

What is found lies between two tags, or is what an element holds. Code, links, scripts and the
like are passed over whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape

from attrs import define, evolve, field

from citekit import citations
from citekit.posts.drafts import Cited, Draft, Group, Item, Mark, Note, SourceList, Spans
from citekit.posts.headings import is_heading, is_weak, labelled
from citekit.posts.markdowndraft import NUMBER, numbers_of
from citekit.references.sections import is_running

__all__ = ["read"]


def read(text: str, body: int, *, lang: str = "en-US", notes: bool = True) -> Draft:
    """Find what an HTML post cites, its notes and its lists. `body` is where the text begins.

    Notes that the text links to are `notes` of the draft, or else the entries of a list.
    """
    reader = _Reader(text, body, lang)
    reader.read()
    return reader.draft(notes=notes)


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
#: What an opening tag ends, if it is open.
_ENDS: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd", "p"})),
    "tr": frozenset({"tr", "td", "th"}),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th"})),
}  # fmt: skip
#: What keeps an implied end inside.
_WALLS = frozenset("ul ol dl table article section div body blockquote".split())


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


def _entry(item: Item, note: Note) -> Item:
    """Take a note for an entry: its link back goes, as the mark does that it leads to."""
    return Item(
        item.start, note.back_end, note.text_start, note.back_end, note.text_start, note.label,
        note.text_end,
    )  # fmt: skip


class _Reader:
    def __init__(self, text: str, body: int, lang: str) -> None:
        self.text, self.body, self.lang_of = text, body, lang
        self.nodes: list[_Node] = []
        self.stack: list[int] = []
        self.opaque = 0
        self.block = _Text()
        self.cited: list[Cited] = []
        self.prose: list[tuple[int, int]] = []
        self.unsure: list[tuple[int, str]] = []

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
        self._flush()
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
            self._flush()
            self._imply(tag, start)
        attrs = {
            one[1].lower(): unescape(one[2] or one[3] or one[4] or "")
            for one in reversed([*_ATTRIBUTE.finditer(self.text, rest.start(), end - 1)])
        }
        node = _Node(tag, attrs, start, end, self.stack[-1] if self.stack else -1)
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
            self._flush()
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

    def _flush(self) -> None:
        block, self.block = self.block, _Text()
        content = "".join(block.pieces)
        if not content.strip():
            return
        tags = [self.nodes[at].tag for at in self.stack]
        self._cite(content, block)
        if not _HEADINGS & set(tags[-2:]):
            self.prose += [
                (start, start + size)
                for (start, size), text in zip(block.places, block.pieces, strict=True)
                if size == len(text) and text.strip()
            ]

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
            if "<" in self.text[start:stop] or "\ufffc" in content[at:end]:
                if found is not None and content[at] == "[":
                    self.unsure.append((start, content[at:end].replace("\ufffc", "…")))
            elif number:
                self.cited.append(Cited(start, stop, None, numbers_of(number[1]), opens=opens))
            else:
                self.cited.append(Cited(start, stop, found, opens=opens))

    # --- what was found ---------------------------------------------------------------

    def draft(self, *, notes: bool) -> Draft:
        marks, found = self._notes()
        lists = list(self._lists())
        labels = {note.label: note for note in found}
        held = {
            label for label, note in labels.items() for one in lists
            if one.body <= note.start < one.end
        }  # fmt: skip
        cited = self.cited
        if notes:
            lists = [self._without(one, found) for one in lists]
            cited = list(self._in_notes(found))
        else:
            loose = [note for note in found if note.label not in held]
            lists = [self._labelled(one, found) for one in lists]
            if loose:
                items = [
                    _entry(Item(each.start, each.text_end, each.text_start, each.text_end), each)
                    for each in sorted(loose, key=lambda each: each.start)
                ]
                group = Group("ol", tuple(items), 1)
                first, last = loose[0].start, loose[-1].end
                lists.append(SourceList(first, first, last, (group,)))
            cited = [
                *cited,
                *(Cited(one.start, one.end, None, (one.label,), called=True) for one in marks),
            ]
        inside = Spans(
            [*((one.body, one.end) for one in lists), *((one.start, one.end) for one in found)]
        )
        prose = [span for span in self.prose if span[0] not in inside]
        return Draft(
            self.text, "html", self.body, tuple(cited),
            tuple(marks) if notes else (), tuple(found) if notes else (), tuple(lists),
            tuple(prose), self._place(), tuple(self.unsure),
            tuple(one.start for one in self.nodes if one.tag == "table"),
        )  # fmt: skip

    def _in_notes(self, notes: Sequence[Note]) -> Iterator[Cited]:
        """Say of citations in which note they stand."""
        spans = Spans((note.text_start, note.text_end) for note in notes)
        labels = {note.text_start: note.label for note in notes}
        for one in self.cited:
            home = spans.around(one.start)
            yield one if home is None else evolve(one, note=labels[home[0]])

    def _without(self, listed: SourceList, notes: Sequence[Note]) -> SourceList:
        """Leave notes out of a list: they keep their order."""
        starts = {note.start for note in notes}
        groups = tuple(
            evolve(group, items=items)
            for group in listed.groups
            if (items := tuple(item for item in group.items if item.start not in starts))
        )
        return evolve(listed, groups=groups)

    def _labelled(self, listed: SourceList, notes: Sequence[Note]) -> SourceList:
        by_start = {note.start: note for note in notes}
        groups = tuple(
            evolve(group, items=tuple(
                _entry(item, by_start[item.start]) if item.start in by_start else item
                for item in group.items
            ))
            for group in listed.groups
        )  # fmt: skip
        return evolve(listed, groups=groups)

    def _place(self) -> tuple[int, int] | None:
        for node in self.nodes:
            empty = not self.text[node.inner : max(node.inner, node.inner_end)].strip()
            if node.attrs.get("id") == "refs" and node.tag == "div" and empty:
                return node.start, node.end
        return None

    # --- notes ------------------------------------------------------------------------

    def _notes(self) -> tuple[list[Mark], list[Note]]:
        homes = self._homes()
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
            if name and home >= 0 and self.nodes[home].tag in ("li", "p", "dd"):
                found.setdefault(name, home)
        return found

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
        inner = self.text[node.inner : min(node.inner_end, node.inner + 80)]
        return unescape(re.sub(r"<[^<>]*>", "", inner)).strip()

    def _note(self, label: str, home: _Node) -> Note | None:
        start, end = home.inner, home.inner_end
        if before := _NUMBERED.match(self.text, start, min(end, start + 600)):
            start = before.end()
        if paragraph := re.compile(r"\s*<p\b[^<>]{0,200}>").match(self.text, start, end):
            start = paragraph.end()
        tail = self.text[max(start, end - 600) : end]
        back_end = -1
        if after := _BACK.search(tail):
            back_end = end - len(tail) + len(_BEHIND.sub("", tail))
            end = max(start, end - len(tail) + after.start())
        start, end = self._trimmed(start, end)
        if start >= end:
            return None
        single = not re.search(r"<(?:p|ul|ol|div|blockquote|pre|table)\b", self.text[start:end])
        return Note(label, home.start, home.end, start, end, single, max(end, back_end))

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        inner = self.text[start:end]
        return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())

    # --- lists ------------------------------------------------------------------------

    def _lists(self) -> Iterator[SourceList]:
        children: dict[int, list[int]] = {}
        for at, node in enumerate(self.nodes):
            children.setdefault(node.parent, []).append(at)
        place = {at: n for each in children.values() for n, at in enumerate(each)}
        done = -1
        for at, node in enumerate(self.nodes):
            if node.start < done or (level := self._title(node)) is None:
                continue
            siblings = children[node.parent][place[at] + 1 :]
            groups, end = self._groups(siblings, children, level, node.end)
            done = end
            if groups:
                yield SourceList(node.start, node.end, end, groups, is_weak(self._words(node)))

    def _title(self, node: _Node) -> int | None:
        if node.tag not in _HEADINGS and node.tag not in ("p", "div"):
            return None
        if node.inner_end - node.inner > 300:
            return None
        words = self._words(node)
        if not words or not is_heading(words):
            return None
        if node.tag in _HEADINGS:
            return int(node.tag[1])
        inner = self.text[node.inner : node.inner_end].strip()
        return 7 if words.endswith(":") or re.match(r"<(?:strong|b|em|u)\b", inner) else None

    def _groups(
        self, siblings: Sequence[int], children: Mapping[int, list[int]], level: int, end: int
    ) -> tuple[tuple[Group, ...], int]:
        groups: list[Group] = []
        paragraphs: list[Item] = []

        def close() -> None:
            if paragraphs:
                groups.append(Group("p", tuple(paragraphs)))
                paragraphs.clear()

        for at in siblings:
            node = self.nodes[at]
            if node.tag == "hr" or (node.tag in _HEADINGS and int(node.tag[1]) <= level):
                break
            if self._title(node) is not None:
                break
            if node.tag in ("ol", "ul"):
                close()
                groups += self._items(node, children.get(at, ()))
            elif node.tag == "p":
                items = self._paragraph(node, children.get(at, ()))
                if len(items) == 1:
                    paragraphs += items
                elif items:
                    close()
                    groups.append(Group("br", tuple(items)))
            elif node.tag in ("div", "section"):
                inner, _ = self._groups(children.get(at, ()), children, level, node.inner)
                close()
                groups += inner
            elif node.tag in _HEADINGS:
                close()
            end = node.end
        close()
        return tuple(groups), end

    def _items(self, node: _Node, children: Sequence[int]) -> Iterator[Group]:
        items: list[Item] = []
        number = int(value) if (value := node.attrs.get("start", "")).isdecimal() else 1
        for at in children:
            entry = self.nodes[at]
            if entry.tag == "li" and (item := self._item(entry, number + len(items))) is not None:
                items.append(item)
        if node.tag == "ul":
            items = [evolve(i, label="" if i.label.isdecimal() else i.label) for i in items]
        if items:
            yield Group(node.tag, tuple(items), number)

    def _item(self, entry: _Node, number: int) -> Item | None:
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
        size, label = labelled(self.text[start : start + 200])
        return Item(entry.start, max(stop, end), start, stop, start + size, label or str(number))

    def _paragraph(self, node: _Node, children: Sequence[int]) -> list[Item]:
        inner = self.text[node.inner : node.inner_end]
        plain = re.sub(r"<[^<>]*>", "", inner)
        if is_running(unescape(plain)) or not plain.strip():
            return []
        breaks = [self.nodes[at] for at in children if self.nodes[at].tag == "br"]
        bounds = [node.inner, *(each for one in breaks for each in (one.start, one.end))]
        bounds.append(node.inner_end)
        items = []
        for a, b in zip(bounds[::2], bounds[1::2], strict=True):
            start, end = self._trimmed(a, b)
            if start < end:
                size, label = labelled(self.text[start : min(end, start + 200)])
                items.append(Item(start, end, start, end, start + size, label))
        return items


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
_BACK = re.compile(
    r"(?:\s|&nbsp;|&#160;|\u00a0)*(?:<(?:sup|span|small)\b[^<>]{0,100}>\s*)?[\[(]?"
    r"<a\b[^<>]{0,300}href=[\"']?#[^<>]{1,300}>(?:(?!</a>).){0,80}</a>[\])]?\s*(?:</(?:sup|span|small|p)>\s*){0,2}\Z",
    re.IGNORECASE | re.DOTALL,
)
_BEHIND = re.compile(r"(?:\s|</p>)*\Z", re.IGNORECASE)
#: Elements within each other that are told apart; and how far an end tag looks for its start.
_DEEPEST, _FARTHEST = 400, 100
