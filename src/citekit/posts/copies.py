"""Pieces of a post, copied to be read as references, and the way back to the post."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import evolve

from citekit import citations, references
from citekit.posts.drafts import Draft, Spans
from citekit.record import Name
from citekit.references import Reference, persons

__all__ = ["read"]


def read(
    draft: Draft, spans: Sequence[tuple[int, int]], date: datetime.date | None
) -> Iterator[tuple[Reference, ...]]:
    """Read each span by itself, yet all as one list; positions are those of the post."""
    copy = _Copy()
    ends = []
    link = _MARKDOWN_LINK if draft.form == "markdown" else _HTML_LINK
    for start, end in spans:
        copy.add("<p>", start, start)
        copy.add_linked(draft.text, start, end, link)
        ends.append(copy.length)
        copy.add("</p>\n", end, end)
    parsed = references.parse("".join(copy.pieces), date=date)
    at = 0
    for end in ends:
        mine = []
        while at < len(parsed) and parsed[at].start < end:
            mine.append(_with_others(_moved(parsed[at], copy)))
            at += 1
        yield tuple(mine)


class _Copy:
    """A copy of pieces of a post to be read, and the way back."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.keys: list[int] = []
        self.places: list[tuple[int, int]] = []  #: where each piece stands in the post
        self.length = 0
        self.links: list[tuple[int, int]] = []  #: in the post

    def add(self, piece: str, start: int, end: int) -> None:
        self.pieces.append(piece)
        self.keys.append(self.length)
        self.places.append((start, end))
        self.length += len(piece)

    def add_linked(self, text: str, start: int, end: int, link: re.Pattern[str]) -> None:
        """Add a piece with its links as HTML has them, in which title and address are apart.

        Of a link that is all there is, “Title - Site”, only the title stays in it.
        """
        plainly = self._add_escaped if link is _MARKDOWN_LINK else self._add_as_it_is
        for found in link.finditer(text, start, end):
            plainly(text, start, found.start())
            if link is _MARKDOWN_LINK:
                self.add('<a href="', found.start(), found.start("words"))
                self.add(found["address"], *found.span("address"))
                self.add('">', found.start("words"), found.start("words"))
            else:
                self.add(
                    text[found.start() : found.start("words")], found.start(), found.start("words")
                )
            first, last = found.span("words")
            is_all = not text[start : found.start()].strip() and not text[found.end() : end].strip(
                " ."
            )
            site = _SITE.search(found["words"]) if is_all else None
            middle = first + site.start() if site else last
            plainly(text, first, middle)
            self.add("</a>", middle, middle if site else found.end())
            if site:
                plainly(text, middle, last)
            self.links.append(found.span())
            start = found.end()
        plainly(text, start, end)

    def _add_as_it_is(self, text: str, start: int, end: int) -> None:
        self.add(text[start:end], start, end)

    def _add_escaped(self, text: str, start: int, end: int) -> None:
        """Add Markdown; what a backslash makes a mere sign is spelled as one in HTML."""
        for found in citations.ESCAPED.finditer(text, start, end):
            self.add(text[start : found.start()], start, found.start())
            self.add(f"&#{ord(found[1])};", *found.span())
            start = found.end()
        self.add(text[start:end], start, end)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return where what stands in the copy stands in the post."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, position: int) -> tuple[int, int]:
        at = bisect_right(self.keys, position) - 1
        start, end = self.places[at]
        if end - start != len(self.pieces[at]):
            return start, end
        first = start + position - self.keys[at]
        return first, first + 1


#: A link to a page, with a text that is not its address.
_MARKDOWN_LINK = re.compile(
    r"(?<!!)\[(?!https?:)(?P<words>[^\[\]\n]{1,300})\]"
    r"\((?:<(?=[^<>\n]{1,1000}>\)))?(?P<address>https?://[^()\s<>\"]{1,1000})>?\)",
    re.IGNORECASE,
)
_HTML_LINK = re.compile(
    r"<a\b[^<>]{1,1000}>(?!\s*https?:)(?P<words>[^<>]{1,300})</a>", re.IGNORECASE
)
#: The name of a site behind the title of a page.
_SITE = re.compile(r"\s+(?:[-–—|·]|::)\s+(?=[^\W\d_a-zß-ÿ])\S+(?:\s\S+){0,3}\s*\Z")


def _moved(reference: Reference, copy: _Copy) -> Reference:
    tokens = []
    for token in reference.tokens:
        start, end = copy.source(token.start, token.end)
        tokens.append(evolve(token, start=start, end=end))
    start, end = copy.source(reference.start, reference.end)
    # a link is one thing, whatever of it was read
    links = Spans(copy.links)
    start, end = (links.around(start) or (start,))[0], (links.around(end - 1) or (0, end))[1]
    return evolve(reference, start=start, end=end, tokens=tuple(tokens))


def _with_others(reference: Reference) -> Reference:
    """Say that there are more names: styles print “et al.” for the last of them."""
    record, tokens = reference.record, reference.tokens
    for role in ("author", "editor"):
        last = max((at for at, one in enumerate(tokens) if one.label == role), default=-1)
        behind = "".join(one.text for one in tokens[last : last + 2] if one.label != "note")
        people = record.fields.get(role)
        if last >= 0 and isinstance(people, tuple) and persons.others(behind):
            record = record.replace({role: (*people, Name(literal="others"))})
    return evolve(reference, record=record)
