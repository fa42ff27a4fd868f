"""Rich text: what a title with italics in it is, and what a formatted entry is.

CSL-JSON fields may hold a few inline tags. `parse` reads them, `dumps` writes
them, `plain` drops them. Everything else in a field, including tags that are not
closed, is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

__all__ = [
    "STYLES",
    "Layout",
    "Local",
    "RichText",
    "Run",
    "cut",
    "dumps",
    "join",
    "language_tag",
    "one_line",
    "parse",
    "plain",
    "safe_href",
    "tags",
]

#: What a run may be. ``nocase``: changes of case (title case …) leave it alone.
STYLES: frozenset[str] = frozenset(
    {"italic", "oblique", "bold", "light", "small-caps", "superscript", "subscript"}
    | {"underline", "nocase", "nodecor"}
)


class Run(NamedTuple):
    """A piece of text with one look.

    A tuple, as a list of references has dozens of runs an entry.

    >>> Run("Homo sapiens", frozenset({"italic"})).text
    'Homo sapiens'
    """

    text: str
    styles: frozenset[str] = frozenset()  #: of `STYLES`
    href: str | None = None  #: an http or https address that the text links to
    variable: str | None = None  #: the CSL variable that the text comes from
    #: ``block``, ``left-margin``, ``right-inline`` or ``indent``: where an entry puts it
    block: str | None = None
    #: the formats around it, outermost first, where one that flips is preceded by ``no-``
    path: tuple[str, ...] = ()
    cite: str | None = None  #: in a citation: the id of the record that this part of it cites
    lang: str | None = None  #: the language that it is in, if it is not that around it (BCP 47)


#: Text as runs, in order.
RichText = tuple[Run, ...]


class Layout(NamedTuple):
    """How a style wants its list to look: CSL 1.0.2, Bibliography-specific Options.

    Each form follows as far as it has words for it; text, Markdown, reStructuredText,
    AsciiDoc and Org leave indents and spacing to the page.

    >>> Layout(hanging_indent=True).line_spacing
    1
    """

    hanging_indent: bool = False  #: all lines of an entry but the first are indented
    #: ``flush``: the text stands right of the labels; ``margin``: the labels stand in the margin
    second_field_align: str | None = None
    line_spacing: int = 1  #: in lines: 2 is double-spaced
    entry_spacing: int = 1  #: lines left empty between two entries


#: The tags of CSL-JSON, and the style each stands for, in the order of writing.
_OPENINGS: Mapping[str, str] = {
    "<i>": "italic",
    "<b>": "bold",
    "<sup>": "superscript",
    "<sub>": "subscript",
    "<sc>": "small-caps",
    '<span class="nocase">': "nocase",
}
_STYLES_OF: Mapping[str, str] = {
    "i": "italic",
    "b": "bold",
    "sup": "superscript",
    "sub": "subscript",
}
_WRITTEN: Mapping[str, tuple[str, str]] = {
    **{style: (tag, tag.replace("<", "</")) for tag, style in _OPENINGS.items()},
    "nocase": ('<span class="nocase">', "</span>"),
    "nodecor": ('<span class="nodecor">', "</span>"),
}

#: Bounded on purpose: no quantifier can run over a long field.
_TAG = re.compile(
    r"""<(?:(?P<close>/)?(?P<name>i|b|sup|sub|sc)
        |(?P<endspan>/span)
        |span\ {1,3}(?:(?P<nocase>class=["']nocase["'])
                      |(?P<nodecor>class=["']nodecor["'])
                      |(?P<caps>style=["']\ ?font-variant:\ ?small-caps;?\ ?["'])))\ ?>""",
    re.VERBOSE | re.IGNORECASE,
)


def _opening(match: re.Match[str]) -> tuple[str, str] | None:
    """Return the tag name and the style that a tag opens, or None for a closing tag."""
    if match["nocase"]:
        return "span", "nocase"
    if match["caps"]:
        return "span", "small-caps"
    if match["nodecor"]:
        return "span", "nodecor"
    if match["close"] or match["endspan"]:
        return None
    name = match["name"].lower()
    return name, _STYLES_OF.get(name, "small-caps")


def _pairs(tags: list[re.Match[str]]) -> dict[int, str]:
    """Match closings with openings: start of a tag that counts → the style it stands for."""
    paired: dict[int, str] = {}
    pending: list[tuple[str, str, int]] = []
    waiting: dict[str, int] = {}
    for match in tags:
        opening = _opening(match)
        if opening is not None:
            pending.append((*opening, match.start()))
            waiting[opening[0]] = waiting.get(opening[0], 0) + 1
            continue
        name = "span" if match["endspan"] else match["name"].lower()
        while waiting.get(name):  # whatever was opened since and not closed is text
            opened, style, start = pending.pop()
            waiting[opened] -= 1
            if opened == name:
                paired[start] = paired[match.start()] = style
                break
    return paired


def tags(text: str) -> list[tuple[int, int, str, bool]]:
    """Find the tags that count: start, end, the style, and whether it begins there.

    >>> tags("<i>Homo</i> <b>")
    [(0, 3, 'italic', True), (7, 11, 'italic', False)]
    """
    found = list(_TAG.finditer(text)) if "<" in text else []
    paired = _pairs(found)
    return [
        (match.start(), match.end(), style, _opening(match) is not None)
        for match in found
        if (style := paired.get(match.start())) is not None
    ]


def parse(text: str) -> RichText:
    """Read the inline tags that a CSL-JSON field may hold. Never raises; linear.

    >>> [(run.text, sorted(run.styles)) for run in parse("The <i>Titanic</i> < 2 <b>")]
    [('The ', []), ('Titanic', ['italic']), (' < 2 <b>', [])]
    """
    if "<" not in text:
        return (Run(text),) if text else ()
    tags = list(_TAG.finditer(text))
    paired = _pairs(tags)
    depth: dict[str, int] = {}
    runs: list[Run] = []
    position = 0
    for match in tags:
        style = paired.get(match.start())
        if style is None:
            continue
        runs.append(Run(text[position : match.start()], _open_styles(depth)))
        depth[style] = depth.get(style, 0) + (1 if _opening(match) else -1)
        position = match.end()
    runs.append(Run(text[position:], _open_styles(depth)))
    return join(runs)


def _open_styles(depth: dict[str, int]) -> frozenset[str]:
    return frozenset(style for style, count in depth.items() if count)


def join(runs: Iterable[Run]) -> RichText:
    """Join neighbours that look the same, and drop empty runs.

    >>> [run.text for run in join([Run("a"), Run(""), Run("b")])]
    ['ab']
    """
    joined: list[Run] = []
    texts: list[str] = []
    for run in runs:
        if not run.text:
            continue
        if joined and joined[-1][1:] == run[1:]:
            texts.append(run.text)
            continue
        if len(texts) > 1:
            joined[-1] = joined[-1]._replace(text="".join(texts))
        joined.append(run)
        texts = [run.text]
    if len(texts) > 1:
        joined[-1] = joined[-1]._replace(text="".join(texts))
    return tuple(joined)


def dumps(runs: Iterable[Run]) -> str:
    """Write rich text with the tags of CSL-JSON; links and underlines are left out.

    >>> dumps(parse("The <i>Titanic</i>"))
    'The <i>Titanic</i>'
    """
    pieces: list[str] = []
    for run in runs:
        tags = [_WRITTEN[style] for style in _WRITTEN if style in run.styles]
        pieces.extend(opening for opening, _ in tags)
        pieces.append(run.text)
        pieces.extend(closing for _, closing in reversed(tags))
    return "".join(pieces)


def cut(runs: Iterable[Run], start: int, stop: int) -> RichText:
    """Return the characters from `start` to `stop`, with their looks.

    >>> [run.text for run in cut(parse("The <i>Titanic</i>"), 2, 7)]
    ['e ', 'Tit']
    """
    found: list[Run] = []
    for run in runs:
        if piece := run.text[max(start, 0) : max(stop, 0)]:
            found.append(run._replace(text=piece))
        start, stop = start - len(run.text), stop - len(run.text)
    return tuple(found)


def plain(runs: Iterable[Run]) -> str:
    """Return the text alone.

    >>> plain(parse("The <i>Titanic</i>"))
    'The Titanic'
    """
    return "".join(run.text for run in runs)


_BREAKS = re.compile("[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
#: control characters, lone surrogates and noncharacters: nothing that prints
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def one_line(text: str) -> str:
    r"""Return the text with line breaks as spaces and without what cannot be printed.

    >>> one_line("two\n  lines\x00")
    'two lines'
    """
    if text.isprintable() and "  " not in text:
        return text
    return _UNPRINTABLE.sub("", _BREAKS.sub(" ", text))


#: An address that is fit as it is.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]*")
_WEB = re.compile(r"https?://[^/]", re.IGNORECASE)
#: Characters that no address may hold as they are (RFC 3986 has none of them).
_ENCODED: Mapping[int, str] = {
    ord(character): f"%{ord(character):02X}" for character in " \"'<>\\`{|}^"
}
_IGNORED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


_LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8}){0,3})")


def language_tag(text: str | None) -> str | None:
    """Return the language that a text names as a tag for HTML (BCP 47); None if it is none.

    >>> language_tag("de_AT"), language_tag("German")
    ('de-AT', None)
    """
    found = _LANGUAGE.fullmatch(text.strip()) if text else None
    return f"{found[1].lower()}{found[2].replace('_', '-')}" if found else None


class Local(str):
    """An address within what is written, ``#ref-knuth1984``: made by us, never out of data."""

    __slots__ = ()


def safe_href(address: str | None) -> str | None:
    r"""Return an http or https address fit to be linked to, or None for anything else.

    A `Local` one is fit as it is.

    Control characters, which browsers skip when they read a scheme, are taken out
    first; quotes, angle brackets and spaces come out percent-encoded.

    >>> safe_href("https://example.org/a b")
    'https://example.org/a%20b'
    >>> safe_href("java\tscript:alert(1)") is None
    True
    """
    if not address:
        return None
    if isinstance(address, Local):
        return address
    if _ADDRESS.fullmatch(address):
        return address
    cleaned = _IGNORED.sub("", address).strip()
    if not _WEB.match(cleaned):
        return None
    return cleaned.translate(_ENCODED)
