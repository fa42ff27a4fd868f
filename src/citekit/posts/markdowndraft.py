"""A post in Markdown: markdown-it-py reads it, and what it finds is led back to the source.

The content of a block is the end of each of its lines, behind the signs of quotations and lists.
Where that does not hold, nothing is said to be found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve

from citekit import citations
from citekit.apparatus import desk
from citekit.posts import outlines
from citekit.posts.callouts import NUMBER, RAISED, numbers_of
from citekit.posts.drafts import (
    LINE_END,
    Cited,
    Draft,
    Edit,
    Group,
    Item,
    Mark,
    Note,
    Spans,
    Unsure,
)
from citekit.posts.outlines import Line, Piece

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

__all__ = ["parser", "read"]


def read(text: str, body: int, *, lang: str = "en-US") -> Draft:
    """Find what a Markdown post cites, its notes and its lists. `body` is where the text begins."""
    reader = _Reader(text, body, lang)
    return reader.draft()


_Rule = Any

# --- the parser -----------------------------------------------------------------------


def parser() -> MarkdownIt:
    """Return a parser for posts: CommonMark, tables, strikethrough; templates are left alone."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    made.inline.ruler.before("backticks", "template", _template)
    rules = dict(
        zip(made.block.ruler.get_active_rules(), made.block.ruler.getRules(""), strict=True)
    )
    made.block.ruler.at("reference", _but_notes(rules["reference"]), {"alt": []})
    return made


def _but_notes(rule: _Rule) -> _Rule:
    """Let a rule for the addresses of links pass over notes, which look like such."""

    def passed(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        if state.src.startswith("[^", state.bMarks[first] + state.tShift[first]):
            return False
        done: bool = rule(state, first, last, silent)
        return done

    return passed


#: What Hugo, Jekyll and others fill in: nothing inside is Markdown.
_TEMPLATE = re.compile(r"\{\{.{0,4000}?\}\}|\{%.{0,4000}?%\}|\{:[^{}\n]{0,400}\}", re.DOTALL)


def _template(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{" or (found := _TEMPLATE.match(state.src, state.pos)) is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = found[0]
    state.pos = found.end()
    return True


#: A note that stands where it is called, of Pandoc and others: not every platform knows it.
_INLINE_NOTE = re.compile(r"\^\[((?:[^\[\]\\]|\\.|\[[^\[\]]{0,500}\]){1,2000})\](?!\()", re.DOTALL)


def _inline_note(state: StateInline, silent: bool) -> bool:
    """See where a note begins and ends; what is in it is read as any text."""
    if not state.src.startswith("^[", state.pos):
        return False
    found = _INLINE_NOTE.match(state.src, state.pos)
    if found is None or not found[1].strip():
        return False
    if silent:
        state.pos = found.end()
        return True
    _seen(state, _Seen("inline", state.pos, found.end()))
    state.push("text", "", 0).content = "^["
    state.pos += 2
    return True


class _Seen(NamedTuple):
    """Something in the content of a block, at ``content[start:end]``."""

    kind: str  #: ``shut`` (code, a link …), ``cite``, ``note``, ``inline`` (note), ``number``
    start: int
    end: int
    found: Any = None


def _watching(lang: str) -> MarkdownIt:
    """Return a parser that writes down, by the content they stand in, what its rules see."""
    from mdit_py_plugins.footnote.index import footnote_def

    made = parser()
    made.block.ruler.before(
        "reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]}
    )
    rules = dict(
        zip(made.inline.ruler.get_active_rules(), made.inline.ruler.getRules(""), strict=True)
    )
    for name in ("template", "backticks", "link", "image", "autolink", "html_inline"):
        made.inline.ruler.at(name, _noting(rules[name]))
    # links come first: “[@roe](address)” is one
    made.inline.ruler.before("link", "inline_note", _inline_note)
    made.inline.ruler.before("link", "note", _rule("note", _note))
    made.inline.ruler.after("link", "cite", _rule("cite", _cite(lang)))
    made.inline.ruler.after("cite", "number", _rule("number", _number))
    return made


def _seen(state: StateInline, one: _Seen) -> None:
    state.env["seen"].setdefault(id(state.src), []).append(one)


def _noting(rule: _Rule) -> _Rule:
    def watched(state: StateInline, silent: bool) -> bool:
        start = state.pos
        done: bool = rule(state, silent)
        if done and not silent:
            _seen(state, _Seen("shut", start, state.pos))
        return done

    return watched


def _rule(kind: str, find: Callable[[str, int], tuple[int, Any] | None]) -> _Rule:
    def rule(state: StateInline, silent: bool) -> bool:
        start = state.pos
        # asked where the text of a link ends, a bracket is but a bracket: “[see [@roe]](address)”
        if (
            (silent and state.src[start] == "[")
            or state.src[start] not in "[@-"
            or (found := find(state.src, start)) is None
        ):
            return False
        end, what = found
        if not silent:
            _seen(state, _Seen(kind, start, end, what))
            state.push("text", "", 0).content = state.src[start:end]
        state.pos = end
        return True

    return rule


def _note(text: str, at: int) -> tuple[int, Any] | None:
    found = _NOTE.match(text, at)
    return None if found is None else (found.end(), found[1])


_NOTE = re.compile(r"\[\^([^\s\]\[]{1,200})\]")


def _number(text: str, at: int) -> tuple[int, Any] | None:
    found = NUMBER.match(text, at)
    return None if found is None else (found.end(), found[0])


def _cite(lang: str) -> Callable[[str, int], tuple[int, Any] | None]:
    def find(text: str, at: int) -> tuple[int, Any] | None:
        found = citations.match(text, at, lang=lang)
        return None if found is None else (found.end, found)

    return find


# --- the reader -----------------------------------------------------------------------


class _Block(NamedTuple):
    """A block that stands by itself in the post: its tokens."""

    kind: str
    tokens: Sequence[Token]
    lines: tuple[int, int]


class _Reader:
    def __init__(self, text: str, body: int, lang: str) -> None:
        self.text = text
        self.body = body
        self.starts = [body, *(found.end() for found in LINE_END.finditer(text, body))]
        if self.starts[-1] < len(text) or len(self.starts) == 1:
            self.starts.append(len(text))
        self.env: dict[str, Any] = {"seen": {}}
        self.tokens = _watching(lang).parse(text[body:], self.env)
        self.cited: list[Cited] = []
        self.marks: list[Mark] = []
        self.notes: list[Note] = []
        self.prose: list[tuple[int, int]] = []
        self.unsure: list[Unsure] = []
        self.raised: list[Cited] = []
        self.again: list[tuple[int, str]] = []
        self.labels: set[str] = set()
        self._closed_in: tuple[str, Mapping[str, int]] = ("", {})
        self.open = ""  #: the element that is open, if no text is in it
        #: where scripts and the like are closed for the last time
        self.closed = {one[1].lower(): one.start() for one in _CLOSED.finditer(text)}

    def draft(self) -> Draft:
        blocks = list(_blocks(self.tokens))
        pieces = list(map(self._piece, blocks))
        lists = list(outlines.lists(self.text, pieces))
        self._walk(Spans((one.body, one.end) for one in lists))
        return Draft(
            self.text, "markdown", self.body,
            tuple(self.cited), tuple(self.marks), tuple(self.notes), tuple(lists),
            tuple(self.prose), self._place(blocks), tuple(self.unsure),
            tuple(self.line(one.lines[0])[0] for one in blocks if one.kind == "table_open"),
            tuple(self.again), raised=tuple(self.raised),
        )  # fmt: skip

    def line(self, number: int) -> tuple[int, int]:
        """Return where a line begins and ends, without what ends it."""
        if number + 1 >= len(self.starts):
            return len(self.text), len(self.text)
        start, end = self.starts[number], self.starts[number + 1]
        return start, start + len(self.text[start:end].rstrip("\r\n"))

    # --- citations and notes ----------------------------------------------------------

    def _walk(self, lists: Spans) -> None:
        label: str | None = None
        cell = 0  #: where the last cell of a table ended
        for at, token in enumerate(self.tokens):
            if token.type == "footnote_reference_open":
                label = token.meta["label"]
                self._take_note(at)
            elif token.type == "footnote_reference_close":
                label = None
            elif token.type == "html_block" and token.map is not None:
                self._pass(token.content, self.line(token.map[1])[0])
            elif token.type == "inline" and token.map is not None:
                in_cell = self.tokens[at - 1].type in ("td_open", "th_open")
                way = _Way(
                    self,
                    token,
                    cell if in_cell else 0,
                    in_line=in_cell or _is_atx(self.tokens[at - 1]),
                )
                if in_cell:
                    cell = way.end or cell
                self._take(token, way, label, lists)

    def _pass(self, html: str, below: int, content: str = "", at: int = 0) -> None:
        """Note which element is open behind a piece of HTML, if no text is in such elements.

        Only what is closed counts: in the same `content` behind `at`, or, of scripts and the
        like, `below` the block.
        """
        for tag in _OPAQUE.finditer(html):
            name = tag["name"].lower()
            if self.open:
                self.open = "" if tag["close"] and name == self.open else self.open
            elif not tag["close"] and (
                self._closings(content).get(name, -1) >= at or self.closed.get(name, -1) >= below
            ):
                self.open = name

    def _closings(self, content: str) -> Mapping[str, int]:
        """Tell where each element is closed last in a text, which is asked for at each tag."""
        if self._closed_in[0] is not content:
            self._closed_in = (
                content,
                {tag[1].lower(): tag.start() for tag in _CLOSING.finditer(content)},
            )
        return self._closed_in[1]

    def _take(self, token: Token, way: _Way, label: str | None, lists: Spans) -> None:
        assert token.map is not None
        seen: list[_Seen] = sorted(self.env["seen"].get(id(token.content), []), key=_start)
        shut = Spans([
            *((one.start, one.end) for one in seen if one.kind == "shut"),
            *self._opaque(token, seen),
        ])  # fmt: skip
        content = token.content
        above = [RAISED.match(content, one.start) for one in seen if one.kind == "shut"]
        raised = Spans(one.span() for one in above if one is not None)
        inline: list[tuple[int, str]] = []  #: the notes that are open: ends, and labels
        for one in seen:
            if one.kind == "shut" and (found := RAISED.match(content, one.start)) and way.known:
                self._raised(found, way, label)
            if one.kind == "shut" or one.start in shut or one.start in raised:
                continue
            if not way.known:
                if one.kind == "cite":
                    words = content[one.start : one.end]
                    self.unsure.append(Unsure(self.line(token.map[0])[0], words, _LOST))
                continue
            while inline and inline[-1][0] <= one.start:
                inline.pop()
            home = inline[-1][1] if inline else label
            if one.kind == "inline":
                inline.append((one.end, self._inline(one, way, home)))
            else:
                self._add(one, content, way, home)
        if way.known and label is None and content:
            start = way(0)
            if start not in lists:
                self._prose(content, way, seen)

    def _opaque(self, token: Token, seen: Sequence[_Seen]) -> Iterator[tuple[int, int]]:
        """Find what lies in elements that hold no text: ``<code>``, ``<script>``."""
        assert token.map is not None
        content, below = token.content, self.line(token.map[1])[0]
        start = 0
        for one in seen:
            if one.kind == "shut" and content[one.start] == "<":
                if self.open:
                    yield start, one.start
                self._pass(content[one.start : one.end], below, content, one.end)
                start = one.end
        if self.open:
            yield start, len(content)

    def _raised(self, found: re.Match[str], way: _Way, label: str | None) -> None:
        numbers = numbers_of(found["numbers"] or found["bracket"])
        one = Cited(way(found.start()), way(found.end() - 1) + 1, None, numbers, note=label)
        (self.cited if found["bracket"] else self.raised).append(one)

    def _inline(self, one: _Seen, way: _Way, label: str | None) -> str:
        start, end = way(one.start), way(one.end - 1) + 1
        name = f"^{len(self.notes) + 1}"
        self.marks.append(Mark(start, end, name, label))
        self.notes.append(Note(name, start, end, start + 2, end - 1, inline=True))
        return name

    def _add(self, one: _Seen, content: str, way: _Way, label: str | None) -> None:
        start, end = way(one.start), way(one.end - 1) + 1
        opens = one.start <= _BOX and content[: one.start] in ("", "[ ] ", "[x] ", "[X] ")
        if one.kind == "cite":
            if _INSIDE.search(content, one.start, one.end):
                self.unsure.append(Unsure(start, content[one.start : one.end], _MIXED))
            else:
                self.cited.append(Cited(start, end, one.found, note=label, opens=opens))
        elif one.kind == "note":
            self.marks.append(Mark(start, end, one.found, label))
        else:
            numbers = numbers_of(one.found)
            self.cited.append(Cited(start, end, None, numbers, note=label, opens=opens))

    def _prose(self, content: str, way: _Way, seen: Sequence[_Seen]) -> None:
        """Take the text between links, code and citations, a line or more at a time."""
        start = 0
        for one in sorted(seen, key=lambda each: each.start):
            if one.start > start:
                self.prose.append((way(start), way(one.start - 1) + 1))
            start = max(start, one.end)
        if start < len(content):
            self.prose.append((way(start), way(len(content) - 1) + 1))

    def _take_note(self, at: int) -> None:
        opening = self.tokens[at]
        close = next(
            n for n in range(at + 1, len(self.tokens))
            if self.tokens[n].type == "footnote_reference_close"
            and self.tokens[n].level == opening.level
        )  # fmt: skip
        inner = [one for one in self.tokens[at + 1 : close] if one.type == "inline"]
        if opening.map is None or not inner or inner[0].map is None:
            return
        way = _Way(self, inner[0], 0, in_line=False)
        last = _Way(self, inner[-1], 0, in_line=False)
        if not way.known or not last.known or not inner[-1].content or not inner[0].content:
            return
        start = self.line(opening.map[0])[0]
        end = last(len(inner[-1].content) - 1) + 1
        single = [one.type for one in self.tokens[at + 1 : close]] == _PARAGRAPH
        if not single:  # its last block may be code
            stop = max(one.map[1] for one in self.tokens[at + 1 : close] if one.map is not None)
            end = max(end, start + len(self.text[start : self.line(stop - 1)[1]].rstrip()))
        label = opening.meta["label"]
        if label in self.labels:
            self.again.append((start, label))
            return
        self.labels.add(label)
        self.notes.append(Note(label, start, end, way(0), end, single))

    # --- lists ------------------------------------------------------------------------

    def _place(self, blocks: Sequence[_Block]) -> tuple[int, int] | None:
        for block in blocks:
            first, last = self.line(block.lines[0])[0], self.line(block.lines[1] - 1)[1]
            if desk.marks(self.text[first:last]):
                return first, last
        return None

    def _piece(self, block: _Block) -> Piece:
        start, end = self.line(block.lines[0])[0], self.line(block.lines[1] - 1)[1]
        opening = block.tokens[0]
        content = block.tokens[1].content if len(block.tokens) > 1 else ""
        if block.kind == "heading_open":
            line = Line(start, end, content)
            return Piece("heading", start, end, int(opening.tag[1]), lines=(line,))
        if block.kind == "paragraph_open":
            return Piece("lines", start, end, lines=tuple(self._lines(block.tokens[1])),
                         bold=content.startswith(("**", "__")), between="\n\n")  # fmt: skip
        if block.kind in _LISTS:
            return Piece("list", start, end, groups=tuple(self._groups(block.tokens)))
        return Piece("rule" if block.kind == "hr" else "other", start, end)

    def _lines(self, token: Token) -> Iterator[Line]:
        """Find the lines of a paragraph, without the spaces or the sign that break them."""
        way = _Way(self, token, 0, in_line=False)
        start = 0
        for line in token.content.split("\n"):
            words = _BREAK.sub("", line.strip()).strip()
            if words and way.known:
                first = start + line.index(words)
                broken = line.rstrip() != line[: first - start] + words or line.endswith("  ")
                yield Line(way(first), way(first + len(words) - 1) + 1, words, broken)
            start += len(line) + 1

    def _groups(self, tokens: Sequence[Token], *, inner: bool = False) -> Iterator[Group]:
        """Find the entries of a list: those of the lists within it, and its own."""
        opening = tokens[0]
        opens = [at for at, one in enumerate(tokens)
                 if one.type == "list_item_open" and one.level == opening.level + 1]  # fmt: skip
        kind, number = _LISTS[opening.type], int(opening.attrGet("start") or 1)
        items, marks = [], []
        for count, (at, stop) in enumerate(pairwise([*opens, len(tokens) - 1]), number):
            for start in range(at, stop):
                if tokens[start].type in _LISTS and tokens[start].level == opening.level + 2:
                    yield from self._groups(tokens[start : _closing(tokens, start)], inner=True)
            item = self._item(tokens[at + 1 : stop])
            if item is None:
                continue
            if kind == "ol" and not inner and not item.label:
                item = evolve(item, label=str(count))
            items.append(item)
            marks.append(self._mark(item))
        if items:
            yield Group(kind, tuple(items), self._between(items[-1], number + len(items)), number,
                        tuple(each for each in marks if each is not None), inner)  # fmt: skip

    def _item(self, tokens: Sequence[Token]) -> Item | None:
        if len(tokens) < 2 or tokens[1].type != "inline" or tokens[0].type != "paragraph_open":
            return None
        way, content = _Way(self, tokens[1], 0, in_line=False), tokens[1].content
        if not way.known or not content:
            return None
        start, end = way(0), way(len(content) - 1) + 1
        last = max(one.map[1] for one in tokens if one.map is not None)
        below = max(end, self.line(last - 1)[1]) if len(tokens) > 3 else end
        below = start + len(self.text[start:below].rstrip())
        over = any(one.type in _LISTS for one in tokens)
        return Item(start, end, below, *outlines.numbered(self.text, start, end), over=over)

    def _mark(self, item: Item) -> Edit | None:
        """Make a bullet of the number before an entry, as wide as that if lines count on it."""
        start = self.text.rfind("\n", 0, item.text_start) + 1
        found = _NUMBERED.search(self.text, start, item.text_start)
        goes_on = any(sign in self.text[item.text_start : item.end] for sign in "\r\n")
        return found and Edit(*found.span(1), "-".ljust(len(found[1]) if goes_on else 1))

    def _between(self, last: Item, number: int) -> str:
        start = max(self.text.rfind(sign, 0, last.text_start) + 1 for sign in "\r\n")
        marker = self.text[start : last.text_start]
        return "\n" + re.sub(r"\d+", str(number), marker, count=1)


#: How long the box before a task is.
_BOX = 4
_LISTS: Mapping[str, str] = {"ordered_list_open": "ol", "bullet_list_open": "ul"}
_BREAK = re.compile(r"(?:\\|<br\s?/?>)\Z")
_NUMBERED = re.compile(r"(\d{1,9}[.)])[ \t]{1,4}\Z")
_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]
#: Elements that hold no text to be edited.
_OPAQUE = re.compile(
    r"<(?P<close>/)?(?P<name>a|code|kbd|samp|var|button|select|script|style|pre|textarea|template|"
    r"svg|math|iframe|noscript)(?=[\s/>])",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"</(script|style|pre|textarea|template|svg|math|iframe|noscript)\b", re.I)
_CLOSING = re.compile(r"</([A-Za-z][A-Za-z0-9-]{0,30})\b")
_MIXED = "holds code, HTML or a link"
_LOST = "stands where the parser has changed the text (a table, a character that it takes out)"
#: What makes a citation unfit to be taken: code, HTML, a link, an escape in it.
_INSIDE = re.compile(r"`|<[a-zA-Z/!]|\]\(|\\@")


def _start(one: _Seen) -> int:
    return one.start


def _is_atx(token: Token) -> bool:
    return token.type == "heading_open" and token.markup.startswith("#")


def _blocks(tokens: Sequence[Token]) -> Iterator[_Block]:
    start = 0
    for at, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            opening = tokens[start]
            if opening.map is not None:
                found = opening.map[0], opening.map[1]
                yield _Block(opening.type, tokens[start : at + 1], found)
            start = at + 1


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Return where the tokens of a block end."""
    return next(
        n + 1 for n in range(at + 1, len(tokens))
        if tokens[n].level == tokens[at].level and tokens[n].nesting < 0
    )  # fmt: skip


class _Way:
    """The way from the content of a block back to the source."""

    def __init__(self, reader: _Reader, token: Token, after: int, *, in_line: bool) -> None:
        self.known = False
        self.end = 0
        assert token.map is not None
        content = token.content
        self._keys: list[int] = []
        self._values: list[int] = []
        if in_line:
            start, end = reader.line(token.map[0])
            at = reader.text.find(content, max(start, after), end)
            if at >= 0:
                self._keys, self._values, self.known = [0], [at], True
                self.end = at + len(content)
            return
        position = 0
        for number, line in enumerate(content.split("\n"), token.map[0]):
            start, end = reader.line(number)
            source = (
                reader.text[start:end].rstrip() if line.rstrip() == line else reader.text[start:end]
            )
            if not source.endswith(line):
                return
            self._keys.append(position)
            self._values.append(start + len(source) - len(line))
            position += len(line) + 1
        self.known = True

    def __call__(self, position: int) -> int:
        at = bisect_right(self._keys, position) - 1
        return self._values[at] + position - self._keys[at]
