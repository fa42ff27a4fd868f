"""A view of pasted text without its markup, that still knows where everything stood.

References come out of web pages, Markdown files and mail. A `View` is the text a
reader would see; links, emphasis and list items are kept beside it, and every
position leads back to the source.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from urllib.parse import urlsplit

from attrs import evolve, field, frozen

from citekit.patterns import regex
from citekit.references import typesetting

__all__ = ["Link", "Stretch", "View", "is_web", "view"]


@frozen
class Link:
    """An address that the markup attaches to ``view.text[start:end]``."""

    start: int
    end: int
    url: str
    source_start: int  #: where the address itself stands in the source
    source_end: int
    outer_start: int  #: where the markup around the address stands
    outer_end: int


@frozen
class Stretch:
    """A part of a view: all of its text, and what lies within ``text[start:end]``."""

    text: str
    start: int
    end: int
    links: tuple[Link, ...] = ()
    emphases: tuple[tuple[int, int], ...] = ()


#: A text with more of them is no reference, and they say nothing about it.
_MOST_EMPHASES = 150


@frozen
class View:
    """Readable text with its way back to the source."""

    text: str
    #: (position in the view, position in the source, length in the source), a run of
    #: characters that went over unchanged or one character that stood as an entity
    runs: tuple[tuple[int, int, int], ...]
    links: tuple[Link, ...] = ()  #: in order of their start
    emphases: tuple[tuple[int, int], ...] = ()  #: view spans in italics or bold, in order
    items: tuple[int, ...] = ()  #: view positions where a list item or paragraph begins
    #: view spans of the heads and feet of pages; they stand behind all other text
    asides: tuple[tuple[int, int], ...] = ()
    torn: frozenset[int] = frozenset()  #: view positions of lines that begin a page
    _keys: tuple[int, ...] = field(init=False, repr=False)
    _straight: bool = field(init=False, repr=False)  #: read in the order of the source

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_keys", tuple(run[0] for run in self.runs))
        straight = all(one[1] <= after[1] for one, after in pairwise(self.runs))
        object.__setattr__(self, "_straight", straight)

    @property
    def body(self) -> int:
        """Where the text ends that is no `asides`."""
        return self.asides[0][0] if self.asides else len(self.text)

    def stretch(self, start: int, end: int) -> Stretch:
        """Look at ``text[start:end]`` only, with the links and emphasis inside of it."""
        first = bisect_left(self.links, start, key=lambda link: link.start)
        last = bisect_left(self.links, end, key=lambda link: link.start)
        links = tuple(link for link in self.links[first:last] if link.end <= end)
        first = bisect_left(self.emphases, start, key=lambda span: span[0])
        last = bisect_left(self.emphases, end, key=lambda span: span[0])
        few = last - first <= _MOST_EMPHASES
        spans = self.emphases[first:last] if few else ()
        return Stretch(
            self.text, start, end, links, tuple(span for span in spans if span[1] <= end)
        )

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Lead a view span that is not empty back to the source.

        What was moved elsewhere, as the head of a page, may lie between.
        """
        left, right = self._source(start)[0], self._source(end - 1)[1]
        if not self._straight:
            for run in range(bisect_right(self._keys, start), bisect_left(self._keys, end)):
                left = min(left, self._source(self._keys[run])[0])
                right = max(right, self._source(self._keys[run] - 1)[1])
        return left, right

    def runs_within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Give the runs of a view span, with positions that count from its start."""
        found: list[tuple[int, int, int]] = []
        if start >= end:
            return found
        first = bisect_right(self._keys, start) - 1
        last = bisect_left(self._keys, end)
        for index in range(first, last):
            place = max(start, self._keys[index])
            following = self._keys[index + 1] if index + 1 < len(self._keys) else len(self.text)
            left, right = self._source(place)
            one = following - self._keys[index] == 1
            size = right - left if one else min(end, following) - place
            found.append((place - start, left, size))
        return found

    def _source(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._keys, position) - 1
        begin, source, length = self.runs[index]
        following = self._keys[index + 1] if index + 1 < len(self._keys) else len(self.text)
        if following - begin == 1:
            return source, source + length
        return source + position - begin, source + position - begin + 1


#: Elements that part blocks of text, and those that only dress it.
_BLOCKS = frozenset(
    "address article blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table td "
    "th tr ul".split()
)
_INLINE = frozenset(
    "a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time tt u".split()
)
_HIDDEN = frozenset("script style".split())
_OTHER = frozenset(
    "html head body main header footer nav figure figcaption title template noscript img "
    "wbr".split()
)

_TAG = r"<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,10})(?P<rest>[\s/][^<>]{0,2000})?>"
_MARKUP = regex(
    # A bare address is passed over whole: its underscores are no emphasis.
    r"(?P<bare>https?://(?:[^\s<>\])&*]|&(?!amp;)){1,2000})"
    r"|(?m:^)(?P<quotation>[ \t]{0,3}(?:>[ \t]?){1,20})"
    r"|(?P<comment><!--)"
    rf"|{_TAG}"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)"
    r"|(?P<autolink><)(?=https?://[^\s<>]{1,2000}>)"
    r"|(?P<linkend>\]\((?P<url><?https?://(?:[^\s()<>]|\([^\s()<>]{0,200}\)){1,2000}>?)"
    r"(?:\s{1,3}\"[^\"\n]{0,300}\")?\))"
    r"|(?<![\w*\\])(?P<open>\*{1,3}|__?)(?=[^\s*_])(?P<inside>[^*_\n]{1,400})(?<=[^\s*_])(?P=open)(?![\w*])"
)
#: All that ends a line; in a view each is one "\n", so that positions do not move.
_LINE_END = regex("\r\n|[\r\x85\u2028\u2029]")
_LINE_REST = regex(r"[ \t]{0,200}\n")
_HREF = regex(
    r"\bhref\s{0,3}=\s{0,3}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s\"'>]{1,2000}))", re.I
)


#: Control characters are blanks: no format of records can hold them.
_CONTROL = regex(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), 127), " ")


def view(source: str) -> View:
    """Take the markup out of `source`, and what typesetting left in it.

    That is HTML, entities, Markdown links and emphasis; words broken at the end of a
    line, ligatures, heads and feet of pages, columns side by side.

    >>> seen = view('<li>Roe, <em>A&amp;B</em></li>')
    >>> seen.text.strip(), seen.emphases
    ('Roe, A&B', ((6, 9),))
    """
    source = _LINE_END.sub(lambda end: "\n".rjust(len(end[0])), source)
    if _CONTROL.search(source):
        source = source.translate(_CONTROLS)
    plain = not re.search(r"[<>&*_]|\]\(", source)
    seen = View(source, ((0, 0, len(source)),)) if plain else _Builder(source).build()
    return _repaired(_in_order(seen))


def _in_order(seen: View) -> View:
    """Read column after column, and the heads and feet of pages last."""
    found = None if seen.items or seen.links else typesetting.order(seen.text)
    if found is None:
        return seen
    parts: list[typesetting.Repair | tuple[int, int]] = []
    torn, asides = [], []
    length = 0
    moved = set(found.asides)
    for span in (*found.lines, *found.asides):
        if span in moved:
            asides.append((length, length + span[1] - span[0]))
        elif span[0] in found.torn:
            torn.append(length)
        # Every line has its line end, which is the one behind it in the source.
        end = min(span[1], len(seen.text) - 1)
        parts += [span, typesetting.Repair(end, end + 1, "\n")]
        length += span[1] - span[0] + 1
    return evolve(_assembled(seen, parts), asides=tuple(asides), torn=frozenset(torn))


def _repaired(seen: View) -> View:
    """Put broken words together, and write out ligatures."""
    repairs = typesetting.repairs(seen.text)
    if not repairs:
        return seen
    parts: list[typesetting.Repair | tuple[int, int]] = []
    position = 0
    for repair in repairs:
        parts += [(position, repair.start), repair]
        position = repair.end
    parts.append((position, len(seen.text)))
    return _assembled(seen, parts)


def _assembled(seen: View, parts: Iterable[typesetting.Repair | tuple[int, int]]) -> View:
    """Make a view of parts of another one: spans of it, and what is read instead of some."""
    pieces: list[str] = []
    runs: list[tuple[int, int, int]] = []
    places: list[tuple[int, int, int]] = []  # where a part stood, its end, where it stands
    length = 0
    for part in parts:
        start, end = part[0], part[1]
        if isinstance(part, typesetting.Repair):
            left, right = seen.source_span(start, end)
            runs += [(length + index, left, right - left) for index in range(len(part.reading))]
            piece = part.reading
        else:
            runs += [
                (length + at, source, size) for at, source, size in seen.runs_within(start, end)
            ]
            piece = seen.text[start:end]
        places.append((start, end, length))
        pieces.append(piece)
        length += len(piece)
    places.sort()
    keys = [place[0] for place in places]

    def moved(position: int) -> int:
        index = max(0, bisect_right(keys, position) - 1)
        start, end, now = places[index]
        following = places[index + 1][2] if index + 1 < len(places) else length
        if position >= end and following >= now:
            return following
        return min(now + position - start, max(now, following))

    return View(
        "".join(pieces),
        tuple(runs),
        tuple(evolve(link, start=moved(link.start), end=moved(link.end)) for link in seen.links),
        tuple(sorted((moved(start), moved(end)) for start, end in seen.emphases)),
        tuple(moved(item) for item in seen.items),
        tuple((moved(start), moved(end)) for start, end in seen.asides),
        frozenset(moved(place) for place in seen.torn),
    )


def _paired(source: str) -> frozenset[int]:
    """Find where the tags of inline elements stand that are both opened and closed.

    One that stands alone is a word of the text: “Why <b> is bad”.
    """
    found: set[int] = set()
    opened: defaultdict[str, list[int]] = defaultdict(list)
    for match in re.finditer(_TAG, source):
        name = match["tag"].lower()
        if name not in _INLINE:
            continue
        if not match["close"]:
            opened[name].append(match.start())
        elif opened[name]:
            found |= {opened[name].pop(), match.start()}
    return frozenset(found)


class _Builder:
    """Walks the source once; state of one `view` call."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.runs: list[tuple[int, int, int]] = []
        self.length = 0
        self.links: list[Link] = []
        self.emphases: list[tuple[int, int]] = []
        self.items: list[int] = []
        self.open_links: list[tuple[int, str, tuple[int, int, int, int]]] = []
        self.open_emphases: list[int] = []
        self.brackets: list[int] = []  # view positions of "[" not closed yet
        self.paired = _paired(source)
        self.unclosed: set[str] = set()  # what has no closing tag in the rest of the source

    def build(self) -> View:
        position = 0
        while True:
            match = _MARKUP.search(self.source, position)
            if match is None:
                break
            self.copy(position, match.start())
            position = self.markup(match)
        self.copy(position, len(self.source))
        return View(
            "".join(self.pieces),
            tuple(self.runs),
            tuple(sorted(self.links, key=lambda link: link.start)),
            tuple(sorted(self.emphases)),
            tuple(self.items),
        )

    def add(self, text: str, source: int, length: int) -> None:
        self.pieces.append(text)
        self.runs.append((self.length, source, length))
        self.length += len(text)

    def copy(self, start: int, end: int) -> None:
        if start < end:
            for match in re.finditer(r"\[", self.source[start:end]):
                self.brackets.append(self.length + match.start())
            self.add(self.source[start:end], start, end - start)

    def markup(self, match: re.Match[str]) -> int:
        """Take in one piece of markup; return where the text goes on."""
        if match["bare"]:
            self.copy(match.start(), match.end())
        elif match["quotation"]:
            pass  # "> " of Markdown and mail
        elif match["comment"]:
            return self.hide(match, "-->")
        elif match["tag"]:
            return self.tag(match)
        elif match["entity"]:
            self.entity(match)
        elif match["autolink"]:
            end = self.source.index(">", match.end())
            self.copy(match.end(), end)
            return end + 1
        elif match["linkend"]:
            self.markdown_link(match)
        else:
            start = self.length
            # Emphasis may hold a link or an entity: look again, without the marks.
            position = self.inner(match.start("inside"), match.end("inside"))
            self.emphases.append((start, self.length))
            return max(position, match.end())
        return match.end()

    def inner(self, position: int, end: int) -> int:
        while match := _MARKUP.search(self.source, position, end):
            self.copy(position, match.start())
            position = self.markup(match)
        self.copy(position, end)
        return position

    def hide(self, match: re.Match[str], closing: str) -> int:
        """Pass over what no reader sees; what is never closed is text."""
        if closing not in self.unclosed:
            end = re.compile(closing, re.I).search(self.source, match.end())
            if end:
                return end.end()
            self.unclosed.add(closing)
        self.copy(match.start(), match.end())
        return match.end()

    def entity(self, match: re.Match[str]) -> None:
        character = html.unescape(match["entity"])
        shown = character.isprintable() or character.isspace() or character == "\u00ad"
        if len(character) == 1 and shown:
            self.add(character, match.start(), match.end() - match.start())
        else:
            self.copy(match.start(), match.end())

    def tag(self, match: re.Match[str]) -> int:
        name, closing = match["tag"].lower(), bool(match["close"])
        if name in _HIDDEN and not closing:
            return self.hide(match, rf"</{name}\s{{0,9}}>")
        if name in _INLINE and match.start() not in self.paired:
            self.copy(match.start(), match.end())
        elif name in _BLOCKS:
            self.add("\n", match.start(), match.end() - match.start())
            if name in ("li", "p", "dd", "dt", "tr") and not closing:
                self.items.append(self.length)
            if name == "br":
                # A line broken for readers and in the source is broken once.
                ended = _LINE_REST.match(self.source, match.end())
                return ended.end() if ended else match.end()
        elif name == "a":
            self.anchor(match, closing)
        elif name in ("em", "i", "cite", "b", "strong"):
            if not closing:
                self.open_emphases.append(self.length)
            elif self.open_emphases:
                self.emphases.append((self.open_emphases.pop(), self.length))
        elif name not in _INLINE and name not in _OTHER:
            self.copy(match.start(), match.end())
        return match.end()

    def anchor(self, match: re.Match[str], closing: bool) -> None:
        if closing:
            if self.open_links:
                start, url, places = self.open_links.pop()
                self.links.append(Link(start, self.length, url, *places))
            return
        href = _HREF.search(match["rest"] or "")
        if href:
            group = href.lastindex or 0
            offset = match.start("rest")
            self.open_links.append(
                (
                    self.length,
                    html.unescape(href[group]),
                    (
                        offset + href.start(group),
                        offset + href.end(group),
                        match.start(),
                        match.end(),
                    ),
                )
            )

    def markdown_link(self, match: re.Match[str]) -> None:
        raw = match["url"]
        url = raw.strip("<>")
        start = match.start("url") + (1 if raw.startswith("<") else 0)
        text_start = self.brackets.pop() if self.brackets else self.length
        self.add("]", match.start(), 1)
        places = (start, start + len(url), match.start() + 1, match.end())
        self.links.append(Link(text_start, self.length, url, *places))


def is_web(url: str) -> bool:
    """Tell whether an address is one of the web (and not a script, a mail or a place in the page).

    >>> is_web("https://un.org/a"), is_web("javascript:alert(1)"), is_web("#fn1")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)
