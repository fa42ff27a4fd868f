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

from citekit import citations
from citekit.apparatus import desk
from citekit.posts.drafts import LINE_END, Cited, Draft, Group, Item, Mark, Note, SourceList, Spans
from citekit.posts.headings import is_heading, is_weak, labelled
from citekit.references.sections import is_running

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

__all__ = ["NUMBER", "numbers_of", "parser", "read"]


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
_INLINE_NOTE = re.compile(r"\^\[(?:[^\[\]]|\[[^\[\]]{0,500}\]){0,2000}\]")


def _inline_note(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("^[", state.pos):
        return False
    found = _INLINE_NOTE.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        if "@" in found[0]:
            _seen(state, _Seen("unsure", state.pos, found.end()))
        state.push("text", "", 0).content = found[0]
    state.pos = found.end()
    return True


class _Seen(NamedTuple):
    """Something in the content of a block, at ``content[start:end]``."""

    kind: str  #: ``shut`` (code, a link …), ``cite``, ``note``, ``number``
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
    made.inline.ruler.before("link", "inline_note", _noting(_inline_note))
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
#: Numbers of sources in brackets: ``[3]``, ``[1, 4-6]``.
NUMBER = re.compile(r"\[(\d{1,3}(?:(?:,\s?|\s?[-–]\s?)\d{1,3}){0,20})\](?![(\[:])")


def _number(text: str, at: int) -> tuple[int, Any] | None:
    found = NUMBER.match(text, at)
    return None if found is None else (found.end(), found[1])


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
        self.unsure: list[tuple[int, str]] = []
        self.again: list[tuple[int, str]] = []
        self.labels: set[str] = set()

    def draft(self) -> Draft:
        blocks = list(_blocks(self.tokens))
        lists = list(self._lists(blocks))
        self._walk(Spans((one.body, one.end) for one in lists))
        return Draft(
            self.text, "markdown", self.body,
            tuple(self.cited), tuple(self.marks), tuple(self.notes), tuple(lists),
            tuple(self.prose), self._place(blocks), tuple(self.unsure),
            tuple(self.line(one.lines[0])[0] for one in blocks if one.kind == "table_open"),
            tuple(self.again),
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

    def _take(self, token: Token, way: _Way, label: str | None, lists: Spans) -> None:
        seen: list[_Seen] = self.env["seen"].get(id(token.content), [])
        shut = Spans((one.start, one.end) for one in seen if one.kind == "shut")
        for one in seen:
            if one.kind == "unsure" and way.known:
                self.unsure.append((way(one.start), token.content[one.start : one.end]))
            if one.kind in ("shut", "unsure") or one.start in shut:
                continue
            if not way.known:
                if one.kind == "cite" and token.map is not None:
                    words = token.content[one.start : one.end]
                    self.unsure.append((self.line(token.map[0])[0], words))
                continue
            self._add(one, token.content, way, label)
        if way.known and label is None and token.content:
            start = way(0)
            if start not in lists:
                self._prose(token.content, way, seen)

    def _add(self, one: _Seen, content: str, way: _Way, label: str | None) -> None:
        start, end = way(one.start), way(one.end - 1) + 1
        opens = one.start <= _BOX and content[: one.start] in ("", "[ ] ", "[x] ", "[X] ")
        if one.kind == "cite":
            if _INSIDE.search(content, one.start, one.end):
                self.unsure.append((start, content[one.start : one.end]))
            else:
                self.cited.append(Cited(start, end, one.found, note=label, opens=opens))
        elif one.kind == "note":
            self.marks.append(Mark(start, end, one.found, label))
        else:
            numbers = numbers_of(one.found)
            self.cited.append(Cited(start, end, None, numbers, label, opens=opens))

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

    def _lists(self, blocks: Sequence[_Block]) -> Iterator[SourceList]:
        at = 0
        while at < len(blocks):
            level = self._title(blocks, at)
            if level is None:
                at += 1
                continue
            stop = at + 1
            while stop < len(blocks) and not _closes(blocks[stop], level):
                if self._title(blocks, stop) is not None:
                    break
                stop += 1
            yield self._list(blocks[at], blocks[at + 1 : stop])
            at = stop

    def _title(self, blocks: Sequence[_Block], at: int) -> int | None:
        """Return the level of a heading over sources; None for what is none."""
        block = blocks[at]
        if block.kind not in ("heading_open", "paragraph_open"):
            return None
        content = block.tokens[1].content
        is_list = at + 1 < len(blocks) and blocks[at + 1].kind in _LISTS
        if block.kind == "heading_open":
            return int(block.tokens[0].tag[1]) if is_heading(content) else None
        if "\n" in content or not (is_list or content[:2] in ("**", "__") or content[-1:] == ":"):
            return None
        return 7 if is_heading(content) else None

    def _list(self, title: _Block, blocks: Sequence[_Block]) -> SourceList:
        start = self.line(title.lines[0])[0]
        body = self.line(title.lines[1] - 1)[1]
        groups: list[Group] = []
        paragraphs: list[Item] = []
        end = body
        for block in blocks:
            items = self._paragraph(block)
            if block.kind == "paragraph_open" and len(items) == 1:
                paragraphs += items
            else:
                groups += [Group("p", tuple(paragraphs))] if paragraphs else []
                paragraphs = []
                if items:
                    groups.append(Group("br", tuple(items)))
                elif block.kind in _LISTS and (listed := self._items(block)):
                    number = int(block.tokens[0].attrGet("start") or 1)
                    groups.append(Group(_LISTS[block.kind], tuple(listed), number))
            end = self.line(block.lines[1] - 1)[1]
        groups += [Group("p", tuple(paragraphs))] if paragraphs else []
        return SourceList(start, body, end, tuple(groups), is_weak(title.tokens[1].content))

    def _items(self, block: _Block) -> list[Item]:
        level = block.tokens[0].level + 1
        opens = [n for n, one in enumerate(block.tokens)
                 if one.type == "list_item_open" and one.level == level]  # fmt: skip
        number = int(block.tokens[0].attrGet("start") or 1)
        found = []
        for count, (at, stop) in enumerate(pairwise([*opens, len(block.tokens) - 1])):
            inner = block.tokens[at + 1 : stop]
            if len(inner) < 2 or inner[1].type != "inline" or inner[0].type != "paragraph_open":
                continue
            way = _Way(self, inner[1], 0, in_line=False)
            content = inner[1].content
            lines = [one.map[1] for one in inner if one.map is not None]
            if not way.known or not content:
                continue
            end = way(len(content) - 1) + 1
            whole = max(end, self.line(max(lines) - 1)[1]) if len(inner) > 3 else end
            size, label = labelled(content)
            ordinal = str(number + count) if block.kind == "ordered_list_open" else ""
            start = way(0)
            found.append(Item(start, whole, start, end, way(size), label or ordinal))
        return found

    def _paragraph(self, block: _Block) -> list[Item]:
        """Take a paragraph as an entry, or as several if each has a line of its own."""
        if block.kind != "paragraph_open":
            return []
        content = block.tokens[1].content
        if is_running(" ".join(content.split())) or desk.marks(content):
            return []
        way = _Way(self, block.tokens[1], 0, in_line=False)
        if not way.known:
            return []
        return [
            Item(way(a), way(b - 1) + 1, way(a), way(b - 1) + 1, way(a + size), label)
            for a, b, size, label in _entries(content)
        ]


#: How long the box before a task is.
_BOX = 4
_LISTS: Mapping[str, str] = {"ordered_list_open": "ol", "bullet_list_open": "ul"}
_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]
#: What makes a citation unfit to be taken: code, HTML, a link, an escape in it.
_INSIDE = re.compile(r"`|<[a-zA-Z/!]|\]\(|\\@")


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


def _closes(block: _Block, level: int) -> bool:
    """Tell what ends a list: a heading that is not below its own, a rule."""
    if block.kind == "hr":
        return True
    return block.kind == "heading_open" and int(block.tokens[0].tag[1]) <= level


def _entries(content: str) -> list[tuple[int, int, int, str]]:
    """Divide a paragraph into entries: where each begins and ends, its label's size, its label."""
    lines = list(_lines(content))
    apart = len(lines) > 1 and _are_apart(content, lines)
    spans = [(a, _without_break(content, b)) for a, b in lines] if apart else [(0, len(content))]
    return [(a, b, *labelled(content[a:b])) for a, b in spans if b > a]


def _lines(content: str) -> Iterator[tuple[int, int]]:
    """Find the lines of a paragraph, without the spaces or the backslash that break them."""
    start = 0
    for line in content.split("\n"):
        if (plain := line.strip()) and (text := plain.rstrip("\\").rstrip()):
            first = start + line.index(plain)
            yield first, first + len(text)
        start += len(line) + 1


def _are_apart(content: str, lines: Sequence[tuple[int, int]]) -> bool:
    if all(labelled(content[a:b])[1] for a, b in lines):
        return True
    broken = content.count("  \n") + content.count("\\\n") + content.count("<br")
    if broken >= len(lines) - 1:
        return True
    from citekit import references

    starts = {found.start for found in references.parse(content)}
    return starts == {a for a, _ in lines}


def _without_break(content: str, end: int) -> int:
    found = re.search(r"\s*<br\s?/?>\Z", content[max(0, end - 12) : end])
    return end - len(found[0]) if found else end


def numbers_of(text: str) -> tuple[str, ...]:
    """Return the numbers that ``1, 3–5`` names.

    >>> numbers_of("1, 3–5")
    ('1', '3', '4', '5')
    """
    found: list[str] = []
    for part in text.split(","):
        first, *last = (int(each) for each in re.split(r"[-–]", part))
        found += (str(each) for each in range(first, min((last or [first])[0], first + 99) + 1))
    return tuple(found)


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
