"""Text while the engine works on it: a string with marks in it.

Marks are private-use characters: what opens a style, a variable or a quotation,
and one that closes. The engine joins, wraps and cuts strings and never looks at
them. `finish` turns the result into rich text and puts the joints in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from citekit.markup import RichText, Run, join, one_line, parse
from citekit.variables import NAMES, VARIABLES

__all__ = [
    "Quotes",
    "finish",
    "from_field",
    "quoted",
    "recase",
    "strip",
    "styled",
    "variables",
    "varied",
]

_CLOSE = "\ue000"
_NAMES = ("italic", "bold", "small-caps", "superscript", "subscript", "underline", "nocase")
#: a style that the CSL style asks for, and one that a field brings along
_STYLE: Mapping[str, str] = {name: chr(0xE001 + number) for number, name in enumerate(_NAMES)}
_FIELD: Mapping[str, str] = {name: chr(0xE011 + number) for number, name in enumerate(_NAMES)}
_QUOTE, _UNQUOTE = "\ue020", "\ue021"
_VARIABLE: Mapping[str, str] = {name: chr(0xE100 + number) for number, name in enumerate(VARIABLES)}

_STYLE_OF: Mapping[str, str] = {mark: name for name, mark in _STYLE.items()}
_FIELD_OF: Mapping[str, str] = {mark: name for name, mark in _FIELD.items()}
_VARIABLE_OF: Mapping[str, str] = {mark: name for name, mark in _VARIABLE.items()}

_MARK = re.compile("([\ue000-\ue1ff])")


def strip(text: str) -> str:
    """Take every mark out of a text.

    >>> strip(styled("italic", "Fiasco"))
    'Fiasco'
    """
    return _MARK.sub("", text)


def styled(style: str, text: str) -> str:
    """Mark a text as italic, bold …: of `citekit.markup.STYLES`."""
    return f"{_STYLE[style]}{text}{_CLOSE}"


def varied(variable: str, text: str) -> str:
    """Mark a text as the value of a variable; unknown variables leave no mark."""
    return f"{_VARIABLE[variable]}{text}{_CLOSE}" if variable in _VARIABLE else text


def variables(text: str) -> set[str]:
    """Return the variables that a text has values of.

    >>> variables(styled("italic", varied("title", "Fiasco")))
    {'title'}
    """
    return {_VARIABLE_OF[mark] for mark in _MARK.findall(text) if mark in _VARIABLE_OF}


def quoted(text: str) -> str:
    """Mark a text as a quotation; which quotation marks it gets is settled at the end."""
    return f"{_QUOTE}{text}{_UNQUOTE}"


def from_field(text: str) -> str:
    """Turn a field into marked text: one line, its inline tags as marks."""
    return "".join(
        "".join(_FIELD[style] for style in _NAMES if style in run.styles)
        + run.text
        + _CLOSE * len(run.styles)
        for run in parse(one_line(strip(text)).strip())
    )


# Case

#: What stays in lower case inside an English title.
_STOP_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor", "of"}
    | {"on", "onto", "or", "over", "so", "the", "till", "to", "up", "via", "with", "yet"}
)
#: a mark, or a word with the combining characters and apostrophes inside it
_PIECE = re.compile("([\ue000-\ue1ff]|[^\\W_](?:['’.]?(?:[^\\W_]|[\u0300-\u036f]))*)")


def recase(text: str, case: str) -> str:
    """Apply a CSL ``text-case``; text marked as ``nocase`` stays as it is.

    >>> recase("the art of war: an introduction to", "title")
    'The Art of War: An Introduction To'
    """
    pieces = _PIECE.split(text)  # between, word or mark, between, word or mark, … between
    words = list(_words(pieces))
    shouted = not any(piece != piece.upper() for piece in pieces[1::2]) and len(words) > 1
    rests = _rests(pieces)
    spoken = [at for at in range(1, len(pieces), 2) if not _MARK.match(pieces[at])]
    for position in words:
        if position in rests and case not in ("uppercase", "lowercase"):
            continue
        first, last = position == spoken[0], position == spoken[-1]
        before = pieces[position - 1].rstrip()[-1:]
        edge = first or last or before in (":", "?", "!", "—")
        pieces[position] = _word(pieces[position], case, first=first, edge=edge, shouted=shouted)
    return "".join(pieces)


_IN_WORD = re.compile("[^\\W_]['’]?$")


def _rests(pieces: list[str]) -> set[int]:
    """Positions of what is the rest of a word that a mark divides: the s of <i>Homo</i>s."""
    rests: set[int] = set()
    before = ""
    for position, piece in enumerate(pieces):
        if not (position % 2 and _MARK.match(piece)):
            if position % 2 and _IN_WORD.search(before):
                rests.add(position)
            before = (before + piece)[-2:]
    return rests


def _words(pieces: list[str]) -> Iterator[int]:
    """Positions of the words whose case may change."""
    protected: list[bool] = []
    for position in range(1, len(pieces), 2):
        piece = pieces[position]
        if not _MARK.match(piece):
            if not any(protected):
                yield position
        elif piece == _CLOSE:
            del protected[-1:]
        elif piece not in (_QUOTE, _UNQUOTE):
            protected.append(piece == _FIELD["nocase"])


def _word(word: str, case: str, *, first: bool, edge: bool, shouted: bool) -> str:
    """Apply a case to one word; `edge`: first or last of the text, or after a colon."""
    capital = word[0].upper() + word[1:]
    if case == "uppercase":
        return word.upper()
    if case == "lowercase":
        return word.lower()
    if case == "capitalize-first":
        return capital if first else word
    if case == "capitalize-all":
        return capital if word.islower() else word
    # CSL 1.0.2, Text-case: "For uppercase strings … all other letters are lowercased"
    calm = word.lower() if shouted else word
    if case == "sentence":
        return calm[0].upper() + calm[1:] if first else calm
    if case == "title" and calm.lower() in _STOP_WORDS and not edge:
        return calm.lower()
    return calm[0].upper() + calm[1:] if calm.islower() or shouted else word


# The end


@frozen
class Quotes:
    """The quotation marks of a locale, and whether they take in a following full stop."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")
    take_in: bool = True  #: CSL's ``punctuation-in-quote``


@define
class _Pen:
    """Writes runs one after the other, and looks at what stands before each."""

    quotes: Quotes
    runs: list[Run] = field(factory=list)
    depth: int = 0  #: quotations that are open
    shut: int = 0  #: closing marks at the very end of the text

    def last(self) -> str:
        """Return the last character written, closing quotation marks aside."""
        for run in reversed(self.runs[: len(self.runs) - self.shut]):
            return run.text[-1]
        return ""

    def write(self, text: str, styles: frozenset[str], variable: str | None) -> None:
        text = _SPACES.sub(" ", text)
        if variable is None:
            if self.shut:
                text = self._past_quotation(text, styles)
            text = self._joint(text)
            if not self.runs:
                text = text.lstrip(" ,;:.")
        else:
            if variable in NAMES:  # "et al." and the full stop of the style
                text = _TWO_STOPS.sub(".", text)
            if self.last() == " ":
                text = text.lstrip(" ")
        if self.depth:
            text = self._nested(text)
        if text:
            self.runs.append(Run(text, styles, None, variable))
            self.shut = 0

    def _joint(self, text: str) -> str:
        """Drop what a style doubles where two pieces meet: spaces and punctuation."""
        last = self.last() if not self.shut else ""
        while text and last and _doubled(last, text[0]):
            text = text[1:]
        if text[:1] in (",", ".", ";") and last == " " and self.runs[-1].variable is None:
            before = self.runs.pop()
            if before.text.strip(" "):
                self.runs.append(Run(before.text.rstrip(" "), before.styles))
            return self._joint(text)
        return text

    def _past_quotation(self, text: str, styles: frozenset[str]) -> str:
        """Put a comma or full stop that follows a quotation where the locale wants it."""
        if text[0] not in ",.":
            return text
        if _doubled(self.last(), text[0]):
            return text[1:]
        if not self.quotes.take_in:
            return text
        place = len(self.runs) - self.shut
        self.runs.insert(place, Run(text[0], styles - _RAISED))
        return text[1:]

    def _nested(self, text: str) -> str:
        """Quotation marks inside a quotation are the other ones."""
        (outer_open, outer_close), (inner_open, inner_close) = self.quotes.outer, self.quotes.inner
        if self.depth % 2 == 0 or outer_close in (outer_open, "’"):  # ’ may be an apostrophe
            return text
        if text.count(outer_open) != text.count(outer_close):
            return text
        return text.replace(outer_open, inner_open).replace(outer_close, inner_close)

    def quote(self, styles: frozenset[str]) -> None:
        self.runs.append(
            Run((self.quotes.inner if self.depth % 2 else self.quotes.outer)[0], styles)
        )
        self.depth += 1
        self.shut = 0

    def unquote(self, styles: frozenset[str]) -> None:
        self.depth -= 1
        mark = (self.quotes.inner if self.depth % 2 else self.quotes.outer)[1]
        self.runs.append(Run(mark, styles))
        self.shut += 1


_RAISED = frozenset({"superscript", "subscript"})
_SPACES = re.compile("  +")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


def _doubled(last: str, first: str) -> bool:
    """Whether the second of two characters at a joint is one too many."""
    if last == first:
        return first in " ,;:."
    return first == "." and last in "?!…"


def finish(text: str, quotes: Quotes) -> RichText:
    """Turn marked text into rich text, and put the joints between its pieces in order.

    >>> [run.text for run in finish(quoted(varied("title", "Why?")) + ".", Quotes())]
    ['“', 'Why?', '”']
    """
    pen = _Pen(quotes)
    stack: list[str] = []
    for number, piece in enumerate(_MARK.split(text)):
        if not piece:
            continue
        if number % 2 == 0:
            pen.write(piece, _styles(stack), _variable(stack))
        elif piece == _CLOSE:
            del stack[-1:]
        elif piece == _QUOTE:
            pen.quote(_styles(stack))
        elif piece == _UNQUOTE:
            pen.unquote(_styles(stack))
        else:
            stack.append(piece)
    return _trimmed(join(pen.runs))


def _styles(stack: list[str]) -> frozenset[str]:
    """Return the styles in force; italics of a field in italics of the style stand upright."""
    found: set[str] = set()
    for mark in stack:
        if mark in _STYLE_OF:
            found.add(_STYLE_OF[mark])
        elif mark in _FIELD_OF:
            found ^= {_FIELD_OF[mark]}
    return frozenset(found - {"nocase"})


def _variable(stack: list[str]) -> str | None:
    return next((_VARIABLE_OF[mark] for mark in reversed(stack) if mark in _VARIABLE_OF), None)


def _trimmed(runs: RichText) -> RichText:
    """Take white space off both ends."""
    kept = list(runs)
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        first = kept[0]
        kept[0] = Run(first.text.lstrip(), first.styles, first.href, first.variable)
        last = kept[-1]
        kept[-1] = Run(last.text.rstrip(), last.styles, last.href, last.variable)
    return tuple(kept)
