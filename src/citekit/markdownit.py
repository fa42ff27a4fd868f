"""Citations in markdown-it-py: ``MarkdownIt().use(citekit_plugin, bibliography="refs.bib")``.

The syntax is that of Pandoc (`citekit.citations`). A citation is a token that nothing fills until
all of a text are known. In a style of notes, citations are notes of the plugin ``footnote`` of
mdit-py-plugins, where it is used before this one, and else notes at the end of the text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field
from markdown_it.token import Token

from citekit.apparatus import Apparatus, anchor, missing, settled, unstopped, webtext
from citekit.apparatus.desk import (
    WISH,
    Desk,
    Told,
    Wishes,
    amended,
    cited,
    line_of,
    marks,
    named,
    of_record,
    unseen,
    wishes,
)
from citekit.apparatus.matter import UnreadError, yaml
from citekit.apparatus.shelf import Shelf
from citekit.citations import Found, match
from citekit.csl.document import Citation
from citekit.errors import Problem

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

    from citekit.record import Record

__all__ = ["citekit_plugin"]

log = logging.getLogger("citekit.markdownit")


def citekit_plugin(
    md: MarkdownIt,
    *,
    records: Iterable[Record] | None = None,
    desk: Desk | None = None,
    **options: Any,
) -> None:
    r"""Read citations in Markdown. The options are `citekit.apparatus.desk.OPTIONS`.

    `records` may be cited beside those of the files of `bibliography`, and before them. The front
    matter of a text, if there is one, is ``env["metadata"]``; what is wrong in it is
    logged, and is ``env["citekit"]``: the file, which is empty, and the problem. Raises
    UnknownNameError for values of `css` and `placement` that there are not.

    >>> from markdown_it import MarkdownIt
    >>> from citekit.record import Record
    >>> md = MarkdownIt().use(
    ...     citekit_plugin, records=[Record("roe", "book", {"title": "A"})],
    ...     css="none", placement="none",
    ... )
    >>> md.render("So [@roe, p. 3].")
    '<p>So <span id="cite-1">(<i>A</i>, n.d., p. 3)</span>.</p>\n'
    """
    reader = _Reader(desk or Desk(), wishes(options), {each.id: each for each in records or ()})
    md.inline.ruler.before("link", "citekit", reader.read)
    md.core.ruler.before("inline", "citekit_front", reader.front)
    md.core.ruler.after("inline", "citekit", reader.fill)
    md.core.ruler.push("citekit_close", reader.close)
    reader.notes = "footnote_tail" in md.core.ruler.get_all_rules()
    for name in ("citekit", "citekit_block"):
        md.add_render_rule(name, _written)


def _written(_: Any, tokens: Sequence[Token], at: int, *__: Any) -> str:
    return tokens[at].content


@define
class _Place:
    """A citation in a text."""

    token: Token
    siblings: list[Token]
    found: Found
    note: int = 0
    own: bool = False
    heading: bool = False

    def citation(self, *, notes: bool) -> Citation:
        found = self.found
        return cited(found.cites, self.note, narrative=found.narrative, own=self.own, notes=notes)


@define
class _Reader:
    """The rules of the plugin, and what they are told."""

    desk: Desk
    wishes: Wishes
    records: Mapping[str, Record] = field(factory=dict)
    notes: bool = False  #: the plugin of footnotes moves notes to the end

    def front(self, state: StateCore) -> None:
        """Read the front matter that the plugin ``front_matter`` finds."""
        first = state.tokens[0] if state.tokens else None
        if first is not None and first.type == "front_matter" and "metadata" not in state.env:
            try:
                state.env["metadata"] = yaml(first.content)
            except UnreadError as error:  # a month 13, say
                said = f"the front matter is no YAML: {error}"
                problem = Problem("front-matter-broken", said, line=error.line + 1)
                state.env.setdefault("citekit", []).append(("", problem))

    # --- while a text is parsed ---------------------------------------------------------------

    def read(self, state: StateInline, silent: bool) -> bool:
        """Read the citation that begins here, if one does."""
        text, at = state.src, state.pos
        if text[at] not in "[@-" or state.linkLevel:
            return False
        if text.startswith("[@*]", at):
            state.env["citekit_all"] = True
            state.pos = at + 4
            return True
        wanted = self._wanted(state.env)
        if text[at] != "[" and not wanted.in_text:
            return False
        found = _match(text, at, self.desk.lang(wanted))
        if found is None or found.end > state.posMax or self._refers(state, found):
            return False
        said, shelf = text[at : found.end], self._of(state.env, wanted)
        if self.desk.is_name(said, found.cites, shelf):
            return False
        if not silent:
            token = state.push("citekit", "", 0)
            token.content, token.meta = text[at : found.end], {"found": found}
        state.pos = found.end
        return True

    def _refers(self, state: StateInline, found: Found) -> bool:
        """Tell whether the bracket is the text of a link whose address stands elsewhere."""
        from markdown_it.common.utils import normalizeReference

        known = state.env.get("references") or {}
        if not known or state.src[found.start] != "[":
            return False
        inside = state.src[found.start + 1 : found.end - 1]
        behind = state.src[found.end :].partition("]")[0]
        names = [inside, behind[1:]] if behind[:1] == "[" else [inside]
        return any(normalizeReference(name) in known for name in names)

    def _of(self, env: Any, wanted: Wishes) -> Shelf:
        found = env.get("citekit_shelf")
        if found is None:
            found = env["citekit_shelf"] = self._shelf(wanted)
        shelf: Shelf = found
        return shelf

    def _wanted(self, env: Any) -> Wishes:
        found = env.get("citekit_wishes")
        if found is None:
            matter = env.get("metadata")
            found = amended(self.wishes, matter if isinstance(matter, Mapping) else {}, str)
            env["citekit_wishes"] = found
        wanted: Wishes = found
        return wanted

    # --- when all is parsed -------------------------------------------------------------------

    def fill(self, state: StateCore) -> None:
        """Fill the tokens of citations, and put the list in its place."""
        env, wanted = state.env, self._wanted(state.env)
        text = _Text(state.tokens, env, movable=self.notes)
        shelf = self._of(env, wanted)
        env.pop("citekit_wishes", None)
        env.pop("citekit_shelf", None)
        markers = _take_markers(state.tokens, wanted.markers)
        listed = (*wanted.nocite, *(("*",) if env.pop("citekit_all", False) else ()))
        style, _ = self.desk.style(wanted)
        places = text.read(style=style.note)
        if not (places or markers or listed):
            return
        made, problems = self.desk.build(
            wanted,
            [one.citation(notes=style.note) for one in places],
            listed=listed,
            records=shelf,
        )
        shows = bool(markers) or wanted.listed
        self._citations(text, places, made, wanted, shows=shows)
        if shows and made.entries:
            block = self._list(text, places, made, wanted)
            if markers:
                markers[0].content = block
            else:
                env["citekit_blocks"] = [*env.get("citekit_blocks", ()), block]
        found = [(file, _asked(each, wanted, state.src)) for file, each in shelf.problems]
        found += [("", _asked(each, wanted, state.src)) for each in problems]
        found += [of_record(each, shelf) for each in made.problems]
        found += [("", each) for each in unseen(made, state.src)]
        found += [("", each) for each in missing(listed, shelf.records)]
        _tell(env, found)

    def _shelf(self, wanted: Wishes) -> Shelf:
        shelf = self.desk.shelf(wanted)
        if not self.records:
            return shelf
        return evolve(shelf, records={**shelf.records, **self.records})

    def _citations(
        self, text: _Text, places: list[_Place], made: Apparatus, wanted: Wishes, *, shows: bool
    ) -> None:
        manner = wanted.manner
        tips = {each.id: each.runs for each in made.entries} if manner.tooltips else {}
        own: list[tuple[int, str]] = []
        for at, place in enumerate(places):
            shown = made.citations[at]
            if place.note and not place.own and place.siblings[-1] is not place.token:
                shown = evolve(shown, runs=unstopped(shown.runs))
            place.token.content = webtext.citation(
                shown,
                at + 1,
                manner,
                address=lambda each: f"#{manner.prefix}{anchor(each)}" if shows else None,
                tips={} if place.own or place.heading else tips,
            )
            if place.own:
                author = webtext.plainly(shown.author)
                if not author:
                    _settle(place)
                if text.movable:
                    text.move(place, author)
                else:
                    own.append((place.note, place.token.content))
                    place.token.content = author + webtext.mark(place.note, manner)
        if own:
            text.env["citekit_blocks"] = [webtext.notes(own, manner)]

    def _list(self, text: _Text, places: list[_Place], made: Apparatus, wanted: Wishes) -> str:
        manner = wanted.manner
        homes = [
            text.home(place, manner.prefix) if place.own else f"{manner.prefix}cite-{at}"
            for at, place in enumerate(places, 1)
        ]
        inside = webtext.bibliography(
            made,
            manner,
            places=lambda entry: [(at + 1, f"#{homes[at]}") for at in entry.places],
        )
        level = wanted.heading_level
        heading = f"<h{level}>{escape(wanted.heading)}</h{level}>\n" if wanted.heading else ""
        return f'{heading}<div id="{escape(manner.prefix)}refs">\n{inside}</div>\n'

    def close(self, state: StateCore) -> None:
        """Put the notes and the list at the end, behind the notes of the writer."""
        for block in state.env.pop("citekit_blocks", ()):
            token = Token("citekit_block", "", 0, content=block, block=True)
            state.tokens.append(token)


def _asked(problem: Problem, wanted: Wishes, source: str) -> Problem:
    """Give what is wrong with what the front matter asks for with the line there."""
    wish = WISH.get(problem.code)
    line = line_of(source, wish) if wish in wanted.own else None
    if problem.code == "bibliography-unreadable":
        return named(problem, f"line {line}" if line else "")
    return evolve(problem, line=line) if line else problem


def _settle(place: _Place) -> None:
    """Take the space before a mark away, and put the punctuation behind it before it."""
    at = next(at for at, each in enumerate(place.siblings) if each is place.token)
    before = place.siblings[at - 1] if at else None
    after = place.siblings[at + 1] if at + 1 < len(place.siblings) else None
    if before is None or before.type != "text":
        return
    if not before.content.strip() and at > 1 and place.siblings[at - 2].type in _MARKS:
        return  # nothing between two marks would tell where it belongs
    is_text = after is not None and after.type == "text"
    before.content, rest = settled(before.content, after.content if after and is_text else "")
    if after is not None and is_text:
        after.content = rest


_MARKS = ("citekit", "footnote_ref")


def _plain(tokens: Iterable[Token]) -> None:
    """Make text of the citations in the description of an image, which can hold nothing else."""
    for token in tokens:
        if token.type == "citekit":
            token.type = "text"
        _plain(token.children or ())


_CODE = re.compile(r"(?<!`)(`{1,8})(?!`)(.{1,1000}?)(?<!`)\1(?!`)", re.DOTALL)


def _match(text: str, at: int, lang: str) -> Found | None:
    """Read a citation; what is code in it is text."""
    found = match(text, at, lang=lang)
    if found is None or "`" not in text[found.start : found.end]:
        return found
    plainly = _CODE.sub(
        lambda code: re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", code[2]), text[found.start : found.end]
    )
    again = match(plainly, lang=lang)
    return evolve(again, start=found.start, end=found.end) if again else None


def _take_markers(tokens: list[Token], markers: Iterable[str]) -> list[Token]:
    """Put a token in the place of each marker of the list."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        size = _size(tokens, at, markers)
        if size:
            token = Token("citekit_block", "", 0, block=True, map=tokens[at].map)
            tokens[at : at + size] = [token]
            found.append(token)
        at += 1
    return found


def _size(tokens: list[Token], at: int, markers: Iterable[str]) -> int:
    """Tell how many tokens a marker is that begins here; 0: none does."""
    token = tokens[at]
    if token.type == "html_block" and marks(token.content):
        return 1
    if token.type != "paragraph_open":
        return 0
    content = tokens[at + 1].content
    if marks(content, markers):
        return 3
    if content.startswith(":::") and at + 5 < len(tokens):
        after = tokens[at + 3]
        if after.type == "paragraph_open" and marks(f"{content}\n{tokens[at + 4].content}"):
            return 6
    return 0


def _tell(env: Any, found: Sequence[Told]) -> None:
    for file, problem in found:
        level = logging.INFO if problem.severity == "info" else logging.WARNING
        log.log(level, "%s%s", f"{file}: " if file else "", problem)
    env.setdefault("citekit", []).extend(found)


class _Text:
    """The tokens of a text in the order of reading, with notes where their marks stand."""

    def __init__(self, tokens: list[Token], env: Any, *, movable: bool) -> None:
        self.env, self.movable = env, movable
        self.body: list[Token] = []
        self.notes: dict[str, list[Token]] = {}
        self.known: dict[int, Any] = env.get("footnotes", {}).get("list", {}) if movable else {}
        self.order: list[dict[str, Any]] = []  #: the notes as they are numbered
        self.refs: list[Token] = []
        self.numbers: dict[int, int] = {}  #: the number that a note had, from 0 → from 1
        self.count = 0
        current = self.body
        for token in tokens:
            if token.type == "footnote_reference_open" and movable:
                current = self.notes.setdefault(token.meta["label"], [])
            elif token.type == "footnote_reference_close" and movable:
                current = self.body
            else:
                current.append(token)

    def read(self, *, style: bool) -> list[_Place]:
        """Give the citations; if the `style` is one of notes, with their numbers."""
        found = list(self._blocks(self.body, style, 0))
        for old in self.known:
            if old not in self.numbers:
                found += self._note(old, style)
        if any(place.own for place in found) and self.movable:
            for token in self.refs:
                token.meta["id"] = self.numbers[token.meta["id"]] - 1
            self.env.setdefault("footnotes", {})["list"] = dict(enumerate(self.order))
        return found

    def _blocks(self, tokens: list[Token], style: bool, note: int) -> Iterator[_Place]:
        heading = False
        for token in tokens:
            heading = token.type == "heading_open" or (heading and token.type != "heading_close")
            if token.children:
                yield from self._inline(token.children, style, note, heading=heading)

    def _inline(
        self, tokens: list[Token], style: bool, note: int, *, heading: bool
    ) -> Iterator[_Place]:
        for token in list(tokens):
            if token.type == "image":
                _plain(token.children or ())
            elif token.type == "citekit":
                own = style and not note
                number = note
                if own:
                    self.count += 1
                    number = self.count
                    self.order.append({"content": "", "tokens": [token]})
                yield _Place(
                    token, tokens, token.meta["found"], number if style else 0, own, heading
                )
            elif token.type == "footnote_ref" and self.movable:
                self.refs.append(token)
                if token.meta["id"] not in self.numbers:
                    yield from self._note(token.meta["id"], style)

    def _note(self, old: int, style: bool) -> Iterator[_Place]:
        self.count += 1
        self.numbers[old] = number = self.count
        one = self.known[old]
        self.order.append(one)
        if "tokens" in one:
            yield from self._inline(one["tokens"], style, number, heading=False)
        else:
            yield from self._blocks(self.notes.get(one.get("label", ""), []), style, number)

    def home(self, place: _Place, prefix: str) -> str:
        """Return the HTML id of a note of ours."""
        if not self.movable:
            return f"{prefix}fn-{place.note}"
        document = self.env.get("docId")
        return f"fn-{document}-{place.note}" if isinstance(document, str) else f"fn{place.note}"

    def move(self, place: _Place, author: str) -> None:
        """Put a citation into its note, and the mark of the note in its place."""
        at = next(at for at, each in enumerate(place.siblings) if each is place.token)
        mark = Token("footnote_ref", "", 0, meta={"id": place.note - 1})
        named = [Token("citekit", "", 0, content=author)] if author else []
        place.siblings[at : at + 1] = [*named, mark]
